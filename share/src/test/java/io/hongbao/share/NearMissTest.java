package io.hongbao.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.share.ShortCode.Reading;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

final class NearMissTest {
    private static final int CODES = 500;

    @Test
    void aSymbolThatLooksLikeAnotherIsSuggested() {
        int meant =
                suggestedOf((code, count) -> {
                    for (int i = 0; i < ShortCode.LENGTH; i++) {
                        for (int other = 0; other < 32; other++) {
                            if (other != code.symbol(i)
                                    && NearMiss.looksAlike(other, code.symbol(i))) {
                                count.add(symbols(code).with(i, other), code);
                            }
                        }
                    }
                });
        assertThat(meant).isEqualTo(100);
    }

    @Test
    void twoSwappedNeighboursAreSuggested() {
        int meant =
                suggestedOf((code, count) -> {
                    for (int i = 0; i + 1 < ShortCode.LENGTH; i++) {
                        if (code.symbol(i) != code.symbol(i + 1)) {
                            count.add(symbols(code).swapped(i), code);
                        }
                    }
                });
        assertThat(meant).isGreaterThanOrEqualTo(99);
    }

    @Test
    void aSymbolThatSoundsLikeAnotherIsSuggested() {
        int meant =
                suggestedOf((code, count) -> {
                    for (int i = 0; i < ShortCode.LENGTH; i++) {
                        for (int other = 0; other < 32; other++) {
                            if (other != code.symbol(i)
                                    && NearMiss.soundsAlike(other, code.symbol(i))) {
                                count.add(symbols(code).with(i, other), code);
                            }
                        }
                    }
                });
        assertThat(meant).isGreaterThanOrEqualTo(97);
    }

    @Test
    void aSymbolTooManyIsSuggested() {
        int meant =
                suggestedOf((code, count) -> {
                    for (int i = 0; i < ShortCode.LENGTH; i++) {
                        count.add(symbols(code).withInserted(i, code.symbol(i)), code);
                        count.add(symbols(code).withInserted(i, i), code);
                    }
                });
        assertThat(meant).isEqualTo(100);
    }

    /** Ten codes explain a missing symbol, and at most five are told: the likeliest. */
    @Test
    void aSymbolLostAtEitherEndIsSuggested() {
        int meant =
                suggestedOf((code, count) -> {
                    count.add(symbols(code).without(0), code);
                    count.add(symbols(code).without(ShortCode.LENGTH - 1), code);
                });
        assertThat(meant).isGreaterThanOrEqualTo(99);
    }

    @Test
    void oneOfADoubledSymbolIsSuggested() {
        int meant =
                suggestedOf((code, count) -> {
                    for (int i = 0; i + 1 < ShortCode.LENGTH; i++) {
                        if (code.symbol(i) == code.symbol(i + 1)) {
                            count.add(symbols(code).without(i), code);
                        }
                    }
                });
        assertThat(meant).isEqualTo(100);
    }

    @Test
    void aUInACodeIsWhatWasWrong() {
        for (ShortCode code : ShortCodeTest.codes(CODES)) {
            for (int i = 0; i < ShortCode.LENGTH; i++) {
                StringBuilder typed = new StringBuilder(code.text());
                typed.setCharAt(i < 5 ? i : i + 1, 'u');
                assertThat(ShortCode.parse(typed.toString()))
                        .isEqualTo(new Reading.Near(List.of(code)));
            }
        }
    }

    @Test
    void suggestionsAreFewWellFormedAndDifferent() {
        for (ShortCode code : ShortCodeTest.codes(CODES)) {
            for (Symbols typed :
                    List.of(
                            symbols(code).with(3, code.symbol(3) ^ 1),
                            symbols(code).without(4),
                            symbols(code).withInserted(9, 9))) {
                List<ShortCode> suggestions = NearMiss.suggestions(typed);
                assertThat(suggestions).hasSizeLessThanOrEqualTo(5).doesNotHaveDuplicates();
            }
        }
    }

    private static Symbols symbols(ShortCode code) {
        return ShortCodeTest.symbols(code);
    }

    /** How often the meant code was among the suggestions. */
    private static final class Count {
        private int tries;
        private int meant;

        void add(Symbols typed, ShortCode code) {
            boolean found =
                    switch (ShortCode.read(typed)) {
                        case Reading.Near(List<ShortCode> suggestions) ->
                                suggestions.contains(code);
                        // The rest of a symbol too many can be the code itself.
                        case Reading.Valid(ShortCode valid) -> valid.equals(code);
                        case Reading.NotACode _ -> false;
                    };
            tries++;
            meant += found ? 1 : 0;
        }
    }

    /** In percent, rounded. */
    private static int suggestedOf(BiConsumer<ShortCode, Count> mistakes) {
        Count count = new Count();
        ShortCodeTest.codes(CODES).forEach(code -> mistakes.accept(code, count));
        assertThat(count.tries).isGreaterThan(50);
        return Math.round(100f * count.meant / count.tries);
    }
}
