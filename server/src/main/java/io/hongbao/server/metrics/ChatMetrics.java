package io.hongbao.server.metrics;

import io.hongbao.assistant.conversation.TurnEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Counts the turns of conversations by who answered them, and how long they took. */
public final class ChatMetrics {

    private final Map<TurnEvent.By, Timer> latency = new EnumMap<>(TurnEvent.By.class);
    private final Counter failed;

    public ChatMetrics(MeterRegistry registry) {
        for (TurnEvent.By by : TurnEvent.By.values()) {
            latency.put(
                    by,
                    Timer.builder("hongbao.chat.turn")
                            .description("From a request to the end of its answer")
                            .tag("by", by.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(ClaimMetrics.BUCKETS)
                            .register(registry));
        }
        failed =
                Counter.builder("hongbao.chat.failed")
                        .description("Turns that ended without an answer")
                        .register(registry);
    }

    /** A turn was answered after {@code nanos}. */
    public void answered(TurnEvent.By by, long nanos) {
        Objects.requireNonNull(latency.get(by)).record(nanos, TimeUnit.NANOSECONDS);
    }

    public void failed() {
        failed.increment();
    }
}
