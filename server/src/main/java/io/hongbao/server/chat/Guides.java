package io.hongbao.server.chat;

import io.hongbao.assistant.conversation.Assistant;
import io.hongbao.core.UserId;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whom people can talk to: the assistant that the server was started with, and the guide to the
 * winter games that ships with it. The guide has conversations of its own and no model: all that it
 * says comes from facts.
 */
public final class Guides {

    private final Supplier<Assistant> assistant;
    private final Supplier<Assistant> event;

    public Guides(Supplier<Assistant> assistant, Supplier<Assistant> event) {
        this.assistant = assistant;
        this.event = event;
    }

    /**
     * The one who answers.
     *
     * @param pack as a request names it; null for the server's own assistant
     */
    Assistant named(@Nullable String pack) {
        if (pack == null) {
            return assistant.get();
        }
        if (pack.equals(Packs.EVENT)) {
            return event.get();
        }
        throw ProblemException.of(
                ProblemCode.JSON_FIELD_INVALID,
                "pack",
                "pack is " + Packs.EVENT + ", or is left out for this server's assistant");
    }

    /** Forgets all conversations of a person. */
    public void forget(UserId user) {
        assistant.get().forget(user);
        event.get().forget(user);
    }
}
