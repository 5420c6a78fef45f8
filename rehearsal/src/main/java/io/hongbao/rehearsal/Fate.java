package io.hongbao.rehearsal;

import java.util.Locale;

/** What became of a request, whatever its kind. */
public enum Fate {
    /** The server decided: yes, or no by the campaign's rules. */
    DECIDED,
    /** The server was too busy and said so (429, 503); nothing happened. */
    TURNED_AWAY,
    /** No answer, or one that must not be. */
    FAILED;

    static Fate of(Reply reply, Verdict verdict) {
        if (reply.status() == 429 || reply.status() == 503) {
            return TURNED_AWAY;
        }
        return verdict.expected() && reply.status() != Reply.NO_ANSWER ? DECIDED : FAILED;
    }

    /** As reports write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
