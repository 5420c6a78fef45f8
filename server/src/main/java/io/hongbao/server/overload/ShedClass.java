package io.hongbao.server.overload;

import java.util.Locale;

/**
 * What a request is worth when not everything can be done, from first kept to first shed. A class
 * is refused once as much is under way as its share of the limit: the shares leave room for those
 * before it.
 */
public enum ShedClass {
    /**
     * Never refused: health and metrics, which others judge us by; what providers and outlets tell
     * us, which they would only send again; what operators do, who must be able to help.
     */
    KEPT(Integer.MAX_VALUE),
    /**
     * People who pay, redeem or cancel, and who look how it went. They and the next are few, and
     * may go beyond the limit: it can fall faster than what it let in before is done, and that is
     * not to be at their cost.
     */
    PAYING(150),
    /**
     * The claims and invites of whoever has a placed pass: they have waited, and the waiting room
     * lets no more of them in than can be served. A pass counts as placed here before it is
     * verified; who forges one comes no further than that.
     */
    PLACED(150),
    /**
     * Quotes: nobody pays without one, but one that is refused costs nobody anything, while an
     * order that is refused may let its quote expire.
     */
    QUOTING(95),
    /**
     * The exchange of an identity for a pass, and of a ticket for a placed one: without it nothing
     * else can be done.
     */
    SESSION(95),
    /** Asking for an envelope, and inviting. */
    CLAIM(90),
    /** The waiting room: whoever is refused here loses nothing but a moment. */
    JOIN(80),
    /** Plain chat: has a reserve of its own ({@link ChatReserve}), and takes nothing of others. */
    CHAT(70),
    /** Outlets, the campaign's card, one's own wallet: all of it can be shown a little later. */
    BROWSE(70),
    /** Operators' reports, documents, and whatever address is not known. */
    ANALYTICS(60);

    /** Below this share of the limit nobody is refused. */
    static final int LEAST_SHARE_PERCENT = 60;

    private final int sharePercent;
    private final String word;

    ShedClass(int sharePercent) {
        this.sharePercent = sharePercent;
        this.word = name().toLowerCase(Locale.ROOT);
    }

    /** How much of the limit may be under way before this class is refused. */
    public int sharePercent() {
        return sharePercent;
    }

    /** As metrics and answers name it. */
    public String word() {
        return word;
    }
}
