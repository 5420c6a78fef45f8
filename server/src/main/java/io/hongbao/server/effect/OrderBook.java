package io.hongbao.server.effect;

import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.order.Order;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The host, as the dispatcher needs it: looks orders up, and takes results. */
final class OrderBook {

    private final Host host;

    OrderBook(Host host) {
        this.host = host;
    }

    /** What an effect's order says about it. */
    sealed interface Look {}

    /**
     * Do it.
     *
     * @param orderOrNone the order as it is now; empty for payouts
     */
    record Wanted(List<Order> orderOrNone) implements Look {}

    /** Wait. */
    record Held() implements Look {
        static final Held INSTANCE = new Held();
    }

    /** Nobody wants it any more. */
    record Moot() implements Look {
        static final Moot INSTANCE = new Moot();
    }

    private static final Wanted PAYOUT = new Wanted(List.of());

    Look look(Effect effect) {
        if (effect.id().kind() == EffectId.Kind.PAY_OUT) {
            return PAYOUT;
        }
        Optional<Order> order = order(effect.id());
        if (order.isEmpty()) {
            return Moot.INSTANCE;
        }
        return switch (Relevance.of(effect, order.get())) {
            case WANTED -> new Wanted(List.of(order.get()));
            case HELD -> Held.INSTANCE;
            case MOOT -> Moot.INSTANCE;
        };
    }

    /** The order that an effect is about. */
    Optional<Order> order(EffectId effect) {
        return host.read(effect.user().shard(host.shards()), new EntityKey.OfOrders(effect.user()))
                .order(effect.subject());
    }

    /** Whether an effect was ever asked for. */
    boolean wasAsked(EffectId effect) {
        if (effect.kind() == EffectId.Kind.PAY_OUT) {
            return EverAsked.of(
                    effect,
                    host.read(
                            effect.user().shard(host.shards()),
                            new EntityKey.OfPayouts(effect.user())));
        }
        return order(effect).filter(order -> EverAsked.of(effect, order)).isPresent();
    }

    /** Hands a command over; false when the host is busy or closing. */
    boolean submit(Command command, Consumer<Outcome> reply) {
        return host.submit(command, reply);
    }
}
