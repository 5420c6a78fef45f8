package io.hongbao.testkit;

/** The contract on 8 shard(s). */
final class EightShardsHostTest extends ShardedTestHostContractTest {

    @Override
    protected int shards() {
        return 8;
    }
}
