package io.hongbao.server.payment;

import io.hongbao.core.Effect;
import io.hongbao.server.effect.Answer;
import java.util.function.Consumer;

/**
 * Pays people cash. Whoever is asked a second time under the same id pays nothing a second time.
 */
public interface PayoutProvider {

    /**
     * Pays {@code payout.amountMinor()} to the person. Does not block; calls {@code reply} once, at
     * once or from any thread.
     */
    void pay(Effect payout, Consumer<Answer> reply);
}
