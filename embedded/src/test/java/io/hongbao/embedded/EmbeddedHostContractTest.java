package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditSource;
import io.hongbao.audit.Auditor;
import io.hongbao.core.Entity;
import io.hongbao.core.Entry;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.order.Orders;
import io.hongbao.core.wallet.Wallet;
import io.hongbao.testkit.CampaignTermsGenerator;
import io.hongbao.testkit.HostDriver;
import io.hongbao.testkit.HostSetup;
import io.hongbao.testkit.RoomContract;
import io.hongbao.testkit.SeededSecrets;
import io.hongbao.testkit.VirtualClock;
import io.hongbao.testkit.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded host does what every host must; each test ends with an audit of a backup. */
class EmbeddedHostContractTest extends RoomContract {
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

    private static boolean hasDueTimer(EmbeddedHost host) {
        return Scene.all(host.entities()).values().stream()
                .anyMatch(entity -> timerAtMillis(entity) <= host.nowMillis());
    }

    private static long timerAtMillis(Entity entity) {
        return switch (entity) {
            case Wallet wallet -> wallet.timerAtMillis();
            case Orders orders -> orders.timerAtMillis();
            default -> Long.MAX_VALUE;
        };
    }

    private static void requireClean(EmbeddedHost host, Path backup) {
        Scene.await("every timer has run", () -> !hasDueTimer(host));
        host.backup(backup);
        try (OfflineDirectory directory = OfflineDirectory.open(backup)) {
            Auditor auditor = new Auditor(Auditor.Options.STOPPED, AuditProgress.NONE);
            assertThat(auditor.run(new OfflineAudit(directory)).violations()).isEmpty();
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

    /** Closing publishes the secrets; here they are gone for a while. */
    @Test
    void aCommandThatCannotBeDecidedChangesNothingAndHurtsNobodyElse() {
        SeededSecrets secrets = new SeededSecrets(9);
        AtomicBoolean gone = new AtomicBoolean();
        VirtualClock clock = new VirtualClock(START_MILLIS);
        HostSetup setup =
                new HostSetup(
                        1,
                        clock,
                        campaign -> {
                            if (gone.get()) {
                                throw new IllegalStateException("the secret file is gone");
                            }
                            return secrets.of(campaign);
                        },
                        1 << 10);
        EmbeddedHost host = (EmbeddedHost) createHost(setup);
        try (host) {
            HostDriver driver = new HostDriver(host, clock, () -> {});
            CampaignTerms terms =
                    new CampaignTermsGenerator(new SplittableRandom(9), secrets)
                            .plain(
                                    "poison",
                                    START_MILLIS,
                                    5,
                                    new Prize.Card(10, 100, List.of(), 0, Prize.Rest.KEEP));
            driver.open(terms);
            driver.lead(terms, CampaignStatus.CLOSED, "ann");
            gone.set(true);
            long before = host.durableSeq();
            assertThat(driver.lead(terms, CampaignStatus.CLOSED, "bob"))
                    .isEqualTo(Outcome.Failed.INSTANCE);
            assertThat(host.durableSeq()).isEqualTo(before);
            assertThat(driver.claim(HostDriver.person(1), terms, "", "key"))
                    .isInstanceOf(Outcome.Granted.class);
            gone.set(false);
            assertThat(driver.lead(terms, CampaignStatus.CLOSED, "bob"))
                    .isInstanceOf(Outcome.Led.class);
            requireClean(host, folder.resolve("after-poison"));
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
