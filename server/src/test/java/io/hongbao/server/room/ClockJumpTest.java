package io.hongbao.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.HostSettings;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignCommands;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.campaign.SteadyClock;
import io.hongbao.server.outlet.OutletLoad;
import io.hongbao.server.outlet.Outlets;
import io.hongbao.server.overload.PersonRates;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.Pass;
import io.hongbao.server.session.PassKeys;
import io.hongbao.server.session.Passes;
import io.hongbao.server.session.Revocations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's clock jumps: under the host, the waiting room's outflow, and the passes. */
class ClockJumpTest {

    private static final String FILE =
            """
            format: 1
            id: jump
            texts: {zh: {title: 时钟, summary: 测试}, en: {title: Clock, summary: A test}}
            currency: CNY
            budget: {amount: "10000", funders: [{name: Platform, share: 100%}]}
            timeZone: Asia/Shanghai
            window: {from: "2026-02-06T10:00:00+08:00", to: "2026-03-01T00:00:00+08:00"}
            waitingRoom: {preQueueMinutes: 30, ceilingPerSecond: 100}
            waves:
              - {id: one, from: "2026-02-06T10:00:00+08:00", to: "2026-03-01T00:00:00+08:00", prizes: [card]}
            prizes:
              - id: card
                names: {zh: 卡, en: Card}
                card: {amount: "25", count: 400, categories: [drinks]}
                earnedBy: [claim once]
                validity: {days: 7}
            """;

    private static final long OPENS_MILLIS = millis("2026-02-06T10:00:00+08:00");
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final Authority ANN = new Authority("ann", "a test");

    /** At 100 a second they take two seconds. */
    private static final int PEOPLE = 200;

    @TempDir private Path folder;

    private final AtomicLong wall = new AtomicLong(OPENS_MILLIS - 2 * MINUTE);
    private final AtomicLong nanos = new AtomicLong();

    private static long millis(String time) {
        return OffsetDateTime.parse(time).toInstant().toEpochMilli();
    }

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(folder.resolve("campaign.yaml"), FILE);
    }

    /** Time passes for everybody, and the server looks at the clock as often as it does. */
    private void pass(SteadyClock clock, long millis) {
        for (long left = millis; left > 0; left -= 100) {
            wall.addAndGet(Math.min(100, left));
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(Math.min(100, left)));
            long _ = clock.getAsLong();
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static UserId user(int number) {
        return new UserId(77, number);
    }

    /** What a server puts together, on a clock that the test sets. */
    private final class Node implements AutoCloseable {
        private final SteadyClock machine = new SteadyClock(wall::get, nanos::get);
        private final CampaignClock clock = CampaignClock.real(machine);
        private final EmbeddedHost host =
                EmbeddedHost.open(folder.resolve("data"), HostSettings.defaults().withClock(clock));
        private final Campaigns campaigns = new Campaigns(host, List.of("jump"));
        private final Revocations revocations;
        private final PassKeys keys;
        private final Passes passes;
        private final Doorkeeper doorkeeper;

        Node() {
            machine.noEarlierThan(host.nowMillis());
            Path secrets = folder.resolve("data/secrets");
            revocations = Revocations.in(secrets.resolve("revocations"), machine.getAsLong());
            keys = PassKeys.in(secrets.resolve("pass-keys"), machine.getAsLong());
            passes = new Passes(keys, revocations, PersonRates.none(), clock);
            doorkeeper =
                    new Doorkeeper(
                            host,
                            new Rooms(host, campaigns, clock),
                            campaigns,
                            new Outlets(host, List.of()),
                            new OutletLoad(host),
                            clock,
                            () -> 1_000,
                            () -> false);
        }

        void publish() {
            CampaignCommands commands = new CampaignCommands(campaigns, host.secrets());
            CampaignFile.Valid file =
                    (CampaignFile.Valid) CampaignFile.read(folder.resolve("campaign.yaml"));
            Outcome _ = commands.apply(file.draft(), ANN).join();
            LaunchClearance waived = new LaunchClearance.Waived("a test");
            assertThat(commands.publish("jump", ANN, true, waived).join())
                    .isInstanceOf(Outcome.Led.class);
        }

        Outcome ask(Command command) {
            CompletableFuture<Outcome> answer = new CompletableFuture<>();
            assertThat(host.submit(command, answer::complete)).isTrue();
            return answer.join();
        }

        void join(int from, int count) {
            for (int i = from; i < from + count; i++) {
                assertThat(ask(new Command.JoinRoom(user(i), "jump")))
                        .isInstanceOf(Outcome.Joined.class);
            }
        }

        WaitingRoom room() {
            return campaigns.room("jump");
        }

        String newPass(int number) {
            long now = machine.getAsLong();
            return passes.sign(
                    new Pass(
                            user(number),
                            "jump",
                            0,
                            Pass.NO_PLACE,
                            number,
                            now,
                            now + Pass.LIFE_MILLIS,
                            false,
                            "",
                            ""));
        }

        UserId verified(String pass) {
            return passes.verify(pass, machine.getAsLong()).user();
        }

        @Override
        public void close() {
            doorkeeper.close();
            revocations.close();
            host.close();
        }
    }

    private static void assertRefused(Node node, String pass, ProblemCode code) {
        assertThatThrownBy(() -> node.verified(pass))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    @Test
    void anHourBackPutsOffTheOpeningByAsMuchAsWasLeftAndNoMore() {
        try (Node node = new Node()) {
            node.publish();
            node.join(0, PEOPLE);
            node.doorkeeper.start();
            long before = node.host.nowMillis();
            wall.addAndGet(-HOUR);
            assertThat(node.host.nowMillis()).isGreaterThanOrEqualTo(before);
            pass(node.machine, 4 * MINUTE - 2_000);
            assertThat(node.room().state()).isEqualTo(RoomState.PRE_QUEUE);
            assertThat(node.host.nowMillis()).isBetween(OPENS_MILLIS - 1_100, OPENS_MILLIS - 900);
            pass(node.machine, 3_000);
            await(() -> node.room().state() == RoomState.OPEN);
            long sinceNanos = System.nanoTime();
            await(() -> node.room().admittedUpTo() == PEOPLE);
            assertThat(System.nanoTime() - sinceNanos).isGreaterThan(1_000_000_000L);
            assertThat(node.machine.aheadMillis()).isGreaterThan(57 * MINUTE);
        }
    }

    @Test
    void aDayForwardAndBackLetsPeopleInAtTheSamePace() {
        wall.set(OPENS_MILLIS + HOUR);
        try (Node node = new Node()) {
            node.publish();
            Outcome _ = node.ask(new Command.LeadRoom("jump", RoomState.OPEN, ANN));
            node.campaigns.refreshAll();
            String pass = node.newPass(1);
            node.join(0, PEOPLE);
            long sinceNanos = System.nanoTime();
            node.doorkeeper.start();
            await(() -> node.room().admittedUpTo() > PEOPLE / 10);
            wall.addAndGet(24 * HOUR);
            assertRefused(node, pass, ProblemCode.PASS_EXPIRED);
            await(() -> node.room().admittedUpTo() > PEOPLE / 2);
            assertThat(System.nanoTime() - sinceNanos).isGreaterThan(600_000_000L);
            wall.addAndGet(-24 * HOUR);
            await(() -> node.room().admittedUpTo() == PEOPLE);
            assertThat(System.nanoTime() - sinceNanos).isGreaterThan(1_200_000_000L);
            assertThat(node.verified(node.newPass(2))).isEqualTo(user(2));
            assertRefused(node, pass, ProblemCode.PASS_EXPIRED);
        }
    }

    @Test
    void anHourBackBetweenTwoStartsTakesNothingBack() {
        String kept;
        String revokedBefore;
        String revokedAfter;
        long last;
        try (Node node = new Node()) {
            node.publish();
            kept = node.newPass(1);
            revokedBefore = node.newPass(2);
            revokedAfter = node.newPass(3);
            node.revocations.revokeAll(user(2), node.machine.getAsLong());
            node.join(0, 10);
            last = node.host.nowMillis();
        }
        wall.addAndGet(-HOUR);
        try (Node node = new Node()) {
            assertThat(node.host.nowMillis()).isGreaterThanOrEqualTo(last);
            assertThat(node.verified(kept)).isEqualTo(user(1));
            assertRefused(node, revokedBefore, ProblemCode.PASS_REVOKED);
            node.revocations.revokeAll(user(3), node.machine.getAsLong());
            assertRefused(node, revokedAfter, ProblemCode.PASS_REVOKED);
            String _ = node.keys.rotate(node.machine.getAsLong());
            assertThat(node.verified(kept)).isEqualTo(user(1));
            assertThat(node.room().joined()).isEqualTo(10);
            pass(node.machine, 4 * MINUTE + 1_000);
            await(() -> node.room().state() == RoomState.OPEN);
            assertThat(node.host.nowMillis()).isGreaterThanOrEqualTo(OPENS_MILLIS);
        }
    }
}
