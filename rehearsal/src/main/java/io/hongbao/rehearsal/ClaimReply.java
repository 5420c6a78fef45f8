package io.hongbao.rehearsal;

import java.util.Locale;
import java.util.Set;

/** What an answer to a claim says. */
final class ClaimReply {

    /** How a second claim of somebody who has an envelope may be refused. */
    private static final Set<String> CAPS =
            Set.of(
                    "already_claimed",
                    "already_claimed_today",
                    "campaign_cap_reached",
                    "campaign_day_cap_reached",
                    "wave_cap_reached",
                    "wave_day_cap_reached",
                    "prize_cap_reached",
                    "prize_day_cap_reached");

    private ClaimReply() {}

    static boolean isGranted(Reply reply) {
        return reply.status() == 200 && reply.string("status").equals("granted");
    }

    static boolean isRejected(Reply reply) {
        return reply.status() == 200 && reply.string("status").equals("rejected");
    }

    /** The answer's code, {@code none} when it has none. */
    static String code(Reply reply) {
        String code = reply.string("code");
        return code.isEmpty() ? "none" : code.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    static boolean isCap(String code) {
        return CAPS.contains(code);
    }

    /**
     * Gives the visitor the envelope that was granted, and counts it.
     *
     * @return whether there was one in the answer
     */
    static boolean take(Reply granted, Visitor visitor, Crowd crowd) {
        Reply envelope = granted.from("envelope");
        String id = envelope.string("id");
        long amountMinor = envelope.number("amountMinor");
        if (id.isEmpty() || amountMinor < 1) {
            return false;
        }
        visitor.envelope = id;
        visitor.amountMinor = amountMinor;
        crowd.granted.increment();
        crowd.grantedMinor.add(amountMinor);
        return true;
    }

    /** Whether it grants the very envelope that the visitor has. */
    static boolean isSame(Reply reply, Visitor visitor) {
        Reply envelope = reply.from("envelope");
        return isGranted(reply)
                && envelope.string("id").equals(visitor.envelope)
                && envelope.number("amountMinor") == visitor.amountMinor;
    }
}
