package io.hongbao.testkit;

/** The contract on 2 shard(s). */
final class TwoShardsHostTest extends ShardedTestHostContractTest {

    @Override
    protected int shards() {
        return 2;
    }
}
