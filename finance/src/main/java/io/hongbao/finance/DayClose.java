package io.hongbao.finance;

import io.hongbao.core.ledger.Account;
import java.time.LocalDate;
import java.util.List;

/**
 * A day that is over, for good: totals by account and by prize, orders, payments and refunds, the
 * entries that it is made of, and a digest over its postings. It holds nothing but what follows
 * from the journal, so closing a day again gives the same bytes.
 */
public final class DayClose {
    private static final Table ACCOUNTS =
            Table.of(
                    "accounts",
                    Table.text("account"),
                    Table.money("opening"),
                    Table.money("in"),
                    Table.money("out"),
                    Table.money("closing"));
    private static final Table PRIZES =
            Table.of(
                    "prizes",
                    Table.text("prize"),
                    Table.text("figure"),
                    Table.count("count"),
                    Table.money("amount"));
    private static final Table ACTIVITY =
            Table.of(
                    "activity",
                    Table.text("subject"),
                    Table.text("figure"),
                    Table.count("count"),
                    Table.money("amount"));
    private static final Table SHARDS =
            Table.of(
                    "shards",
                    Table.count("shard"),
                    Table.count("firstSeq"),
                    Table.count("lastSeq"));

    private final Books books;
    private final LocalDate day;
    private final DayBook book;

    private DayClose(Books books, LocalDate day, DayBook book) {
        this.books = books;
        this.day = day;
        this.book = book;
    }

    /**
     * Closes {@code day}, of the campaign's time zone.
     *
     * @param nowMillis a moment before which nothing more can be decided, in milliseconds since the
     *     epoch
     * @throws DayNotOver when the day ends after that
     */
    public static DayClose of(Books books, LocalDate day, long nowMillis) {
        Days days = Days.only(day);
        long overAtMillis = books.toMillis(days);
        if (nowMillis < overAtMillis) {
            throw new DayNotOver(day, books.time(overAtMillis), overAtMillis);
        }
        return new DayClose(books, day, DayBook.of(books, days));
    }

    /** What the day was. */
    public DayBook book() {
        return book;
    }

    /** Whether every check holds. */
    public boolean holds() {
        return book.checks().stream().allMatch(Check::holds);
    }

    public void write(ReportSink sink) {
        sink.begin(
                new ReportSink.Layout(
                        "day-close",
                        books.campaign(),
                        books.currency(),
                        List.of(ACCOUNTS, PRIZES, ACTIVITY, Check.TABLE, SHARDS)));
        Days days = Days.only(day);
        sink.fact("day", Cell.text(day.toString()));
        sink.fact("from", Cell.text(books.time(books.fromMillis(days))));
        sink.fact("to", Cell.text(books.time(books.toMillis(days))));
        sink.fact("holds", Cell.truth(holds()));
        sink.fact("postings", Cell.count(book.postings()));
        sink.fact("digest", Cell.text(book.digest()));
        Turnover turnover = book.turnover();
        for (Account account : Account.values()) {
            sink.row(
                    ACCOUNTS,
                    Cell.text(TrialBalance.word(account)),
                    books.money(turnover.openingMinor(account)),
                    books.money(turnover.inMinor(account)),
                    books.money(turnover.outMinor(account)),
                    books.money(turnover.closingMinor(account)));
        }
        book.prizes().forEach((key, sum) -> figure(sink, PRIZES, key, sum));
        book.activity().forEach((key, sum) -> figure(sink, ACTIVITY, key, sum));
        book.checks().forEach(check -> check.write(books, sink));
        for (int shard = 0; shard < books.shards(); shard++) {
            sink.row(
                    SHARDS,
                    Cell.count(shard),
                    Cell.count(book.firstSeq(shard)),
                    Cell.count(book.lastSeq(shard)));
        }
        sink.end();
    }

    private void figure(ReportSink sink, Table table, Figures.Key key, Figures.Sum sum) {
        sink.row(
                table,
                Cell.text(key.item()),
                Cell.text(key.figure()),
                Cell.count(sum.count()),
                books.money(sum.amountMinor()));
    }
}
