package io.hongbao.server.effect;

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
     * @param error what went wrong; cut to {@link #MAX_REASON_LENGTH}
     * @param retryable whether asking the same again may help
     */
    record Failed(String error, boolean retryable) implements Answer {
        public Failed {
            error = cut(error, MAX_REASON_LENGTH);
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
