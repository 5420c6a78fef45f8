package io.hongbao.server.effect;

import io.hongbao.core.Effect;

/**
 * An effect that is asked no more until an operator says so. It stays pending in the journal, so a
 * restart tries it again.
 *
 * @param effect what is to be done
 * @param trouble what kind of thing went wrong last
 * @param error what went wrong last
 * @param attempts how often it was asked since it was taken up or resent
 * @param sinceMillis when this process took it up, by the machine's clock
 * @param deadAtMillis when it was given up, by the machine's clock
 */
public record DeadLetter(
        Effect effect,
        Answer.Trouble trouble,
        String error,
        int attempts,
        long sinceMillis,
        long deadAtMillis) {}
