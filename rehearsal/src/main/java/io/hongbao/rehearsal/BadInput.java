package io.hongbao.rehearsal;

import java.util.Locale;

/** Broken requests, each with the statuses that may answer it. */
enum BadInput {
    BROKEN_JSON(400),
    UNKNOWN_FIELD(400),
    WRONG_TYPE(400),
    OVERSIZED(413),
    NO_KEY(400),
    BAD_KEY(400),
    NO_PASS(401),
    FORGED_PASS(401),
    UNKNOWN_CAMPAIGN(403, 404),
    WRONG_METHOD(405);

    private final int status;
    private final int otherStatus;

    BadInput(int status) {
        this(status, status);
    }

    BadInput(int status, int otherStatus) {
        this.status = status;
        this.otherStatus = otherStatus;
    }

    /**
     * Whether the server refused it as it must: with such a status, and a problem that has a code.
     */
    boolean isRefusedBy(Reply reply) {
        boolean fits = reply.status() == status || reply.status() == otherStatus;
        return fits && !reply.string("code").isEmpty();
    }

    /** Its name in lower case, with dashes. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
