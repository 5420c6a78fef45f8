package io.hongbao.testkit;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.chance.Secrets;
import io.hongbao.core.invite.Doubts;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import io.hongbao.core.wallet.Voucher;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * People who invite each other, made from a seed: they make invites, accept them, two at once,
 * again, with other keys and with somebody else's, their own and ones that nobody made; they come
 * back on later days, spend what they got, and are reviewed, held, released and clawed back; the
 * campaign runs out of cards, is paused, killed and resumed, and so are its prizes. Runs against
 * any host.
 */
public final class InviteWorkload {

    private static final String CAMPAIGN = "friends";
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final int DAYS = 12;

    private final Host host;
    private final VirtualClock clock;
    private final Runnable turn;
    private final SplittableRandom random;
    private final Size size;
    private final Answers answers = new Answers();
    private final List<Person> people;
    private final CampaignTerms terms;
    private final List<Long> numbers = new CopyOnWriteArrayList<>();
    private final List<Command.AcceptInvite> asked = new ArrayList<>();
    private long counter;

    /**
     * How much of everything.
     *
     * @param people how many people there are
     * @param actions how many things happen
     */
    public record Size(int people, int actions) {

        /** A run of a few milliseconds. */
        public static Size small() {
            return new Size(40, 900);
        }
    }

    /**
     * @param turn lets the host do something; called between actions, a random number of times
     */
    public InviteWorkload(
            Host host, VirtualClock clock, Runnable turn, Secrets secrets, long seed, Size size) {
        this.host = host;
        this.clock = clock;
        this.turn = turn;
        this.size = size;
        this.random = new SplittableRandom(seed + 4_711);
        this.people = new People(random, size.people()).all();
        InviteRules plain = InviteTerms.rules(random.nextInt(1, 5));
        InviteRules rules =
                new InviteRules(
                        plain.rewards(),
                        plain.most(),
                        plain.draw(),
                        plain.later(),
                        random.nextInt(3) == 0 ? 2 : InviteRules.UNTIL_THE_END,
                        random.nextInt(4) == 0);
        this.terms =
                InviteTerms.of(
                        new CampaignTermsGenerator(random, secrets),
                        CAMPAIGN,
                        clock.getAsLong(),
                        DAYS,
                        random.nextBoolean() ? random.nextInt(1, 40) : 2_000,
                        random.nextInt(3) == 0
                                ? new PersonCaps(random.nextInt(1, 6), 2)
                                : PersonCaps.NONE,
                        rules);
    }

    /** The answers so far. */
    public Answers answers() {
        return answers;
    }

    /** The campaign as it was first applied. */
    public CampaignTerms terms() {
        return terms;
    }

    /** Opens the campaign, lets everything happen, and stops without waiting for the answers. */
    public void run() {
        submit(new Command.ApplyCampaign(terms, digest(), by()));
        submit(
                new Command.LeadCampaign(
                        CAMPAIGN, CampaignStatus.SCHEDULED, by(), true, HostDriver.CLEARED));
        turns(40);
        for (int i = 0; i < size.actions(); i++) {
            act();
            turns(random.nextInt(random.nextInt(8) == 0 ? 40 : 6));
        }
        lead(CampaignStatus.RUNNING);
        turns(10);
    }

    /** The moment when the campaign is over: then nothing is owed any more. */
    public void end() {
        clock.advanceTo(terms.window().toMillis() + HOUR_MILLIS);
    }

    private void act() {
        Person person = people.get(random.nextInt(people.size()));
        int kind = random.nextInt(1_000);
        if (kind < 180) {
            submit(new Command.CreateInvite(person, CAMPAIGN));
        } else if (kind < 480) {
            accept(person);
        } else if (kind < 560) {
            again(person);
        } else if (kind < 650) {
            submit(new Command.ComeBack(person.user(), CAMPAIGN));
        } else if (kind < 740) {
            clock.advance(random.nextLong(random.nextInt(4) == 0 ? 30 * HOUR_MILLIS : 2_000));
        } else if (kind < 860) {
            review(person.user());
        } else if (kind < 960) {
            spend(person.user());
        } else if (kind < 975) {
            claim(person);
        } else {
            lead();
        }
    }

    private void claim(Person person) {
        submit(new Command.ClaimEnvelope(person, CAMPAIGN, InviteTerms.CARD, "claim"));
    }

    private void accept(Person person) {
        accept(person, number());
        if (random.nextInt(4) == 0) {
            accept(person, number());
        }
    }

    private void accept(Person person, long number) {
        Command.AcceptInvite command =
                new Command.AcceptInvite(
                        person,
                        CAMPAIGN,
                        number,
                        "link",
                        "wechat",
                        random.nextInt(5) == 0
                                ? new Doubts(sides(), List.of("same_device"))
                                : Doubts.NONE,
                        "key-" + counter++);
        asked.add(command);
        submit(command);
    }

    /** Mostly one that somebody made. */
    private long number() {
        return numbers.isEmpty() || random.nextInt(12) == 0
                ? random.nextLong(-1, Invite.NUMBERS + 1)
                : numbers.get(random.nextInt(numbers.size()));
    }

    /** The same acceptance once more, at times by somebody else. */
    private void again(Person person) {
        if (asked.isEmpty()) {
            return;
        }
        Command.AcceptInvite it = asked.get(random.nextInt(asked.size()));
        submit(
                random.nextInt(3) > 0
                        ? it
                        : new Command.AcceptInvite(
                                person,
                                CAMPAIGN,
                                it.number(),
                                it.form(),
                                it.channel(),
                                it.doubts(),
                                it.key()));
    }

    private void review(UserId user) {
        if (random.nextInt(12) == 0 && !numbers.isEmpty()) {
            submit(new Command.ClawBackInvite(CAMPAIGN, number(), by()));
            return;
        }
        Standing to =
                switch (random.nextInt(8)) {
                    case 0 -> Standing.FORFEITED;
                    case 1 -> Standing.CLAWED_BACK;
                    case 2, 3, 4 -> Standing.HELD;
                    default -> Standing.CLEAR;
                };
        submit(new Command.ReviewAcceptance(user, CAMPAIGN, sides(), to, by()));
    }

    private Set<Side> sides() {
        return switch (random.nextInt(4)) {
            case 0 -> Set.of(Side.INVITER);
            case 1 -> Set.of(Side.FRIEND);
            default -> Side.BOTH;
        };
    }

    /** Holds, spends or gives back one of the vouchers in somebody's wallet. */
    private void spend(UserId user) {
        List<Voucher> vouchers =
                host.read(user.shard(host.shards()), new EntityKey.OfWallet(user)).vouchers();
        if (vouchers.isEmpty()) {
            return;
        }
        Voucher voucher = vouchers.get(random.nextInt(vouchers.size()));
        String quote = "quote-" + voucher.id() % 3;
        submit(
                switch (random.nextInt(3)) {
                    case 0 ->
                            new Command.HoldVoucher(
                                    user,
                                    CAMPAIGN,
                                    voucher.id(),
                                    quote,
                                    clock.getAsLong() + 4 * HOUR_MILLIS);
                    case 1 ->
                            new Command.RedeemVoucher(
                                    user,
                                    CAMPAIGN,
                                    voucher.id(),
                                    quote,
                                    1 + random.nextLong(voucher.amountMinor()));
                    default -> new Command.ReleaseVoucher(user, CAMPAIGN, voucher.id(), quote);
                });
    }

    private CampaignStatus status() {
        return switch (random.nextInt(8)) {
            case 0 -> CampaignStatus.KILLED;
            case 1, 2 -> CampaignStatus.PAUSED;
            default -> CampaignStatus.RUNNING;
        };
    }

    /** The campaign, or one of its prizes; which is mostly resumed. */
    private void lead() {
        if (random.nextInt(3) > 0) {
            lead(status());
            return;
        }
        String prize = terms.prizes().get(random.nextInt(terms.prizes().size())).id();
        submit(
                random.nextInt(3) == 0
                        ? new Command.StopPrize(CAMPAIGN, prize, by())
                        : new Command.ResumePrize(CAMPAIGN, prize, by()));
    }

    private void lead(CampaignStatus to) {
        submit(new Command.LeadCampaign(CAMPAIGN, to, by(), true));
    }

    private void submit(Command command) {
        boolean taken =
                host.submit(
                        command,
                        outcome -> {
                            answers.add(command, outcome, clock.getAsLong());
                            if (outcome instanceof Outcome.InviteStands stands
                                    && !stands.repeated()) {
                                numbers.add(stands.invite().number());
                            }
                        });
        if (!taken) {
            answers.addRefusedByQueue();
        }
    }

    private void turns(int count) {
        for (int i = 0; i < count; i++) {
            turn.run();
        }
    }

    private static Authority by() {
        return new Authority("ann", "as the seed says");
    }

    private String digest() {
        return HexFormat.of().toHexDigits(counter++).repeat(4);
    }
}
