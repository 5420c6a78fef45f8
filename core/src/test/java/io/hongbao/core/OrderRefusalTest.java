package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderRefusal;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.VoucherWish;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every reason why no quote is made, or nothing is done to an order. */
final class OrderRefusalTest {

    private static final long TOMORROW_MILLIS = Rules.START_MILLIS + Rules.DAY_MILLIS;
    private static final long EVENING_MILLIS = Rules.START_MILLIS + 20 * Rules.HOUR_MILLIS;

    /**
     * A row of the table.
     *
     * @param field what the refusal lies in
     * @param last does what comes before, and returns the command that is refused
     */
    private record Row(
            String situation,
            OrderRefusal refusal,
            String field,
            long retryAtMillis,
            Function<OrderCase, Command> last) {}

    private static Row row(
            String situation,
            OrderRefusal refusal,
            String field,
            Function<OrderCase, Command> last) {
        return new Row(situation, refusal, field, Outcome.NEVER, last);
    }

    private static Row tea(String situation, OrderRefusal refusal, String field, Line... lines) {
        return row(
                situation, refusal, field, _ -> OrderCase.ask("tea", OrderCase.NONE, "q", lines));
    }

    private static Row film(String situation, OrderRefusal refusal, String field, Line... lines) {
        return row(
                situation,
                refusal,
                field,
                _ -> OrderCase.ask("cinema", OrderCase.NONE, "q", lines));
    }

    private static Row wish(
            String situation,
            OrderRefusal refusal,
            String field,
            Function<OrderCase, VoucherWish> wish) {
        return row(
                situation,
                refusal,
                field,
                it -> OrderCase.ask("tea", wish.apply(it), "q", OrderCase.line("tea", 1)));
    }

    private static Line.Pick pick(String group, String option) {
        return new Line.Pick(group, option);
    }

    private static Command cup() {
        return OrderCase.ask("tea", OrderCase.NONE, "q", OrderCase.line("tea", 1));
    }

    private static final List<Row> QUOTES =
            List.of(
                    row(
                            "in a campaign that does not exist",
                            OrderRefusal.CAMPAIGN_UNKNOWN,
                            "campaign",
                            _ ->
                                    new Command.MakeQuote(
                                            OrderCase.EVE,
                                            "no-such",
                                            "tea",
                                            List.of(OrderCase.line("tea", 1)),
                                            OrderCase.NONE,
                                            "q")),
                    row(
                            "in a killed campaign",
                            OrderRefusal.CAMPAIGN_KILLED,
                            "",
                            it -> led(it, CampaignStatus.KILLED, cup())),
                    row(
                            "in a closed campaign",
                            OrderRefusal.CAMPAIGN_CLOSED,
                            "",
                            it -> led(it, CampaignStatus.CLOSED, cup())),
                    row(
                            "with a key that asked for something else",
                            OrderRefusal.KEY_REUSED,
                            "",
                            it -> {
                                it.shard.ask(cup());
                                return OrderCase.ask(
                                        "tea", OrderCase.NONE, "q", OrderCase.line("tea", 2));
                            }),
                    row(
                            "at an outlet that does not exist",
                            OrderRefusal.OUTLET_UNKNOWN,
                            "outlet",
                            _ ->
                                    OrderCase.ask(
                                            "no-such",
                                            OrderCase.NONE,
                                            "q",
                                            OrderCase.line("tea", 1))),
                    row(
                            "pause an outlet that does not exist",
                            OrderRefusal.OUTLET_UNKNOWN,
                            "outlet",
                            _ -> new Command.PauseOutlet(Rules.ID, "none", true, OneShard.ANN)),
                    row(
                            "at a paused outlet",
                            OrderRefusal.OUTLET_PAUSED,
                            "outlet",
                            it -> paused(it, cup())),
                    tea(
                            "what is not on the menu",
                            OrderRefusal.ITEM_UNKNOWN,
                            "items[1].item",
                            OrderCase.line("tea", 1),
                            OrderCase.line("coal", 1)),
                    new Row(
                            "what there is in the evening only",
                            OrderRefusal.ITEM_UNAVAILABLE,
                            "items[0].item",
                            EVENING_MILLIS,
                            _ ->
                                    OrderCase.ask(
                                            "tea",
                                            OrderCase.NONE,
                                            "q",
                                            OrderCase.line("night", 1))),
                    tea(
                            "with an option that there is not",
                            OrderRefusal.OPTION_UNKNOWN,
                            "items[0].size",
                            OrderCase.line("tea", 1, pick("size", "xxl"))),
                    tea(
                            "in two sizes",
                            OrderRefusal.OPTION_CONTRADICTORY,
                            "items[0].size",
                            OrderCase.line("tea", 1, pick("size", "s"), pick("size", "m"))),
                    tea(
                            "with a topping twice",
                            OrderRefusal.OPTION_CONTRADICTORY,
                            "items[0].toppings",
                            OrderCase.line(
                                    "tea",
                                    1,
                                    pick("toppings", "jelly"),
                                    pick("toppings", "jelly"))),
                    tea("nothing", OrderRefusal.QUANTITY_INVALID, "lines"),
                    tea(
                            "none of it",
                            OrderRefusal.QUANTITY_INVALID,
                            "items[0].qty",
                            OrderCase.line("tea", 0)),
                    tea(
                            "more than one may have, in two lines",
                            OrderRefusal.ORDER_TOO_LARGE,
                            "items",
                            OrderCase.line("tea", 11),
                            OrderCase.line("tea", 10)),
                    film(
                            "a seat at no time",
                            OrderRefusal.SLOT_REQUIRED,
                            "items[0].slot",
                            OrderCase.seats(1, "")),
                    film(
                            "a seat on a day without it",
                            OrderRefusal.SLOT_UNKNOWN,
                            "items[0].slot",
                            OrderCase.seats(1, "noon/2026-02-09/hall")),
                    film(
                            "a seat of no class",
                            OrderRefusal.SLOT_UNKNOWN,
                            "items[0].slot",
                            OrderCase.seats(1, "noon/2026-02-06/roof")),
                    tea(
                            "tea in a seat",
                            OrderRefusal.SLOT_UNKNOWN,
                            "items[0].slot",
                            new Line("tea", 1, List.of(), OrderCase.SLOT)),
                    row(
                            "a seat after it has begun",
                            OrderRefusal.SLOT_PAST,
                            "items[0].slot",
                            it -> {
                                it.shard.advanceTo(Rules.START_MILLIS + 12 * Rules.HOUR_MILLIS);
                                return OrderCase.ask(
                                        "cinema",
                                        OrderCase.NONE,
                                        "q",
                                        OrderCase.seats(1, OrderCase.SLOT));
                            }),
                    film(
                            "seats on two days",
                            OrderRefusal.SLOTS_DIFFER,
                            "items[1].slot",
                            OrderCase.seats(1, OrderCase.SLOT),
                            OrderCase.seats(1, "noon/2026-02-07/hall")),
                    wish(
                            "with somebody else's voucher",
                            OrderRefusal.VOUCHER_UNKNOWN,
                            "vouchers",
                            _ -> new VoucherWish.These(List.of(7L))),
                    wish(
                            "with a voucher that an order holds",
                            OrderRefusal.VOUCHER_NOT_USABLE,
                            "vouchers",
                            it -> {
                                it.placed(OrderCase.BEST);
                                return new VoucherWish.These(List.of(it.card().id()));
                            }),
                    wish(
                            "with a voucher of a prize that one has not",
                            OrderRefusal.VOUCHER_NOT_USABLE,
                            "voucher",
                            _ -> new VoucherWish.OfPrize("later")),
                    wish(
                            "with two vouchers",
                            OrderRefusal.TOO_MANY_VOUCHERS,
                            "vouchers",
                            it -> new VoucherWish.These(List.of(it.card().id(), 7L))));

    private static final List<Row> ORDERS =
            List.of(
                    row(
                            "yes to a quote that was never made",
                            OrderRefusal.QUOTE_UNKNOWN,
                            "quote",
                            _ -> new Command.PlaceOrder(OrderCase.EVE, Rules.ID, "none", "")),
                    row(
                            "yes with a pass for another campaign",
                            OrderRefusal.QUOTE_UNKNOWN,
                            "quote",
                            it ->
                                    new Command.PlaceOrder(
                                            OrderCase.EVE,
                                            "other",
                                            it.quote(1, OrderCase.NONE).id(),
                                            "")),
                    row(
                            "yes too late",
                            OrderRefusal.QUOTE_EXPIRED,
                            "quote",
                            it -> {
                                Command late = OrderCase.place(it.quote(1, OrderCase.NONE));
                                it.later(OrderRules.STANDARD.quoteMillis());
                                return late;
                            }),
                    row(
                            "yes to something else",
                            OrderRefusal.QUOTE_DIFFERS,
                            "hash",
                            it ->
                                    new Command.PlaceOrder(
                                            OrderCase.EVE,
                                            Rules.ID,
                                            it.quote(1, OrderCase.NONE).id(),
                                            "00")),
                    row(
                            "yes after the price went up",
                            OrderRefusal.PRICE_CHANGED,
                            "quote",
                            it -> {
                                Command yes = OrderCase.place(it.quote(1, OrderCase.NONE));
                                it.shard.ask(
                                        new Command.ApplyOutlet(
                                                OrderCase.tea(2_100, 5), OneShard.ANN));
                                return yes;
                            }),
                    row(
                            "yes after the outlet was paused",
                            OrderRefusal.OUTLET_PAUSED,
                            "outlet",
                            it -> paused(it, OrderCase.place(it.quote(1, OrderCase.NONE)))),
                    row(
                            "yes after the voucher was taken by another order",
                            OrderRefusal.VOUCHER_NOT_USABLE,
                            "voucher",
                            it -> {
                                Quote second = it.quote(1, OrderCase.BEST);
                                it.placed(OrderCase.BEST);
                                return OrderCase.place(second);
                            }),
                    row(
                            "yes after the campaign was killed",
                            OrderRefusal.CAMPAIGN_KILLED,
                            "",
                            it ->
                                    led(
                                            it,
                                            CampaignStatus.KILLED,
                                            OrderCase.place(it.quote(1, OrderCase.NONE)))),
                    new Row(
                            "yes to more than one may have in a day",
                            OrderRefusal.DAY_CAP_REACHED,
                            "",
                            TOMORROW_MILLIS,
                            it -> {
                                Quote last = it.quote(1, OrderCase.NONE);
                                keepOrders(it, OrderRules.STANDARD.ordersPerDay());
                                return OrderCase.place(last);
                            }),
                    new Row(
                            "yes after twenty that were rejected today",
                            OrderRefusal.TOO_MANY_REJECTED,
                            "",
                            TOMORROW_MILLIS,
                            it -> {
                                Quote last = it.quote(1, OrderCase.NONE);
                                it.placed(OrderCase.NONE);
                                it.refused(EffectId.Kind.CHARGE);
                                keepOrders(it, last, Orders.MAX_REJECTED_PER_DAY);
                                return OrderCase.place(last);
                            }),
                    row(
                            "yes after a thousand orders",
                            OrderRefusal.ORDERS_FULL,
                            "",
                            it -> {
                                Quote last = it.quote(1, OrderCase.NONE);
                                keepOrders(it, Orders.MAX_ORDERS);
                                return OrderCase.place(last);
                            }),
                    row(
                            "cancel what was never placed",
                            OrderRefusal.ORDER_UNKNOWN,
                            "order",
                            _ ->
                                    new Command.CancelOrder(
                                            OrderCase.EVE, "none", OrderEnd.CANCELLED_BY_PERSON)),
                    row(
                            "advance what was never placed",
                            OrderRefusal.ORDER_UNKNOWN,
                            "order",
                            _ -> new Command.AdvanceOrder(OrderCase.EVE, "none", OrderState.READY)),
                    row(
                            "refund what was never placed",
                            OrderRefusal.ORDER_UNKNOWN,
                            "order",
                            _ ->
                                    new Command.RefundOrder(
                                            OrderCase.EVE, "none", 1, "r", OneShard.ANN)),
                    row(
                            "cancel what is being made",
                            OrderRefusal.ORDER_NOT_CANCELLABLE,
                            "order",
                            it -> {
                                it.accepted(OrderCase.BEST).advance(OrderState.MAKING);
                                return new Command.CancelOrder(
                                        OrderCase.EVE,
                                        it.order().id(),
                                        OrderEnd.CANCELLED_BY_PERSON);
                            }),
                    row(
                            "cancel seats just before the film",
                            OrderRefusal.ORDER_NOT_CANCELLABLE,
                            "order",
                            it -> {
                                it.shard.advanceTo(
                                        Rules.START_MILLIS + 11 * Rules.HOUR_MILLIS + 1_800_000);
                                it.placedSeats();
                                return new Command.CancelOrder(
                                        OrderCase.EVE,
                                        it.order().id(),
                                        OrderEnd.CANCELLED_BY_PERSON);
                            }),
                    row(
                            "refund what is not completed",
                            OrderRefusal.ORDER_NOT_REFUNDABLE,
                            "order",
                            it -> it.accepted(OrderCase.BEST).refund(1, "r")),
                    row(
                            "refund more than it cost",
                            OrderRefusal.REFUND_TOO_LARGE,
                            "amountMinor",
                            it -> it.completed(OrderCase.BEST).refund(2_001, "r")),
                    row(
                            "refund another amount under the same key",
                            OrderRefusal.KEY_REUSED,
                            "",
                            it -> {
                                it.completed(OrderCase.BEST).shard.ask(it.refund(5, "r"));
                                return it.refund(6, "r");
                            }));

    private static Command led(OrderCase it, CampaignStatus to, Command then) {
        it.shard.lead(to);
        return then;
    }

    private static Command paused(OrderCase it, Command then) {
        it.shard.ask(new Command.PauseOutlet(Rules.ID, "tea", true, OneShard.ANN));
        return then;
    }

    /** As if Eve had placed so many orders today. */
    private static void keepOrders(OrderCase it, int count) {
        Quote open = it.orders().quotes().getLast();
        it.placed(OrderCase.NONE);
        keepOrders(it, open, count);
    }

    private static void keepOrders(OrderCase it, Quote open, int count) {
        Orders now = it.orders();
        it.shard.put(
                new EntityKey.OfOrders(OrderCase.EVE),
                new Orders(
                        now.user(),
                        now.quotesMade(),
                        List.of(open),
                        Collections.nCopies(count, it.order()),
                        now.timerAtMillis()));
    }

    @TestFactory
    Stream<DynamicTest> theSituationGivesTheRefusalAndRecordsNothing() {
        return Stream.concat(QUOTES.stream(), ORDERS.stream())
                .map(row -> DynamicTest.dynamicTest(row.situation(), () -> check(row)));
    }

    private static void check(Row row) {
        OrderCase it = OrderCase.plain();
        Command last = row.last().apply(it);
        int entries = it.shard.journal().size();
        assertThat(it.shard.ask(last))
                .isEqualTo(
                        new Outcome.OrderRefused(row.refusal(), row.field(), row.retryAtMillis()));
        assertThat(it.shard.journal()).hasSize(entries);
    }

    @Test
    void aCampaignTakesNoOrdersBeforeItsWindow() {
        OneShard shard = new OneShard(Rules.START_MILLIS - 1).with(new Rules().terms());
        assertThat(OrderCase.of(shard).shard.ask(cup()))
                .isEqualTo(
                        new Outcome.OrderRefused(
                                OrderRefusal.CAMPAIGN_NOT_STARTED, "", Rules.START_MILLIS));
    }

    @Test
    void anOutletTakesNoOrdersWhenItIsClosed() {
        OrderCase it = OrderCase.plain();
        it.shard.ask(new Command.ApplyOutlet(OrderCase.eveningOnly(), OneShard.ANN));
        assertThat(it.shard.ask(cup()))
                .isEqualTo(
                        new Outcome.OrderRefused(
                                OrderRefusal.OUTLET_CLOSED, "outlet", EVENING_MILLIS));
    }

    @Test
    void everyRefusalIsInTheTable() {
        Set<OrderRefusal> covered =
                EnumSet.of(OrderRefusal.CAMPAIGN_NOT_STARTED, OrderRefusal.OUTLET_CLOSED);
        QUOTES.forEach(row -> covered.add(row.refusal()));
        ORDERS.forEach(row -> covered.add(row.refusal()));
        assertThat(covered).containsExactlyInAnyOrder(OrderRefusal.values());
    }
}
