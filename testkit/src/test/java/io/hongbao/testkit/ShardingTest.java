package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.journal.EntryCodec;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The same seeded workloads on 1, 2 and 8 shards, with messages late, interleaved and repeated:
 * whatever the order, the audit is clean, every answer is kept, and nobody is told "sold out" while
 * anything is left.
 */
final class ShardingTest {

    private static final int SEEDS = 40;

    private static final Outcome STOPPED =
            new Outcome.Rejected(Refusal.PRIZE_STOPPED, Outcome.NEVER);

    private interface OnShards {
        void run(int shards);
    }

    private static Stream<DynamicTest> onAllShards(OnShards test) {
        return Stream.of(1, 2, 8)
                .map(shards -> DynamicTest.dynamicTest(shards + " shards", () -> test.run(shards)));
    }

    @TestFactory
    Stream<DynamicTest> everyLifeIsExact() {
        return onAllShards(shards -> {
            long checked = 0;
            long stopped = 0;
            for (long seed = 0; seed < SEEDS; seed++) {
                Run run = Run.of(shards, seed, Workload.Size.small());
                run.toTheEnd();
                checked += run.soldOut().checked();
                stopped +=
                        run.workload().answers().given().stream()
                                .filter(answer -> answer.outcome().equals(STOPPED))
                                .count();
            }
            assertThat(checked).as("how often sold out was said").isPositive();
            assertThat(stopped).as("how often somebody met a stopped prize").isPositive();
        });
    }

    @TestFactory
    Stream<DynamicTest> aCrashLosesNothingThatWasAnswered() {
        return onAllShards(shards -> {
            for (long seed = 0; seed < SEEDS / 2; seed++) {
                SplittableRandom crashes = new SplittableRandom(seed);
                Run run =
                        Run.of(
                                ShardedTestHost.Options.of(shards, seed),
                                Workload.Size.small(),
                                host -> {
                                    if (crashes.nextInt(300) == 0) {
                                        host.crash();
                                    }
                                });
                run.workload().run();
                run.host().runUntilQuiet();
                run.check();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theDurableFormatChangesNothing() {
        return onAllShards(shards -> {
            for (long seed = 0; seed < SEEDS / 4; seed++) {
                ShardedTestHost.Options plain = ShardedTestHost.Options.of(shards, seed);
                Run direct = Run.of(plain, Workload.Size.small(), _ -> {});
                Run encoded =
                        Run.of(
                                plain.withCodec(
                                        entry -> EntryCodec.decode(EntryCodec.encode(entry))),
                                Workload.Size.small(),
                                _ -> {});
                direct.toTheEnd();
                encoded.toTheEnd();
                assertSame(direct, encoded);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theSameSeedGivesTheSameAnswers() {
        return onAllShards(shards -> {
            for (long seed = 0; seed < SEEDS / 8; seed++) {
                Run first = Run.of(shards, seed, Workload.Size.small());
                Run second = Run.of(shards, seed, Workload.Size.small());
                first.toTheEnd();
                second.toTheEnd();
                assertSame(first, second);
            }
        });
    }

    private static void assertSame(Run first, Run second) {
        List<Answers.Answer> answers = first.workload().answers().given();
        assertThat(second.workload().answers().given()).isEqualTo(answers);
        for (int shard = 0; shard < first.host().shards(); shard++) {
            assertThat(second.host().journal(shard)).isEqualTo(first.host().journal(shard));
        }
    }
}
