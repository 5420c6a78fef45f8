package io.hongbao.server.overload;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that the server can do without for a while, so that the rest goes on. Those that save
 * work engage by themselves under a pressure that lasts; each lets go, left to itself, when there
 * has been room for longer than that.
 */
public enum DegradeLevel {
    /** Outlets are shown as they were last, even if that was some time ago. */
    BROWSE_CACHED(60, 30),
    /** The assistant answers without its model. */
    ASSISTANT_OFFLINE(80, 40),
    /**
     * Invites are neither made nor accepted: whoever asks is told when to come again. Engages
     * before claims are refused, which it leaves room for.
     */
    INVITES_DEFERRED(85, 45),
    /**
     * A claim gets a durable place at once, and is decided when its turn has come. Only an operator
     * engages it: a ticket and a claim cost more than a claim, so that it spreads work over time
     * but saves none.
     */
    CLAIMS_TICKET_FIRST(Integer.MAX_VALUE, 50);

    private final int engagesAtPercent;
    private final int letsGoAtPercent;

    DegradeLevel(int engagesAtPercent, int letsGoAtPercent) {
        this.engagesAtPercent = engagesAtPercent;
        this.letsGoAtPercent = letsGoAtPercent;
    }

    /** The part of the limit that must be used, again and again, for it to engage by itself. */
    public int engagesAtPercent() {
        return engagesAtPercent;
    }

    /** The part of the limit below which it lets go by itself. */
    public int letsGoAtPercent() {
        return letsGoAtPercent;
    }

    /** As answers, metrics and the command line name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level of that name. */
    public static Optional<DegradeLevel> of(String word) {
        for (DegradeLevel level : values()) {
            if (level.word().equals(word)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
