package io.hongbao.server.effect;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A request that is out, and the reply to it: the first answer counts, all others are dropped. */
final class Request implements Consumer<Answer> {

    private final Item item;
    private final long turn;
    private final long generation;
    private final BiConsumer<Request, Answer> onAnswer;
    private final AtomicBoolean answered = new AtomicBoolean();

    /**
     * @param generation of the breaker when it goes out
     * @param onAnswer told from whatever thread the adapter answers on
     */
    Request(Item item, long generation, BiConsumer<Request, Answer> onAnswer) {
        this.item = item;
        this.turn = item.turn();
        this.generation = generation;
        this.onAnswer = onAnswer;
    }

    @Override
    public void accept(Answer answer) {
        if (answered.compareAndSet(false, true)) {
            onAnswer.accept(this, answer);
        }
    }

    Item item() {
        return item;
    }

    long generation() {
        return generation;
    }

    /** Whether the item still waits for this very answer. */
    boolean isAwaited() {
        return item.is(Item.Phase.ASKED) && item.turn() == turn;
    }
}
