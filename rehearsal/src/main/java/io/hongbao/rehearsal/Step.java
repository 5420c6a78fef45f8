package io.hongbao.rehearsal;

/** What a journey does next. */
public sealed interface Step permits Request, Step.Pause, Step.Done {

    /** The journey is over. */
    enum Done implements Step {
        DONE
    }

    /**
     * Nothing is sent for a while; then the journey is asked again what it does, with {@link
     * Journey#resume}.
     *
     * @param millis how long, from the answer or the last pause on; 1 to {@link Curve#MAX_MILLIS}
     */
    record Pause(long millis) implements Step {
        public Pause {
            if (millis < 1 || millis > Curve.MAX_MILLIS) {
                throw new IllegalArgumentException(
                        "a pause must be 1 to " + Curve.MAX_MILLIS + " ms, not " + millis);
            }
        }
    }
}
