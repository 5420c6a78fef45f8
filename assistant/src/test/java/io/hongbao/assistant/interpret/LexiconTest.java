package io.hongbao.assistant.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.assistant.interpret.MenuWords.Family;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A menu of one's own: its names, and no words for what it lacks. */
final class LexiconTest {
    private static final Interpreter OWN =
            new Interpreter(
                    Lexicon.of(
                            List.of(
                                    new MenuWords("latte", Family.DRINK, List.of()),
                                    new MenuWords(
                                            "osmanthus-oolong",
                                            Family.DRINK,
                                            List.of("桂花乌龙", "Osmanthus Oolong")),
                                    new MenuWords("mapo-tofu", Family.DINING, List.of("麻婆豆腐"))),
                            List.of(new PrizeWords("card50", 5_000))));

    @Test
    void namesOnTheMenuAreUnderstood() {
        assertThat(answer("两杯桂花乌龙，去冰"))
                .isEqualTo(
                        "{\"intent\":\"order\",\"items\":[{\"item\":\"osmanthus-oolong\",\"qty\":2,\"ice\":\"none\"}]}");
        assertThat(answer("an osmanthus oolong please"))
                .isEqualTo(
                        "{\"intent\":\"order\",\"items\":[{\"item\":\"osmanthus-oolong\",\"qty\":1}]}");
        assertThat(answer("一份麻婆豆腐"))
                .isEqualTo(
                        "{\"intent\":\"dining\",\"items\":[{\"item\":\"mapo-tofu\",\"qty\":1}]}");
    }

    @Test
    void synonymsOfWhatTheMenuHasApply() {
        assertThat(answer("那铁一杯")).contains("\"item\":\"latte\"");
    }

    @Test
    void whatTheMenuLacksIsUnknown() {
        assertThat(answer("一杯珍珠奶茶"))
                .isEqualTo(
                        "{\"intent\":\"order\",\"clarify\":[{\"field\":\"item\",\"reason\":\"unknown\"}]}");
    }

    @Test
    void cardsAreNamedByTheirValue() {
        assertThat(answer("拿铁，用50元卡")).contains("\"voucher\":\"card50\"");
        assertThat(answer("拿铁，用25元卡")).contains("{\"field\":\"voucher\",\"reason\":\"unknown\"}");
    }

    @Test
    void aCardIsWorthSomething() {
        assertThatThrownBy(() -> new PrizeWords("card0", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prize amount");
    }

    private static String answer(String text) {
        return OWN.interpret(text, UtteranceReport.TODAY).toJson();
    }
}
