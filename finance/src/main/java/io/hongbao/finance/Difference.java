package io.hongbao.finance;

import java.util.List;
import java.util.Locale;

/**
 * Something that our ledger and the provider's file do not agree on.
 *
 * @param id the effect's
 * @param kind charge, refund or payout
 * @param hereMinor what we booked; 0 when we booked nothing
 * @param there the provider's line; empty when it has none
 * @param referenceHere the provider's reference as we booked it
 * @param timeHere when we booked it; empty when we did not
 */
record Difference(
        Type type,
        String id,
        String kind,
        long hereMinor,
        List<ProviderLine> there,
        String referenceHere,
        String timeHere) {

    /** In what way they differ. */
    enum Type {
        /** The provider moved money that nobody here ever asked for. */
        UNKNOWN_HERE,
        /** We asked for it and booked no answer, but the provider moved it. */
        NOT_BOOKED_HERE,
        /** We booked it; the provider does not have it. */
        MISSING_THERE,
        /** The provider lists it more than once; this is one of the lines after the first. */
        TWICE_THERE,
        /** We booked it more than once. */
        TWICE_HERE,
        CURRENCY_DIFFERS,
        AMOUNT_DIFFERS,
        /** One side says charge, the other refund or payout. */
        KIND_DIFFERS,
        /** Two references for one effect: the provider may have moved it twice. */
        REFERENCE_DIFFERS;

        /** As reports write it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Table TABLE =
            Table.of(
                    "differences",
                    Table.text("type"),
                    Table.text("id"),
                    Table.text("kind"),
                    Table.money("here"),
                    Table.money("there"),
                    Table.text("currencyThere"),
                    Table.text("referenceHere"),
                    Table.text("referenceThere"),
                    Table.text("timeHere"),
                    Table.text("timeThere"),
                    Table.count("line"));

    Difference {
        there = List.copyOf(there);
    }

    void write(Books books, ReportSink sink) {
        boolean isThere = !there.isEmpty();
        sink.row(
                TABLE,
                Cell.text(type.word()),
                Cell.text(id),
                Cell.text(kind),
                books.money(hereMinor),
                isThere ? there.getFirst().money() : books.money(0),
                Cell.text(isThere ? there.getFirst().currency() : ""),
                Cell.text(referenceHere),
                Cell.text(isThere ? there.getFirst().reference() : ""),
                Cell.text(timeHere),
                Cell.text(isThere ? there.getFirst().time() : ""),
                Cell.count(isThere ? there.getFirst().line() : 0));
    }
}
