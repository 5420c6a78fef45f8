package io.hongbao.channel;

/**
 * Which form a channel recommends, and why. Each state has only the transitions that are legal in
 * it; times are UTC millis.
 */
public sealed interface Standing {
    Form form();

    long sinceMillis();

    String why();

    /** How far down the ladder a form stands: a link, a poster, something typed. */
    static int rung(Form form) {
        return switch (form) {
            case LINK -> 0;
            case POSTER -> 1;
            case CODE, PASSPHRASE -> 2;
            case SPOKEN -> 3;
        };
    }

    /** Follows the evidence. */
    sealed interface Free extends Standing {
        /**
         * What an operator chooses instead.
         *
         * @param by who did
         */
        default Pinned pin(Form form, String by, String why, long atMillis) {
            return new Pinned(form, atMillis, why, by, this);
        }
    }

    /** The best form that the channel allows. */
    record Usual(Form form, long sinceMillis, String why) implements Free {
        Moved moveOn(Form to, String momentId, String why, long atMillis) {
            require(rung(to) > rung(form), this, to);
            return new Moved(form, to, momentId, atMillis, why);
        }

        /** A typed code becomes a text to copy, or the other way round. */
        Usual retype(Form to, String why, long atMillis) {
            require(rung(to) == rung(form) && to != form, this, to);
            return new Usual(to, atMillis, why);
        }
    }

    /**
     * A later form, because the ones before it do not work.
     *
     * @param usual the form to come back to in the end
     * @param momentId of the alarm that moved it
     */
    record Moved(Form usual, Form form, String momentId, long sinceMillis, String why)
            implements Free {
        Moved moveOn(Form to, String momentId, String why, long atMillis) {
            require(rung(to) > rung(form), this, to);
            return new Moved(usual, to, momentId, atMillis, why);
        }

        Free moveBack(Form to, String why, long atMillis) {
            require(rung(to) < rung(form) && rung(to) >= rung(usual), this, to);
            return to == usual
                    ? new Usual(to, atMillis, why)
                    : new Moved(usual, to, momentId, atMillis, why);
        }

        /** A typed code becomes a text to copy, or the other way round. */
        Moved retype(Form to, String why, long atMillis) {
            require(rung(to) == rung(form) && to != form, this, to);
            return new Moved(usual, to, momentId, atMillis, why);
        }
    }

    /**
     * What an operator chose, whatever the evidence says.
     *
     * @param beneath what it would be otherwise, which goes on following the evidence
     */
    record Pinned(Form form, long sinceMillis, String why, String by, Free beneath)
            implements Standing {
        Free unpin() {
            return beneath;
        }

        Pinned over(Free moved) {
            return new Pinned(form, sinceMillis, why, by, moved);
        }

        Pinned pinTo(Form form, String by, String why, long atMillis) {
            return new Pinned(form, atMillis, why, by, beneath);
        }
    }

    private static void require(boolean legal, Standing from, Form to) {
        if (!legal) {
            throw new IllegalStateException("no such step: " + from + " to " + to);
        }
    }
}
