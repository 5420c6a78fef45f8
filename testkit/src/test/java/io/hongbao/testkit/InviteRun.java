package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Entity;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.invite.Reward;
import io.hongbao.core.invite.RewardState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One run of a workload of invites on a test host. */
record InviteRun(ShardedTestHost host, VirtualClock clock, InviteWorkload workload) {

    /** No voucher is set aside for longer: then one that was recalled is free. */
    private static final long LONGEST_HOLD_MILLIS = 4 * 3_600_000L;

    static InviteRun of(
            ShardedTestHost.Options options,
            InviteWorkload.Size size,
            Consumer<ShardedTestHost> disturbance) {
        VirtualClock clock = new VirtualClock(Run.START_MILLIS);
        SeededSecrets secrets = new SeededSecrets(options.seed());
        ShardedTestHost host = new ShardedTestHost(options, clock, secrets);
        Runnable turn =
                () -> {
                    disturbance.accept(host);
                    host.step();
                };
        InviteWorkload workload =
                new InviteWorkload(host, clock, turn, secrets, options.seed(), size);
        return new InviteRun(host, clock, workload);
    }

    /** Runs it until the campaign is over and nothing is left to do, and finds nothing wrong. */
    InviteRun checked() {
        workload.run();
        host.runUntilQuiet();
        check();
        workload.end();
        for (int i = 0; i < 3; i++) {
            host.runUntilQuiet();
            clock.advance(LONGEST_HOLD_MILLIS);
        }
        host.runUntilQuiet();
        check();
        assertThat(rewards())
                .extracting(Reward::state)
                .as("nothing is owed when the campaign is over")
                .doesNotContain(RewardState.OWED, RewardState.RECALLED);
        return this;
    }

    private void check() {
        OnShards.clean(host);
        assertThat(InviteAnswersCheck.of(workload.answers())).isEmpty();
    }

    /** Everything that anybody has earned. */
    List<Reward> rewards() {
        List<Reward> all = new ArrayList<>();
        for (int shard = 0; shard < host.shards(); shard++) {
            for (Entity entity : host.state(shard).entities().values()) {
                if (entity instanceof Invite invite) {
                    all.addAll(invite.rewards().all());
                } else if (entity instanceof PersonInvites person) {
                    all.addAll(person.rewards().all());
                }
            }
        }
        return all;
    }
}
