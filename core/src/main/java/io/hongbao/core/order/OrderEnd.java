package io.hongbao.core.order;

/** Why an order ended without being completed. */
public enum OrderEnd {
    /** It has not, or it was completed. */
    NONE,
    OUTLET_FULL,
    SEATS_SOLD_OUT,
    /** The outlet was paused, or is gone, between quote and confirmation. */
    OUTLET_PAUSED,
    PAYMENT_DECLINED,
    PAYMENT_TIMED_OUT,
    OUTLET_REFUSED,
    OUTLET_SILENT,
    CANCELLED_BY_PERSON,
    CANCELLED_BY_OPERATOR,
    CANCELLED_BY_OUTLET,
    /** The campaign was killed before the outlet had accepted. */
    CAMPAIGN_KILLED;

    /** Whether the order was rejected, rather than cancelled. */
    public boolean isRejection() {
        return switch (this) {
            case OUTLET_FULL,
                    SEATS_SOLD_OUT,
                    OUTLET_PAUSED,
                    PAYMENT_DECLINED,
                    OUTLET_REFUSED,
                    CAMPAIGN_KILLED ->
                    true;
            case NONE,
                    PAYMENT_TIMED_OUT,
                    OUTLET_SILENT,
                    CANCELLED_BY_PERSON,
                    CANCELLED_BY_OPERATOR,
                    CANCELLED_BY_OUTLET ->
                    false;
        };
    }

    /** The state that an order ends in for this reason. */
    public OrderState state() {
        return isRejection() ? OrderState.REJECTED : OrderState.CANCELLED;
    }
}
