package io.hongbao.testkit;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.Require;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.chance.Secrets;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.core.wallet.Wallet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The whole life of random campaigns, made from a seed: people claim, repeat themselves, reuse keys
 * and wish for what is not there; vouchers are held, redeemed, released and voided; time passes
 * over waves, days and validity ends; operators pause, resume, kill, close, stop prizes and change
 * the rules. Runs against any host; every answer is kept.
 */
public final class Workload {

    private static final long HOUR_MILLIS = 3_600_000L;
    private static final List<String> OPERATORS = List.of("ann", "bob");

    private final Host host;
    private final VirtualClock clock;
    private final Runnable turn;
    private final SplittableRandom random;
    private final Size size;
    private final Answers answers = new Answers();
    private final People people;
    private final List<CampaignTerms> campaigns = new ArrayList<>();
    private final Map<String, Claimed> lastClaims = new HashMap<>();
    private final TermsMutation mutation;
    private final AtomicLong unanswered = new AtomicLong();
    private long counter;

    private record Claimed(String campaign, String key, String wish) {}

    /**
     * How much of everything.
     *
     * @param people how many people there are
     * @param campaigns how many campaigns run at once
     * @param actions how many things happen
     * @param mostEnvelopes how many envelopes a prize has at most
     */
    public record Size(int people, int campaigns, int actions, int mostEnvelopes) {
        public Size {
            Require.inRange(people, 1, 10_000_000, "number of people");
            Require.inRange(campaigns, 1, 1_000, "number of campaigns");
            Require.inRange(actions, 1, Integer.MAX_VALUE, "number of actions");
            Require.inRange(mostEnvelopes, 1, Integer.MAX_VALUE / 2, "most envelopes of a prize");
        }

        /** A run of a few milliseconds in which small stocks run dry. */
        public static Size small() {
            return new Size(40, 2, 600, 60);
        }
    }

    /**
     * @param turn lets the host do something; called between actions, a random number of times
     */
    public Workload(
            Host host, VirtualClock clock, Runnable turn, Secrets secrets, long seed, Size size) {
        this.host = host;
        this.clock = clock;
        this.turn = turn;
        this.size = size;
        this.random = new SplittableRandom(seed);
        this.people = new People(random, size.people());
        this.mutation = new TermsMutation(random);
        CampaignTermsGenerator generator = new CampaignTermsGenerator(random, secrets);
        for (int i = 0; i < size.campaigns(); i++) {
            long startMillis = clock.getAsLong() + random.nextLong(3) * HOUR_MILLIS;
            campaigns.add(
                    generator.next(
                            "campaign-" + random.nextInt(10_000) + "-" + i,
                            startMillis,
                            size.mostEnvelopes()));
        }
    }

    /** The answers so far. */
    public Answers answers() {
        return answers;
    }

    /** The campaigns as they were first applied. */
    public List<CampaignTerms> campaigns() {
        return List.copyOf(campaigns);
    }

    /**
     * Runs it all: opens the campaigns, lets everything happen, and stops without waiting for the
     * last answers.
     */
    public void run() {
        campaigns.forEach(this::open);
        for (int i = 0; i < size.actions(); i++) {
            act();
            turns(random.nextInt(random.nextInt(8) == 0 ? 40 : 5));
        }
    }

    private void open(CampaignTerms terms) {
        String digest = digest();
        submit(new Command.ApplyCampaign(terms, digest, by("ann")));
        submit(
                new Command.LeadCampaign(
                        terms.id(),
                        CampaignStatus.SCHEDULED,
                        by("ann"),
                        false,
                        HostDriver.CLEARED));
        submit(
                new Command.LeadCampaign(
                        terms.id(),
                        CampaignStatus.SCHEDULED,
                        by("bob"),
                        false,
                        HostDriver.CLEARED));
        turns(20);
    }

    private void act() {
        int kind = random.nextInt(1_000);
        if (kind < 700) {
            claim();
        } else if (kind < 900) {
            changeVoucher();
        } else if (kind < 945) {
            passTime();
        } else if (kind < 980) {
            lead();
        } else {
            changeTerms();
        }
    }

    private void claim() {
        Person person = people.any(random);
        CampaignTerms terms = any(campaigns);
        String campaign = random.nextInt(100) == 0 ? "unknown" : terms.id();
        int kind = random.nextInt(10);
        Claimed last = lastClaims.get(person.user().toString());
        String wish = wish(terms);
        if (last != null && kind < 3) {
            submit(new Command.ClaimEnvelope(person, last.campaign(), last.wish(), last.key()));
        } else if (last != null && kind == 3) {
            submit(new Command.ClaimEnvelope(person, last.campaign(), wish, last.key()));
        } else {
            Claimed claimed = new Claimed(campaign, "key-" + counter++, wish);
            lastClaims.put(person.user().toString(), claimed);
            submit(new Command.ClaimEnvelope(person, campaign, wish, claimed.key()));
        }
    }

    private String wish(CampaignTerms terms) {
        return switch (random.nextInt(20)) {
            case 0 -> "no-such-prize";
            case 1, 2, 3, 4, 5, 6, 7, 8 -> any(terms.prizes()).id();
            default -> "";
        };
    }

    private void changeVoucher() {
        Person person = people.any(random);
        Wallet wallet = wallet(person);
        for (int tries = 0; tries < 10 && wallet.vouchers().isEmpty(); tries++) {
            person = people.any(random);
            wallet = wallet(person);
        }
        if (wallet.vouchers().isEmpty() || random.nextInt(50) == 0) {
            submit(
                    new Command.HoldVoucher(
                            person.user(), any(campaigns).id(), 123_456_789L, quote(), later()));
            return;
        }
        Voucher voucher = any(wallet.vouchers());
        String held =
                voucher.state() instanceof VoucherState.Held(String quote, _, _, _) ? quote : "";
        String quote = held.isEmpty() || random.nextInt(10) == 0 ? quote() : held;
        long id = voucher.id();
        String campaign = voucher.campaign();
        submit(
                switch (random.nextInt(held.isEmpty() ? 12 : 30)) {
                    case 0 ->
                            new Command.VoidVoucher(
                                    person.user(), campaign, id, by(any(OPERATORS)));
                    case 1, 2 -> new Command.ReleaseVoucher(person.user(), campaign, id, quote);
                    case 3 ->
                            new Command.RedeemVoucher(
                                    person.user(), campaign, id, quote, voucher.amountMinor() + 1);
                    case 4, 5, 6, 7, 8, 9, 10, 11 ->
                            new Command.HoldVoucher(person.user(), campaign, id, quote(), later());
                    case 12, 13, 14, 15, 16, 17 ->
                            new Command.ReleaseVoucher(person.user(), campaign, id, quote);
                    default ->
                            new Command.RedeemVoucher(
                                    person.user(),
                                    campaign,
                                    id,
                                    quote,
                                    random.nextLong(1, Math.max(2, voucher.remainingMinor() + 1)));
                });
    }

    private Wallet wallet(Person person) {
        return host.read(person.user().shard(host.shards()), new EntityKey.OfWallet(person.user()));
    }

    private void passTime() {
        switch (random.nextInt(16)) {
            case 0 -> clock.advance(random.nextLong(12) * HOUR_MILLIS);
            case 1 -> {
                CampaignTerms terms = any(campaigns);
                clock.advanceTo(any(terms.waves()).window().fromMillis());
            }
            case 2 -> {
                CampaignTerms terms = any(campaigns);
                clock.advanceTo(terms.dayEndMillis(terms.dayAt(clock.getAsLong())));
            }
            case 3, 4, 5 -> clock.advance(random.nextLong(HOUR_MILLIS));
            default -> clock.advance(random.nextLong(60_000));
        }
    }

    private void lead() {
        if (random.nextInt(3) == 0) {
            stopOrResume();
            return;
        }
        String campaign = any(campaigns).id();
        CampaignStatus to =
                switch (random.nextInt(60)) {
                    case 0 -> CampaignStatus.CLOSED;
                    case 1 -> CampaignStatus.KILLED;
                    case 2 -> CampaignStatus.SCHEDULED;
                    case 3, 4, 5, 6 -> CampaignStatus.PAUSED;
                    default -> CampaignStatus.RUNNING;
                };
        submit(new Command.LeadCampaign(campaign, to, by(any(OPERATORS)), random.nextInt(10) == 0));
    }

    /** Mostly resumes, so that much is granted all the same. */
    private void stopOrResume() {
        CampaignTerms terms = any(campaigns);
        String prize = random.nextInt(20) == 0 ? "no-such-prize" : any(terms.prizes()).id();
        submit(
                random.nextInt(3) == 0
                        ? new Command.StopPrize(terms.id(), prize, by(any(OPERATORS)))
                        : new Command.ResumePrize(terms.id(), prize, by(any(OPERATORS))));
    }

    private void changeTerms() {
        String id = any(campaigns).id();
        Campaign inForce = host.read(Shard.homeOf(id, host.shards()), new EntityKey.OfCampaign(id));
        if (inForce.isAbsent()) {
            return;
        }
        CampaignTerms changed = mutation.change(inForce.terms());
        String digest = digest();
        submit(new Command.ApplyCampaign(changed, digest, by("ann")));
        if (random.nextInt(3) > 0) {
            submit(new Command.ApplyCampaign(changed, digest, by("bob")));
        }
    }

    /**
     * Lets everybody ask for {@code campaign} with their own key again and again until nobody is
     * told to wait any more.
     *
     * @param mostRounds how many times anybody asks at most
     * @param settle lets the host do everything there is to do
     * @return how many rounds it took
     * @throws IllegalStateException when somebody is still queued after that
     */
    public int claimUntilAnswered(CampaignTerms terms, int mostRounds, Runnable settle) {
        List<Person> asking = new ArrayList<>(people.all());
        for (int round = 1; round <= mostRounds; round++) {
            List<Person> queued = new ArrayList<>();
            for (Person person : asking) {
                Command.ClaimEnvelope claim =
                        new Command.ClaimEnvelope(person, terms.id(), "", "drain-" + person.user());
                boolean taken =
                        host.submit(
                                claim,
                                outcome -> {
                                    answers.add(claim, outcome, clock.getAsLong());
                                    if (outcome instanceof Outcome.Queued) {
                                        queued.add(person);
                                    }
                                });
                Require.that(taken, "the host's queue must be large enough for everybody");
                turns(random.nextInt(4));
            }
            settle.run();
            if (queued.isEmpty()) {
                return round;
            }
            clock.advance(1_000);
            asking = queued;
        }
        throw new IllegalStateException(
                asking.size() + " people are still queued after " + mostRounds + " rounds");
    }

    private void submit(Command command) {
        unanswered.incrementAndGet();
        boolean taken =
                host.submit(
                        command,
                        outcome -> {
                            answers.add(command, outcome, clock.getAsLong());
                            unanswered.decrementAndGet();
                        });
        if (!taken) {
            answers.addRefusedByQueue();
            unanswered.decrementAndGet();
        }
    }

    /** Whether everything that the host took has been answered. */
    public boolean isAnswered() {
        return unanswered.get() == 0;
    }

    private void turns(int count) {
        for (int i = 0; i < count; i++) {
            turn.run();
        }
    }

    private static Authority by(String actor) {
        return new Authority(actor, "as the seed says");
    }

    private String digest() {
        return HexFormat.of().toHexDigits(random.nextLong()).repeat(4);
    }

    private String quote() {
        return "quote-" + counter++;
    }

    private long later() {
        return clock.getAsLong() + random.nextLong(1, 3 * HOUR_MILLIS);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
