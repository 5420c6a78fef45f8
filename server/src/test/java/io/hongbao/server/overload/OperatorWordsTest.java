package io.hongbao.server.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorWordsTest {

    private final Overload overload = new Overload(() -> 0, 0);
    private final DegradeLevels levels = new DegradeLevels();

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("words.json");
    }

    @Test
    void whatOperatorsSaidHoldsAfterARestart() {
        OperatorWords words = OperatorWords.restored(file(), overload, levels);
        assertThat(words.notices()).isEmpty();
        overload.setCeiling(300);
        overload.setClaimsPerSecond(3_000, System.nanoTime());
        levels.say(DegradeLevel.CLAIMS_TICKET_FIRST, DegradeLevels.Word.ON, "ann", "slow", 7);
        levels.say(DegradeLevel.BROWSE_CACHED, DegradeLevels.Word.OFF, "bob", "never", 8);
        words.keep();

        Overload newOverload = new Overload(() -> 0, 0);
        DegradeLevels newLevels = new DegradeLevels();
        OperatorWords restored = OperatorWords.restored(file(), newOverload, newLevels);
        assertThat(newOverload.ceiling()).isEqualTo(300);
        assertThat(newOverload.claimsPerSecond()).isEqualTo(3_000);
        assertThat(newLevels.standings()).isEqualTo(levels.standings());
        assertThat(newLevels.isEngaged(DegradeLevel.CLAIMS_TICKET_FIRST)).isTrue();
        assertThat(restored.notices())
                .containsExactly(
                        "The limit has an operator's ceiling of 300",
                        "Claims have an operator's ceiling of 3000 a second",
                        "Degrade level browse_cached is off, as bob said: never",
                        "Degrade level claims_ticket_first is on, as ann said: slow");
    }

    @Test
    void whatIsTakenBackIsForgotten() {
        OperatorWords words = OperatorWords.restored(file(), overload, levels);
        overload.setCeiling(0);
        levels.say(DegradeLevel.BROWSE_CACHED, DegradeLevels.Word.ON, "ann", "slow", 7);
        words.keep();
        overload.setCeiling(Overload.NO_CEILING);
        levels.say(DegradeLevel.BROWSE_CACHED, DegradeLevels.Word.AUTO, "ann", "fast", 9);
        words.keep();
        assertThat(OperatorWords.restored(file(), overload, new DegradeLevels()).notices())
                .isEmpty();
    }

    @Test
    void aFileThatCannotBeUnderstoodIsNamed() throws IOException {
        Files.writeString(file(), "{\"ceiling\":\"much\",\"levels\":[]}");
        assertThatIllegalStateException()
                .isThrownBy(() -> OperatorWords.restored(file(), overload, levels))
                .withMessageContaining("words.json cannot be understood; remove it");
        Files.writeString(
                file(),
                "{\"levels\":[{\"level\":\"x\",\"word\":\"on\",\"by\":\"a\",\"reason\":\"b\",\"sinceMillis\":1}]}");
        assertThatIllegalStateException()
                .isThrownBy(() -> OperatorWords.restored(file(), overload, levels));
    }
}
