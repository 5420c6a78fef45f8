package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import io.hongbao.journal.EntryCodec;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What the tests of seeded lives do alike: on few and many shards, with crashes, encoded. */
final class OnShards {
    private OnShards() {}

    static Stream<DynamicTest> all(IntConsumer test) {
        return Stream.of(1, 2, 8)
                .map(shards ->
                        DynamicTest.dynamicTest(shards + " shards", () -> test.accept(shards)));
    }

    /** Lets the host crash before one turn in four hundred. */
    static Consumer<ShardedTestHost> crashes(long seed) {
        SplittableRandom crashes = new SplittableRandom(seed);
        return host -> {
            if (crashes.nextInt(400) == 0) {
                host.crash();
            }
        };
    }

    /** A host whose entries go through the durable format. */
    static ShardedTestHost.Options encoded(int shards, long seed) {
        return ShardedTestHost.Options.of(shards, seed)
                .withCodec(entry -> EntryCodec.decode(EntryCodec.encode(entry)));
    }

    /** The audit finds nothing, and the journal makes the state that is there. */
    static AuditReport clean(ShardedTestHost host) {
        AuditReport report = HostAudit.of(host);
        assertThat(report.clean()).as(report.toText()).isTrue();
        for (int shard = 0; shard < host.shards(); shard++) {
            assertThat(ShardedTestHost.fold(host.journal(shard)).entities())
                    .isEqualTo(host.state(shard).entities());
        }
        return report;
    }
}
