package io.hongbao.server.webhook;

import io.hongbao.core.Effect;
import io.hongbao.core.order.Order;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.fulfilment.OutletLine;
import java.util.function.Consumer;

/**
 * Outlets that are reached by signed webhooks, all of them at one address.
 *
 * @param client to that address
 */
public record SignedOutlets(WebhookClient client) implements OutletLine {

    @Override
    public void send(Effect send, Order order, Consumer<Answer> reply) {
        client.ask(send.id(), AskBody.of(send, order), reply);
    }

    @Override
    public void recall(Effect recall, Order order, Consumer<Answer> reply) {
        client.ask(recall.id(), AskBody.of(recall, order), reply);
    }
}
