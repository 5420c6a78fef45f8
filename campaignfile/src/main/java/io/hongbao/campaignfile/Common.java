package io.hongbao.campaignfile;

import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Window;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what stands in several places of the file: names, caps, eligibility, windows. */
final class Common {
    private static final int NAME_LENGTH = 100;
    private static final int MOST_HOURS = 20;
    private static final int MINUTES_OF_DAY = 1_440;

    private Common() {}

    /** A name in both languages. */
    static Optional<Map<String, String>> names(Spot spot) {
        Optional<Fields> fields = spot.fields("zh", "en");
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> zh = fields.get().need("zh", "zh: 奶茶卡", Values.text(NAME_LENGTH));
        Optional<String> en = fields.get().need("en", "en: Tea card", Values.text(NAME_LENGTH));
        return zh.flatMap(chinese -> en.map(english -> Map.of("zh", chinese, "en", english)));
    }

    /** Caps of a wave or a prize. */
    static Function<Spot, Optional<PersonCaps>> caps(int perPersonOtherwise) {
        return spot ->
                spot.fields("perPerson", "perPersonPerDay")
                        .map(fields -> caps(fields, perPersonOtherwise));
    }

    static PersonCaps caps(Fields fields, int perPersonOtherwise) {
        return new PersonCaps(
                fields.or("perPerson", perPersonOtherwise, Values.smallCount(PersonCaps.UNLIMITED)),
                fields.or(
                        "perPersonPerDay",
                        PersonCaps.UNLIMITED,
                        Values.smallCount(PersonCaps.UNLIMITED)));
    }

    static Optional<Eligibility> eligibility(Spot spot) {
        return spot.fields("audience", "regions", "minimumAppVersion")
                .map(fields ->
                        new Eligibility(
                                fields.or(
                                        "audience",
                                        Eligibility.Audience.ANYONE,
                                        Values.oneOf(List.of(Eligibility.Audience.values()))),
                                fields.or("regions", List.of(), words(0, 500, Values::region)),
                                fields.or("minimumAppVersion", "", Values::version)));
    }

    /** A list of different words. */
    static Function<Spot, Optional<List<String>>> words(
            int least, int most, Function<Spot, Optional<String>> word) {
        return spot -> {
            Optional<List<Spot>> items = spot.items(least, most);
            if (items.isEmpty()) {
                return Optional.empty();
            }
            List<String> words = new ArrayList<>();
            for (Spot item : items.get()) {
                Optional<String> read = word.apply(item);
                if (read.isPresent() && words.contains(read.get())) {
                    item.refuse("is there twice", "remove one of the two");
                }
                read.ifPresent(words::add);
            }
            return Optional.of(words);
        };
    }

    /** The window between the fields {@code from} and {@code to}. */
    static Optional<Window> window(Fields fields) {
        Optional<Long> from = fields.need("from", "from: 2026-02-06T10:00:00+08:00", Values::time);
        Optional<Long> to = fields.need("to", "to: 2026-03-01T00:00:00+08:00", Values::time);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get() >= to.get()) {
            return fields.at("to")
                    .refuse("must be later than from", "write a later end, or an earlier start");
        }
        return Optional.of(new Window(from.get(), to.get()));
    }

    /** Parts of the day. One that goes over midnight comes out as two. */
    static Optional<List<DayHours>> hours(Spot spot) {
        Optional<List<Spot>> items = spot.items(0, MOST_HOURS);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<DayHours> hours = new ArrayList<>();
        for (Spot item : items.get()) {
            item.fields("from", "to").ifPresent(fields -> addHours(fields, hours));
        }
        return Optional.of(hours);
    }

    private static void addHours(Fields fields, List<DayHours> hours) {
        Optional<Integer> from =
                fields.need("from", "from: \"09:00\"", Values.minuteOfDay(MINUTES_OF_DAY - 1));
        Optional<Integer> to =
                fields.need("to", "to: \"22:00\"", Values.minuteOfDay(MINUTES_OF_DAY));
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        if (from.get().equals(to.get())) {
            fields.at("to")
                    .refuse(
                            "must not be the same as from",
                            "write 00:00 to 24:00 for the whole day");
        } else if (from.get() < to.get()) {
            hours.add(new DayHours(from.get(), to.get()));
        } else {
            hours.add(new DayHours(from.get(), MINUTES_OF_DAY));
            if (to.get() > 0) {
                hours.add(new DayHours(0, to.get()));
            }
        }
    }

    /**
     * The items of a list that could be read. Ids that are used twice are noted.
     *
     * @param what one of them is called
     */
    static <T> List<T> all(List<Spot> items, String what, Function<Spot, Optional<T>> read) {
        List<String> labels = new ArrayList<>();
        List<T> all = new ArrayList<>();
        for (Spot item : items) {
            read.apply(item).ifPresent(all::add);
            if (labels.contains(item.path())) {
                item.refuse(
                        "has an id that is used twice", "give every " + what + " an id of its own");
            }
            labels.add(item.path());
        }
        return all;
    }
}
