package io.hongbao.server.effect;

import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Hands results to the core, and keeps those that the host had no room for. Used by the
 * dispatcher's thread only; there is at most one for each effect that it knows.
 */
final class Settlements {

    private final OrderBook book;
    private final EffectInbox inbox;
    private final Queue<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(Item item, Effect.Result result) {}

    Settlements(OrderBook book, EffectInbox inbox) {
        this.book = book;
        this.inbox = inbox;
    }

    void settle(Item item, Effect.Result result) {
        if (!waiting.isEmpty() || !submit(item, result)) {
            waiting.add(new Waiting(item, result));
        }
    }

    /** Hands over what had to wait, as far as the host takes it. */
    void tryAgain() {
        for (Waiting next = waiting.peek();
                next != null && submit(next.item(), next.result());
                next = waiting.peek()) {
            waiting.remove();
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    private boolean submit(Item item, Effect.Result result) {
        return book.submit(
                new Command.ResolveEffect(item.id(), result),
                outcome -> inbox.add(new EffectInbox.Settled(item, outcome)));
    }
}
