package io.hongbao.assistant.interpret;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the days that an utterance names, relative to today, and takes their tokens. */
final class DayReader {
    private static final int MOST_DAYS_AHEAD = 3_660;
    private static final int FIRST_YEAR = 2_000;
    private static final int LAST_YEAR = 2_100;

    private final Sentence sentence;
    private final Map<Integer, LocalDate> lunarNewYears;
    private final LocalDate today;
    private final List<Mention> mentions = new ArrayList<>();

    /** How a day was named: of two that differ, the one in figures is meant. */
    enum Form {
        FEAST,
        RELATIVE,
        CALENDAR
    }

    /**
     * A day that was named.
     *
     * @param at the index of its first token
     * @param day empty when no calendar has it
     */
    record Mention(int at, Form form, Optional<LocalDate> day) {}

    private DayReader(Sentence sentence, Map<Integer, LocalDate> lunarNewYears, LocalDate today) {
        this.sentence = sentence;
        this.lunarNewYears = lunarNewYears;
        this.today = today;
    }

    static List<Mention> read(
            Sentence sentence, Map<Integer, LocalDate> lunarNewYears, LocalDate today) {
        DayReader reader = new DayReader(sentence, lunarNewYears, today);
        int at = 0;
        while (at < sentence.size()) {
            int next = sentence.isRead(at) ? at : reader.token(at);
            if (next > at) {
                sentence.take(at, next);
            }
            at = Math.max(next, at + 1);
        }
        return reader.mentions;
    }

    /** Reads a day that begins at {@code at}: the index after it, or {@code at}. */
    private int token(int at) {
        Token token = sentence.at(at);
        if (token.is(Kind.WRITTEN_DATE)) {
            return written(at, token.value(Kind.WRITTEN_DATE));
        }
        int calendar = calendar(at);
        if (calendar > at) {
            return calendar;
        }
        if (token.is(Kind.A_WEEK_LATER)) {
            return relative(at, at + 1, 7);
        }
        int later = later(at);
        if (later > at) {
            return later;
        }
        if (token.is(Kind.DAY)) {
            return relative(at, at + 1, Long.parseLong(token.value(Kind.DAY)));
        }
        if (token.is(Kind.FEAST)) {
            return add(at, at + 1, Form.FEAST, feast(token.value(Kind.FEAST)));
        }
        return weekday(at);
    }

    private int add(int at, int next, Form form, Optional<LocalDate> day) {
        mentions.add(new Mention(at, form, day));
        return next;
    }

    private int relative(int at, int next, long days) {
        return add(
                at,
                next,
                Form.RELATIVE,
                Optional.of(today.plusDays(Math.min(days, MOST_DAYS_AHEAD))));
    }

    private int written(int at, String text) {
        String[] parts = text.split("[-/.]", -1);
        int[] numbers = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Integer.parseInt(parts[i]);
        }
        Optional<LocalDate> day =
                numbers.length == 3
                        ? day(numbers[0], numbers[1], numbers[2])
                        : day(today.getYear(), numbers[0], numbers[1]);
        return add(at, at + 1, Form.CALENDAR, day);
    }

    /** "三天后", "in three days", "two weeks from now". */
    private int later(int at) {
        int number = sentence.is(at, Kind.IN_WORD) ? at + 1 : at;
        boolean counted = sentence.isNumber(number) || sentence.is(number, Kind.ARTICLE);
        if (!counted) {
            return at;
        }
        long count = sentence.isNumber(number) ? sentence.at(number).number() : 1;
        int unit = number + 1;
        if (sentence.is(unit, Kind.DAYS_LATER)) {
            return relative(at, unit + 1, count);
        }
        if (sentence.is(unit, Kind.WEEKS_LATER)) {
            return relative(at, unit + 1, 7 * Math.min(count, MOST_DAYS_AHEAD));
        }
        if (number > at && sentence.is(unit, Kind.DAYS_WORD)) {
            return relative(at, unit + 1, count);
        }
        if (number > at && sentence.is(unit, Kind.WEEKS_WORD)) {
            return relative(at, unit + 1, 7 * Math.min(count, MOST_DAYS_AHEAD));
        }
        return at;
    }

    private Optional<LocalDate> feast(String value) {
        if (value.length() == 5) {
            return day(
                    today.getYear(),
                    Integer.parseInt(value.substring(0, 2)),
                    Integer.parseInt(value.substring(3)));
        }
        return Optional.ofNullable(lunarNewYears.get(today.getYear()))
                .map(first -> first.plusDays(Long.parseLong(value)));
    }

    /** "周六", "下周六", "next Friday", "Friday next week". */
    private int weekday(int at) {
        Token token = sentence.at(at);
        if (token.is(Kind.WEEKDAY)) {
            boolean weekLater = sentence.isIn(at + 1) && sentence.at(at + 1).text().equals("week");
            if (weekLater && !token.is(Kind.WEEK)) {
                // "Saturday week" is the one after the next.
                return add(at, at + 2, Form.RELATIVE, Optional.of(next(token).plusWeeks(1)));
            }
            boolean weekAfter = sentence.is(at + 1, Kind.WEEK) && isWholeWeek(at + 1);
            if (token.is(Kind.WEEK)) {
                return add(at, at + 1, Form.RELATIVE, Optional.of(inWeek(token, token)));
            }
            return weekAfter
                    ? add(
                            at,
                            at + 2,
                            Form.RELATIVE,
                            Optional.of(inWeek(sentence.at(at + 1), token)))
                    : add(at, at + 1, Form.RELATIVE, Optional.of(next(token)));
        }
        if (!token.is(Kind.WEEK)) {
            return at;
        }
        int day = at + 1;
        while (day < at + 3 && sentence.isIn(day) && isBetween(sentence.at(day))) {
            day++;
        }
        if (sentence.is(day, Kind.WEEKDAY) && !sentence.is(day, Kind.WEEK)) {
            return add(at, day + 1, Form.RELATIVE, Optional.of(inWeek(token, sentence.at(day))));
        }
        return at;
    }

    private static boolean isBetween(Token token) {
        return token.text().equals("on") || token.text().equals("的") || token.text().equals("'s");
    }

    private boolean isWholeWeek(int at) {
        return sentence.at(at).text().endsWith("week") || sentence.at(at).text().endsWith("周");
    }

    private LocalDate inWeek(Token week, Token weekday) {
        if (week.text().contains("coming")) {
            return next(weekday);
        }
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return monday.plusWeeks(Long.parseLong(week.value(Kind.WEEK)))
                .plusDays(Long.parseLong(weekday.value(Kind.WEEKDAY)) - 1);
    }

    private LocalDate next(Token weekday) {
        int day = Integer.parseInt(weekday.value(Kind.WEEKDAY));
        return today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(day)));
    }

    /** A day of a month: with its month, or without. */
    private int calendar(int at) {
        int from = at;
        int year = today.getYear();
        boolean yearNamed = isYear(at);
        if (yearNamed) {
            year = (int) sentence.at(at).number();
            from = at + 2;
        } else if (sentence.is(at, Kind.THIS_YEAR)) {
            from = at + 1;
        }
        int end = withMonth(at, from, year);
        if (end > at || from > at) {
            return end;
        }
        end = inRelativeMonth(at);
        return end > at ? end : withoutMonth(at);
    }

    private boolean isYear(int at) {
        return sentence.isNumber(at)
                && sentence.is(at + 1, Kind.YEAR_WORD)
                && sentence.at(at).number() >= FIRST_YEAR
                && sentence.at(at).number() <= LAST_YEAR;
    }

    private int withMonth(int at, int from, int year) {
        int month = month(from);
        int day = from + 1;
        if (month > 0) {
            if (!sentence.is(from, Kind.MONTH)) {
                day++;
            }
            int skipped =
                    sentence.isIn(day) && sentence.at(day).text().equals("the") ? day + 1 : day;
            if (dayNumber(skipped) >= 0) {
                int end = afterDay(skipped);
                boolean laterYear = sentence.isNumber(end) && isBareYear(end);
                int yearSaid = laterYear ? (int) sentence.at(end).number() : year;
                return add(
                        at,
                        laterYear ? end + 1 : end,
                        Form.CALENDAR,
                        day(yearSaid, month, dayNumber(skipped)));
            }
            return at;
        }
        // "15 Feb", "the 14th of February"
        int first = sentence.isIn(from) && sentence.at(from).text().equals("the") ? from + 1 : from;
        if (dayNumber(first) < 0) {
            return at;
        }
        int next = afterDay(first);
        int monthAt =
                sentence.isIn(next) && sentence.at(next).text().equals("of") ? next + 1 : next;
        if (sentence.is(monthAt, Kind.MONTH)) {
            month = Integer.parseInt(sentence.at(monthAt).value(Kind.MONTH));
            return add(at, monthAt + 1, Form.CALENDAR, day(year, month, dayNumber(first)));
        }
        return at;
    }

    private boolean isBareYear(int at) {
        return sentence.at(at).number() >= FIRST_YEAR && sentence.at(at).number() <= LAST_YEAR;
    }

    private int month(int at) {
        if (sentence.is(at, Kind.MONTH)) {
            return Integer.parseInt(sentence.at(at).value(Kind.MONTH));
        }
        boolean figures = sentence.isNumber(at) && sentence.is(at + 1, Kind.MONTH_WORD);
        return figures ? Math.clamp(sentence.at(at).number(), 0, 99) : 0;
    }

    private int inRelativeMonth(int at) {
        if (!sentence.is(at, Kind.MONTH_RELATIVE) || dayNumber(at + 1) < 0) {
            return at;
        }
        LocalDate month =
                today.withDayOfMonth(1)
                        .plusMonths(Long.parseLong(sentence.at(at).value(Kind.MONTH_RELATIVE)));
        return add(
                at,
                afterDay(at + 1),
                Form.CALENDAR,
                day(month.getYear(), month.getMonthValue(), dayNumber(at + 1)));
    }

    /** "14号", "the 14th": the next such day. */
    private int withoutMonth(int at) {
        int day = sentence.at(at).text().equals("the") ? at + 1 : at;
        if (!sentence.isIn(day)) {
            return at;
        }
        boolean marked =
                sentence.isNumber(day)
                        && (sentence.is(day + 1, Kind.DAY_WORD)
                                || sentence.is(day + 1, Kind.ORDINAL_END));
        boolean ordinal = day > at && sentence.is(day, Kind.DAY_ORDINAL) && !namesClass(day);
        if (!marked && !ordinal) {
            return at;
        }
        int number = dayNumber(day);
        int end = afterDay(day);
        if (sentence.is(end, Kind.MONTH_RELATIVE)) {
            LocalDate month =
                    today.withDayOfMonth(1)
                            .plusMonths(
                                    Long.parseLong(sentence.at(end).value(Kind.MONTH_RELATIVE)));
            return add(
                    at,
                    end + 1,
                    Form.CALENDAR,
                    day(month.getYear(), month.getMonthValue(), number));
        }
        return add(at, end, Form.CALENDAR, nextDayOfMonth(number));
    }

    private boolean namesClass(int at) {
        return sentence.at(at).text().contains("class")
                || (sentence.isIn(at + 1)
                        && (sentence.at(at + 1).text().startsWith("class")
                                || sentence.is(at + 1, Kind.TICKET_WORD)
                                || sentence.is(at + 1, Kind.TRAIN_WORD)));
    }

    /** The day of the month at {@code at}, or -1. */
    private int dayNumber(int at) {
        if (sentence.isNumber(at)) {
            return Math.clamp(sentence.at(at).number(), -1, 99);
        }
        return sentence.is(at, Kind.DAY_ORDINAL)
                ? Integer.parseInt(sentence.at(at).value(Kind.DAY_ORDINAL))
                : -1;
    }

    private int afterDay(int at) {
        boolean marked =
                sentence.is(at + 1, Kind.DAY_WORD) || sentence.is(at + 1, Kind.ORDINAL_END);
        return sentence.isNumber(at) && marked ? at + 2 : at + 1;
    }

    private Optional<LocalDate> nextDayOfMonth(int day) {
        // Every day that any month has comes within two months.
        for (int months = 0; months <= 2; months++) {
            LocalDate month = today.withDayOfMonth(1).plus(months, ChronoUnit.MONTHS);
            Optional<LocalDate> found = day(month.getYear(), month.getMonthValue(), day);
            if (found.isPresent() && !found.get().isBefore(today)) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
