package io.hongbao.assistant.conversation;

import io.hongbao.assistant.interpret.Interpretation;
import java.time.LocalDate;

/** Finds out what a person means, without a model. Quick, never blocks, and safe on any thread. */
@FunctionalInterface
public interface Understanding {

    /**
     * What {@code text} means.
     *
     * @param today where the person is: "tomorrow" counts from it
     */
    Interpretation understand(String text, LocalDate today);
}
