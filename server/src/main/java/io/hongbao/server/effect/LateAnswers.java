package io.hongbao.server.effect;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.order.OrderState;
import java.util.function.Consumer;

/**
 * Where providers and outlets say something by themselves: what came of an effect that they took
 * before, or how far an order is. The same may be said twice.
 */
public interface LateAnswers {

    /**
     * What came of an effect.
     *
     * @param reply called once when it is durable, from a thread that must not be blocked
     * @return false when the host is busy or closing: nothing happened, say it again later
     */
    boolean resolve(EffectId effect, Effect.Result result, Consumer<Outcome> reply);

    /**
     * How far an outlet is with an order.
     *
     * @param reply called once when it is durable, from a thread that must not be blocked
     * @return false when the host is busy or closing: nothing happened, say it again later
     */
    boolean advance(UserId user, String order, OrderState to, Consumer<Outcome> reply);
}
