package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hongbao assistant interpret}, without a server. */
final class AssistantCommandTest {

    private static CapturedRun interpret(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "assistant";
        arguments[1] = "interpret";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return CapturedRun.of(arguments);
    }

    @Test
    void answersAsTheApiDoes() {
        CapturedRun run = interpret("两杯珍奶，少糖去冰", "--lang", "zh", "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.json().toString())
                .isEqualTo(
                        "{\"intent\":\"order\",\"items\":[{\"item\":\"pearl-milk-tea\",\"qty\":2,"
                                + "\"sugar\":\"70\",\"ice\":\"none\"}]}");
    }

    @Test
    void saysItInLines() {
        assertThat(interpret("two", "lattes,", "no", "sugar").out())
                .isEqualToNormalizingNewlines("intent   order\nitem     2 x latte, sugar 0\n");
        assertThat(interpret("明天去上海的高铁", "--today", "2026-02-06").out())
                .contains("intent   train")
                .contains("train    ? to shanghai, on 2026-02-07")
                .contains("ask      from (missing)");
    }

    @ParameterizedTest
    @CsvSource({"--lang, fr", "--today, tomorrow"})
    void refusesOptionsThatAreWrong(String option, String value) {
        CapturedRun run = interpret("hi", option, value);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(option);
    }

    @Test
    void needsAText() {
        assertThat(interpret("\u200b").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(interpret().exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
