package io.hongbao.testkit;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.Shard;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.chance.Secrets;
import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.WaitingRoom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Waiting rooms full of people, made from a seed: they join, again and again, look whether it is
 * their turn, enter, and claim, with a place and without; operators open, hold, drain and close the
 * rooms, once and a second time, set ceilings, let some pass by, and pause, kill and resume the
 * campaigns. One room opens by a schedule, the other by hand. Runs against any host.
 */
public final class RoomWorkload {

    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long MINUTE_MILLIS = 60_000L;
    private static final int DAYS = 10;

    private final Host host;
    private final VirtualClock clock;
    private final Runnable turn;
    private final SplittableRandom random;
    private final Size size;
    private final Answers answers = new Answers();
    private final List<Person> people;
    private final List<CampaignTerms> campaigns = new ArrayList<>();

    /** Who holds a placed pass, as the edge would have given it. */
    private final Set<Placed> placed = ConcurrentHashMap.newKeySet();

    private long counter;

    private record Placed(UserId user, String campaign) {}

    /**
     * How much of everything.
     *
     * @param people how many people there are
     * @param actions how many things happen
     */
    public record Size(int people, int actions) {

        /** A run of a few milliseconds. */
        public static Size small() {
            return new Size(60, 1_200);
        }
    }

    /**
     * @param turn lets the host do something; called between actions, a random number of times
     */
    public RoomWorkload(
            Host host, VirtualClock clock, Runnable turn, Secrets secrets, long seed, Size size) {
        this.host = host;
        this.clock = clock;
        this.turn = turn;
        this.size = size;
        this.random = new SplittableRandom(seed + 991);
        this.people = new People(random, size.people()).all();
        CampaignTermsGenerator generator = new CampaignTermsGenerator(random, secrets);
        RoomRules schedule = new RoomRules(true, random.nextInt(61), 3_000);
        campaigns.add(terms(generator, "planned-" + random.nextInt(1_000), 2, schedule));
        campaigns.add(terms(generator, "by-hand-" + random.nextInt(1_000), 0, RoomRules.NONE));
    }

    private CampaignTerms terms(
            CampaignTermsGenerator generator, String id, int inHours, RoomRules waitingRoom) {
        Prize.Card card = new Prize.Card(10_000, 2_500, List.of(), 0, Prize.Rest.KEEP);
        long fromMillis = clock.getAsLong() + inHours * HOUR_MILLIS;
        return Terms.of(generator.plain(id, fromMillis, DAYS, card))
                .waitingRoom(waitingRoom)
                .build();
    }

    /** The answers so far. */
    public Answers answers() {
        return answers;
    }

    /** The campaigns as they were first applied. */
    public List<CampaignTerms> campaigns() {
        return List.copyOf(campaigns);
    }

    /** Opens the campaigns, lets everything happen, and stops without waiting for the answers. */
    public void run() {
        for (CampaignTerms terms : campaigns) {
            submit(new Command.ApplyCampaign(terms, digest(), by()));
            submit(
                    new Command.LeadCampaign(
                            terms.id(), CampaignStatus.SCHEDULED, by(), true, HostDriver.CLEARED));
            turns(20);
        }
        for (int i = 0; i < size.actions(); i++) {
            act(campaigns.get(random.nextInt(campaigns.size())));
            turns(random.nextInt(random.nextInt(8) == 0 ? 40 : 6));
        }
    }

    private void act(CampaignTerms terms) {
        int kind = random.nextInt(1_000);
        UserId user = people.get(random.nextInt(people.size())).user();
        if (kind < 350) {
            submit(new Command.JoinRoom(user, terms.id()));
        } else if (kind < 550) {
            enter(user, terms.id());
        } else if (kind < 750) {
            claim(terms);
        } else if (kind < 850) {
            submit(new Command.AdmitPlaces(terms.id(), random.nextLong(2L * size.people())));
        } else if (kind < 900) {
            passTime();
        } else if (kind < 955) {
            submit(new Command.LeadRoom(terms.id(), state(), by()));
        } else {
            operate(terms, user);
        }
    }

    private void enter(UserId user, String campaign) {
        submit(new Command.EnterRoom(user, campaign));
    }

    /** The edge knows who has a placed pass, and says so; nobody can say it of themselves. */
    private void claim(CampaignTerms terms) {
        Person who = people.get(random.nextInt(people.size()));
        boolean isPlaced = placed.contains(new Placed(who.user(), terms.id()));
        Person person =
                new Person(who.user(), who.newUser(), who.region(), who.appVersion(), isPlaced);
        submit(new Command.ClaimEnvelope(person, terms.id(), "", "key-" + random.nextInt(3)));
    }

    private void passTime() {
        switch (random.nextInt(12)) {
            case 0 -> clock.advance(random.nextLong(4 * HOUR_MILLIS));
            case 1 -> clock.advanceTo(campaigns.getFirst().window().fromMillis());
            case 2, 3, 4 -> clock.advance(random.nextLong(20 * MINUTE_MILLIS));
            default -> clock.advance(random.nextLong(MINUTE_MILLIS));
        }
    }

    private RoomState state() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> RoomState.OFF;
            case 3, 4, 5, 6 -> RoomState.PRE_QUEUE;
            case 7, 8 -> RoomState.HOLD;
            case 9, 10 -> RoomState.DRAIN;
            case 11 -> RoomState.IDLE;
            case 12, 13 -> RoomState.TICKET_FIRST;
            default -> RoomState.OPEN;
        };
    }

    private void operate(CampaignTerms terms, UserId user) {
        switch (random.nextInt(20)) {
            case 0 -> submit(new Command.SetRoomCeiling(terms.id(), 0, by()));
            case 1, 2, 3, 4 ->
                    submit(
                            new Command.SetRoomCeiling(
                                    terms.id(), random.nextInt(-1, 10_000), by()));
            case 5, 6, 7, 8, 9 -> {
                Bypass[] all = Bypass.values();
                Bypass bypass = all[random.nextInt(all.length)];
                submit(new Command.AllowBypass(terms.id(), user, bypass, by()));
            }
            case 10 -> lead(terms, CampaignStatus.KILLED);
            case 11, 12 -> lead(terms, CampaignStatus.PAUSED);
            case 13 -> changeRules(terms);
            default -> lead(terms, CampaignStatus.RUNNING);
        }
    }

    private void lead(CampaignTerms terms, CampaignStatus to) {
        submit(new Command.LeadCampaign(terms.id(), to, by(), true));
    }

    private void changeRules(CampaignTerms terms) {
        RoomRules changed = new RoomRules(true, random.nextInt(90), 1 + random.nextInt(9_000));
        submit(
                new Command.ApplyCampaign(
                        Terms.of(terms).waitingRoom(changed).build(), digest(), by()));
    }

    /** A waiting room as its home has it. */
    public WaitingRoom room(CampaignTerms terms) {
        return host.read(Shard.homeOf(terms.id(), host.shards()), new EntityKey.OfRoom(terms.id()));
    }

    private void submit(Command command) {
        boolean taken =
                host.submit(
                        command,
                        outcome -> {
                            answers.add(command, outcome, clock.getAsLong());
                            if (command instanceof Command.EnterRoom enter
                                    && outcome instanceof Outcome.Entered) {
                                placed.add(new Placed(enter.user(), enter.campaign()));
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
