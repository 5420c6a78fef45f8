package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Host;

/** The test host itself keeps the contract, with its messages late, interleaved and repeated. */
abstract class ShardedTestHostContractTest extends RoomContract {

    @Override
    protected Host createHost(HostSetup setup) {
        ShardedTestHost.Options options =
                ShardedTestHost.Options.of(setup.shards(), 42)
                        .withQueueCapacity(setup.queueCapacity());
        return new ShardedTestHost(options, setup.clock(), setup.secrets());
    }

    @Override
    protected void turn(Host driven) {
        ((ShardedTestHost) driven).step();
    }

    @Override
    protected void audit(Host audited) {
        ShardedTestHost host = (ShardedTestHost) audited;
        host.runUntilQuiet();
        assertThat(HostAudit.of(host).violations()).isEmpty();
    }
}
