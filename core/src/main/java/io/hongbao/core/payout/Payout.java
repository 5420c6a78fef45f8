package io.hongbao.core.payout;

import io.hongbao.core.EffectId;
import io.hongbao.core.UserId;
import io.hongbao.core.order.Order;

/**
 * Cash of one voucher on its way to its holder.
 *
 * @param id 1-40 of {@code [a-z0-9-]}, unique among the payouts, quotes and orders of a person
 * @param campaign the campaign's id
 * @param hold the voucher that is set aside for it, and all that was left on it
 * @param key the idempotency key that it was asked for with
 * @param state where it is in its life
 * @param note the provider's own name for it once it is paid, or why it failed; else empty
 * @param askedAtMillis when it was asked for
 * @param sentAtMillis when the provider was asked; {@link #NOT_YET} before
 * @param endedAtMillis when it was paid or failed; {@link #NOT_YET} before
 */
public record Payout(
        String id,
        String campaign,
        Order.Hold hold,
        String key,
        PayoutState state,
        String note,
        long askedAtMillis,
        long sentAtMillis,
        long endedAtMillis) {

    /** A time that has yet to come. */
    public static final long NOT_YET = 0;

    /** A payout is asked of the provider once: one that failed is asked for anew, as another. */
    public static final int ONLY_ATTEMPT = 1;

    /** The longest note, in characters. */
    public static final int MAX_NOTE_LENGTH = 200;

    /** A new one. */
    static Payout asked(
            String id, String campaign, Order.Hold hold, String key, long askedAtMillis) {
        return new Payout(
                id, campaign, hold, key, PayoutState.WAITING, "", askedAtMillis, NOT_YET, NOT_YET);
    }

    /** What is paid, in minor units. */
    public long amountMinor() {
        return hold.spentMinor();
    }

    /** What the provider is asked. */
    public EffectId effect(UserId user) {
        return new EffectId(user, EffectId.Kind.PAY_OUT, id, ONLY_ATTEMPT);
    }

    Payout sent(long atMillis) {
        return new Payout(
                id,
                campaign,
                hold,
                key,
                PayoutState.PAYING,
                note,
                askedAtMillis,
                atMillis,
                endedAtMillis);
    }

    Payout ended(PayoutState how, String why, long atMillis) {
        return new Payout(id, campaign, hold, key, how, why, askedAtMillis, sentAtMillis, atMillis);
    }
}
