package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The same seeded workloads on 1, 2 and 8 shards, with messages late, interleaved and repeated:
 * whatever the order, the audit is clean, every answer is kept, and nobody is told "sold out" while
 * anything is left.
 */
final class ShardingTest {

    private static final long START_MILLIS = 1_770_343_200_000L;
    private static final List<Integer> SHARDS = List.of(1, 2, 8);
    private static final int SEEDS = 60;

    /** One run, with all that watches it. */
    private record Run(
            ShardedTestHost host, VirtualClock clock, SoldOutCheck soldOut, Workload workload) {

        static Run of(int shards, long seed, Workload.Size size) {
            VirtualClock clock = new VirtualClock(START_MILLIS);
            SeededSecrets secrets = new SeededSecrets(seed);
            ShardedTestHost host =
                    new ShardedTestHost(ShardedTestHost.Options.of(shards, seed), clock, secrets);
            SoldOutCheck soldOut = new SoldOutCheck(host, clock);
            host.observe(soldOut);
            return new Run(
                    host,
                    clock,
                    soldOut,
                    new Workload(host, clock, host::step, secrets, seed, size));
        }

        void toTheEnd() {
            workload.run();
            host.runUntilQuiet();
            check();
            // Everything expires, and what it gives back comes to rest.
            clock.advance(90L * 86_400_000);
            host.runUntilQuiet();
            check();
        }

        void check() {
            AuditReport report = HostAudit.of(host);
            assertThat(report.clean()).as(report.toText()).isTrue();
            assertThat(soldOut.violations()).isEmpty();
            assertThat(AnswersCheck.of(workload.answers(), host)).isEmpty();
            assertThat(report.grants()).isEqualTo(workload.answers().granted());
            for (int shard = 0; shard < host.shards(); shard++) {
                assertThat(ShardedTestHost.fold(host.journal(shard)).entities())
                        .isEqualTo(host.state(shard).entities());
            }
        }
    }

    @TestFactory
    List<DynamicTest> everyLifeIsExact() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int shards : SHARDS) {
            tests.add(
                    DynamicTest.dynamicTest(
                            shards + " shards",
                            () -> {
                                long checked = 0;
                                for (long seed = 0; seed < SEEDS; seed++) {
                                    Run run = Run.of(shards, seed, Workload.Size.small());
                                    run.toTheEnd();
                                    checked += run.soldOut().checked();
                                }
                                assertThat(checked).as("sold out was said").isPositive();
                            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> aCrashLosesNothingThatWasAnswered() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int shards : SHARDS) {
            tests.add(
                    DynamicTest.dynamicTest(
                            shards + " shards",
                            () -> {
                                for (long seed = 0; seed < SEEDS / 2; seed++) {
                                    VirtualClock clock = new VirtualClock(START_MILLIS);
                                    SeededSecrets secrets = new SeededSecrets(seed);
                                    ShardedTestHost host =
                                            new ShardedTestHost(
                                                    ShardedTestHost.Options.of(shards, seed),
                                                    clock,
                                                    secrets);
                                    SplittableRandom crashes = new SplittableRandom(seed);
                                    Runnable turn =
                                            () -> {
                                                if (crashes.nextInt(300) == 0) {
                                                    host.crash();
                                                }
                                                host.step();
                                            };
                                    Workload workload =
                                            new Workload(
                                                    host,
                                                    clock,
                                                    turn,
                                                    secrets,
                                                    seed,
                                                    Workload.Size.small());
                                    workload.run();
                                    host.runUntilQuiet();
                                    new Run(host, clock, new SoldOutCheck(host, clock), workload)
                                            .check();
                                }
                            }));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> theSameSeedGivesTheSameAnswers() {
        return SHARDS.stream()
                .map(shards ->
                        DynamicTest.dynamicTest(
                                shards + " shards",
                                () -> {
                                    for (long seed = 0; seed < 5; seed++) {
                                        Run first = Run.of(shards, seed, Workload.Size.small());
                                        Run second = Run.of(shards, seed, Workload.Size.small());
                                        first.toTheEnd();
                                        second.toTheEnd();
                                        assertThat(second.workload().answers().given())
                                                .isEqualTo(first.workload().answers().given());
                                        for (int shard = 0; shard < shards; shard++) {
                                            assertThat(second.host().journal(shard))
                                                    .isEqualTo(first.host().journal(shard));
                                        }
                                    }
                                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> nothingIsStrandedInATill() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int shards : SHARDS) {
            for (int kind = 0; kind < 3; kind++) {
                int content = kind;
                tests.add(
                        DynamicTest.dynamicTest(
                                shards + " shards, " + List.of("cards", "split", "deck").get(kind),
                                () -> {
                                    for (long seed = 0; seed < SEEDS / 2; seed++) {
                                        drain(shards, seed, content);
                                    }
                                }));
            }
        }
        return tests;
    }

    /**
     * More people than envelopes, each asking until there is an answer: exactly the stock is
     * granted.
     */
    private static void drain(int shards, long seed, int kind) {
        SplittableRandom random = new SplittableRandom(seed);
        Prize.Content content = content(kind, random.nextInt(1, 400), random);
        Run run =
                Run.of(
                        shards,
                        seed,
                        new Workload.Size(
                                (int) content.count() + random.nextInt(1, 100), 1, 1, 10));
        CampaignTerms terms =
                new CampaignTermsGenerator(random, new SeededSecrets(seed))
                        .plain("drain-" + seed, START_MILLIS, 5, content);
        new HostDriver(run.host(), run.clock(), run.host()::step).open(terms);
        run.workload().claimUntilAnswered(terms, 400, run.host()::runUntilQuiet);
        run.check();
        assertThat(run.workload().answers().granted()).isEqualTo(content.count());
        assertThat(run.workload().answers().given())
                .filteredOn(it -> it.outcome() instanceof Outcome.Rejected)
                .extracting(Answers.Answer::outcome)
                .containsOnly(new Outcome.Rejected(Refusal.PRIZE_SOLD_OUT, Outcome.NEVER));
        // No storms: a handful of messages for each shard and each halving of the stock, not for
        // each grant.
        long halvings = 64L - Long.numberOfLeadingZeros(content.count());
        assertThat(run.host().messagesSent())
                .isLessThan(shards * (20L + 12 * halvings) + 6 * content.count());
    }

    private static Prize.Content content(int kind, int count, SplittableRandom random) {
        return switch (kind) {
            case 0 -> new Prize.Card(count, 2_500, List.of(), 0, Prize.Rest.KEEP);
            case 1 -> new Prize.LuckySplit(count, count * 100L + random.nextInt(5_000), 7);
            default ->
                    new Prize.CashDeck(
                            List.of(
                                    new Prize.CashDeck.Tier(100, count),
                                    new Prize.CashDeck.Tier(288_800, 1)));
        };
    }
}
