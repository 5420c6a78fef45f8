package io.hongbao.finance;

/**
 * Two sums that must be equal because they count the same money in two ways. In minor units.
 *
 * @param name what is compared
 */
public record Check(String name, long leftMinor, long rightMinor) {

    /** As rows of a report. */
    static final Table TABLE =
            Table.of(
                    "checks",
                    Table.text("check"),
                    Table.money("left"),
                    Table.money("right"),
                    Table.text("holds"));

    public boolean holds() {
        return leftMinor == rightMinor;
    }

    void write(Books books, ReportSink sink) {
        sink.row(
                TABLE,
                Cell.text(name),
                books.money(leftMinor),
                books.money(rightMinor),
                Cell.truth(holds()));
    }
}
