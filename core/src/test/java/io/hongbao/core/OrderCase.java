package io.hongbao.core;

import io.hongbao.core.order.Line;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OptionGroup;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Supply;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.Wallet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Eve, who orders on one shard: a tea house that makes five a minute for two minutes ahead, with
 * tea of 20.00 and night tea from 20 to 22 o'clock, and a cinema with four seats of 30.00 at noon.
 */
final class OrderCase {

    static final UserId EVE = new UserId(1, 1);
    static final VoucherWish BEST = VoucherWish.Best.INSTANCE;
    static final VoucherWish NONE = VoucherWish.NoVoucher.INSTANCE;
    static final String SLOT = "noon/2026-02-06/hall";

    final OneShard shard;

    private OrderCase(OneShard shard) {
        this.shard = shard;
    }

    /** On a shard with a campaign. */
    static OrderCase of(OneShard shard) {
        OrderCase it = new OrderCase(shard);
        shard.ask(new Command.ApplyOutlet(tea(2_000, 5), OneShard.ANN));
        shard.ask(new Command.ApplyOutlet(cinema(), OneShard.ANN));
        return it;
    }

    /** With changed rules, and one card of 25.00 in Eve's wallet. */
    static OrderCase with(Consumer<Rules> change) {
        Rules rules = new Rules();
        change.accept(rules);
        OneShard shard = new OneShard().with(rules.terms());
        shard.claim(Person.of(EVE), "", "k");
        return of(shard);
    }

    static OrderCase plain() {
        return with(_ -> {});
    }

    static OutletTerms tea(long priceMinor, int makesPerMinute) {
        OptionGroup size =
                new OptionGroup("size", false, "m", List.of(option("s", -200), option("m", 0)));
        OptionGroup toppings =
                new OptionGroup(
                        "toppings", true, "", List.of(option("pearls", 150), option("jelly", 100)));
        MenuItem tea = item("tea", priceMinor, 1, List.of(size, toppings), List.of());
        MenuItem night = item("night", 1_000, 2, List.of(), List.of(new DayHours(1_200, 1_320)));
        return outlet(
                "tea", "drinks", new Supply.Kitchen(makesPerMinute, 2, 3), List.of(tea, night));
    }

    /** The tea house, open from 20 o'clock on. */
    static OutletTerms eveningOnly() {
        OutletTerms it = tea(2_000, 5);
        return new OutletTerms(
                it.campaign(),
                it.id(),
                it.merchant(),
                it.category(),
                it.names(),
                it.place(),
                List.of(new DayHours(1_200, 1_320)),
                it.supply(),
                it.items());
    }

    static OutletTerms cinema() {
        Showing noon =
                new Showing(
                        "noon",
                        "film",
                        Map.of(),
                        "",
                        "",
                        720,
                        90,
                        20_490,
                        20_491,
                        List.of(new Showing.SeatClass("hall", Map.of(), 3_000, 4)));
        return outlet(
                "cinema",
                "leisure",
                new Supply.Seated(List.of(noon)),
                List.of(item("film", 0, 0, List.of(), List.of())));
    }

    private static MenuItem item(
            String id, long priceMinor, int makes, List<OptionGroup> groups, List<DayHours> hours) {
        return new MenuItem(id, Map.of(), priceMinor, makes, groups, hours);
    }

    private static OptionGroup.Option option(String id, long surchargeMinor) {
        return new OptionGroup.Option(id, Map.of(), surchargeMinor);
    }

    private static OutletTerms outlet(
            String id, String category, Supply supply, List<MenuItem> items) {
        return new OutletTerms(
                Rules.ID,
                id,
                "Merchant",
                category,
                Map.of(),
                new Place(0, 0),
                List.of(),
                supply,
                items);
    }

    static Line line(String item, int quantity, Line.Pick... picks) {
        return new Line(item, quantity, List.of(picks), "");
    }

    static Line seats(int quantity, String slot) {
        return new Line("film", quantity, List.of(), slot);
    }

    static Command.MakeQuote ask(String outlet, VoucherWish wish, String key, Line... lines) {
        return new Command.MakeQuote(EVE, Rules.ID, outlet, List.of(lines), wish, key);
    }

    /** The quote for so many cups of tea. */
    Quote quote(int cups, VoucherWish wish) {
        return quote(ask("tea", wish, "cups-" + cups + "-" + quotesMade(), line("tea", cups)));
    }

    Quote quote(Command.MakeQuote ask) {
        return ((Outcome.Quoted) shard.ask(ask)).quote();
    }

    private long quotesMade() {
        return shard.get(new EntityKey.OfOrders(EVE)).quotesMade();
    }

    static Command.PlaceOrder place(Quote quote) {
        return new Command.PlaceOrder(EVE, Rules.ID, quote.id(), quote.hash());
    }

    /** Eve has an order for a cup of tea. */
    Order placed(VoucherWish wish) {
        if (orders().orders().isEmpty()) {
            shard.ask(place(quote(1, wish)));
        }
        return order();
    }

    /** Eve has an order for two seats that she pays. */
    Order placedSeats() {
        shard.ask(place(quote(ask("cinema", NONE, "seats", seats(2, SLOT)))));
        return order();
    }

    Orders orders() {
        return shard.get(new EntityKey.OfOrders(EVE));
    }

    /** Her last order as it is now. */
    Order order() {
        return orders().orders().getLast();
    }

    Wallet wallet() {
        return shard.get(new EntityKey.OfWallet(EVE));
    }

    Voucher card() {
        return wallet().vouchers().getFirst();
    }

    Outcome resolve(EffectId.Kind kind, int attempt, Effect.Result result) {
        return shard.ask(
                new Command.ResolveEffect(new EffectId(EVE, kind, order().id(), attempt), result));
    }

    Outcome done(EffectId.Kind kind) {
        return resolve(kind, 1, new Effect.Done("ref"));
    }

    Outcome refused(EffectId.Kind kind) {
        return resolve(kind, 1, new Effect.Refused("no"));
    }

    Outcome cancel(OrderEnd end) {
        return shard.ask(new Command.CancelOrder(EVE, order().id(), end));
    }

    Outcome advance(OrderState to) {
        return shard.ask(new Command.AdvanceOrder(EVE, order().id(), to));
    }

    /** The outlet has taken it. */
    OrderCase accepted(VoucherWish wish) {
        placed(wish);
        done(EffectId.Kind.CHARGE);
        done(EffectId.Kind.SEND_ORDER);
        return this;
    }

    OrderCase completed(VoucherWish wish) {
        accepted(wish).advance(OrderState.COMPLETED);
        return this;
    }

    Command.RefundOrder refund(long amountMinor, String key) {
        return new Command.RefundOrder(EVE, order().id(), amountMinor, key, OneShard.ANN);
    }

    OrderCase later(long millis) {
        shard.advanceTo(shard.nowMillis() + millis);
        shard.runTimers();
        return this;
    }

    /** The effects of a kind that were asked so far. */
    List<Effect> asked(EffectId.Kind kind) {
        return shard.journal().stream()
                .flatMap(entry -> entry.effects().stream())
                .filter(effect -> effect.id().kind() == kind)
                .toList();
    }
}
