package io.hongbao.campaignfile;

import io.hongbao.core.campaign.OrderRules;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads what people may order with a campaign's cards. */
final class OrdersReader {
    private static final long MAX_AMOUNT_MINOR = 1_000_000_000_000L;
    private static final int MINUTES_OF_DAY = 1_440;

    private OrdersReader() {}

    static Optional<OrderRules> read(Spot spot, int digits) {
        return spot.fields(
                        "vouchersPerOrder",
                        "perPersonPerDay",
                        "largestAmount",
                        "largestQuantity",
                        "quoteMinutes",
                        "payMinutes",
                        "outletMinutes")
                .map(fields -> rules(fields, digits));
    }

    private static OrderRules rules(Fields fields, int digits) {
        OrderRules standard = OrderRules.STANDARD;
        return new OrderRules(
                fields.or("vouchersPerOrder", standard.vouchersPerOrder(), Values.smallCount(20)),
                fields.or("perPersonPerDay", standard.ordersPerDay(), Values.smallCount(1_000)),
                fields.or(
                        "largestAmount",
                        standard.largestAmountMinor(),
                        Values.amount(digits, 1, MAX_AMOUNT_MINOR)),
                fields.or("largestQuantity", standard.largestQuantity(), Values.smallCount(100)),
                millis(fields, "quoteMinutes", standard.quoteMillis()),
                millis(fields, "payMinutes", standard.paymentMillis()),
                millis(fields, "outletMinutes", standard.outletMillis()));
    }

    private static long millis(Fields fields, String name, long otherwiseMillis) {
        return fields.or(
                name,
                otherwiseMillis,
                spot ->
                        Values.smallCount(MINUTES_OF_DAY)
                                .apply(spot)
                                .map(TimeUnit.MINUTES::toMillis));
    }
}
