package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.invite.Doubts;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A campaign on two shards in which one person invites four, of whom three count; one of these is
 * held, one comes back after two days, one is clawed back; the first to be refused accepts later.
 */
final class InvitedLife {

    static final String CAMPAIGN = "friends";

    /** How many acceptances count. */
    static final int MOST = 3;

    static final int INVITER = 0;

    private static final long DAY_MILLIS = 86_400_000L;

    private final VirtualClock clock = new VirtualClock(Run.START_MILLIS);
    private final SeededSecrets secrets = new SeededSecrets(13);
    private final ShardedTestHost host =
            new ShardedTestHost(ShardedTestHost.Options.of(2, 13), clock, secrets);
    private final HostDriver driver = new HostDriver(host, clock, host::step);

    private InvitedLife() {}

    static ShardedTestHost live() {
        InvitedLife life = new InvitedLife();
        life.lives();
        return life.host;
    }

    static UserId user(int person) {
        return HostDriver.person(person).user();
    }

    private void lives() {
        CampaignTerms terms =
                InviteTerms.of(
                        new CampaignTermsGenerator(new SplittableRandom(13), secrets),
                        CAMPAIGN,
                        clock.getAsLong(),
                        8,
                        100,
                        PersonCaps.NONE,
                        InviteTerms.rules(MOST));
        driver.open(terms);
        host.runUntilQuiet();
        long number = create(INVITER);
        create(1);
        accept(1, number, List.of());
        accept(2, number, List.of("same_device"));
        accept(3, number, List.of());
        accept(4, number, List.of());
        pass(1_000);
        review(3, Standing.CLAWED_BACK);
        pass(2 * DAY_MILLIS);
        ask(new Command.ComeBack(user(1), CAMPAIGN));
        ask(new Command.ComeBack(user(2), CAMPAIGN));
        pass(3 * DAY_MILLIS);
        review(2, Standing.CLEAR);
        accept(5, number, List.of());
        pass(60_000);
    }

    private void pass(long millis) {
        clock.advance(millis);
        host.runUntilQuiet();
        clock.advance(1_000);
        host.runUntilQuiet();
    }

    private long create(int person) {
        Outcome outcome = ask(new Command.CreateInvite(HostDriver.person(person), CAMPAIGN));
        return ((Outcome.InviteStands) outcome).invite().number();
    }

    private void accept(int person, long number, List<String> heldWith) {
        Command.AcceptInvite command =
                new Command.AcceptInvite(
                        HostDriver.person(person),
                        CAMPAIGN,
                        number,
                        "link",
                        "wechat",
                        heldWith.isEmpty() ? Doubts.NONE : new Doubts(Side.BOTH, heldWith),
                        "key-" + person);
        ask(command);
        assertThat(ask(command)).isInstanceOf(Outcome.Accepted.class);
    }

    private void review(int person, Standing to) {
        assertThat(
                        ask(
                                new Command.ReviewAcceptance(
                                        user(person),
                                        CAMPAIGN,
                                        Side.BOTH,
                                        to,
                                        HostDriver.by("ann"))))
                .isInstanceOf(Outcome.AcceptanceStands.class);
    }

    private Outcome ask(Command command) {
        Outcome outcome = driver.ask(command);
        host.runUntilQuiet();
        return outcome;
    }
}
