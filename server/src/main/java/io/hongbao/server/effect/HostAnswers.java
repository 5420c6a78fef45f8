package io.hongbao.server.effect;

import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderState;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands late answers to the host, and tells the dispatcher that it need not ask any more. */
public final class HostAnswers implements LateAnswers {

    private final OrderBook book;
    private final EffectInbox inbox;

    /**
     * @param inbox of the dispatcher
     */
    public HostAnswers(Host host, EffectInbox inbox) {
        this.book = new OrderBook(host);
        this.inbox = inbox;
    }

    /**
     * A refund that is refused stays owed: it becomes a dead letter, and the outcome is {@link
     * Outcome.Ignored}.
     */
    @Override
    public boolean resolve(EffectId effect, Effect.Result result, Consumer<Outcome> reply) {
        if (effect.kind() == EffectId.Kind.REFUND
                && result instanceof Effect.Refused(String reason, String _)) {
            inbox.add(new EffectInbox.GivenUp(effect, "refused: " + reason));
            reply.accept(Outcome.Ignored.INSTANCE);
            return true;
        }
        return book.submit(
                new Command.ResolveEffect(effect, result),
                outcome -> {
                    if (!(outcome instanceof Outcome.Failed)) {
                        inbox.add(new EffectInbox.Told(effect));
                    }
                    reply.accept(outcome);
                });
    }

    @Override
    public boolean advance(UserId user, String order, OrderState to, Consumer<Outcome> reply) {
        return book.submit(new Command.AdvanceOrder(user, order, to), reply);
    }

    /** The order that an effect is about; empty when there is none. */
    public Optional<Order> order(EffectId effect) {
        return book.order(effect);
    }
}
