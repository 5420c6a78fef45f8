package io.hongbao.rehearsal;

/** What a journey does next. */
public sealed interface Step permits Request, Step.Done {

    /** The journey is over. */
    enum Done implements Step {
        DONE
    }
}
