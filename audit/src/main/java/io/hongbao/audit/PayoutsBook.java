package io.hongbao.audit;

import io.hongbao.core.order.Order;
import io.hongbao.core.payout.Payout;
import io.hongbao.core.payout.PayoutState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the auditor knows of one person's payouts. */
final class PayoutsBook {

    final List<PayoutBook> payouts = new ArrayList<>(1);
    boolean hasRealName;

    /** When what the day's limit held back is looked at again; {@link #NO_TIMER} for never. */
    long timerAtMillis = NO_TIMER;

    static final long NO_TIMER = Long.MAX_VALUE;

    Optional<PayoutBook> payout(String id) {
        return payouts.stream().filter(payout -> payout.id.equals(id)).findFirst();
    }

    /** What the auditor knows of one payout. */
    static final class PayoutBook {
        final String id;
        final String campaign;
        final Order.Hold hold;
        final String key;
        final long askedAtMillis;
        PayoutState state = PayoutState.WAITING;
        String note = "";
        long sentAtMillis = Payout.NOT_YET;
        long endedAtMillis = Payout.NOT_YET;

        PayoutBook(String id, String campaign, Order.Hold hold, String key, long askedAtMillis) {
            this.id = id;
            this.campaign = campaign;
            this.hold = hold;
            this.key = key;
            this.askedAtMillis = askedAtMillis;
        }

        boolean isEnded() {
            return state == PayoutState.PAID || state == PayoutState.FAILED;
        }

        boolean isSame(Payout found) {
            return found.equals(
                    new Payout(
                            id,
                            campaign,
                            hold,
                            key,
                            state,
                            note,
                            askedAtMillis,
                            sentAtMillis,
                            endedAtMillis));
        }
    }
}
