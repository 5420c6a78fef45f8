package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditSource;
import io.hongbao.audit.Auditor;
import io.hongbao.core.Entry;
import io.hongbao.core.Host;
import io.hongbao.testkit.HostContract;
import io.hongbao.testkit.HostSetup;
import io.hongbao.testkit.SeededSecrets;
import io.hongbao.testkit.VirtualClock;
import io.hongbao.testkit.Workload;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded host does what every host must; each test ends with an audit of a backup. */
class EmbeddedHostContractTest extends HostContract {
    @TempDir Path folder;

    private int made;

    @Override
    protected Host createHost(HostSetup setup) {
        HostSettings settings =
                HostSettings.defaults()
                        .withClock(setup.clock())
                        .withMemory(8 << 20, 8 << 20, 8 << 20)
                        .withBounds(setup.queueCapacity(), 256, 10_000);
        return EmbeddedHost.start(
                OpenParts.open(folder.resolve("data-" + made++), settings),
                settings,
                setup.secrets());
    }

    @Override
    protected void audit(Host audited) {
        EmbeddedHost host = (EmbeddedHost) audited;
        if (!host.isClosed()) {
            requireClean(host, folder.resolve("backup-" + made++));
        }
    }

    private static void requireClean(EmbeddedHost host, Path backup) {
        host.backup(backup);
        try (OfflineDirectory directory = OfflineDirectory.open(backup)) {
            assertThat(Auditor.audit(new OfflineAudit(directory)).violations()).isEmpty();
        }
    }

    @Test
    void wholeCampaignsPassTheAudit() {
        for (long seed = 1; seed <= 5; seed++) {
            SeededSecrets secrets = new SeededSecrets(seed);
            VirtualClock clock = new VirtualClock(START_MILLIS);
            EmbeddedHost host =
                    (EmbeddedHost) createHost(new HostSetup(1, clock, secrets, 1 << 12));
            try (host) {
                Workload workload =
                        new Workload(
                                host,
                                clock,
                                () -> LockSupport.parkNanos(1_000),
                                secrets,
                                seed,
                                Workload.Size.small());
                workload.run();
                Scene.await("everything is decided", () -> host.queueDepth() == 0);
                requireClean(host, folder.resolve("audited-" + seed));
            }
        }
    }

    /** A data directory as the auditor reads it. */
    private record OfflineAudit(OfflineDirectory directory) implements AuditSource {
        @Override
        public int shards() {
            return 1;
        }

        @Override
        public Stream<Entry> journal(int shard) {
            return directory.entries();
        }

        @Override
        public Stream<Keyed> state(int shard) {
            return directory.entities().map(one -> new Keyed(one.key(), one.entity()));
        }
    }
}
