package io.hongbao.core.order;

/** Every reason why a quote is not made, or nothing is done to an order. Nothing was changed. */
public enum OrderRefusal {
    CAMPAIGN_UNKNOWN,
    CAMPAIGN_NOT_STARTED,
    CAMPAIGN_KILLED,
    CAMPAIGN_CLOSED,
    KEY_REUSED,
    OUTLET_UNKNOWN,
    OUTLET_PAUSED,
    OUTLET_CLOSED,
    ITEM_UNKNOWN,
    ITEM_UNAVAILABLE,
    OPTION_UNKNOWN,
    OPTION_CONTRADICTORY,
    QUANTITY_INVALID,
    ORDER_TOO_LARGE,
    SLOT_REQUIRED,
    SLOT_UNKNOWN,
    SLOT_PAST,
    SLOTS_DIFFER,
    VOUCHER_UNKNOWN,
    VOUCHER_NOT_USABLE,
    TOO_MANY_VOUCHERS,
    DAY_CAP_REACHED,
    /** So many of the person's orders were rejected today that they may try no more. */
    TOO_MANY_REJECTED,
    ORDERS_FULL,
    QUOTE_UNKNOWN,
    QUOTE_EXPIRED,
    QUOTE_DIFFERS,
    PRICE_CHANGED,
    ORDER_UNKNOWN,
    ORDER_NOT_CANCELLABLE,
    ORDER_NOT_REFUNDABLE,
    REFUND_TOO_LARGE
}
