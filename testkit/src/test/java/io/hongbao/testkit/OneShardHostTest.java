package io.hongbao.testkit;

/** The contract on 1 shard(s). */
final class OneShardHostTest extends ShardedTestHostContractTest {

    @Override
    protected int shards() {
        return 1;
    }
}
