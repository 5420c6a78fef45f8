package io.hongbao.server.effect;

import java.util.function.Consumer;

/**
 * Stands where no adapter is connected. What nobody was asked for yet is refused, so that orders
 * end at once; whatever somebody may have been asked for before, or is owed, waits for an operator.
 */
public final class Unconnected implements Port {

    private final String why;

    /**
     * @param why for people and operators, such as "no payment provider is connected"
     */
    public Unconnected(String why) {
        this.why = why;
    }

    @Override
    public void ask(Asked asked, Consumer<Answer> reply) {
        Answer failed = new Answer.Failed(Answer.Trouble.NOT_CONNECTED, why, false);
        reply.accept(
                switch (asked.effect().id().kind()) {
                    case CHARGE, SEND_ORDER -> asked.first() ? new Answer.Refused(why) : failed;
                    case STOP_CHARGE, REFUND, RECALL_ORDER, PAY_OUT -> failed;
                });
    }
}
