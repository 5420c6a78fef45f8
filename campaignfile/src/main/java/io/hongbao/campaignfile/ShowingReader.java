package io.hongbao.campaignfile;

import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Supply;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the showings of an outlet with seats: films, train services. */
final class ShowingReader {
    private static final int MAX_DURATION_MINUTES = 4_320;
    private static final int MAX_DAYS = 3_650;

    private final int digits;
    private final Named<NamedPart> cities;
    private final Named<NamedPart> classes;

    /** Something that has nothing but names: a city, a class of seats. */
    record NamedPart(String id, Map<String, String> names) {}

    /** The first and the last day, days since 1970-01-01. */
    private record Days(long first, long last) {}

    /** A time of the day at which a showing starts, and what that one is called. */
    private record Start(String id, int minute, Spot spot) {}

    /** What all showings of an item of {@code showings} have in common. */
    private record Shared(
            String item,
            Map<String, String> names,
            String from,
            String to,
            int durationMinutes,
            Days days,
            List<Showing.SeatClass> classes) {}

    ShowingReader(int digits, List<Spot> cityItems, List<Spot> classItems) {
        this.digits = digits;
        this.cities =
                Named.read(
                        "a city",
                        "cities",
                        cityItems,
                        item -> part(item, "id: beijing", "names: {zh: 北京, en: Beijing}"));
        this.classes =
                Named.read(
                        "a class of seats",
                        "seatClasses",
                        classItems,
                        item -> part(item, "id: second", "names: {zh: 二等座, en: Second class}"));
    }

    private static Optional<NamedPart> part(Spot spot, String idExample, String namesExample) {
        Optional<Fields> read = spot.fields("id", "names");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> id = read.get().need("id", idExample, Values::id);
        Optional<Map<String, String>> names = read.get().need("names", namesExample, Common::names);
        return id.flatMap(known -> names.map(shown -> new NamedPart(known, shown)));
    }

    /** The showings of an outlet; empty when one of them, or what one names, has a problem. */
    Optional<Supply> read(Spot spot, Menu menu) {
        Optional<List<Spot>> items = spot.items(1, Supply.Seated.MAX_SHOWINGS);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        int before = spot.problems().count();
        List<Showing> showings = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int count = 0;
        for (Spot item : items.get()) {
            Optional<Fields> fields =
                    item.fields(
                            "item", "names", "from", "to", "minutes", "days", "classes", "starts");
            if (fields.isEmpty()) {
                continue;
            }
            List<Start> starts = starts(fields.get());
            for (Start start : starts) {
                if (!ids.add(start.id())) {
                    start.spot()
                            .refuse(
                                    "has an id that is used twice in this outlet",
                                    "give every showing an id of its own");
                }
            }
            count += starts.size();
            shared(fields.get(), menu)
                    .ifPresent(shared ->
                            starts.forEach(start -> showings.add(showing(shared, start))));
        }
        if (count > Supply.Seated.MAX_SHOWINGS) {
            return spot.refuse(
                    "must have at most "
                            + Supply.Seated.MAX_SHOWINGS
                            + " starts in all, but has "
                            + count,
                    "divide the outlet into several");
        }
        return spot.problems().count() > before || showings.size() < count
                ? Optional.empty()
                : Optional.of(new Supply.Seated(showings));
    }

    private static List<Start> starts(Fields fields) {
        List<Spot> items =
                fields.need(
                                "starts",
                                "starts: [{id: G7301, at: \"08:00\"}]",
                                value -> value.items(1, Supply.Seated.MAX_SHOWINGS))
                        .orElse(List.of());
        List<Start> starts = new ArrayList<>();
        for (Spot item : items) {
            item.fields("id", "at")
                    .ifPresent(start -> {
                        Optional<String> id = start.need("id", "id: G7301", Values::mixedId);
                        Optional<Integer> at =
                                start.need("at", "at: \"08:00\"", Values.minuteOfDay(1_439));
                        id.ifPresent(known ->
                                at.ifPresent(minute ->
                                        starts.add(new Start(known, minute, start.at("id")))));
                    });
        }
        return starts;
    }

    private Optional<Shared> shared(Fields fields, Menu menu) {
        int before = fields.spot().problems().count();
        Optional<Menu.Located> item = fields.need("item", "item: train-ticket", menu::find);
        boolean travels = fields.has("from") || fields.has("to");
        Optional<NamedPart> from = Optional.empty();
        Optional<NamedPart> to = Optional.empty();
        Optional<Map<String, String>> names;
        if (travels) {
            from = fields.need("from", "from: beijing", cities::find);
            to = fields.need("to", "to: shanghai", cities::find);
            if (from.isPresent() && from.equals(to)) {
                fields.at("to").refuse("must not be where it comes from", "write another city");
            }
            names = Optional.of(fields.or("names", Map.of(), Common::names));
            if (names.get().isEmpty()) {
                names = route(from, to);
            }
        } else {
            names = fields.need("names", "names: {zh: 灯会之夜, en: Lantern Night}", Common::names);
        }
        Optional<Integer> minutes =
                fields.need("minutes", "minutes: 120", Values.smallCount(MAX_DURATION_MINUTES));
        Optional<Days> days =
                fields.need(
                        "days", "days: {from: 2026-02-06, to: 2026-02-28}", ShowingReader::days);
        Optional<List<Showing.SeatClass>> seatClasses =
                fields.need(
                        "classes",
                        "classes: [{id: second, price: \"100\", seats: 500}]",
                        this::seatClasses);
        if (fields.spot().problems().count() > before
                || item.isEmpty()
                || (travels && (from.isEmpty() || to.isEmpty()))
                || names.isEmpty()
                || minutes.isEmpty()
                || days.isEmpty()
                || seatClasses.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Shared(
                        item.get().item().id(),
                        names.get(),
                        from.map(NamedPart::id).orElse(""),
                        to.map(NamedPart::id).orElse(""),
                        minutes.get(),
                        days.get(),
                        seatClasses.get()));
    }

    /** A train is called by where it goes. */
    private static Optional<Map<String, String>> route(
            Optional<NamedPart> from, Optional<NamedPart> to) {
        return from.flatMap(start ->
                to.map(end ->
                        Map.of(
                                "zh",
                                start.names().get("zh") + "—" + end.names().get("zh"),
                                "en",
                                start.names().get("en") + " to " + end.names().get("en"))));
    }

    private static Optional<Days> days(Spot spot) {
        Optional<Fields> read = spot.fields("from", "to");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> first = read.get().need("from", "from: 2026-02-06", Values::day);
        Optional<Long> last = read.get().need("to", "to: 2026-02-28", Values::day);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        if (last.get() < first.get() || last.get() > first.get() + MAX_DAYS) {
            return read.get()
                    .at("to")
                    .refuse(
                            "must be from or a later day, at most " + MAX_DAYS + " days later",
                            "write the last day on which it runs");
        }
        return Optional.of(new Days(first.get(), last.get()));
    }

    private Optional<List<Showing.SeatClass>> seatClasses(Spot spot) {
        Optional<List<Spot>> items = spot.items(1, 20);
        return items.map(all -> Common.all(all, "class", this::seatClass))
                .filter(read -> read.size() == items.get().size());
    }

    private Optional<Showing.SeatClass> seatClass(Spot spot) {
        Optional<Fields> read = spot.fields("id", "price", "seats");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        Optional<NamedPart> part = fields.need("id", "id: second", classes::find);
        Optional<Long> priceMinor =
                fields.need(
                        "price",
                        "price: \"100\"",
                        Values.amount(digits, 0, MenuItem.MAX_PRICE_MINOR));
        Optional<Integer> seats =
                fields.need("seats", "seats: 500", Values.smallCount(Showing.SeatClass.MAX_SEATS));
        if (part.isEmpty() || priceMinor.isEmpty() || seats.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Showing.SeatClass(
                        part.get().id(), part.get().names(), priceMinor.get(), seats.get()));
    }

    private static Showing showing(Shared shared, Start start) {
        return new Showing(
                start.id(),
                shared.item(),
                shared.names(),
                shared.from(),
                shared.to(),
                start.minute(),
                shared.durationMinutes(),
                shared.days().first(),
                shared.days().last(),
                shared.classes());
    }
}
