package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import io.hongbao.core.campaign.CampaignTerms;
import java.util.function.Consumer;

/** One run of a workload on a test host, with all that watches it. */
record Run(ShardedTestHost host, VirtualClock clock, SoldOutCheck soldOut, Workload workload) {

    static final long START_MILLIS = 1_770_343_200_000L;

    static Run of(int shards, long seed, Workload.Size size) {
        return of(ShardedTestHost.Options.of(shards, seed), size, _ -> {});
    }

    /** With something that happens to the host before each of its turns. */
    static Run of(
            ShardedTestHost.Options options,
            Workload.Size size,
            Consumer<ShardedTestHost> disturbance) {
        VirtualClock clock = new VirtualClock(START_MILLIS);
        SeededSecrets secrets = new SeededSecrets(options.seed());
        ShardedTestHost host = new ShardedTestHost(options, clock, secrets);
        SoldOutCheck soldOut = new SoldOutCheck(host, clock);
        host.observe(soldOut);
        Runnable turn =
                () -> {
                    disturbance.accept(host);
                    host.step();
                };
        Workload workload = new Workload(host, clock, turn, secrets, options.seed(), size);
        return new Run(host, clock, soldOut, workload);
    }

    /** Publishes a campaign of its own. */
    void open(CampaignTerms terms) {
        new HostDriver(host, clock, host::step).open(terms);
    }

    /** Everybody asks for a campaign until there is an answer. */
    void drain(CampaignTerms terms) {
        workload.claimUntilAnswered(terms, 1_000, host::runUntilQuiet);
    }

    /** Runs the workload, and goes on until everything has expired and come to rest. */
    void toTheEnd() {
        workload.run();
        host.runUntilQuiet();
        check();
        clock.advance(90L * 86_400_000);
        host.runUntilQuiet();
        check();
    }

    /** Nothing is wrong. */
    void check() {
        AuditReport report = OnShards.clean(host);
        assertThat(soldOut.violations()).isEmpty();
        assertThat(AnswersCheck.of(workload.answers(), host)).isEmpty();
        assertThat(report.grants()).isEqualTo(workload.answers().granted());
    }
}
