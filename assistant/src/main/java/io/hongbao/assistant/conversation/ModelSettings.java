package io.hongbao.assistant.conversation;

import io.hongbao.core.Require;
import java.time.Duration;

/**
 * How long a model may take, and how much of it is used at once.
 *
 * @param firstToken until it begins to answer
 * @param stall between two pieces of an answer
 * @param total for a whole turn, with all its tools
 * @param concurrent how many turns may use it at the same time; the others are answered offline
 */
public record ModelSettings(Duration firstToken, Duration stall, Duration total, int concurrent) {

    public static final ModelSettings STANDARD =
            new ModelSettings(
                    Duration.ofSeconds(6), Duration.ofSeconds(6), Duration.ofSeconds(30), 100);

    public ModelSettings {
        Require.inRange(firstToken.toMillis(), 1, 600_000, "first token in milliseconds");
        Require.inRange(stall.toMillis(), 1, 600_000, "stall in milliseconds");
        Require.inRange(total.toMillis(), 1, 600_000, "total in milliseconds");
        Require.inRange(concurrent, 1, 100_000, "turns at once");
    }
}
