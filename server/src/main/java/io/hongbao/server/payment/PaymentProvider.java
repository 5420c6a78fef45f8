package io.hongbao.server.payment;

import io.hongbao.core.Effect;
import io.hongbao.server.effect.Answer;
import java.util.function.Consumer;

/**
 * Takes people's money, and gives it back. Every effect has an id; whoever is asked a second time
 * under the same id does nothing a second time, and answers what came of it.
 *
 * <p>No method blocks. Each calls {@code reply} once, at once or from any thread.
 */
public interface PaymentProvider {

    /** Takes {@code charge.amountMinor()} from the person. */
    void charge(Effect charge, Consumer<Answer> reply);

    /**
     * Sees to it that the charge of the same order, whose id differs in its kind only, is not
     * taken. Done: nothing was taken, and nothing will be, also when the charge was never heard of.
     * Refused: it has been taken; the reason is then the reference under which it was.
     */
    void stop(Effect stop, Consumer<Answer> reply);

    /** Gives {@code refund.amountMinor()} of what was taken for the order back. */
    void refund(Effect refund, Consumer<Answer> reply);
}
