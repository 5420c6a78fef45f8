package io.hongbao.finance;

import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.UserId;
import io.hongbao.core.payout.PayoutState;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The payouts of some days: each one that ended in them, and those that are under way or wait for
 * the real name at their end. Written while the journals are read: in memory are those under way.
 */
public final class PayoutReport {
    private static final Table PAYOUTS =
            Table.of(
                    "payouts",
                    Table.text("id"),
                    Table.text("user"),
                    Table.text("prize"),
                    Table.money("amount"),
                    Table.text("state"),
                    Table.text("askedAt"),
                    Table.text("sentAt"),
                    Table.text("endedAt"),
                    Table.text("note"));
    private static final Table STATES =
            Table.of("states", Table.text("state"), Table.count("count"), Table.money("amount"));

    private final Books books;
    private final ReportSink sink;
    private final long fromMillis;
    private final Map<Key, Open> open = new LinkedHashMap<>();
    private final Map<PayoutState, Figures.Sum> sums = new EnumMap<>(PayoutState.class);

    private record Key(UserId user, String payout) {}

    /** A payout that has not ended. */
    private record Open(String prize, long amountMinor, long askedAtMillis, long sentAtMillis) {
        PayoutState state() {
            return sentAtMillis == 0 ? PayoutState.WAITING : PayoutState.PAYING;
        }

        Open sent(long atMillis) {
            return new Open(prize, amountMinor, askedAtMillis, atMillis);
        }
    }

    private PayoutReport(Books books, Days days, ReportSink sink) {
        this.books = books;
        this.sink = sink;
        this.fromMillis = books.fromMillis(days);
    }

    /** Reads the journals, and writes the report as it goes. */
    public static PayoutReport run(Books books, Days days, ReportSink sink) {
        PayoutReport report = new PayoutReport(books, days, sink);
        sink.begin(
                new ReportSink.Layout(
                        "payouts", books.campaign(), books.currency(), List.of(PAYOUTS, STATES)));
        sink.fact("from", Cell.text(days.firstDate().toString()));
        sink.fact("to", Cell.text(days.lastDate().toString()));
        books.read(books.toMillis(days), report::read);
        report.finish();
        return report;
    }

    /** How much was paid in the days, in minor units. */
    public long paidMinor() {
        return sum(PayoutState.PAID).amountMinor();
    }

    private Figures.Sum sum(PayoutState state) {
        return sums.computeIfAbsent(state, _ -> new Figures.Sum());
    }

    private void read(Entry entry) {
        for (Event event : entry.events()) {
            if (books.isOurs(event) && event instanceof Event.OfPayouts of) {
                read(of, entry.atMillis());
            }
        }
    }

    private void read(Event.OfPayouts event, long atMillis) {
        switch (event) {
            case Event.PayoutAsked it ->
                    open.put(
                            new Key(it.user(), it.payout()),
                            new Open(it.hold().prize(), it.hold().spentMinor(), atMillis, 0));
            case Event.PayoutSent it ->
                    open.computeIfPresent(
                            new Key(it.user(), it.payout()), (_, old) -> old.sent(atMillis));
            case Event.PayoutPaid it ->
                    ended(
                            new Key(it.user(), it.payout()),
                            PayoutState.PAID,
                            atMillis,
                            it.reference());
            case Event.PayoutFailed it ->
                    ended(
                            new Key(it.user(), it.payout()),
                            PayoutState.FAILED,
                            atMillis,
                            it.reason());
            case Event.RealNameSet _ -> {
                // Belongs to no campaign; what it sets going is in the entry too.
            }
        }
    }

    private void ended(Key key, PayoutState state, long atMillis, String note) {
        Open payout = open.remove(key);
        if (payout == null) {
            throw new IllegalStateException(
                    "the journal ends payout " + key.payout() + ", which was not asked for");
        }
        if (atMillis >= fromMillis) {
            row(key, payout, state, books.time(atMillis), note);
        }
    }

    private void row(Key key, Open payout, PayoutState state, String endedAt, String note) {
        sum(state).add(payout.amountMinor());
        sink.row(
                PAYOUTS,
                Cell.text(key.payout()),
                Cell.text(key.user().toString()),
                Cell.text(payout.prize()),
                books.money(payout.amountMinor()),
                Cell.text(TrialBalance.word(state)),
                Cell.text(books.time(payout.askedAtMillis())),
                Cell.text(payout.sentAtMillis() == 0 ? "" : books.time(payout.sentAtMillis())),
                Cell.text(endedAt),
                Cell.text(note));
    }

    private void finish() {
        open.forEach((key, payout) -> row(key, payout, payout.state(), "", ""));
        for (PayoutState state : PayoutState.values()) {
            sink.row(
                    STATES,
                    Cell.text(TrialBalance.word(state)),
                    Cell.count(sum(state).count()),
                    books.money(sum(state).amountMinor()));
        }
        sink.end();
    }
}
