package io.hongbao.assistant.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The days in a text, on Friday, 6 February 2026. */
class DayReaderTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 2, 6);

    private static DayReader.Days read(String text) {
        return DayReader.read(text, FRIDAY, 2026);
    }

    @ParameterizedTest
    @CsvSource({
        "14 February, 02-14",
        "14th of February, 02-14",
        "February 14, 02-14",
        "Feb. 14th, 02-14",
        "on the 14th, 02-14",
        "2026-02-14, 02-14",
        "2026年2月14日, 02-14",
        "2月14日, 02-14",
        "2月14号, 02-14",
        "二月十四, 02-14",
        "14号, 02-14",
        "十四号, 02-14",
        "二十二日, 02-22",
        "2/14, 02-14",
        "14/2, 02-14",
        "3号, 03-03",
        "6号, 02-06",
        "today, 02-06",
        "今晚, 02-06",
        "tomorrow, 02-07",
        "明天, 02-07",
        "the day after tomorrow, 02-08",
        "后天, 02-08",
        "大后天, 02-09",
        "yesterday, 02-05",
        "Friday, 02-06",
        "on Sunday, 02-08",
        "周日, 02-08",
        "星期天, 02-08",
        "礼拜一, 02-09",
        "Monday, 02-09",
        "next Sunday, 02-15",
        "下周日, 02-15",
        "next Monday, 02-09",
        "下周一, 02-09",
        "this weekend, 02-07 02-08",
        "周末, 02-07 02-08",
        "下周末, 02-14 02-15",
        "2月14日和15日, 02-14 02-15",
        "14 February 2026, 02-14",
    })
    void daysAreFound(String text, String days) {
        assertThat(read(text).days())
                .containsExactlyElementsOf(
                        Arrays.stream(days.split(" ", -1))
                                .map(day -> LocalDate.parse("2026-" + day))
                                .toList());
        assertThat(read(text).impossible()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30 February",
                "2月30日",
                "14 February 2022",
                "2022-02-14",
                "in 2022",
                "13/13",
                "45号"
            })
    void whatIsNoDayOfTheYearIsImpossible(String text) {
        assertThat(read(text).impossible()).isTrue();
        assertThat(read(text).days()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500m",
                "10 km",
                "1500米",
                "2000 m relay",
                "4 x 7.5 km",
                "冬季两项",
                "halfpipe",
                "sat down in the sun"
            })
    void otherNumbersAndWordsAreNoDays(String text) {
        assertThat(read(text).days()).isEmpty();
        assertThat(read(text).impossible()).isFalse();
        assertThat(read(text).rest()).isEqualTo(text);
    }

    @Test
    void onASundayTheWeekendIsThatDay() {
        LocalDate sunday = LocalDate.of(2026, 2, 8);
        assertThat(DayReader.read("weekend", sunday, 2026).days()).containsExactly(sunday);
        assertThat(DayReader.read("Sunday", sunday, 2026).days()).containsExactly(sunday);
        assertThat(DayReader.read("next Sunday", sunday, 2026).days())
                .containsExactly(sunday.plusDays(7));
    }
}
