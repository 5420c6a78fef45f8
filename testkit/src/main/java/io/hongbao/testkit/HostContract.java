package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Outcome.VoucherRefusal;
import io.hongbao.core.Refusal;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every host must do. A host's own test extends this, makes the host, and says how it is
 * driven when it has no thread of its own.
 */
public abstract class HostContract {

    /** When every test begins: 2026-02-06 10:00 in Shanghai. */
    protected static final long START_MILLIS = 1_770_343_200_000L;

    private static final long DAY_MILLIS = 86_400_000L;

    private final SeededSecrets secrets = new SeededSecrets(1);
    final VirtualClock clock = new VirtualClock(START_MILLIS);
    final CampaignTermsGenerator generator =
            new CampaignTermsGenerator(new SplittableRandom(1), secrets);
    private final List<Host> hosts = new ArrayList<>();
    private Host host = NoHost.INSTANCE;
    private HostDriver driver = new HostDriver(host, clock, () -> {});

    /** An empty host. Called at most once at a time; the host made before is closed by then. */
    protected abstract Host createHost(HostSetup setup);

    /** How many shards the hosts have. */
    protected int shards() {
        return 1;
    }

    /** Lets a host do something that does nothing by itself. */
    protected void turn(Host driven) {}

    /** Checks what the host's own test can see at the end of each test: its journal, its files. */
    protected void audit(Host audited) {}

    @BeforeEach
    final void makeHost() {
        makeHost(1 << 16);
    }

    private void makeHost(int queueCapacity) {
        hosts.forEach(Host::close);
        hosts.clear();
        Host made = createHost(new HostSetup(shards(), clock, secrets, queueCapacity));
        hosts.add(made);
        host = made;
        driver = new HostDriver(made, clock, () -> turn(made));
    }

    @AfterEach
    final void auditAndClose() {
        hosts.forEach(this::audit);
        hosts.forEach(Host::close);
    }

    private CampaignTerms opened(long count) {
        return opened(
                generator.plain(
                        "contract",
                        clock.getAsLong(),
                        5,
                        new Prize.Card(count, 2_500, List.of(), 0, Prize.Rest.KEEP)));
    }

    final CampaignTerms opened(CampaignTerms terms) {
        driver.open(terms);
        return terms;
    }

    private Voucher granted(int person, CampaignTerms terms) {
        Outcome outcome = driver.claim(HostDriver.person(person), terms, "", "key");
        assertThat(outcome).isInstanceOf(Outcome.Granted.class);
        return ((Outcome.Granted) outcome).voucher();
    }

    @Test
    final void grantsAsManyAsThereAreAndThenSaysSoldOut() {
        CampaignTerms terms = opened(30);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            outcomes.add(driver.claim(HostDriver.person(i), terms, "", "key"));
        }
        assertThat(outcomes).filteredOn(it -> it instanceof Outcome.Granted).hasSize(30);
        assertThat(outcomes)
                .filteredOn(it -> !(it instanceof Outcome.Granted))
                .containsOnly(new Outcome.Rejected(Refusal.PRIZE_SOLD_OUT, Outcome.NEVER));
        assertThat(trialBalance(terms).balanceMinor(Account.OUTSTANDING)).isEqualTo(30 * 2_500);
    }

    @Test
    final void manyThreadsTogetherGetNoMoreThanThereIs() throws InterruptedException {
        CampaignTerms terms = opened(50);
        List<CompletableFuture<Outcome>> answers = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int first = t * 50;
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = first; i < first + 50; i++) {
                                    answers.add(
                                            driver.send(
                                                    new Command.ClaimEnvelope(
                                                            HostDriver.person(i),
                                                            terms.id(),
                                                            "",
                                                            "key")));
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long granted =
                answers.stream()
                        .map(driver::await)
                        .filter(it -> it instanceof Outcome.Granted)
                        .count();
        for (int i = 0; i < 200; i++) {
            Outcome outcome = driver.claim(HostDriver.person(i), terms, "", "key");
            granted += outcome instanceof Outcome.Granted(_, boolean repeated) && !repeated ? 1 : 0;
        }
        assertThat(granted).isEqualTo(50);
    }

    @Test
    final void theSameKeyGetsTheSameAnswer() {
        CampaignTerms terms = opened(10);
        Voucher voucher = granted(1, terms);
        clock.advance(1_000);
        assertThat(driver.claim(HostDriver.person(1), terms, "", "key"))
                .isEqualTo(new Outcome.Granted(voucher, true));
        assertThat(driver.wallet(HostDriver.person(1)).vouchers()).hasSize(1);
    }

    @Test
    final void theSameKeyWithAnotherBodyIsRefused() {
        CampaignTerms terms = opened(10);
        granted(1, terms);
        assertThat(driver.claim(HostDriver.person(1), terms, "card", "key"))
                .isEqualTo(new Outcome.Rejected(Refusal.KEY_REUSED, Outcome.NEVER));
        assertThat(driver.wallet(HostDriver.person(1)).vouchers()).hasSize(1);
    }

    @Test
    final void aRefusalRecordsNothing() {
        CampaignTerms terms =
                generator.plain(
                        "later",
                        START_MILLIS + DAY_MILLIS,
                        5,
                        new Prize.Card(10, 2_500, List.of(), 0, Prize.Rest.KEEP));
        driver.open(terms);
        assertThat(driver.claim(HostDriver.person(1), terms, "", "key"))
                .isEqualTo(
                        new Outcome.Rejected(
                                Refusal.CAMPAIGN_NOT_STARTED, START_MILLIS + DAY_MILLIS));
        assertThat(driver.wallet(HostDriver.person(1)).vouchers()).isEmpty();
        clock.advance(DAY_MILLIS);
        assertThat(driver.claim(HostDriver.person(1), terms, "", "key"))
                .isInstanceOf(Outcome.Granted.class);
    }

    @Test
    final void nobodyPassesACap() {
        CampaignTerms terms = opened(10);
        granted(1, terms);
        assertThat(driver.claim(HostDriver.person(1), terms, "", "another-key"))
                .isEqualTo(new Outcome.Rejected(Refusal.ALREADY_CLAIMED, Outcome.NEVER));
    }

    @Test
    final void oneUsersCommandsAreDecidedInOrder() {
        CampaignTerms terms = opened(10_000);
        for (int i = 0; i < 100; i++) {
            granted(1_000 + i, terms);
        }
        for (int i = 0; i < 50; i++) {
            List<CompletableFuture<Outcome>> answers = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                answers.add(
                        driver.send(
                                new Command.ClaimEnvelope(
                                        HostDriver.person(i), terms.id(), "", "key-" + k)));
            }
            List<Outcome> outcomes = answers.stream().map(driver::await).toList();
            assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Granted.class);
            assertThat(outcomes.subList(1, 4))
                    .containsOnly(new Outcome.Rejected(Refusal.ALREADY_CLAIMED, Outcome.NEVER));
        }
    }

    @Test
    final void aPauseStopsGrantsAndAResumeStartsThemAgain() {
        CampaignTerms terms = opened(1_000);
        Voucher voucher = granted(1, terms);
        assertThat(driver.lead(terms, CampaignStatus.PAUSED, "ann"))
                .isInstanceOf(Outcome.Led.class);
        refusedFromNowOn(terms, CampaignStatus.PAUSED, Refusal.CAMPAIGN_PAUSED);
        assertThat(driver.hold(1, voucher, "quote")).isInstanceOf(Outcome.VoucherChanged.class);
        assertThat(driver.lead(terms, CampaignStatus.RUNNING, "ann"))
                .isInstanceOf(Outcome.Led.class);
        driver.until(
                "the resume",
                () ->
                        driver.claim(HostDriver.person(2), terms, "", "key")
                                instanceof Outcome.Granted);
    }

    @Test
    final void aKillStopsRedemptionTooAndTakesTwoToUndo() {
        CampaignTerms terms = opened(1_000);
        Voucher voucher = granted(1, terms);
        Voucher other = granted(2, terms);
        assertThat(driver.hold(1, voucher, "quote")).isInstanceOf(Outcome.VoucherChanged.class);
        assertThat(driver.lead(terms, CampaignStatus.KILLED, "ann"))
                .isInstanceOf(Outcome.Led.class);
        refusedFromNowOn(terms, CampaignStatus.KILLED, Refusal.CAMPAIGN_KILLED);
        assertThat(driver.hold(2, other, "other"))
                .isEqualTo(new Outcome.VoucherRefused(VoucherRefusal.CAMPAIGN_KILLED));
        assertThat(driver.redeem(1, voucher, "quote", 1))
                .isEqualTo(new Outcome.VoucherRefused(VoucherRefusal.CAMPAIGN_KILLED));
        assertThat(driver.release(1, voucher, "quote")).isInstanceOf(Outcome.VoucherChanged.class);
        assertThat(driver.lead(terms, CampaignStatus.RUNNING, "ann"))
                .isInstanceOf(Outcome.AwaitingSecond.class);
        assertThat(driver.lead(terms, CampaignStatus.RUNNING, "ann"))
                .isInstanceOf(Outcome.AwaitingSecond.class);
        assertThat(driver.lead(terms, CampaignStatus.RUNNING, "bob"))
                .isInstanceOf(Outcome.Led.class);
    }

    /**
     * With one shard, the very next command is refused; with more, those after the shard has heard
     * of it.
     */
    private void refusedFromNowOn(CampaignTerms terms, CampaignStatus status, Refusal refusal) {
        if (host.shards() > 1) {
            driver.untilAllKnow(terms, status);
        }
        for (int i = 0; i < 40; i++) {
            assertThat(driver.claim(HostDriver.person(10_000 + i), terms, "", "key"))
                    .isEqualTo(new Outcome.Rejected(refusal, Outcome.NEVER));
        }
    }

    @Test
    final void publishingAndClosingTakeTwoAndPublishingAClearance() {
        CampaignTerms terms =
                generator.plain(
                        "two",
                        clock.getAsLong(),
                        5,
                        new Prize.Card(10, 2_500, List.of(), 0, Prize.Rest.KEEP));
        driver.ask(new Command.ApplyCampaign(terms, "0".repeat(64), HostDriver.by("ann")));
        assertThat(driver.ask(HostDriver.uncleared(terms)))
                .isEqualTo(new Outcome.NotCleared(Outcome.NotCleared.Lack.NONE_GIVEN));
        assertThat(driver.lead(terms, CampaignStatus.SCHEDULED, "ann"))
                .isInstanceOf(Outcome.AwaitingSecond.class);
        assertThat(driver.lead(terms, CampaignStatus.SCHEDULED, "bob"))
                .isInstanceOf(Outcome.Led.class);
        assertThat(driver.lead(terms, CampaignStatus.CLOSED, "bob"))
                .isInstanceOf(Outcome.AwaitingSecond.class);
        assertThat(driver.lead(terms, CampaignStatus.CLOSED, "ann"))
                .isInstanceOf(Outcome.Led.class);
        refusedFromNowOn(terms, CampaignStatus.CLOSED, Refusal.CAMPAIGN_CLOSED);
    }

    @Test
    final void whatWasProposedOutlivesTheOpening() {
        CampaignTerms terms =
                generator.plain(
                        "early",
                        clock.getAsLong() + 60_000,
                        5,
                        new Prize.Card(10, 2_500, List.of(), 0, Prize.Rest.KEEP));
        driver.open(terms);
        CampaignTerms richer = TermsMutation.withBudget(terms, 2 * terms.budgetMinor());
        String digest = "1".repeat(64);
        assertThat(driver.ask(new Command.ApplyCampaign(richer, digest, HostDriver.by("ann"))))
                .isInstanceOf(Outcome.AwaitingSecond.class);
        clock.advance(60_000);
        driver.untilAllKnow(terms, CampaignStatus.RUNNING);
        assertThat(driver.ask(new Command.ApplyCampaign(richer, digest, HostDriver.by("bob"))))
                .isInstanceOf(Outcome.Led.class);
        assertThat(driver.lead(terms, CampaignStatus.CLOSED, "ann"))
                .isInstanceOf(Outcome.AwaitingSecond.class);
        assertThat(driver.lead(terms, CampaignStatus.PAUSED, "ann"))
                .isInstanceOf(Outcome.Led.class);
        assertThat(driver.lead(terms, CampaignStatus.CLOSED, "bob"))
                .isInstanceOf(Outcome.AwaitingSecond.class);
    }

    @Test
    final void whatIsAnsweredCanBeReadAtOnce() {
        CampaignTerms terms = opened(1_000);
        for (int i = 0; i < 100; i++) {
            Voucher voucher = granted(i, terms);
            assertThat(driver.wallet(HostDriver.person(i)).voucher(terms.id(), voucher.id()))
                    .contains(voucher);
        }
    }

    @Test
    final void aVoucherIsHeldRedeemedAndNeverSpentTwice() {
        CampaignTerms terms = opened(10);
        Voucher voucher = granted(1, terms);
        assertThat(driver.redeem(1, voucher, "quote", 1_000))
                .isEqualTo(new Outcome.VoucherRefused(VoucherRefusal.VOUCHER_NOT_HELD));
        assertThat(driver.hold(1, voucher, "quote")).isInstanceOf(Outcome.VoucherChanged.class);
        assertThat(driver.hold(1, voucher, "other"))
                .isEqualTo(new Outcome.VoucherRefused(VoucherRefusal.VOUCHER_HELD));
        Outcome first = driver.redeem(1, voucher, "quote", 1_000);
        assertThat(first).isInstanceOf(Outcome.VoucherChanged.class);
        assertThat(driver.redeem(1, voucher, "quote", 1_000)).isEqualTo(first);
        assertThat(driver.hold(1, voucher, "next")).isInstanceOf(Outcome.VoucherChanged.class);
        assertThat(driver.redeem(1, voucher, "next", 1_501))
                .isEqualTo(new Outcome.VoucherRefused(VoucherRefusal.AMOUNT_TOO_LARGE));
        assertThat(driver.redeem(1, voucher, "next", 1_500))
                .isInstanceOf(Outcome.VoucherChanged.class);
        assertThat(driver.hold(1, voucher, "last"))
                .isEqualTo(new Outcome.VoucherRefused(VoucherRefusal.VOUCHER_SPENT));
        assertThat(trialBalance(terms).balanceMinor(Account.SPENT)).isEqualTo(2_500);
    }

    @Test
    final void anExpiredVoucherGoesBackAndIsGrantedAgain() {
        CampaignTerms plain =
                generator.plain(
                        "expiring",
                        clock.getAsLong(),
                        9,
                        new Prize.Card(1, 2_500, List.of(), 0, Prize.Rest.KEEP));
        Prize prize =
                CampaignTermsGenerator.prize(
                        "card", plain.prizes().getFirst().content(), new Validity.Days(1));
        CampaignTerms terms = opened(withPrize(plain, prize));
        Voucher voucher = granted(1, terms);
        assertThat(driver.claim(HostDriver.person(2), terms, "", "key"))
                .isEqualTo(new Outcome.Rejected(Refusal.PRIZE_SOLD_OUT, Outcome.NEVER));
        clock.advance(DAY_MILLIS);
        assertThat(driver.hold(1, voucher, "late"))
                .isEqualTo(new Outcome.VoucherRefused(VoucherRefusal.VOUCHER_EXPIRED));
        driver.until(
                "the card to come back",
                () ->
                        driver.claim(HostDriver.person(2), terms, "", "key")
                                instanceof Outcome.Granted);
        assertThat(driver.wallet(HostDriver.person(1)).vouchers().getFirst().state())
                .isEqualTo(new VoucherState.Expired());
    }

    @Test
    final void aLapsedHoldIsReleasedWithTheTimeThatWasLeft() {
        CampaignTerms terms = opened(10);
        Voucher voucher = granted(1, terms);
        assertThat(driver.hold(1, voucher, "quote")).isInstanceOf(Outcome.VoucherChanged.class);
        clock.advance(2 * 3_600_000L);
        driver.until(
                "the hold to lapse",
                () -> driver.hold(1, voucher, "next") instanceof Outcome.VoucherChanged);
    }

    @Test
    final void aFullQueueRefusesCleanly() throws InterruptedException {
        makeHost(8);
        CampaignTerms terms = opened(1_000_000);
        granted(0, terms);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger grants = new AtomicInteger();
        int taken = 0;
        boolean full = false;
        for (int i = 1; i < 1_000_000 && !full; i++) {
            full =
                    !host.submit(
                            new Command.ClaimEnvelope(HostDriver.person(i), terms.id(), "", "key"),
                            outcome -> {
                                // Holds the host up, so that its queue fills; a real reply never
                                // blocks.
                                await(go);
                                answered.incrementAndGet();
                                grants.addAndGet(outcome instanceof Outcome.Granted ? 1 : 0);
                            });
            taken += full ? 0 : 1;
        }
        go.countDown();
        assertThat(full).as("a bounded queue must fill").isTrue();
        int expected = taken;
        driver.until("every command that was taken", () -> answered.get() == expected);
        host.close();
        assertThat(answered.get()).isEqualTo(taken);
        assertThat(grants.get()).isPositive();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    final void closingAnswersEverythingThatWasTaken() {
        CampaignTerms terms = opened(1_000);
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(
                    driver.send(
                            new Command.ClaimEnvelope(
                                    HostDriver.person(i), terms.id(), "", "key")));
        }
        host.close();
        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(
                        host.submit(
                                new Command.ClaimEnvelope(
                                        HostDriver.person(1), terms.id(), "", "key"),
                                _ -> {
                                    throw new IllegalStateException(
                                            "a closed host answers nothing");
                                }))
                .isFalse();
    }

    @Test
    final void aWholeLifeLeavesEveryAnswerInTheWallets() {
        for (long seed = 1; seed <= 3; seed++) {
            Workload workload =
                    new Workload(
                            host,
                            clock,
                            () -> turn(host),
                            secrets,
                            seed,
                            new Workload.Size(40, 2, 400, 60));
            workload.run();
            driver.until(
                    "all answers",
                    () -> {
                        turn(host);
                        return workload.isAnswered();
                    });
            assertThat(AnswersCheck.of(workload.answers(), host)).isEmpty();
        }
    }

    final Ledger trialBalance(CampaignTerms terms) {
        Ledger sum = Ledger.empty(terms.id());
        for (int shard = 0; shard < host.shards(); shard++) {
            sum = sum.plus(host.read(shard, new EntityKey.OfLedger(terms.id())));
        }
        return sum;
    }

    private static CampaignTerms withPrize(CampaignTerms terms, Prize prize) {
        return Terms.of(terms).prizes(List.of(prize)).caps(PersonCaps.NONE).build();
    }

    final Host host() {
        return host;
    }

    final HostDriver driver() {
        return driver;
    }
}
