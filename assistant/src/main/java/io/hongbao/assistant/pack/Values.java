package io.hongbao.assistant.pack;

import io.hongbao.assistant.Wording;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Node;
import io.hongbao.yaml.Spot;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads single values. Every text is bounded and free of characters that cannot be seen. */
final class Values {
    /** In characters: names, phrases that people ask with, and sentences. */
    static final int NAME = 60;

    static final int PHRASE = 60;
    static final int SENTENCE = 400;

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,60}");
    private static final Pattern DATE = Pattern.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-2][0-9]:[0-5][0-9]");

    private Values() {}

    /** A text that is shown: it has no protected mark. */
    static Function<Spot, Optional<String>> text(int most) {
        return spot ->
                plain(most)
                        .apply(spot)
                        .flatMap(text ->
                                ProtectedMarks.in(text)
                                        .map(mark ->
                                                spot.<String>refuse(
                                                        "must not use the protected mark \""
                                                                + mark
                                                                + "\"",
                                                        "say it in plain words, such as \"winter games\""))
                                        .orElse(Optional.of(text)));
    }

    /** A text that is only compared, or names a source. */
    static Function<Spot, Optional<String>> plain(int most) {
        return spot -> {
            Optional<String> text = spot.scalar().map(String::strip);
            if (text.isEmpty()) {
                return text;
            }
            OptionalInt hidden = hidden(text.get());
            if (hidden.isPresent()) {
                return spot.refuse(
                        "must not have the control character U+"
                                + HexFormat.of().toHexDigits(hidden.getAsInt(), 6),
                        "remove it");
            }
            return text.get().isEmpty() || text.get().length() > most
                    ? spot.refuse(
                            "must be a text of 1 to " + most + " characters",
                            "write a text of that length")
                    : text;
        };
    }

    /**
     * Control and format characters, which show nothing and can hide or reorder what stands beside
     * them.
     */
    private static OptionalInt hidden(String text) {
        return text.codePoints()
                .filter(letter -> letter != '\n')
                .filter(letter ->
                        switch (Character.getType(letter)) {
                            case Character.CONTROL,
                                    Character.FORMAT,
                                    Character.LINE_SEPARATOR,
                                    Character.PARAGRAPH_SEPARATOR,
                                    Character.PRIVATE_USE,
                                    Character.SURROGATE,
                                    Character.UNASSIGNED ->
                                    true;
                            default -> false;
                        })
                .findFirst();
    }

    /** A text in both languages. */
    static Function<Spot, Optional<Wording>> wording(int most) {
        return spot ->
                spot.fields("zh", "en")
                        .flatMap(fields -> {
                            Optional<String> zh = fields.need("zh", "zh: 冰壶", text(most));
                            Optional<String> en = fields.need("en", "en: curling", text(most));
                            return zh.flatMap(
                                    chinese -> en.map(english -> new Wording(chinese, english)));
                        });
    }

    /** Phrases that people ask with, in any language. */
    static Function<Spot, Optional<List<String>>> phrases(int most) {
        return list(1, most, plain(PHRASE));
    }

    /** A list of {@code least} (0 or 1) to {@code most} values. Empty if one of them is wrong. */
    static <T> Function<Spot, Optional<List<T>>> list(
            int least, int most, Function<Spot, Optional<T>> read) {
        return spot ->
                spot.items(least, most)
                        .flatMap(items -> {
                            List<T> values = new ArrayList<>();
                            items.forEach(item -> read.apply(item).ifPresent(values::add));
                            return values.size() == items.size()
                                    ? Optional.of(values)
                                    : Optional.empty();
                        });
    }

    static Optional<String> id(Spot spot) {
        return spot.matching(
                ID,
                "must be 1 to 60 characters of a-z, 0-9 and \"-\"",
                "use a short name such as \"snow-park\"");
    }

    /** An id of something else in the pack. */
    static Function<Spot, Optional<String>> oneOf(String what, Collection<String> known) {
        return spot ->
                spot.oneOf(
                        known,
                        "must be " + what,
                        () ->
                                "use one of: "
                                        + String.join(
                                                ", ", known.stream().sorted().limit(20).toList()));
    }

    static Optional<LocalDate> date(Spot spot) {
        Optional<String> text = spot.scalar();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (DATE.matcher(text.get()).matches()) {
            try {
                return Optional.of(LocalDate.parse(text.get()));
            } catch (DateTimeException _) {
                // Not a day of the calendar, such as 30 February: refused below with the same
                // words.
            }
        }
        return spot.refuse("must be a day such as 2026-02-14", "write year, month and day");
    }

    static Optional<LocalTime> time(Spot spot) {
        Optional<String> text = spot.scalar();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (TIME.matcher(text.get()).matches()) {
            try {
                return Optional.of(LocalTime.parse(text.get()));
            } catch (DateTimeException _) {
                // Such as 27:00: refused below with the same words.
            }
        }
        return spot.refuse(
                "must be an hour such as \"09:30\"", "write hours and minutes in quotes");
    }

    static Optional<ZoneId> zone(Spot spot) {
        return spot.oneOf(
                        ZoneId.getAvailableZoneIds(),
                        "must be a time zone such as \"Europe/Rome\"",
                        () -> "use a name of the IANA time zone database")
                .map(ZoneId::of);
    }

    static Optional<String> url(Spot spot) {
        Optional<String> text = plain(300).apply(spot);
        if (text.isEmpty()) {
            return text;
        }
        try {
            URI uri = new URI(text.get());
            if ("https".equals(uri.getScheme()) && Optional.ofNullable(uri.getHost()).isPresent()) {
                return text;
            }
        } catch (URISyntaxException _) {
            // Refused below with the same words.
        }
        return spot.refuse("must be the address of a public page", "write it with https://");
    }

    static Function<Spot, Optional<Integer>> count(int most) {
        return spot -> {
            Optional<String> text = spot.scalar();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (text.get().matches("[0-9]{1,9}")) {
                int number = Integer.parseInt(text.get());
                if (number >= 1 && number <= most) {
                    return Optional.of(number);
                }
            }
            return spot.refuse(
                    "must be a whole number from 1 to " + most, "write digits only, in that range");
        };
    }

    /** The first field of every file. */
    static void format(Fields fields) {
        fields.need(
                "format",
                "format: 1",
                spot -> {
                    Optional<String> text = spot.scalar();
                    return text.isPresent() && !text.get().equals("1")
                            ? spot.refuse("must be 1, the only format there is", "write format: 1")
                            : text;
                });
    }

    /** The ids of the items of a list, right or wrong; each that is there twice is noted. */
    static Set<String> ids(Fields fields, String list) {
        Set<String> ids = new LinkedHashSet<>();
        if (fields.has(list) && fields.at(list).node() instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                Spot spot = new Spot(fields.spot().problems(), list, item);
                spot.id()
                        .filter(id -> !ids.add(id))
                        .ifPresent(
                                id -> spot.refuse("has the id \"" + id + "\" twice", "rename one"));
            }
        }
        return ids;
    }
}
