package io.hongbao.campaignfile;

import io.hongbao.yaml.Spot;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads single values: text, ids, numbers, amounts, times. */
final class Values {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern MIXED_ID = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final Pattern TIME_OF_DAY = Pattern.compile("([0-9]{2}):([0-9]{2})");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,1000}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,1000}(\\.[0-9]{1,1000})?");
    private static final Pattern SHARE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,2})?%");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,4}");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");
    private static final Pattern CATEGORY = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern TIME =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})");

    private Values() {}

    static Function<Spot, Optional<String>> text(int most) {
        return spot -> {
            Optional<String> text = spot.scalar();
            if (text.isPresent() && (text.get().isBlank() || text.get().length() > most)) {
                return spot.refuse(
                        "must be a text of 1 to " + most + " characters",
                        "write a text of that length");
            }
            return text;
        };
    }

    static Optional<String> id(Spot spot) {
        return spot.matching(
                ID,
                "must be 1 to 40 characters of a-z, 0-9 and \"-\"",
                "use a short name such as \"card25\"");
    }

    static Optional<String> mixedId(Spot spot) {
        return spot.matching(
                MIXED_ID,
                "must be 1 to 40 characters of A-Z, a-z, 0-9 and \"-\"",
                "use a short name such as \"L\" or \"G7301\"");
    }

    static Optional<String> region(Spot spot) {
        return spot.matching(
                REGION,
                "must be a region code such as \"CN\" or \"CN-31\"",
                "use an ISO 3166 code");
    }

    static Optional<String> category(Spot spot) {
        return spot.matching(
                CATEGORY,
                "must be 1 to 40 characters of a-z, 0-9 and \"-\"",
                "use a short name such as \"drinks\"");
    }

    static Optional<String> version(Spot spot) {
        return spot.matching(
                VERSION,
                "must be dotted numbers such as \"6.2.0\"",
                "write up to five numbers with dots between");
    }

    /** A whole number from 1 to {@code most}. */
    static Function<Spot, Optional<Long>> count(long most) {
        return whole(1L, most);
    }

    private static Function<Spot, Optional<Long>> whole(long least, long most) {
        return spot -> {
            Optional<String> text = spot.scalar();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            String rule = "must be a whole number from " + least + " to " + most;
            if (!WHOLE.matcher(text.get()).matches()) {
                return spot.refuse(rule, "write digits only, without separators or decimals");
            }
            BigDecimal number = new BigDecimal(text.get());
            boolean inRange =
                    number.compareTo(BigDecimal.valueOf(least)) >= 0
                            && number.compareTo(BigDecimal.valueOf(most)) <= 0;
            return inRange
                    ? Optional.of(number.longValueExact())
                    : spot.refuse(rule, "write a number in that range");
        };
    }

    /** A whole number from {@code least} to {@code most}. */
    static Function<Spot, Optional<Integer>> whole(int least, int most) {
        return spot -> whole((long) least, (long) most).apply(spot).map(Math::toIntExact);
    }

    /** A count that fits into an int. */
    static Function<Spot, Optional<Integer>> smallCount(int most) {
        return spot -> count(most).apply(spot).map(Math::toIntExact);
    }

    /**
     * An amount in major units, as minor units: exact, never through a floating-point number.
     *
     * @param digits how many digits the currency's minor unit has
     * @param least 0, 1, or a negative number, in minor units
     */
    static Function<Spot, Optional<Long>> amount(int digits, long least, long most) {
        String example = BigDecimal.valueOf(25).setScale(digits).toPlainString();
        String fix =
                digits == 0
                        ? "write a number without decimals"
                        : "write a number with at most " + digits + " decimals";
        return spot -> {
            Optional<String> text = spot.scalar();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (!DECIMAL.matcher(text.get()).matches()) {
                return spot.refuse("must be " + kind(least) + " such as \"" + example + "\"", fix);
            }
            BigDecimal minor =
                    new BigDecimal(text.get()).movePointRight(digits).stripTrailingZeros();
            if (least < 0 && minor.compareTo(BigDecimal.valueOf(least)) < 0) {
                return spot.refuse(
                        "must be at least " + BigDecimal.valueOf(least, digits).toPlainString(),
                        "write an amount nearer to zero");
            }
            if (minor.scale() > 0 || minor.compareTo(BigDecimal.valueOf(least)) < 0) {
                return spot.refuse("must be " + kind(least) + " such as \"" + example + "\"", fix);
            }
            if (minor.compareTo(BigDecimal.valueOf(most)) > 0) {
                return spot.refuse(
                        "must be at most " + BigDecimal.valueOf(most, digits).toPlainString(),
                        "write a smaller amount");
            }
            return Optional.of(minor.longValueExact());
        };
    }

    private static String kind(long least) {
        if (least < 0) {
            return "an amount";
        }
        return least == 0 ? "zero or a positive amount" : "a positive amount";
    }

    /** A latitude or longitude in degrees, as millionths of one. */
    static Function<Spot, Optional<Integer>> microdegrees(int most) {
        return spot -> {
            Optional<String> text = spot.scalar();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (DECIMAL.matcher(text.get()).matches()) {
                BigDecimal micro =
                        new BigDecimal(text.get()).movePointRight(6).stripTrailingZeros();
                BigDecimal bound = BigDecimal.valueOf(most).movePointRight(6);
                if (micro.scale() <= 0 && micro.abs().compareTo(bound) <= 0) {
                    return Optional.of(micro.intValueExact());
                }
            }
            return spot.refuse(
                    "must be degrees from -" + most + " to " + most + ", such as \"31.2401\"",
                    "write a number with at most 6 decimals");
        };
    }

    /** A time of the day, in minutes after midnight, up to {@code most} of them. */
    static Function<Spot, Optional<Integer>> minuteOfDay(int most) {
        return spot -> {
            Optional<String> text = spot.scalar();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Matcher time = TIME_OF_DAY.matcher(text.get());
            if (time.matches()) {
                int minute = Integer.parseInt(time.group(2));
                int minutes = Integer.parseInt(time.group(1)) * 60 + minute;
                if (minute < 60 && minutes <= most) {
                    return Optional.of(minutes);
                }
            }
            String last = String.format(Locale.ROOT, "%02d:%02d", most / 60, most % 60);
            return spot.refuse(
                    "must be a time from 00:00 to " + last,
                    "write hours and minutes with two digits each, such as \"09:00\"");
        };
    }

    /** A day of the calendar, as days since 1970-01-01. */
    static Optional<Long> day(Spot spot) {
        Optional<String> text = spot.scalar();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text.get());
            if (day.getYear() >= 2000 && day.getYear() < 2200) {
                return Optional.of(day.toEpochDay());
            }
        } catch (DateTimeException _) {
            // Not a date, or not one of the calendar: refused below with the same words.
        }
        return spot.refuse(
                "must be a day such as 2026-02-06, in the years 2000 to 2199",
                "write year, month and day with hyphens between");
    }

    /** A share such as {@code 80%}, in basis points. */
    static Optional<Integer> share(Spot spot) {
        Optional<String> text = spot.scalar();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (SHARE.matcher(text.get()).matches()) {
            String percent = text.get().substring(0, text.get().length() - 1);
            int basisPoints = new BigDecimal(percent).movePointRight(2).intValueExact();
            if (basisPoints >= 1 && basisPoints <= 10_000) {
                return Optional.of(basisPoints);
            }
        }
        return spot.refuse(
                "must be a share above 0% up to 100%, such as \"80%\"",
                "write a percentage with at most 2 decimals");
    }

    /** A point in time, in milliseconds since the epoch. */
    static Optional<Long> time(Spot spot) {
        Optional<String> text = spot.scalar();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (TIME.matcher(text.get()).matches()) {
            try {
                OffsetDateTime time = OffsetDateTime.parse(text.get());
                if (time.getYear() >= 2000 && time.getYear() < 2200) {
                    return Optional.of(time.toInstant().toEpochMilli());
                }
            } catch (DateTimeException _) {
                // Not a date of the calendar, such as 30 February: refused below with the same
                // words.
            }
        }
        return spot.refuse(
                "must be a time with an offset such as 2026-02-06T10:00:00+08:00, in the years 2000 to 2199",
                "write date, \"T\", time with seconds, and the offset");
    }

    static Optional<ZoneId> zone(Spot spot) {
        return spot.oneOf(
                        ZoneId.getAvailableZoneIds(),
                        "must be a time zone such as \"Asia/Shanghai\"",
                        () -> "use a name of the IANA time zone database")
                .map(ZoneId::of);
    }

    static Optional<Currency> currency(Spot spot) {
        Optional<String> text = spot.scalar();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Currency> known =
                Currency.getAvailableCurrencies().stream()
                        .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                        .collect(Collectors.toMap(Currency::getCurrencyCode, Function.identity()));
        Optional<Currency> currency = Optional.ofNullable(known.get(text.get()));
        return currency.isPresent()
                ? currency
                : spot.refuse(
                        "must be an ISO 4217 currency code such as \"CNY\"",
                        "use three capital letters");
    }

    /** A yes or a no. */
    static Optional<Boolean> yesOrNo(Spot spot) {
        return spot.oneOf(
                        List.of("true", "false"),
                        "must be true or false",
                        () -> "write true or false")
                .map(Boolean::valueOf);
    }

    /** One of an enum's constants, written in lower case. */
    static <E extends Enum<E>> Function<Spot, Optional<E>> oneOf(List<E> constants) {
        List<String> words = constants.stream().map(Values::word).toList();
        String rule = "must be one of: " + String.join(", ", words);
        return spot ->
                spot.oneOf(words, rule, () -> "use one of these")
                        .map(word -> constants.get(words.indexOf(word)));
    }

    /** How a constant is written in the file: {@code CLAIM_ONCE} as {@code claim once}. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
