package io.hongbao.channel;

import java.util.Optional;

/**
 * A moment with two endings: if the channel lifts before then, one thing is done, else another.
 *
 * <p>It is decided once: as soon as the channel's recommended form is its usual one, unpinned, or
 * when the time has come.
 *
 * @param id 1 to 60 characters
 * @param beforeMillis UTC, exclusive
 */
public record BinaryMoment(
        String id, String channel, long beforeMillis, Action ifLifted, Action ifNot) {

    private static final int MOST_TEXT = 500;

    /** What is done. */
    public sealed interface Action {}

    /** Pins the form that a channel recommends; the operator may unpin it. */
    public record SwitchForm(String channel, Form form) implements Action {
        public SwitchForm {
            ChannelForm.requireChannel(channel);
        }
    }

    /**
     * Tells the operator.
     *
     * @param text 1 to 500 characters
     */
    public record Tell(String text) implements Action {
        public Tell {
            requireText("a text", text, MOST_TEXT);
        }
    }

    public BinaryMoment {
        requireText("a moment's id", id, 60);
        ChannelForm.requireChannel(channel);
    }

    static void requireText(String what, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException(what + " must have 1 to " + most + " characters");
        }
    }

    /**
     * Decides it when it is time.
     *
     * @param asUsual whether the channel is
     * @return nothing while it is open
     */
    Optional<HealthEvent.MomentDecided> decide(boolean asUsual, long nowMillis) {
        boolean late = nowMillis >= beforeMillis;
        if (!late && !asUsual) {
            return Optional.empty();
        }
        return Optional.of(
                new HealthEvent.MomentDecided(
                        id, channel, !late, late ? ifNot : ifLifted, nowMillis));
    }
}
