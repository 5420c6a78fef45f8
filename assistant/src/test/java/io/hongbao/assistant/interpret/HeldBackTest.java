package io.hongbao.assistant.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How well the interpreter does on utterances that its author had not seen: those held back while
 * it was written, and those that two people wrote afterwards. What they showed has been mended
 * since, so they keep it from getting worse. The misses go to {@code target/utterances-report.txt}.
 */
final class HeldBackTest {
    private static final Path REPORT = Path.of("target", "utterances-report.txt");
    private static final double INTENT_BAR = 0.99;
    private static final double EXACT_BAR = 0.98;

    @BeforeAll
    static void forgetEarlierRuns() throws IOException {
        Files.deleteIfExists(REPORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zh-held-back.jsonl",
                "en-held-back.jsonl",
                "zh-unseen.jsonl",
                "en-unseen.jsonl"
            })
    void understandsWhatWasNotSeen(String file) throws IOException {
        UtteranceReport report = UtteranceReport.of(file, InterpreterTest.INTERPRETER);
        Files.createDirectories(REPORT.getParent());
        Files.writeString(
                REPORT, report.text(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);

        assertThat(report.intentShare()).as(report.text()).isGreaterThanOrEqualTo(INTENT_BAR);
        assertThat(report.exactShare()).as(report.text()).isGreaterThanOrEqualTo(EXACT_BAR);
    }
}
