package io.hongbao.core.room;

/** For whom an operator lets somebody pass the waiting room without waiting. */
public enum Bypass {
    /** They wait like everybody. */
    NONE,
    /** The campaign's own people. */
    STAFF,
    /** Somebody who tries out that everything works, before the crowd does. */
    CANARY
}
