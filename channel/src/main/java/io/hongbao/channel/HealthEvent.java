package io.hongbao.channel;

/**
 * Something about a channel that people must be told, recorded as a moment. Times are UTC millis.
 */
public sealed interface HealthEvent {
    String channel();

    long atMillis();

    /** What an alarm rests on. */
    enum Source {
        OPENS,
        ACCEPTANCES,
        CANARIES,
        REPORTS
    }

    /**
     * A form does not work on a channel any more.
     *
     * @param momentId the moment that begins here, the same in all events that belong to it
     * @param sinceMillis when it likely began
     * @param evidence one line with the figures
     */
    record Alarm(
            String momentId,
            ChannelForm pair,
            Source source,
            long sinceMillis,
            long atMillis,
            String evidence)
            implements HealthEvent {
        @Override
        public String channel() {
            return pair.channel();
        }
    }

    /**
     * A channel's recommended form is another one from now on.
     *
     * @param wording counts up with each alarm on the channel: which of the wordings of a form's
     *     text to use, modulo how many there are
     * @param momentId of the alarm that it follows from
     */
    record Switched(
            String momentId,
            String channel,
            Form from,
            Form to,
            int wording,
            long atMillis,
            String why)
            implements HealthEvent {}

    /** A form works again; the switch back may come later. */
    record Recovered(String momentId, ChannelForm pair, long atMillis, String evidence)
            implements HealthEvent {
        @Override
        public String channel() {
            return pair.channel();
        }
    }

    /** An operator has fixed a channel's form, or let it go. */
    record PinChanged(String channel, Standing now, long atMillis) implements HealthEvent {}

    /**
     * A binary moment is decided.
     *
     * @param lifted whether the channel was as usual in time
     */
    record MomentDecided(
            String momentId,
            String channel,
            boolean lifted,
            BinaryMoment.Action action,
            long atMillis)
            implements HealthEvent {}
}
