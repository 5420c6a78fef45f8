package io.hongbao.embedded;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.State;

/**
 * The durable entities as the writer reads and publishes them: with a short way to "this person has
 * no wallet yet" and "no ticket yet".
 */
final class WriterView implements State {
    private final Entities entities;
    private final PeopleFilter wallets;
    private final PeopleFilter tickets;

    WriterView(Entities entities, PeopleFilter wallets, PeopleFilter tickets) {
        this.entities = entities;
        this.wallets = wallets;
        this.tickets = tickets;
    }

    @Override
    public <E extends Entity> E get(EntityKey<E> key) {
        if ((key instanceof EntityKey.OfWallet wallet && !wallets.mayContain(wallet.user()))
                || (key instanceof EntityKey.OfTicket ticket
                        && !tickets.mayContain(ticket.user()))) {
            return key.none();
        }
        return entities.get(key);
    }

    /** Lets readers see a change that is durable. */
    void publish(StateChange change) {
        for (Keyed changed : change.entities()) {
            if (changed.key() instanceof EntityKey.OfWallet wallet) {
                wallets.add(wallet.user());
            } else if (changed.key() instanceof EntityKey.OfTicket ticket) {
                tickets.add(ticket.user());
            }
        }
        entities.publish(change);
    }
}
