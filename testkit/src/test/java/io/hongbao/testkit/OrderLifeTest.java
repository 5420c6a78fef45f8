package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import io.hongbao.audit.Auditor;
import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.wallet.Voucher;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The same seeded orders on 1, 2 and 8 shards, with an unreliable world outside and messages late,
 * interleaved and repeated: every order ends, nothing hangs, and the audit is clean. {@code
 * -Dhongbao.order.seeds=1000} runs more of them.
 */
final class OrderLifeTest {

    private static final int SEEDS = Integer.getInteger("hongbao.order.seeds", 12);

    private static OrderRun run(int shards, long seed) {
        return OrderRun.of(
                ShardedTestHost.Options.of(shards, seed), OrderWorkload.Size.small(), _ -> {});
    }

    @TestFactory
    Stream<DynamicTest> everyOrderEnds() {
        return OnShards.all(shards -> {
            long completed = 0;
            long ended = 0;
            long refundedMinor = 0;
            long earned = 0;
            long unearned = 0;
            for (long seed = 0; seed < SEEDS; seed++) {
                OrderRun run = run(shards, seed);
                AuditReport report = settled(run, "seed " + seed);
                completed += report.orders().completed();
                ended += report.orders().ended();
                refundedMinor += report.orders().refundedMinor();
                earned += answered(run, OrderLifeTest::isEarnedByOrder);
                unearned += answered(run, OrderLifeTest::needsOrder);
            }
            assertThat(completed).isPositive();
            assertThat(ended).isPositive();
            assertThat(refundedMinor).isPositive();
            assertThat(earned).isPositive();
            assertThat(unearned).isPositive();
        });
    }

    private static long answered(OrderRun run, Predicate<Outcome> wanted) {
        return run.workload().answers().given().stream()
                .map(Answers.Answer::outcome)
                .filter(wanted)
                .count();
    }

    private static boolean isEarnedByOrder(Outcome outcome) {
        return outcome instanceof Outcome.Granted(Voucher voucher, boolean repeated)
                && !repeated
                && voucher.earnedBy() == EarnedBy.ORDER;
    }

    private static boolean needsOrder(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected
                && rejected.refusal() == Refusal.ORDER_NEEDED;
    }

    private static AuditReport settled(OrderRun run, String seed) {
        try {
            run.workload().run();
            run.host().runUntilQuiet();
            Auditor.Options underWay = new Auditor.Options(1_000, true, false);
            AuditReport report = HostAudit.of(run.host(), underWay);
            assertThat(report.clean()).as(report.toText()).isTrue();
            run.settle();
            run.check();
            run.clock().advance(30L * 86_400_000);
            run.host().runUntilQuiet();
            return run.check();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("with " + seed, e);
        }
    }

    @TestFactory
    Stream<DynamicTest> aCrashLosesNoOrder() {
        return OnShards.all(shards -> {
            for (long seed = 0; seed < SEEDS; seed++) {
                OrderRun run =
                        OrderRun.of(
                                ShardedTestHost.Options.of(shards, seed),
                                OrderWorkload.Size.small(),
                                OnShards.crashes(seed));
                settled(run, "crashes and seed " + seed);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theDurableFormatChangesNothing() {
        return OnShards.all(shards -> {
            for (long seed = 0; seed < Math.max(1, SEEDS / 4); seed++) {
                OrderRun direct = run(shards, seed);
                OrderRun encoded =
                        OrderRun.of(
                                OnShards.encoded(shards, seed),
                                OrderWorkload.Size.small(),
                                _ -> {});
                settled(direct, "seed " + seed);
                settled(encoded, "codec and seed " + seed);
                assertThat(encoded.workload().answers().given())
                        .isEqualTo(direct.workload().answers().given());
            }
        });
    }
}
