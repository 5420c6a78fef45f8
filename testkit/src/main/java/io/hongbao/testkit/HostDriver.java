package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.Wallet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Talks to a host under test as the edge does, and waits for answers, for a bounded time. */
public final class HostDriver {

    /** Why a test's campaigns may be published. */
    public static final LaunchClearance CLEARED = new LaunchClearance.Waived("a test");

    private static final long MOST_WAIT_NANOS = 20_000_000_000L;

    private static final long HOLD_MILLIS = 3_600_000L;

    /** A claim that is queued as often as this will never be answered. */
    private static final int MOST_RETRIES = 2_000;

    /** Leaves the processor to the host under test. */
    private static final long PAUSE_NANOS = 10_000;

    private final Host host;
    private final VirtualClock clock;
    private final Runnable turn;

    /**
     * @param turn lets a host do something that does nothing by itself
     */
    public HostDriver(Host host, VirtualClock clock, Runnable turn) {
        this.host = host;
        this.clock = clock;
        this.turn = turn;
    }

    /** A person on any shard, the same for the same number. */
    public static Person person(int number) {
        return Person.of(new UserId(number * 0x9E3779B97F4A7C15L, number));
    }

    /** Hands a command over; does not wait. The queue must not be full. */
    public CompletableFuture<Outcome> send(Command command) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        boolean taken =
                host.submit(
                        command,
                        outcome -> {
                            if (!answer.complete(outcome)) {
                                throw new IllegalStateException("answered twice: " + command);
                            }
                        });
        assertThat(taken).as("the host takes %s", command).isTrue();
        return answer;
    }

    /** Hands a command over and waits for its answer. */
    public Outcome ask(Command command) {
        return await(send(command));
    }

    /** Waits for an answer. */
    public Outcome await(CompletableFuture<Outcome> answer) {
        until("an answer", answer::isDone);
        return answer.join();
    }

    /** Waits until something holds. */
    public void until(String what, BooleanSupplier holds) {
        long deadlineNanos = System.nanoTime() + MOST_WAIT_NANOS;
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waited too long for %s", what)
                    .isLessThan(deadlineNanos);
            turn.run();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Claims, and asks again, with time passing, for as long as the answer is to wait. */
    public Outcome claim(Person person, CampaignTerms terms, String prize, String key) {
        Command.ClaimEnvelope claim = new Command.ClaimEnvelope(person, terms.id(), prize, key);
        Outcome outcome = ask(claim);
        for (int retries = 0; outcome instanceof Outcome.Queued; retries++) {
            assertThat(retries).as("a claim is queued for ever").isLessThan(MOST_RETRIES);
            clock.advance(10);
            outcome = ask(claim);
        }
        return outcome;
    }

    /** Applies a campaign and publishes it, by two people. */
    public void open(CampaignTerms terms) {
        assertThat(ask(new Command.ApplyCampaign(terms, "0".repeat(64), by("ann"))))
                .isEqualTo(new Outcome.Led(CampaignStatus.DRAFT, 1, List.of()));
        lead(terms, CampaignStatus.SCHEDULED, "ann");
        assertThat(lead(terms, CampaignStatus.SCHEDULED, "bob")).isInstanceOf(Outcome.Led.class);
        boolean begun = clock.getAsLong() >= terms.window().fromMillis();
        untilAllKnow(terms, begun ? CampaignStatus.RUNNING : CampaignStatus.SCHEDULED);
    }

    /** Waits until every shard knows that a campaign has a status. */
    public void untilAllKnow(CampaignTerms terms, CampaignStatus status) {
        EntityKey.OfCampaign key = new EntityKey.OfCampaign(terms.id());
        until(
                "every shard to know that it is " + status,
                () -> {
                    boolean known = true;
                    for (int shard = 0; shard < host.shards(); shard++) {
                        known &= host.read(shard, key).status() == status;
                    }
                    return known;
                });
    }

    /** The owner of the machine publishes a campaign, and shows nothing for it. */
    static Command uncleared(CampaignTerms terms) {
        return new Command.LeadCampaign(terms.id(), CampaignStatus.SCHEDULED, by("ann"), true);
    }

    /** One person leads a campaign to another status. */
    public Outcome lead(CampaignTerms terms, CampaignStatus to, String actor) {
        return ask(new Command.LeadCampaign(terms.id(), to, by(actor), false, CLEARED));
    }

    /** A quote sets a voucher aside for an hour. */
    public Outcome hold(int person, Voucher voucher, String quote) {
        long untilMillis = clock.getAsLong() + HOLD_MILLIS;
        return ask(
                new Command.HoldVoucher(
                        person(person).user(),
                        voucher.campaign(),
                        voucher.id(),
                        quote,
                        untilMillis));
    }

    /** A quote spends what it holds. */
    public Outcome redeem(int person, Voucher voucher, String quote, long spentMinor) {
        return ask(
                new Command.RedeemVoucher(
                        person(person).user(),
                        voucher.campaign(),
                        voucher.id(),
                        quote,
                        spentMinor));
    }

    /** A quote gives back what it held. */
    public Outcome release(int person, Voucher voucher, String quote) {
        return ask(
                new Command.ReleaseVoucher(
                        person(person).user(), voucher.campaign(), voucher.id(), quote));
    }

    /** What lies in a person's wallet now. */
    public Wallet wallet(Person person) {
        return host.read(person.user().shard(host.shards()), new EntityKey.OfWallet(person.user()));
    }

    /** An operator. */
    public static Authority by(String actor) {
        return new Authority(actor, "for a test");
    }
}
