package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.audit.Auditor;
import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.core.room.RoomRefusal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The same seeded waiting rooms on 1, 2 and 8 shards, with messages late, interleaved and repeated:
 * whatever the order, nobody passes before their place and the audit is clean.
 */
final class RoomLifeTest {

    private static final int SEEDS = Integer.getInteger("hongbao.room.seeds", 16);

    private static RoomRun run(int shards, long seed, Consumer<ShardedTestHost> disturbance) {
        RoomRun run =
                RoomRun.of(
                        ShardedTestHost.Options.of(shards, seed),
                        RoomWorkload.Size.small(),
                        disturbance);
        try {
            return run.checked();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("with seed " + seed, e);
        }
    }

    @TestFactory
    Stream<DynamicTest> nobodyPassesBeforeTheirPlace() {
        return OnShards.all(shards -> {
            Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
            Set<RoomRefusal> refusals = EnumSet.noneOf(RoomRefusal.class);
            for (long seed = 0; seed < SEEDS; seed++) {
                RoomRun run = run(shards, seed, _ -> {});
                run.workload().answers().given().forEach(answer -> count(answer, seen, refusals));
                run.workload()
                        .campaigns()
                        .forEach(terms -> {
                            if (run.workload().room(terms).opening() > 1) {
                                seen.merge(Seen.SECOND_OPENING, 1, Integer::sum);
                            }
                        });
            }
            assertThat(seen).containsOnlyKeys(Seen.values());
            assertThat(refusals)
                    .contains(
                            RoomRefusal.CAMPAIGN_KILLED,
                            RoomRefusal.ROOM_NOT_OPEN,
                            RoomRefusal.ROOM_DRAINING,
                            RoomRefusal.TICKET_UNKNOWN,
                            RoomRefusal.NOT_YOUR_TURN);
        });
    }

    /** What has to happen, or a test would prove nothing. */
    private enum Seen {
        JOINED,
        JOINED_AGAIN,
        ENTERED,
        PASSED_BY,
        GRANTED_WITH_A_PLACE,
        TURNED_AWAY,
        SECOND_OPENING
    }

    private static void count(
            Answers.Answer answer, Map<Seen, Integer> seen, Set<RoomRefusal> refusals) {
        switch (answer.outcome()) {
            case Outcome.Joined joined ->
                    seen.merge(
                            joined.repeated() ? Seen.JOINED_AGAIN : Seen.JOINED, 1, Integer::sum);
            case Outcome.Entered entered ->
                    seen.merge(
                            entered.place() == 0 ? Seen.PASSED_BY : Seen.ENTERED, 1, Integer::sum);
            case Outcome.RoomRefused refused -> refusals.add(refused.refusal());
            case Outcome.Granted _ -> {
                if (answer.command() instanceof Command.ClaimEnvelope claim
                        && claim.person().placed()) {
                    seen.merge(Seen.GRANTED_WITH_A_PLACE, 1, Integer::sum);
                }
            }
            case Outcome.Rejected rejected when rejected.refusal() == Refusal.PLACE_NEEDED ->
                    seen.merge(Seen.TURNED_AWAY, 1, Integer::sum);
            default -> {
                // Of no interest here.
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aCrashLosesNoPlace() {
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
                RoomRun direct = run(shards, seed, _ -> {});
                RoomRun encoded =
                        RoomRun.of(
                                OnShards.encoded(shards, seed), RoomWorkload.Size.small(), _ -> {});
                encoded.checked();
                assertThat(encoded.workload().answers().given())
                        .isEqualTo(direct.workload().answers().given());
            }
        });
    }

    @Test
    void theResultIsTheSameHoweverFewPeopleFitInMemory() {
        RoomRun run = run(2, 3, _ -> {});
        AuditReport parted =
                new Auditor(new Auditor.Options(10, true, true), AuditProgress.NONE)
                        .run(new HostAudit(run.host()));
        assertThat(parted.passes()).isGreaterThan(4);
        assertThat(parted.violations()).isEmpty();
    }
}
