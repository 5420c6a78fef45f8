package io.hongbao.server.webhook;

import io.hongbao.core.Effect;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.payment.PaymentProvider;
import io.hongbao.server.payment.PayoutProvider;
import java.util.function.Consumer;

/**
 * A payment or payout provider that is reached by signed webhooks.
 *
 * @param client to its address
 */
public record SignedPayments(WebhookClient client) implements PaymentProvider, PayoutProvider {

    @Override
    public void charge(Effect charge, Consumer<Answer> reply) {
        ask(charge, reply);
    }

    @Override
    public void stop(Effect stop, Consumer<Answer> reply) {
        ask(stop, reply);
    }

    @Override
    public void refund(Effect refund, Consumer<Answer> reply) {
        ask(refund, reply);
    }

    @Override
    public void pay(Effect payout, Consumer<Answer> reply) {
        ask(payout, reply);
    }

    private void ask(Effect effect, Consumer<Answer> reply) {
        client.ask(effect.id(), AskBody.of(effect), reply);
    }
}
