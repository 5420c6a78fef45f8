package io.hongbao.rehearsal;

/** What one arrival does: requests, each after the answer to the one before. Used by one thread. */
public interface Journey {

    /** The first request. */
    Request first();

    /** Judges an answer and says what comes next. */
    Verdict after(Request request, Reply reply);

    /** What comes after a {@link Step.Pause} that is over. */
    default Step resume() {
        throw new IllegalStateException("a journey that pauses must say how it goes on");
    }
}
