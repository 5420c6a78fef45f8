package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

/** One run of a workload of waiting rooms on a test host. */
record RoomRun(ShardedTestHost host, VirtualClock clock, RoomWorkload workload) {

    static RoomRun of(
            ShardedTestHost.Options options,
            RoomWorkload.Size size,
            Consumer<ShardedTestHost> disturbance) {
        VirtualClock clock = new VirtualClock(Run.START_MILLIS);
        SeededSecrets secrets = new SeededSecrets(options.seed());
        ShardedTestHost host = new ShardedTestHost(options, clock, secrets);
        Runnable turn =
                () -> {
                    disturbance.accept(host);
                    host.step();
                };
        RoomWorkload workload = new RoomWorkload(host, clock, turn, secrets, options.seed(), size);
        return new RoomRun(host, clock, workload);
    }

    /** Runs it until nothing is left to do, and finds nothing wrong. */
    RoomRun checked() {
        workload.run();
        host.runUntilQuiet();
        OnShards.clean(host);
        assertThat(RoomAnswersCheck.of(workload.answers())).isEmpty();
        assertThat(AnswersCheck.of(workload.answers(), host)).isEmpty();
        return this;
    }
}
