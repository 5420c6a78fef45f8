package io.hongbao.embedded;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.State;

/**
 * The durable entities as the writer reads and publishes them: with a short way to "this person has
 * no wallet yet".
 */
final class WriterView implements State {
    private final Entities entities;
    private final WalletFilter filter;

    WriterView(Entities entities, WalletFilter filter) {
        this.entities = entities;
        this.filter = filter;
    }

    @Override
    public <E extends Entity> E get(EntityKey<E> key) {
        if (key instanceof EntityKey.OfWallet wallet && !filter.mayContain(wallet.user())) {
            return key.none();
        }
        return entities.get(key);
    }

    /** Lets readers see a change that is durable. */
    void publish(StateChange change) {
        for (Keyed changed : change.entities()) {
            if (changed.key() instanceof EntityKey.OfWallet wallet) {
                filter.add(wallet.user());
            }
        }
        entities.publish(change);
    }
}
