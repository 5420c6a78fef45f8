package io.hongbao.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.share.ShortCode.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShortCodeTest {
    private static final long SEED = 20260206;
    private static final ShortCode CODE = ShortCode.of(0x0123_4567_89ABL);

    @Test
    void theFieldIsAField() {
        Set<Integer> powers = new HashSet<>();
        for (int exponent = 0; exponent < 31; exponent++) {
            powers.add(Field32.timesPower(1, exponent));
        }
        assertThat(powers).hasSize(31).doesNotContain(0);
        for (int element = 0; element < 32; element++) {
            for (int other = 0; other < 32; other++) {
                assertThat(Field32.timesPower(element ^ other, 7))
                        .isEqualTo(Field32.timesPower(element, 7) ^ Field32.timesPower(other, 7));
            }
            assertThat(Field32.timesPower(Field32.timesPower(element, 9), -9)).isEqualTo(element);
        }
    }

    @Test
    void everyNumberComesBack() {
        for (ShortCode code : codes(10_000)) {
            assertThat(code.text()).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
            assertThat(ShortCode.parse(code.text())).isEqualTo(new Reading.Valid(code));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, ShortCode.MAX_NUMBER + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void otherNumbersAreRefused(long number) {
        assertThatThrownBy(() -> ShortCode.of(number)).isInstanceOf(IllegalArgumentException.class);
    }

    /** For each of the codes: all 310 of its single errors. */
    @Test
    void everySingleErrorIsCaught() {
        for (ShortCode code : codes(200)) {
            for (int place = 0; place < ShortCode.LENGTH; place++) {
                for (int wrong = 0; wrong < 32; wrong++) {
                    if (wrong != code.symbol(place)) {
                        assertNotValid(symbols(code).with(place, wrong), code);
                    }
                }
            }
        }
    }

    /**
     * The check is linear, so that whether an error is caught depends on the error alone, not on
     * the code: these are all single errors of all codes.
     */
    @Test
    void everySingleErrorOfEveryCodeIsCaught() {
        for (int place = 0; place < ShortCode.LENGTH; place++) {
            for (int error = 1; error < 32; error++) {
                assertThat(zeros().with(place, error).sum()).isNotZero();
            }
        }
    }

    /** Likewise all swaps of two symbols of all codes, neighbours or not. */
    @Test
    void everySwapOfEveryCodeIsCaught() {
        for (int left = 0; left < ShortCode.LENGTH; left++) {
            for (int right = left + 1; right < ShortCode.LENGTH; right++) {
                for (int difference = 1; difference < 32; difference++) {
                    Symbols swap = zeros().with(left, difference).with(right, difference);
                    assertThat(swap.sum()).as("%d and %d", left, right).isNotZero();
                }
            }
        }
    }

    @Test
    void everyAdjacentSwapIsCaught() {
        for (ShortCode code : codes(500)) {
            for (int place = 0; place + 1 < ShortCode.LENGTH; place++) {
                if (code.symbol(place) != code.symbol(place + 1)) {
                    assertNotValid(symbols(code).swapped(place), code);
                }
            }
        }
    }

    /** One in 32 of all ten symbols is well formed, so that most typing at random is noticed. */
    @Test
    void oneInThirtyTwoTextsIsWellFormed() {
        Random random = new Random(SEED);
        int valid = 0;
        int tries = 320_000;
        for (int i = 0; i < tries; i++) {
            valid += ShortCode.parse(randomText(random)) instanceof Reading.Valid ? 1 : 0;
        }
        // 10,000 expected; six standard deviations are 590.
        assertThat(valid).isBetween(9_400, 10_600);
    }

    /** A reading makes its caller look up one code, or at most five suggestions. */
    @Test
    void aRandomCodeHitsOneOfAMillionLessThanOnceInAMillion() {
        double live = 1_000_000;
        double typedAtRandom = live / Math.pow(32, 10);
        double wellFormed = live / (ShortCode.MAX_NUMBER + 1);
        Random random = new Random(SEED);
        double lookups = 0;
        int tries = 100_000;
        for (int i = 0; i < tries; i++) {
            lookups +=
                    switch (ShortCode.parse(randomText(random))) {
                        case Reading.Valid _ -> 1;
                        case Reading.Near(List<ShortCode> suggestions) -> suggestions.size();
                        case Reading.NotACode _ -> 0;
                    };
        }
        assertThat(typedAtRandom).isLessThan(1e-9);
        assertThat(wellFormed).isLessThan(3e-8);
        assertThat(wellFormed * NearMiss.MOST).isLessThan(1e-6);
        assertThat(wellFormed * lookups / tries).isLessThan(1e-7);
    }

    @Test
    void whatPeopleTypeIsRead() {
        for (ShortCode code : codes(200)) {
            String text = code.text();
            String bare = text.replace("-", "");
            for (String typed :
                    List.of(
                            bare,
                            text.toLowerCase(Locale.ROOT),
                            text.replace('0', 'O').replace('1', 'l'),
                            text.replace('0', 'o').replace('1', 'I'),
                            fullWidth(text),
                            "  " + bare.replaceAll("(.)", "$1 ") + "\t\r\n",
                            "🧧" + text + "🧧🎉👨‍👩‍👧",
                            bare.substring(0, 5) + "—" + bare.substring(5),
                            bare.replaceAll("(.)", "\u200B$1\uFEFF\u202E"),
                            "【" + text + "】。",
                            bare.replaceAll("([0-9])", "$1\uFE0F\u20E3"))) {
                assertThat(ShortCode.parse(typed))
                        .as("%s typed as %s", text, typed)
                        .isEqualTo(new Reading.Valid(code));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "' - 🧧 ', EMPTY",
        "7K3M9, WRONG_LENGTH",
        "7K3M9-2QX4B-77, WRONG_LENGTH",
        "你好, FOREIGN_LETTER",
        "我的码ABCDE, FOREIGN_LETTER",
        "UUUUU-UUUUU, WRONG_CHECK"
    })
    void whatIsNoCodeHasAReason(String typed, ShortCode.Reason reason) {
        assertThat(ShortCode.parse(typed)).isEqualTo(new Reading.NotACode(reason));
    }

    @Test
    void aLongTextIsNotLookedAt() {
        assertThat(ShortCode.parse(CODE.text() + " ".repeat(ShortCode.MAX_TEXT)))
                .isEqualTo(new Reading.NotACode(ShortCode.Reason.TOO_LONG));
        assertThat(ShortCode.parse(CODE.text() + " ".repeat(ShortCode.MAX_TEXT - 11)))
                .isEqualTo(new Reading.Valid(CODE));
    }

    @Test
    void theOrderAndNumbersOfCodesArePublished() {
        assertThat(ShortCode.of(0).text()).isEqualTo("00000-00000");
        assertThat(ShortCode.of(1).text()).startsWith("00000-0001");
        assertThat(ShortCode.of(ShortCode.MAX_NUMBER).text()).startsWith("ZZZZZ-ZZZZ");
    }

    private static void assertNotValid(Symbols symbols, ShortCode code) {
        assertThat(ShortCode.read(symbols))
                .as("an error in %s", code)
                .isNotInstanceOf(Reading.Valid.class);
    }

    private static Symbols zeros() {
        return Symbols.of(new int[ShortCode.LENGTH]);
    }

    static Symbols symbols(ShortCode code) {
        int[] values = new int[ShortCode.LENGTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = code.symbol(i);
        }
        return Symbols.of(values);
    }

    static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
        return wide.toString();
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ShortCode.LENGTH; i++) {
            text.append(Symbols.letter(random.nextInt(32)));
        }
        return text.toString();
    }

    static List<ShortCode> codes(int count) {
        Random random = new Random(SEED);
        List<ShortCode> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            codes.add(ShortCode.of(random.nextLong(ShortCode.MAX_NUMBER + 1)));
        }
        return codes;
    }
}
