package io.hongbao.testkit;

import io.hongbao.core.Command;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import java.util.function.Consumer;

/** A host before there is one: takes nothing and knows nothing. */
enum NoHost implements Host {
    INSTANCE;

    @Override
    public int shards() {
        return 1;
    }

    @Override
    public boolean submit(Command command, Consumer<Outcome> reply) {
        return false;
    }

    @Override
    public <E extends Entity> E read(int shard, EntityKey<E> key) {
        return key.none();
    }

    @Override
    public void close() {}
}
