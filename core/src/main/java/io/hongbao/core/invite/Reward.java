package io.hongbao.core.invite;

import java.util.List;

/**
 * Something that an acceptance has earned one of its two sides.
 *
 * @param prize the prize's id
 * @param state where it is in its life
 * @param voucher the id of the voucher that it was granted as; {@link #NO_VOUCHER} before
 * @param lapse why it can't be granted any more; empty while it can, or was
 * @param sinceMillis since when it is in this state
 * @param earnedAtMillis when it was earned: the wave of that moment may still grant it later
 */
public record Reward(
        RewardId id,
        String prize,
        RewardState state,
        long voucher,
        List<Lapse> lapse,
        long sinceMillis,
        long earnedAtMillis) {

    public static final long NO_VOUCHER = 0;

    public Reward {
        lapse = List.copyOf(lapse);
    }
}
