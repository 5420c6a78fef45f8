package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.RoomState;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A campaign with a waiting room on two shards, from its pre-queue to its close: people wait, enter
 * and claim, one passes by, and a second opening follows.
 */
final class QueuedLife {

    static final String CAMPAIGN = "queue";

    /** How many joined before the opening, and how many in all. */
    static final int PRE_QUEUED = 12;

    static final int JOINED = 16;

    /** Whose turn had come. */
    static final long ADMITTED = 9;

    /** Who passes without waiting. */
    static final int STAFF = 40;

    private static final long MINUTE_MILLIS = 60_000L;

    private final VirtualClock clock = new VirtualClock(Run.START_MILLIS);
    private final SeededSecrets secrets = new SeededSecrets(11);
    private final ShardedTestHost host =
            new ShardedTestHost(ShardedTestHost.Options.of(2, 11), clock, secrets);
    private final HostDriver driver = new HostDriver(host, clock, host::step);

    private QueuedLife() {}

    static ShardedTestHost live() {
        QueuedLife life = new QueuedLife();
        life.lives();
        return life.host;
    }

    private void lives() {
        CampaignTerms plain =
                new CampaignTermsGenerator(new SplittableRandom(11), secrets)
                        .plain(
                                CAMPAIGN,
                                clock.getAsLong() + 60 * MINUTE_MILLIS,
                                5,
                                new Prize.Card(100, 2_500, List.of(), 0, Prize.Rest.KEEP));
        CampaignTerms terms = Terms.of(plain).waitingRoom(new RoomRules(true, 30, 3_000)).build();
        driver.open(terms);
        pass(30);
        joinAll(0, PRE_QUEUED);
        pass(30);
        joinAll(PRE_QUEUED, JOINED);
        ask(new Command.AllowBypass(CAMPAIGN, user(STAFF), Bypass.STAFF, HostDriver.by("ann")));
        admit(4);
        admit(ADMITTED);
        for (int person = 0; person < JOINED; person++) {
            enterAndClaim(person, terms);
        }
        enterAndClaim(STAFF, terms);
        lead(RoomState.HOLD);
        lead(RoomState.OPEN);
        pass(1);
        admit(ADMITTED + 1);
        lead(RoomState.DRAIN);
        lead(RoomState.OFF);
        lead(RoomState.PRE_QUEUE);
        joinAll(0, 3);
        lead(RoomState.OPEN);
        admit(3);
        driver.lead(terms, CampaignStatus.CLOSED, "ann");
        driver.lead(terms, CampaignStatus.CLOSED, "bob");
        host.runUntilQuiet();
    }

    private void pass(long minutes) {
        clock.advance(minutes * MINUTE_MILLIS);
        host.runUntilQuiet();
    }

    private void joinAll(int from, int to) {
        for (int person = from; person < to; person++) {
            assertThat(ask(new Command.JoinRoom(user(person), CAMPAIGN)))
                    .isInstanceOf(Outcome.Joined.class);
        }
    }

    private void admit(long upTo) {
        ask(new Command.AdmitPlaces(CAMPAIGN, upTo));
    }

    private void lead(RoomState to) {
        assertThat(ask(new Command.LeadRoom(CAMPAIGN, to, HostDriver.by("ann"))))
                .isInstanceOf(Outcome.RoomStands.class);
    }

    private void enterAndClaim(int person, CampaignTerms terms) {
        Outcome outcome = ask(new Command.EnterRoom(user(person), CAMPAIGN));
        Person placed = new Person(user(person), false, "", "", outcome instanceof Outcome.Entered);
        clock.advance(1);
        Outcome claim = driver.claim(placed, terms, "", "key");
        assertThat(claim instanceof Outcome.Granted).isEqualTo(placed.placed());
    }

    private Outcome ask(Command command) {
        Outcome outcome = driver.ask(command);
        host.runUntilQuiet();
        return outcome;
    }

    private static UserId user(int person) {
        return HostDriver.person(person).user();
    }
}
