package io.hongbao.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.abuse.Bounds;
import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.invite.Accepting;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.HostSettings;
import io.hongbao.server.admin.AuditLog;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignCommands;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a look holds and releases when the server is busy, and beside what reviewers decide. */
final class ReviewRoundsTest {
    private static final Path PARTY = Path.of("src/test/resources/party.yaml");
    private static final String CAMPAIGN = "party";
    private static final Authority BY = new Authority("ann", "a test");
    private static final long MINUTE = 60_000;
    private static final long START =
            OffsetDateTime.parse("2026-02-06T12:00:00+08:00").toInstant().toEpochMilli();
    private static final Trace.Way LINK = new Trace.Way(ShareForm.LINK, new Channel("wechat"));
    private static final long NETWORK = 0x0401020304L;

    /** The last one of the farm is held from the beginning, the first friend by a look only. */
    private static final int LAST = 9;

    @TempDir private Path folder;

    private long nowMillis = START;
    private boolean busy;
    private EmbeddedHost host;
    private Campaigns campaigns;
    private FactLog facts;
    private ScoredWatch watch;
    private ReviewRounds rounds;
    private long number;

    @BeforeEach
    void aFarmAcceptsAnInvite() {
        host =
                EmbeddedHost.open(
                        folder.resolve("data"), HostSettings.defaults().withClock(() -> nowMillis));
        campaigns = new Campaigns(new Busy(), List.of());
        CampaignCommands commands = new CampaignCommands(campaigns, host.secrets());
        commands.apply(((CampaignFile.Valid) CampaignFile.read(PARTY)).draft(), BY).join();
        commands.publish(CAMPAIGN, BY, true, new LaunchClearance.Waived("a test")).join();
        facts = FactLog.in(folder.resolve("abuse"));
        watch =
                new ScoredWatch(
                        CAMPAIGN::equals,
                        FactHashes.in(folder.resolve("key")),
                        facts,
                        new Bounds(1_000, 1_000));
        rounds =
                new ReviewRounds(
                        watch,
                        new HeldQueue(),
                        host,
                        campaigns,
                        CampaignClock.real(() -> nowMillis),
                        AuditLog.in(folder.resolve("audit.log")));
        number =
                ((Outcome.InviteStands) ask(new Command.CreateInvite(Person.of(user(0)), CAMPAIGN)))
                        .invite()
                        .number();
        watch.seen(CAMPAIGN, user(0), "phone", NETWORK, nowMillis);
        for (int friend = 1; friend <= LAST; friend++) {
            nowMillis += MINUTE;
            watch.seen(CAMPAIGN, user(friend), "phone", NETWORK, nowMillis);
            accept(friend);
        }
    }

    @AfterEach
    void close() {
        facts.close();
        host.close();
    }

    /** The host with a queue that may be full. */
    private final class Busy implements Host {
        @Override
        public int shards() {
            return host.shards();
        }

        @Override
        public boolean submit(Command command, Consumer<Outcome> reply) {
            return !busy && host.submit(command, reply);
        }

        @Override
        public <E extends Entity> E read(int shard, EntityKey<E> key) {
            return host.read(shard, key);
        }

        @Override
        public void close() {}
    }

    private static UserId user(int person) {
        return new UserId(1, person);
    }

    private Outcome ask(Command command) {
        return campaigns.submit(command).join();
    }

    private void accept(int friend) {
        AbuseWatch.Attempt attempt =
                new AbuseWatch.Attempt(CAMPAIGN, nowMillis, user(0), user(friend), LINK, NETWORK);
        Outcome outcome =
                ask(
                        new Command.AcceptInvite(
                                Person.of(user(friend)),
                                CAMPAIGN,
                                number,
                                "link",
                                "wechat",
                                watch.doubts(attempt),
                                "key-" + friend));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        boolean isHeld = standing(friend) == Standing.HELD;
        watch.accepted(
                new Trace.Accepted(CAMPAIGN, nowMillis, number, user(0), user(friend), LINK, true),
                isHeld);
        // As the thread does that keeps the index.
        Object _ = rounds.look(CAMPAIGN, user(friend));
    }

    private Standing standing(int friend) {
        return rounds.look(CAMPAIGN, user(friend))
                .accepted()
                .map(Accepting::standing)
                .orElseThrow();
    }

    @Test
    void aReleaseThatMetAFullQueueComesLater() {
        assertThat(standing(LAST)).isEqualTo(Standing.HELD);
        for (int other = 1; other <= LAST - 3; other++) {
            watch.forget(user(other));
        }
        busy = true;
        assertThat(rounds.roundNow(CAMPAIGN).released()).isZero();
        busy = false;
        assertThat(standing(LAST)).isEqualTo(Standing.HELD);
        assertThat(rounds.roundNow(CAMPAIGN).released()).isPositive();
        assertThat(standing(LAST)).isEqualTo(Standing.CLEAR);
    }

    @Test
    void whatAReviewerDecidedAfterTheLookStays() {
        assertThat(standing(1)).isEqualTo(Standing.CLEAR);
        busy = true;
        assertThat(rounds.roundNow(CAMPAIGN).held()).isZero();
        busy = false;
        Outcome cleared =
                ask(new Command.ReviewAcceptance(user(1), CAMPAIGN, Side.BOTH, Standing.CLEAR, BY));
        assertThat(cleared).isInstanceOf(Outcome.AcceptanceStands.class);
        watch.settled(CAMPAIGN, user(1), nowMillis);
        assertThat(rounds.roundNow(CAMPAIGN).held()).isPositive();
        assertThat(standing(1)).isEqualTo(Standing.CLEAR);
        assertThat(standing(2)).isEqualTo(Standing.HELD);
    }
}
