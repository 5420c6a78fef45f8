package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.audit.Auditor;
import io.hongbao.core.Outcome;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.invite.Lapse;
import io.hongbao.core.invite.RewardKind;
import io.hongbao.core.invite.RewardState;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The same seeded invites on 1, 2 and 8 shards, with messages late, interleaved and repeated:
 * whatever the order, nobody passes a cap, no invite pays twice, and the audit is clean.
 */
final class InviteLifeTest {

    private static final int SEEDS = Integer.getInteger("hongbao.invite.seeds", 16);

    private static InviteRun run(int shards, long seed, Consumer<ShardedTestHost> disturbance) {
        InviteRun run =
                InviteRun.of(
                        ShardedTestHost.Options.of(shards, seed),
                        InviteWorkload.Size.small(),
                        disturbance);
        try {
            return run.checked();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("with seed " + seed, e);
        }
    }

    @TestFactory
    Stream<DynamicTest> noInvitePaysTwice() {
        return OnShards.all(shards -> {
            Set<InviteRefusal> refusals = EnumSet.noneOf(InviteRefusal.class);
            Set<RewardState> states = EnumSet.noneOf(RewardState.class);
            Set<RewardKind> granted = EnumSet.noneOf(RewardKind.class);
            Set<Lapse> lapses = EnumSet.noneOf(Lapse.class);
            Set<Seen> seen = EnumSet.noneOf(Seen.class);
            for (long seed = 0; seed < SEEDS; seed++) {
                InviteRun run = run(shards, seed, _ -> {});
                run.workload().answers().given().forEach(answer -> count(answer, seen, refusals));
                run.rewards()
                        .forEach(reward -> {
                            states.add(reward.state());
                            lapses.addAll(reward.lapse());
                            if (reward.state() == RewardState.GRANTED) {
                                granted.add(reward.id().kind());
                            }
                            if (reward.id().step() > 0) {
                                seen.add(Seen.LATER);
                            }
                        });
            }
            assertThat(seen)
                    .containsAll(
                            shards == 1
                                    ? EnumSet.complementOf(EnumSet.of(Seen.QUEUED))
                                    : EnumSet.allOf(Seen.class));
            assertThat(granted).containsExactlyInAnyOrder(RewardKind.values());
            assertThat(states)
                    .contains(
                            RewardState.HELD,
                            RewardState.GRANTED,
                            RewardState.LAPSED,
                            RewardState.FORFEITED,
                            RewardState.CLAWED_BACK);
            assertThat(lapses).contains(Lapse.SOLD_OUT, Lapse.CAP_REACHED);
            assertThat(refusals)
                    .contains(
                            InviteRefusal.CAMPAIGN_PAUSED,
                            InviteRefusal.CAMPAIGN_KILLED,
                            InviteRefusal.FRIEND_NOT_NEW,
                            InviteRefusal.INVITE_UNKNOWN,
                            InviteRefusal.OWN_INVITE,
                            InviteRefusal.INVITE_EXPIRED,
                            InviteRefusal.INVITE_REVOKED,
                            InviteRefusal.ALREADY_ACCEPTED,
                            InviteRefusal.KEY_REUSED,
                            InviteRefusal.ACCEPTANCE_UNKNOWN,
                            InviteRefusal.REVIEW_ENDED);
        });
    }

    /** What has to happen, or a test would prove nothing. */
    private enum Seen {
        ACCEPTED,
        ACCEPTED_AGAIN,
        /** The inviter had reached the cap, and the friend got theirs. */
        NOT_REWARDED,
        QUEUED,
        LATER
    }

    private static void count(Answers.Answer answer, Set<Seen> seen, Set<InviteRefusal> refusals) {
        switch (answer.outcome()) {
            case Outcome.Accepted accepted -> {
                seen.add(accepted.repeated() ? Seen.ACCEPTED_AGAIN : Seen.ACCEPTED);
                if (!accepted.isInviterRewarded()) {
                    seen.add(Seen.NOT_REWARDED);
                }
            }
            case Outcome.Queued _ -> seen.add(Seen.QUEUED);
            case Outcome.InviteRefused refused -> refusals.add(refused.refusal());
            default -> {
                // Of no interest here.
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aCrashLosesNothingAndPaysNothingTwice() {
        return OnShards.all(shards -> {
            for (long seed = 0; seed < SEEDS; seed++) {
                run(shards, seed, OnShards.crashes(seed));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theDurableFormatChangesNothing() {
        return OnShards.all(shards -> {
            for (long seed = 0; seed < SEEDS / 4; seed++) {
                InviteRun direct = run(shards, seed, _ -> {});
                InviteRun encoded =
                        InviteRun.of(
                                OnShards.encoded(shards, seed),
                                InviteWorkload.Size.small(),
                                _ -> {});
                encoded.checked();
                assertThat(encoded.workload().answers().given())
                        .isEqualTo(direct.workload().answers().given());
            }
        });
    }

    @Test
    void theResultIsTheSameHoweverFewPeopleFitInMemory() {
        InviteRun run = run(2, 3, _ -> {});
        AuditReport parted =
                new Auditor(new Auditor.Options(30, true, true), AuditProgress.NONE)
                        .run(new HostAudit(run.host()));
        assertThat(parted.passes()).isGreaterThan(4);
        assertThat(parted.violations()).isEmpty();
    }
}
