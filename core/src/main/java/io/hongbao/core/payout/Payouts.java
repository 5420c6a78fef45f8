package io.hongbao.core.payout;

import io.hongbao.core.Entity;
import io.hongbao.core.UserId;
import io.hongbao.core.order.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One person's payouts, in all campaigns; lies beside their wallet.
 *
 * @param user whose
 * @param hasRealName whether somebody who may say so has confirmed who they are by law
 * @param payouts in the order in which they were asked for
 */
public record Payouts(UserId user, boolean hasRealName, List<Payout> payouts) implements Entity {

    /** The most payouts of one person, over all campaigns. */
    public static final int MAX_PAYOUTS = 1_000;

    /**
     * How many payouts that one person asks for on one day may fail, over all campaigns. It takes
     * 200 days of nothing but failures to reach {@link #MAX_PAYOUTS} with them.
     */
    public static final int MAX_FAILED_PER_DAY = 5;

    public Payouts {
        payouts = List.copyOf(payouts);
    }

    public static Payouts none(UserId user) {
        return new Payouts(user, false, List.of());
    }

    public Optional<Payout> payout(String id) {
        return payouts.stream().filter(payout -> payout.id().equals(id)).findFirst();
    }

    /** The payout that was asked for with this key. */
    public Optional<Payout> answered(String campaign, String key) {
        return payouts.stream()
                .filter(one -> one.key().equals(key) && one.campaign().equals(campaign))
                .findFirst();
    }

    public Payouts withRealName(boolean confirmed) {
        return new Payouts(user, confirmed, payouts);
    }

    public Payouts asked(
            String id, String campaign, Order.Hold hold, String key, long askedAtMillis) {
        List<Payout> more = new ArrayList<>(payouts);
        more.add(Payout.asked(id, campaign, hold, key, askedAtMillis));
        return new Payouts(user, hasRealName, more);
    }

    public Payouts sent(String id, long atMillis) {
        return changed(id, payout -> payout.sent(atMillis));
    }

    public Payouts ended(String id, PayoutState how, String note, long atMillis) {
        return changed(id, payout -> payout.ended(how, note, atMillis));
    }

    private Payouts changed(String id, UnaryOperator<Payout> change) {
        if (payout(id).isEmpty()) {
            throw new IllegalStateException(
                    "the journal changes payout " + id + " before it was asked for");
        }
        return new Payouts(
                user,
                hasRealName,
                payouts.stream()
                        .map(one -> one.id().equals(id) ? change.apply(one) : one)
                        .toList());
    }
}
