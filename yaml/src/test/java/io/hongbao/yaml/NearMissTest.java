package io.hongbao.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which word is taken for which. */
class NearMissTest {

    @ParameterizedTest
    @CsvSource({
        "curency, currency", // one left out
        "currencyy, currency", // one too many
        "curremcy, currency", // one replaced
        "currnecy, currency", // two swapped
        "CURRENCY, currency", // letter case
        "walet, wallet",
        "twon, town"
    })
    void aWordThatIsAtMostAThirdAwayIsMeant(String word, String meant) {
        assertThat(NearMiss.fix(word, List.of("budget", meant, "moments"), "otherwise"))
                .isEqualTo("did you mean \"" + meant + "\"?");
    }

    @ParameterizedTest
    @CsvSource({"city, town", "cr, car", "x, y", "hats, tall", "curr, currency"})
    void aWordThatIsFartherAwayIsNot(String word, String other) {
        assertThat(NearMiss.fix(word, List.of(other), "otherwise")).isEqualTo("otherwise");
    }

    @Test
    void theNearestIsMeantAndOfTwoTheFirstInTheAlphabet() {
        assertThat(NearMiss.fix("prizes", List.of("prices", "prize", "price"), "otherwise"))
                .isEqualTo("did you mean \"prices\"?");
        assertThat(NearMiss.fix("wavess", List.of("wave", "waves"), "otherwise"))
                .isEqualTo("did you mean \"waves\"?");
    }

    @Test
    void nobodyKnowsWhatALongWordMeans() {
        assertThat(NearMiss.fix("x".repeat(64), List.of("x".repeat(63)), "otherwise"))
                .startsWith("did you mean");
        assertThat(NearMiss.fix("x".repeat(65), List.of("x".repeat(64)), "otherwise"))
                .isEqualTo("otherwise");
    }
}
