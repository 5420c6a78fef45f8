package io.hongbao.assistant.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.hongbao.assistant.interpret.UtteranceReport.Labelled;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text makes the interpreter throw, or take long. */
final class RobustnessTest {
    private static final long SEED = 20260206;
    private static final int LONG = 10_000;

    /** Far above what any text takes; quadratic work on ten thousand characters is above it. */
    private static final Duration BOUND = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t",
                "😊🧧🧋",
                "\u0000\u0007\u001b",
                "，。！？",
                "\ud83d",
                "\udc00\ud83d"
            })
    void whatSaysNothingIsChat(String text) {
        assertThat(InterpreterTest.INTERPRETER.interpret(text, UtteranceReport.TODAY))
                .isEqualTo(Interpretation.of(Intent.CHAT));
    }

    @Test
    void readsOnlyTheBeginningOfALongText() {
        String padding = "啊".repeat(Interpreter.MAX_CHARS);

        assertThat(intent("来杯拿铁" + padding)).isEqualTo(Intent.ORDER);
        assertThat(intent(padding + "来杯拿铁")).isEqualTo(Intent.CHAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "珍",
                "珍珠",
                "一",
                "1",
                "一杯",
                "a ",
                "a a a ",
                "no ",
                "不要",
                "不",
                "latte ",
                "l",
                "ab ",
                "-1 ",
                "2/",
                "1.",
                "北京",
                "从",
                "，",
                "两杯拿铁，一杯热的，",
                "no, ",
                "all ",
                "其他",
                "的",
                "万亿",
                "ﷺ",
                "e\u0301\u0301\u0301",
                "twenty "
            })
    void longTextsTakeNoLongerThanTheirLength(String piece) {
        String text = piece.repeat(LONG / piece.length());

        assertTimeoutPreemptively(BOUND, () -> InterpreterTest.assertValid(text));
    }

    @Test
    void randomTextsAreAnswered() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int c = 0; c < length; c++) {
                text.append((char) random.nextInt(Character.MAX_VALUE + 1));
            }
            InterpreterTest.assertValid(text.toString());
        }
    }

    /** Pieces of real sentences in any order: every word beside every other. */
    @Test
    void shuffledSentencesAreAnswered() {
        Random random = new Random(SEED);
        List<String> pieces = new ArrayList<>();
        for (String file : List.of("zh.jsonl", "en.jsonl")) {
            for (Labelled utterance : UtteranceReport.read(file).orElseThrow()) {
                pieces.addAll(List.of(utterance.text().split("(?<=[，。 ,.！!])")));
            }
        }
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int p = random.nextInt(8); p >= 0; p--) {
                String piece = pieces.get(random.nextInt(pieces.size()));
                int from = random.nextInt(piece.length());
                text.append(random.nextBoolean() ? piece : piece.substring(from));
            }
            InterpreterTest.assertValid(text.toString());
        }
    }

    @Test
    void everyDayHasTomorrow() {
        LocalDate day = LocalDate.of(2025, 12, 1);
        for (int i = 0; i < 800; i++) {
            LocalDate today = day.plusDays(i);
            for (String when : List.of("31号", "29号", "下周三", "除夕", "2月29日", "next Sunday")) {
                InterpreterTest.INTERPRETER.interpret("北京到上海 " + when, today);
            }
            assertThat(InterpreterTest.INTERPRETER.interpret("明天北京到上海", today).train().date())
                    .isEqualTo(today.plusDays(1).toString());
        }
    }

    private static Intent intent(String text) {
        return InterpreterTest.INTERPRETER.interpret(text, UtteranceReport.TODAY).intent();
    }
}
