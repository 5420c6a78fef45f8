package io.hongbao.finance;

import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Posting;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people did not use, by day and prize: expired, forfeited with the rest of a card, voided;
 * and where its money went, to breakage or back to the treasury.
 */
public final class Breakage {
    private static final Table ROWS =
            Table.of(
                    "unused",
                    Table.text("day"),
                    Table.text("prize"),
                    Table.text("reason"),
                    Table.text("to"),
                    Table.count("count"),
                    Table.money("amount"));
    private static final String TO_BREAKAGE = "breakage";
    private static final String TO_TREASURY = "treasury";

    private final Books books;
    private final Days days;
    private final long fromMillis;
    private final Turnover turnover = new Turnover();
    private final Map<Key, Figures.Sum> sums =
            new TreeMap<>(
                    Comparator.comparingLong(Key::day)
                            .thenComparing(Key::prize)
                            .thenComparing(Key::reason)
                            .thenComparing(Key::to));

    private record Key(long day, String prize, String reason, String to) {}

    private Breakage(Books books, Days days) {
        this.books = books;
        this.days = days;
        this.fromMillis = books.fromMillis(days);
    }

    public static Breakage of(Books books, Days days) {
        Breakage breakage = new Breakage(books, days);
        books.read(books.toMillis(days), breakage::read);
        return breakage;
    }

    private void read(Entry entry) {
        boolean within = entry.atMillis() >= fromMillis;
        for (Posting posting : entry.postings()) {
            if (posting.campaign().equals(books.campaign())) {
                if (within) {
                    turnover.within(posting);
                } else {
                    turnover.before(posting);
                }
            }
        }
        if (!within) {
            return;
        }
        for (Event event : entry.events()) {
            if (books.isOurs(event)) {
                add(event, entry.atMillis());
            }
        }
    }

    private void add(Event event, long atMillis) {
        switch (event) {
            case Event.VoucherExpired it ->
                    add(atMillis, it.prize(), "expired", to(it.toBreakage()), it.amountMinor());
            case Event.VoucherRedeemed it when it.forfeitedMinor() > 0 ->
                    add(
                            atMillis,
                            it.prize(),
                            "forfeited",
                            to(it.toBreakage()),
                            it.forfeitedMinor());
            case Event.VoucherVoided it ->
                    add(atMillis, it.prize(), "voided", TO_TREASURY, it.amountMinor());
            default -> {
                // Leaves nothing unused.
            }
        }
    }

    private void add(long atMillis, String prize, String reason, String to, long amountMinor) {
        sums.computeIfAbsent(
                        new Key(books.dayAt(atMillis), prize, reason, to), _ -> new Figures.Sum())
                .add(amountMinor);
    }

    private static String to(boolean breakage) {
        return breakage ? TO_BREAKAGE : TO_TREASURY;
    }

    /** What became breakage in the days, in minor units. */
    public long breakageMinor() {
        return amountMinor(TO_BREAKAGE);
    }

    /** What went back to the treasury in the days, in minor units. */
    public long treasuryMinor() {
        return amountMinor(TO_TREASURY);
    }

    private long amountMinor(String to) {
        return sums.entrySet().stream()
                .filter(one -> one.getKey().to().equals(to))
                .mapToLong(one -> one.getValue().amountMinor())
                .sum();
    }

    /** What must be equal: the account is worked out from postings, the rows from events. */
    public List<Check> checks() {
        return List.of(
                new Check(
                        "into breakage = expired and forfeited to breakage",
                        turnover.inMinor(Account.BREAKAGE),
                        breakageMinor()));
    }

    public boolean holds() {
        return checks().stream().allMatch(Check::holds);
    }

    public void write(ReportSink sink) {
        sink.begin(
                new ReportSink.Layout(
                        "breakage",
                        books.campaign(),
                        books.currency(),
                        List.of(ROWS, Check.TABLE)));
        sink.fact("from", Cell.text(days.firstDate().toString()));
        sink.fact("to", Cell.text(days.lastDate().toString()));
        sink.fact("toBreakage", books.money(breakageMinor()));
        sink.fact("toTreasury", books.money(treasuryMinor()));
        sink.fact("breakageAtEnd", books.money(turnover.closingMinor(Account.BREAKAGE)));
        sink.fact("outstandingAtEnd", books.money(turnover.closingMinor(Account.OUTSTANDING)));
        sums.forEach((key, sum) ->
                sink.row(
                        ROWS,
                        Cell.text(LocalDate.ofEpochDay(key.day()).toString()),
                        Cell.text(key.prize()),
                        Cell.text(key.reason()),
                        Cell.text(key.to()),
                        Cell.count(sum.count()),
                        books.money(sum.amountMinor())));
        checks().forEach(check -> check.write(books, sink));
        sink.end();
    }
}
