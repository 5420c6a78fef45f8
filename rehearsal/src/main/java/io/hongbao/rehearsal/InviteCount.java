package io.hongbao.rehearsal;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a crowd's invites, as its people saw it.
 *
 * @param made people who have an invite to hand on
 * @param accepted people who accepted one
 * @param held how many of those acceptances are being reviewed
 * @param gifts envelopes that friends had with the answer; what inviters get is not seen here
 * @param giftsMinor what those hold together, in minor units
 * @param again invites asked for, and acceptances sent, once more after an answer
 * @param againSame how many of those got the same invite, or the same acceptance
 * @param forbidden own invites, and second ones, that somebody tried to accept
 * @param forbiddenRefused how many of those were refused
 * @param unresolved people who went away without an answer to their acceptance
 * @param refused what was refused in all, by code
 */
public record InviteCount(
        long made,
        long accepted,
        long held,
        long gifts,
        long giftsMinor,
        long again,
        long againSame,
        long forbidden,
        long forbiddenRefused,
        long unresolved,
        SortedMap<String, Long> refused) {

    /** Nobody invited anybody. */
    public static final InviteCount NONE =
            new InviteCount(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, new TreeMap<>());

    /** Whether anybody made an invite, or may have accepted one. */
    public boolean isAny() {
        return made + accepted + unresolved > 0;
    }
}
