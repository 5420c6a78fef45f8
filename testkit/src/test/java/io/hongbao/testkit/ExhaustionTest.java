package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Command;
import io.hongbao.core.Entity;
import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * More people than envelopes, each asking until there is an answer, on 1, 2 and 8 shards: exactly
 * what there is gets granted, wherever it lay, and only then are people told that there is none.
 */
final class ExhaustionTest {

    private static final List<Integer> SHARDS = List.of(1, 2, 8);
    private static final int SEEDS = 20;
    private static final int ENVELOPES = 200;

    private interface SeededCase {
        void run(int shards, long seed);
    }

    private static Stream<DynamicTest> onAllShards(SeededCase seeded) {
        return SHARDS.stream()
                .map(shards ->
                        DynamicTest.dynamicTest(
                                shards + " shards",
                                () -> {
                                    for (long seed = 0; seed < SEEDS; seed++) {
                                        seeded.run(shards, seed);
                                    }
                                }));
    }

    @TestFactory
    Stream<DynamicTest> noCardIsStranded() {
        return onAllShards((shards, seed) -> {
            int count = count(seed);
            drain(shards, seed, new Prize.Card(count, 2_500, List.of(), 0, Prize.Rest.KEEP));
        });
    }

    @TestFactory
    Stream<DynamicTest> noPartOfASplitIsStranded() {
        return onAllShards((shards, seed) -> {
            int count = count(seed);
            drain(shards, seed, new Prize.LuckySplit(count, count * 100L + seed, 7));
        });
    }

    @TestFactory
    Stream<DynamicTest> noPositionOfADeckIsStranded() {
        return onAllShards((shards, seed) ->
                drain(
                        shards,
                        seed,
                        new Prize.CashDeck(
                                List.of(
                                        new Prize.CashDeck.Tier(100, count(seed)),
                                        new Prize.CashDeck.Tier(288_800, 1)))));
    }

    private static int count(long seed) {
        return new SplittableRandom(seed).nextInt(1, ENVELOPES);
    }

    private static Run run(int shards, long seed) {
        return Run.of(shards, seed, new Workload.Size(ENVELOPES + 50, 1, 1, 10));
    }

    private static CampaignTerms terms(long seed, Prize.Content content) {
        return new CampaignTermsGenerator(new SplittableRandom(seed), new SeededSecrets(seed))
                .plain("drain-" + seed, Run.START_MILLIS, 5, content);
    }

    private static void drain(int shards, long seed, Prize.Content content) {
        CampaignTerms terms = terms(seed, content);
        Run run = run(shards, seed);
        run.open(terms);
        run.drain(terms);
        run.check();
        assertThat(run.workload().answers().granted()).isEqualTo(content.count());
        assertOnlyRefusal(run, new Outcome.Rejected(Refusal.PRIZE_SOLD_OUT, Outcome.NEVER));
        // No storms: a handful of messages for each shard and each halving of the stock.
        long halvings = 64L - Long.numberOfLeadingZeros(content.count());
        assertThat(run.host().messagesSent())
                .isLessThan(shards * (20 + 12 * halvings) + 6 * content.count());
    }

    private static void assertOnlyRefusal(Run run, Outcome.Rejected refusal) {
        assertThat(run.workload().answers().given())
                .extracting(Answers.Answer::outcome)
                .filteredOn(it -> it instanceof Outcome.Rejected)
                .containsOnly(refusal);
    }

    @TestFactory
    Stream<DynamicTest> theTightestOfThreeLimitsHolds() {
        return onAllShards((shards, seed) -> {
            SplittableRandom random = new SplittableRandom(seed);
            long stock = random.nextInt(1, ENVELOPES);
            long waveLimit = random.nextInt(1, ENVELOPES);
            long dayLimit = random.nextInt(1, ENVELOPES);
            CampaignTerms terms =
                    limited(
                            terms(
                                    seed,
                                    new Prize.Card(stock, 2_500, List.of(), 0, Prize.Rest.KEEP)),
                            waveLimit,
                            dayLimit);
            Run run = run(shards, seed);
            run.open(terms);
            run.drain(terms);
            run.check();
            long least = Math.min(stock, Math.min(waveLimit, dayLimit));
            assertThat(run.workload().answers().granted()).isEqualTo(least);
        });
    }

    private static CampaignTerms limited(CampaignTerms terms, long waveLimit, long dayLimit) {
        Prize card = terms.prizes().getFirst();
        Wave wave = terms.waves().getFirst();
        return Terms.of(terms)
                .prizes(
                        List.of(
                                new Prize(
                                        card.id(),
                                        Map.of(),
                                        card.content(),
                                        card.earnedBy(),
                                        card.validity(),
                                        card.caps(),
                                        dayLimit,
                                        card.eligibility())))
                .waves(
                        List.of(
                                new Wave(
                                        wave.id(),
                                        wave.window(),
                                        wave.prizes(),
                                        PersonCaps.NONE,
                                        waveLimit)))
                .build();
    }

    @TestFactory
    Stream<DynamicTest> whatComesBackIsGrantedAgain() {
        return onAllShards((shards, seed) -> {
            int count = count(seed);
            CampaignTerms terms =
                    terms(seed, new Prize.Card(count, 2_500, List.of(), 0, Prize.Rest.KEEP));
            Run run = run(shards, seed);
            run.open(terms);
            run.drain(terms);
            long voided = voidSome(run, terms, 1 + count / 3);
            run.host().runUntilQuiet();
            run.drain(terms);
            run.check();
            long waiting = ENVELOPES + 50L - count;
            assertThat(run.workload().answers().granted())
                    .isEqualTo(count + Math.min(voided, waiting));
        });
    }

    private static long voidSome(Run run, CampaignTerms terms, int most) {
        List<Command> voids = new ArrayList<>();
        for (int shard = 0; shard < run.host().shards(); shard++) {
            for (Entity entity : run.host().state(shard).entities().values()) {
                if (entity instanceof Wallet wallet) {
                    for (Voucher voucher : wallet.vouchers()) {
                        voids.add(
                                new Command.VoidVoucher(
                                        wallet.user(),
                                        terms.id(),
                                        voucher.id(),
                                        HostDriver.by("ann")));
                    }
                }
            }
        }
        List<Command> some = voids.subList(0, Math.min(most, voids.size()));
        some.forEach(it -> assertThat(run.host().submit(it, _ -> {})).isTrue());
        return some.size();
    }
}
