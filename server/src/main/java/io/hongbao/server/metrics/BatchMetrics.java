package io.hongbao.server.metrics;

import io.hongbao.embedded.HostMetrics;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What the writer does, batch by batch. */
public final class BatchMetrics implements HostMetrics {

    private final DistributionSummary commands;
    private final Timer force;
    private final Timer decide;
    private final DistributionSummary bytes;

    public BatchMetrics(MeterRegistry registry) {
        this.commands =
                DistributionSummary.builder("hongbao.batch.commands")
                        .description("Commands decided together")
                        .serviceLevelObjectives(1, 4, 16, 64, 256, 1_024, 4_096)
                        .register(registry);
        this.force =
                Timer.builder("hongbao.journal.force")
                        .description("Writing a batch to the journal and forcing it to the disk")
                        .serviceLevelObjectives(
                                Duration.ofNanos(500_000),
                                Duration.ofMillis(1),
                                Duration.ofMillis(2),
                                Duration.ofMillis(5),
                                Duration.ofMillis(10),
                                Duration.ofMillis(50),
                                Duration.ofMillis(250))
                        .register(registry);
        this.decide =
                Timer.builder("hongbao.batch.decide")
                        .description("Deciding, applying and encoding a batch")
                        .register(registry);
        this.bytes =
                DistributionSummary.builder("hongbao.journal.written")
                        .description("Bytes of a batch in the journal")
                        .baseUnit("bytes")
                        .register(registry);
    }

    @Override
    public void batchDone(Batch batch) {
        commands.record(batch.commands());
        force.record(batch.forceNanos(), TimeUnit.NANOSECONDS);
        decide.record(batch.decideNanos(), TimeUnit.NANOSECONDS);
        bytes.record((double) batch.journalBytes());
    }
}
