package io.hongbao.server.effect;

import java.util.Locale;

/** What a provider or an outlet answers when it is asked for something. */
public sealed interface Answer {

    /** The longest reference that is kept, in characters. */
    int MAX_REFERENCE_LENGTH = 100;

    /** The longest reason that is kept, in characters. */
    int MAX_REASON_LENGTH = 200;

    /**
     * It was done, now or before under the same id.
     *
     * @param reference what the other side calls it; cut to {@link #MAX_REFERENCE_LENGTH}
     */
    record Done(String reference) implements Answer {
        public Done {
            reference = cut(reference, MAX_REFERENCE_LENGTH);
        }
    }

    /**
     * It was refused for good.
     *
     * @param reason in the other side's words; cut to {@link #MAX_REASON_LENGTH}
     * @param reference what the other side calls a charge that it can't stop any more, else empty;
     *     cut to {@link #MAX_REFERENCE_LENGTH}
     */
    record Refused(String reason, String reference) implements Answer {
        public Refused {
            reason = cut(reason, MAX_REASON_LENGTH);
            reference = cut(reference, MAX_REFERENCE_LENGTH);
        }

        public Refused(String reason) {
            this(reason, "");
        }
    }

    /** It was taken, and what comes of it will be told by a webhook. */
    record Later() implements Answer {
        public static final Later INSTANCE = new Later();
    }

    /**
     * Nobody knows what came of it: no connection, no answer in time, or one that says nothing.
     *
     * @param trouble what kind of thing went wrong
     * @param error what went wrong; cut to {@link #MAX_REASON_LENGTH}
     * @param retryable whether asking the same again may help
     */
    record Failed(Trouble trouble, String error, boolean retryable) implements Answer {
        public Failed {
            error = cut(error, MAX_REASON_LENGTH);
        }
    }

    /** What kind of failure it is: for pages that say it in their own words. */
    enum Trouble {
        /** No adapter is connected. */
        NOT_CONNECTED,
        /** There was no connection, or it broke. */
        UNREACHABLE,
        /** No answer came in time, or none by the webhook that was promised. */
        NO_ANSWER,
        /** What was answered says nothing. */
        ANSWER_UNKNOWN,
        /** It was refused, and somebody has to see to it. */
        REFUSED,
        /** Something is wrong on this side. */
        OWN_FAULT;

        /** As the API writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first {@code most} characters of {@code text}, without half a surrogate pair. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
