package io.hongbao.server.order;

import io.hongbao.core.order.OrderRefusal;

/** What is wrong and how to put it right, in English, for each reason of the core. */
final class OrderDetails {
    private OrderDetails() {}

    static String of(OrderRefusal refusal) {
        return switch (refusal) {
            case CAMPAIGN_UNKNOWN -> "there is no such published campaign";
            case CAMPAIGN_NOT_STARTED -> "orders begin with the campaign";
            case CAMPAIGN_KILLED -> "an operator has stopped the campaign";
            case CAMPAIGN_CLOSED -> "the campaign is over for good";
            case KEY_REUSED -> "this key was used for another quote: send a new key";
            case OUTLET_UNKNOWN -> "there is no such outlet: take an id from GET /v1/outlets";
            case OUTLET_PAUSED -> "the outlet takes no orders now: choose another one";
            case OUTLET_CLOSED -> "the outlet is closed now: come back at retryAt";
            case ITEM_UNKNOWN -> "the outlet does not sell this: take an id from its menu";
            case ITEM_UNAVAILABLE -> "this is not to be had now: come back at retryAt";
            case OPTION_UNKNOWN -> "there is no such option: take one from the item's groups";
            case OPTION_CONTRADICTORY -> "choose one option of the group, each at most once";
            case QUANTITY_INVALID -> "qty must be at least 1, and no more than the campaign allows";
            case ORDER_TOO_LARGE -> "the order is larger than the campaign allows: order less";
            case SLOT_REQUIRED -> "name showing, date and class";
            case SLOT_UNKNOWN -> "there is no such showing, date or class at this outlet";
            case SLOT_PAST -> "it has started already: choose a later one";
            case SLOTS_DIFFER -> "all seats of an order are at one showing, date and class";
            case VOUCHER_UNKNOWN -> "you have no such voucher: see GET /v1/wallet";
            case VOUCHER_NOT_USABLE ->
                    "the voucher can't pay for this: it is spent, held, expired, or for other"
                            + " things; ask for a new quote";
            case TOO_MANY_VOUCHERS -> "the campaign allows fewer vouchers for an order";
            case DAY_CAP_REACHED -> "you have as many orders as one person can place in a day";
            case TOO_MANY_REJECTED -> "too many of your orders were rejected today";
            case ORDERS_FULL -> "you have as many orders as one person can have";
            case QUOTE_UNKNOWN -> "you have no such quote: ask for a new one";
            case QUOTE_EXPIRED -> "the quote is no longer good: ask for a new one";
            case QUOTE_DIFFERS -> "the hash is not this quote's: confirm what you were shown";
            case PRICE_CHANGED -> "the menu has changed since: ask for a new quote";
            case ORDER_UNKNOWN -> "you have no such order";
            case ORDER_NOT_CANCELLABLE -> "the outlet has begun, or it is too late";
            case ORDER_NOT_REFUNDABLE -> "only completed orders are refunded, at most 20 times";
            case REFUND_TOO_LARGE -> "no more can be refunded than is left of the order";
        };
    }
}
