package io.hongbao.finance;

import io.hongbao.core.Effect;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Require;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Our ledger against the provider's file, matched by the effects' ids. Everything that we booked in
 * the days must stand in the file, once and alike; every line of the file must have been booked, be
 * it on another day.
 *
 * <p>Reads both sides several times: once to count, then once for each part of the ids, so that
 * only so many are in memory at once, however long the file is.
 */
public final class Reconciliation {
    private static final Table SUMS =
            Table.of(
                    "sums",
                    Table.text("kind"),
                    Table.count("countHere"),
                    Table.money("here"),
                    Table.count("countThere"),
                    Table.money("there"),
                    Table.money("difference"));
    private static final Table TYPES = Table.of("types", Table.text("type"), Table.count("count"));

    /** So many movements are in memory at once, about 600 bytes each. */
    static final int MOVEMENTS_PER_PASS = 200_000;

    private final Books books;
    private final Days days;
    private final ProviderFile file;
    private final ReportSink sink;
    private final Map<String, Figures.Sum> here = new TreeMap<>();
    private final Map<String, Figures.Sum> there = new TreeMap<>();
    private final Map<Difference.Type, Integer> types = new EnumMap<>(Difference.Type.class);
    private long lines;
    private long linesOfOtherCurrencies;
    private long bookings;
    private long matched;
    private long onOtherDays;
    private long ofOtherCampaigns;
    private long differences;

    /** What the provider has more than we booked in the days, in the campaign's currency. */
    private long moreThereMinor;

    private Reconciliation(Books books, Days days, ProviderFile file, ReportSink sink) {
        this.books = books;
        this.days = days;
        this.file = file;
        this.sink = sink;
    }

    /**
     * Compares, and writes the report as it goes.
     *
     * @throws BadProviderFile when the file cannot be understood; nothing was written then
     */
    public static Reconciliation run(Books books, Days days, ProviderFile file, ReportSink sink) {
        return run(books, days, file, sink, MOVEMENTS_PER_PASS);
    }

    static Reconciliation run(
            Books books, Days days, ProviderFile file, ReportSink sink, int perPass) {
        Require.inRange(perPass, 1, 100_000_000, "movements per pass");
        Reconciliation one = new Reconciliation(books, days, file, sink);
        one.count();
        one.begin();
        int passes = Math.toIntExact(1 + (one.lines + one.bookings) / perPass);
        for (int pass = 0; pass < passes; pass++) {
            one.compare(pass, passes);
        }
        one.finish();
        return one;
    }

    private void count() {
        file.read(line -> {
            lines++;
            if (line.currency().equals(books.currency())) {
                sum(there, line.kind().word(), line.amountMinor());
            } else {
                linesOfOtherCurrencies++;
            }
        });
        books.read(
                books.toMillis(days),
                entry -> {
                    for (Event event : isWithin(entry) ? entry.events() : List.<Event>of()) {
                        Optional<Booking> booking =
                                books.isOurs(event)
                                        ? Booking.of(event, entry.cause())
                                        : Optional.empty();
                        if (booking.isPresent()) {
                            bookings++;
                            sum(
                                    here,
                                    Movement.word(booking.get().effect().kind()),
                                    booking.get().amountMinor());
                        }
                    }
                });
    }

    private static void sum(Map<String, Figures.Sum> sums, String kind, long amountMinor) {
        sums.computeIfAbsent(kind, _ -> new Figures.Sum()).add(amountMinor);
    }

    private boolean isWithin(Entry entry) {
        return entry.atMillis() >= books.fromMillis(days)
                && entry.atMillis() < books.toMillis(days);
    }

    private void begin() {
        sink.begin(
                new ReportSink.Layout(
                        "reconciliation",
                        books.campaign(),
                        books.currency(),
                        List.of(Difference.TABLE, TYPES, SUMS, Check.TABLE)));
        sink.fact("from", Cell.text(days.firstDate().toString()));
        sink.fact("to", Cell.text(days.lastDate().toString()));
    }

    private void compare(int pass, int passes) {
        Map<String, Movement> movements = new HashMap<>();
        file.read(line -> {
            if (part(line.id(), passes) == pass
                    && !movements.computeIfAbsent(line.id(), _ -> new Movement()).there(line)) {
                moreThereMinor += line.currency().equals(books.currency()) ? line.amountMinor() : 0;
                list(
                        new Difference(
                                Difference.Type.TWICE_THERE,
                                line.id(),
                                line.kind().word(),
                                0,
                                List.of(line),
                                "",
                                ""));
            }
        });
        books.read(Long.MAX_VALUE, entry -> compare(entry, movements, pass, passes));
        movements.keySet().stream()
                .sorted()
                .forEach(id -> {
                    Movement movement = movements.get(id);
                    if (movement != null) {
                        judge(id, movement);
                    }
                });
    }

    private void compare(Entry entry, Map<String, Movement> movements, int pass, int passes) {
        for (Effect effect : entry.effects()) {
            if (Booking.isMovement(effect.id().kind())) {
                String id = effect.id().toString();
                Movement known = part(id, passes) == pass ? movements.get(id) : null;
                if (known != null) {
                    known.asked(effect.campaign().equals(books.campaign()));
                }
            }
        }
        for (Event event : entry.events()) {
            Optional<Booking> booking = Booking.of(event, entry.cause());
            if (booking.isEmpty()) {
                continue;
            }
            String id = booking.get().effect().toString();
            if (part(id, passes) != pass) {
                continue;
            }
            boolean ours = books.isOurs(event);
            boolean counts = ours && isWithin(entry);
            Movement known =
                    counts ? movements.computeIfAbsent(id, _ -> new Movement()) : movements.get(id);
            if (known != null) {
                known.booked(booking.get(), entry.atMillis(), counts, ours);
            }
        }
    }

    private static int part(String id, int passes) {
        return Math.floorMod((id.hashCode() * 0x9E3779B9) >> 8, passes);
    }

    private void judge(String id, Movement movement) {
        String currency = books.currency();
        long thereMinor = movement.thereMinor(currency);
        if (movement.isOfAnotherCampaign()) {
            ofOtherCampaigns++;
            moreThereMinor += thereMinor;
            return;
        }
        moreThereMinor += thereMinor - movement.withinMinor();
        Optional<Difference.Type> type = movement.difference(currency);
        if (type.isPresent()) {
            list(movement.as(type.get(), id, books));
        } else if (movement.isWithin()) {
            matched++;
        } else {
            onOtherDays++;
        }
        if (movement.isBookedTwice()) {
            list(movement.as(Difference.Type.TWICE_HERE, id, books));
        }
    }

    private void list(Difference difference) {
        differences++;
        types.merge(difference.type(), 1, Integer::sum);
        difference.write(books, sink);
    }

    private void finish() {
        types.forEach((type, count) -> sink.row(TYPES, Cell.text(type.word()), Cell.count(count)));
        for (ProviderLine.Kind kind : ProviderLine.Kind.values()) {
            Figures.Sum ours = here.getOrDefault(kind.word(), new Figures.Sum());
            Figures.Sum theirs = there.getOrDefault(kind.word(), new Figures.Sum());
            sink.row(
                    SUMS,
                    Cell.text(kind.word()),
                    Cell.count(ours.count()),
                    books.money(ours.amountMinor()),
                    Cell.count(theirs.count()),
                    books.money(theirs.amountMinor()),
                    books.money(theirs.amountMinor() - ours.amountMinor()));
        }
        check().write(books, sink);
        sink.fact("differenceCount", Cell.count(differences));
        sink.fact("matched", Cell.count(matched));
        sink.fact("bookedOnOtherDays", Cell.count(onOtherDays));
        sink.fact("ofOtherCampaigns", Cell.count(ofOtherCampaigns));
        sink.fact("lines", Cell.count(lines));
        sink.fact("linesOfOtherCurrencies", Cell.count(linesOfOtherCurrencies));
        sink.fact("clean", Cell.truth(isClean()));
        sink.end();
    }

    /** What was matched must explain what the two sums differ by. */
    Check check() {
        long sumsMinor = 0;
        for (Figures.Sum sum : there.values()) {
            sumsMinor = Math.addExact(sumsMinor, sum.amountMinor());
        }
        for (Figures.Sum sum : here.values()) {
            sumsMinor = Math.subtractExact(sumsMinor, sum.amountMinor());
        }
        return new Check(
                "there - here = what is listed and of other days", sumsMinor, moreThereMinor);
    }

    /** Whether both sides agree on everything. */
    public boolean isClean() {
        return differences == 0 && check().holds();
    }

    /** How many differences were listed. */
    public long differences() {
        return differences;
    }

    /** How many movements of the days both sides have alike. */
    public long matched() {
        return matched;
    }
}
