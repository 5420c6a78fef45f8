package io.hongbao.assistant.event;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the days that a text names. A day of the month without a month is the next such day from
 * today on, and so is a day of the week; "next Sunday" and 下周日 are in the week after this one,
 * which begins on a Monday.
 */
final class DayReader {
    private static final String MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
    private static final String HAN = "[一二三四五六七八九十]{1,3}";
    private static final String NUMBER = "([0-9]{1,2}|" + HAN + ")";
    private static final String WEEKDAYS =
            "monday|tuesday|wednesday|thursday|friday|saturday|sunday";

    private static final Pattern FULL =
            Pattern.compile(
                    "(?<![0-9])([0-9]{4})\\s?[-/.年]\\s?([0-9]{1,2})\\s?[-/.月]\\s?([0-9]{1,2})(?![0-9])[日号]?");
    private static final Pattern CHINESE =
            Pattern.compile("(?<![0-9])" + NUMBER + "\\s?月\\s?" + NUMBER + "\\s?[日号]?");
    private static final Pattern DAY_MONTH =
            Pattern.compile(
                    "\\b([0-9]{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?("
                            + MONTHS
                            + ")[a-z]*\\b(?:,?\\s+([0-9]{4}))?");
    private static final Pattern MONTH_DAY =
            Pattern.compile(
                    "\\b("
                            + MONTHS
                            + ")[a-z]*\\.?\\s+(?:the\\s+)?([0-9]{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+([0-9]{4}))?");
    private static final Pattern NUMERIC =
            Pattern.compile("(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})(?![0-9/])");
    private static final Pattern DAY_ONLY = Pattern.compile("(?<![0-9])" + NUMBER + "\\s?[号日]");
    private static final Pattern ORDINAL = Pattern.compile("\\b([0-9]{1,2})(?:st|nd|rd|th)\\b");
    private static final Pattern RELATIVE =
            Pattern.compile(
                    "大后天|后天|明天|明日|明晚|今天|今日|今晚|昨天|昨日|day after tomorrow|\\btomorrow\\b|\\btoday\\b|\\btonight\\b"
                            + "|\\byesterday\\b");
    private static final Pattern CHINESE_WEEKDAY =
            Pattern.compile("(下?)(?:个)?(?:周|星期|礼拜)([一二三四五六日天末])");
    private static final Pattern WEEKDAY =
            Pattern.compile(
                    "(?:\\b(next)\\s+)?\\b(" + WEEKDAYS + "|weekend|mon|tues?|wed|thurs?|fri)\\b");
    private static final Pattern SHORT_WEEKDAY =
            Pattern.compile("\\b(next|this|on)\\s+(sat|sun)\\b");
    private static final Pattern YEAR =
            Pattern.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9]|\\s?[mk米])");

    private final LocalDate today;
    private final int year;
    private final SortedSet<LocalDate> days = new TreeSet<>();
    private boolean impossible;
    private String rest;

    /**
     * @param rest the text without the days
     * @param impossible whether it names a day that is none, or another year
     */
    record Days(List<LocalDate> days, boolean impossible, String rest) {}

    private DayReader(String text, LocalDate today, int year) {
        this.rest = text.toLowerCase(Locale.ROOT);
        this.today = today;
        this.year = year;
    }

    /**
     * @param text normalized, but with its punctuation
     * @param year of days that name none
     */
    static Days read(String text, LocalDate today, int year) {
        DayReader reader = new DayReader(text, today, year);
        reader.readDates();
        reader.readDaysFromToday();
        reader.take(
                YEAR,
                found -> {
                    reader.impossible |= Integer.parseInt(found.group()) != year;
                    return List.of();
                });
        return new Days(List.copyOf(reader.days), reader.impossible, reader.rest);
    }

    private void readDates() {
        take(FULL, found -> date(number(found, 1), number(found, 2), number(found, 3)));
        take(CHINESE, found -> date(year, number(found, 1), number(found, 2)));
        take(DAY_MONTH, found -> date(yearOr(found, 3), month(found, 2), number(found, 1)));
        take(MONTH_DAY, found -> date(yearOr(found, 3), month(found, 1), number(found, 2)));
        take(NUMERIC, found -> numeric(number(found, 1), number(found, 2)));
        take(DAY_ONLY, found -> dayOfMonth(number(found, 1)));
        take(ORDINAL, found -> dayOfMonth(number(found, 1)));
    }

    private void readDaysFromToday() {
        take(RELATIVE, found -> List.of(today.plusDays(distance(found.group()))));
        take(CHINESE_WEEKDAY, found -> weekday(found.group(2), !found.group(1).isEmpty()));
        take(WEEKDAY, found -> weekday(found.group(2), found.start(1) >= 0));
        take(SHORT_WEEKDAY, found -> weekday(found.group(2), found.group(1).equals("next")));
    }

    /**
     * Takes everything that the pattern finds out of the text, and notes the days that it means.
     */
    private void take(Pattern pattern, Function<MatchResult, List<LocalDate>> meaning) {
        Matcher matcher = pattern.matcher(rest);
        rest =
                matcher.replaceAll(found -> {
                    days.addAll(meaning.apply(found));
                    return " ";
                });
    }

    private List<LocalDate> date(int namedYear, int month, int day) {
        if (namedYear != year) {
            impossible = true;
            return List.of();
        }
        try {
            return List.of(LocalDate.of(year, month, day));
        } catch (DateTimeException _) {
            // Such as 30 February: not a day that anything could be on.
            impossible = true;
            return List.of();
        }
    }

    /** 14/2 and 2/14 are the same day; where both could be a month, the month comes first. */
    private List<LocalDate> numeric(int first, int second) {
        return first > 12 ? date(year, second, first) : date(year, first, second);
    }

    private List<LocalDate> dayOfMonth(int day) {
        if (day < 1 || day > 31) {
            impossible = true;
            return List.of();
        }
        LocalDate next = today;
        // Two months in a row are never both without the day.
        for (int i = 0; i < 62 && next.getDayOfMonth() != day; i++) {
            next = next.plusDays(1);
        }
        return List.of(next);
    }

    private List<LocalDate> weekday(String name, boolean nextWeek) {
        if (name.equals("末") || name.equals("weekend")) {
            LocalDate saturday = weekday(DayOfWeek.SATURDAY, nextWeek);
            boolean sundayAlready = !nextWeek && today.getDayOfWeek() == DayOfWeek.SUNDAY;
            return sundayAlready ? List.of(today) : List.of(saturday, saturday.plusDays(1));
        }
        return List.of(weekday(dayOfWeek(name), nextWeek));
    }

    private LocalDate weekday(DayOfWeek weekday, boolean nextWeek) {
        return nextWeek
                ? today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .with(TemporalAdjusters.nextOrSame(weekday))
                : today.with(TemporalAdjusters.nextOrSame(weekday));
    }

    private static DayOfWeek dayOfWeek(String name) {
        int chinese = "一二三四五六日".indexOf(name.equals("天") ? "日" : name);
        if (chinese >= 0) {
            return DayOfWeek.of(chinese + 1);
        }
        int english =
                List.of(WEEKDAYS.split("\\|", -1)).stream()
                        .filter(weekday -> weekday.startsWith(name))
                        .findFirst()
                        .map(List.of(WEEKDAYS.split("\\|", -1))::indexOf)
                        .orElse(0);
        return DayOfWeek.of(english + 1);
    }

    private static int distance(String word) {
        return switch (word) {
            case "大后天" -> 3;
            case "后天", "day after tomorrow" -> 2;
            case "明天", "明日", "明晚", "tomorrow" -> 1;
            case "昨天", "昨日", "yesterday" -> -1;
            default -> 0;
        };
    }

    private int yearOr(MatchResult found, int group) {
        return found.start(group) >= 0 ? Integer.parseInt(found.group(group)) : year;
    }

    private static int month(MatchResult found, int group) {
        return MONTHS.indexOf(found.group(group)) / 4 + 1;
    }

    /** A number in digits or, up to 99, in Chinese: 十四, 二十二. */
    private static int number(MatchResult found, int group) {
        String text = found.group(group);
        if (text.charAt(0) < 128) {
            return Integer.parseInt(text);
        }
        int ten = text.indexOf('十');
        if (ten < 0) {
            return digit(text.substring(text.length() - 1));
        }
        int tens = ten == 0 ? 1 : digit(text.substring(0, ten));
        return tens * 10 + digit(text.substring(ten + 1));
    }

    private static int digit(String text) {
        return text.isEmpty() ? 0 : "零一二三四五六七八九".indexOf(text);
    }
}
