package io.hongbao.core.order;

import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.Outcome;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Supply;
import io.hongbao.core.wallet.VoucherDecider;
import io.hongbao.core.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of an order from its person's yes to the counter: capacity first, then the payment, then
 * the outlet. What ends it on the way is in {@link Ending}; what providers and outlets answer comes
 * through {@link ResultDecider}.
 */
public final class OrderDecider {
    private OrderDecider() {}

    /** Makes an order of a quote. Again, it answers with the order as it is now. */
    public static Outcome place(Deciding deciding, Command.PlaceOrder command) {
        Orders orders = deciding.get(new EntityKey.OfOrders(command.user()));
        Optional<Order> placed = orders.order(command.quote());
        Optional<Quote> known =
                placed.map(Order::quote)
                        .or(() -> orders.quote(command.quote()))
                        .filter(quote -> quote.campaign().equals(command.campaign()));
        if (known.isEmpty()) {
            return refused(OrderRefusal.QUOTE_UNKNOWN, "quote");
        }
        Quote quote = known.get();
        if (!command.hash().isEmpty() && !command.hash().equals(quote.hash())) {
            return refused(OrderRefusal.QUOTE_DIFFERS, "hash");
        }
        if (placed.isPresent()) {
            return new Outcome.Ordered(placed.get());
        }
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(quote.campaign()));
        Optional<Outcome.OrderRefused> refusal = refusal(deciding, orders, quote, campaign);
        return refusal.isPresent() ? refusal.get() : placed(deciding, command, quote);
    }

    private static Optional<Outcome.OrderRefused> refusal(
            Deciding deciding, Orders orders, Quote quote, Campaign campaign) {
        long now = deciding.atMillis();
        if (quote.isExpired(now)) {
            return Optional.of(refused(OrderRefusal.QUOTE_EXPIRED, "quote"));
        }
        Optional<Outcome.OrderRefused> closed = QuoteDecider.refusedByCampaign(campaign, now);
        if (closed.isPresent()) {
            return closed;
        }
        Outlet outlet = deciding.get(new EntityKey.OfOutlet(quote.campaign(), quote.outlet()));
        if (outlet.isUnknown() || outlet.paused()) {
            return Optional.of(refused(OrderRefusal.OUTLET_PAUSED, "outlet"));
        }
        List<Line> lines = quote.lines().stream().map(Quote.PricedLine::line).toList();
        switch (Pricing.price(campaign.terms(), outlet.terms(), lines, now)) {
            case Pricing.NotPriced(Outcome.OrderRefused why) -> {
                return Optional.of(why);
            }
            case Pricing.Priced priced -> {
                if (!priced.lines().equals(quote.lines())) {
                    return Optional.of(refused(OrderRefusal.PRICE_CHANGED, "quote"));
                }
            }
        }
        return overCaps(orders, quote, campaign.terms(), now);
    }

    private static Optional<Outcome.OrderRefused> overCaps(
            Orders orders, Quote quote, CampaignTerms terms, long now) {
        if (orders.keptCount(now) >= Orders.MAX_ORDERS) {
            return Optional.of(refused(OrderRefusal.ORDERS_FULL, ""));
        }
        long today = terms.dayAt(now);
        long rejectedToday =
                orders.orders().stream()
                        .filter(order ->
                                order.state() == OrderState.REJECTED
                                        && terms.dayAt(order.placedAtMillis()) == today)
                        .count();
        if (rejectedToday >= Orders.MAX_REJECTED_PER_DAY) {
            return Optional.of(
                    new Outcome.OrderRefused(
                            OrderRefusal.TOO_MANY_REJECTED, "", terms.dayEndMillis(today)));
        }
        long placedToday =
                orders.orders().stream()
                        .filter(order ->
                                order.campaign().equals(quote.campaign())
                                        && order.state() != OrderState.REJECTED
                                        && terms.dayAt(order.placedAtMillis()) == today)
                        .count();
        return placedToday >= terms.orders().ordersPerDay()
                ? Optional.of(
                        new Outcome.OrderRefused(
                                OrderRefusal.DAY_CAP_REACHED, "", terms.dayEndMillis(today)))
                : Optional.empty();
    }

    private static Outcome placed(Deciding deciding, Command.PlaceOrder command, Quote quote) {
        List<Order.Hold> holds = new ArrayList<>(quote.vouchers().size());
        Wallet wallet = deciding.get(new EntityKey.OfWallet(command.user()));
        for (Quote.Part part : quote.vouchers()) {
            Optional<Long> leftMillis =
                    wallet.voucher(quote.campaign(), part.voucher())
                            .filter(one -> one.remainingMinor() >= part.amountMinor())
                            .flatMap(one -> VoucherDecider.leftMillisIfFree(deciding, one));
            if (leftMillis.isEmpty()) {
                return refused(OrderRefusal.VOUCHER_NOT_USABLE, "voucher");
            }
            holds.add(
                    new Order.Hold(
                            part.voucher(), part.prize(), part.amountMinor(), leftMillis.get()));
        }
        for (Order.Hold hold : holds) {
            VoucherDecider.holdForOrder(
                    deciding, command.user(), quote.campaign(), quote.id(), hold);
        }
        deciding.happened(
                new Event.OrderPlaced(command.user(), quote.campaign(), quote.id(), holds));
        OutletTerms outlet =
                deciding.get(new EntityKey.OfOutlet(quote.campaign(), quote.outlet())).terms();
        OrderRef ref = new OrderRef(command.user(), quote.id());
        Message.Reserve wish =
                outlet.supply() instanceof Supply.Kitchen
                        ? new Message.Reserve(ref, quote.outlet(), makes(quote, outlet), "", 0)
                        : new Message.Reserve(
                                ref, quote.outlet(), 0, quote.slot(), quote.quantity());
        tellOutlet(deciding, quote, wish);
        return new Outcome.Ordered(order(deciding, ref));
    }

    private static int makes(Quote quote, OutletTerms outlet) {
        return quote.lines().stream()
                .map(Quote.PricedLine::line)
                .mapToInt(line -> line.quantity() * outlet.item(line.item()).orElseThrow().makes())
                .sum();
    }

    static void tellOutlet(Deciding deciding, Quote quote, Message.Body body) {
        int home = Shard.homeOfOutlet(quote.campaign(), quote.outlet(), deciding.shards());
        deciding.tell(home, quote.campaign(), body);
    }

    static Order order(Deciding deciding, OrderRef ref) {
        return deciding.get(new EntityKey.OfOrders(ref.user()))
                .order(ref.order())
                .orElseThrow(() ->
                        new IllegalStateException("order " + ref.order() + " was never placed"));
    }

    /** Handles a message that an order gets. */
    public static void handle(Deciding deciding, Message.ToOrder body) {
        switch (body) {
            case Message.Reserved answer -> reserved(deciding, answer);
            case Message.NotReserved answer -> notReserved(deciding, answer);
        }
    }

    /** The outlet has set capacity aside: now the rest is paid, or the outlet told. */
    private static void reserved(Deciding deciding, Message.Reserved answer) {
        OrderRef ref = answer.order();
        Order order = order(deciding, ref);
        if (order.state() != OrderState.RESERVING) {
            tellOutlet(
                    deciding,
                    order.quote(),
                    new Message.GiveUpReservation(
                            ref, order.quote().outlet(), answer.reservation()));
            return;
        }
        deciding.happened(
                new Event.OrderReserved(
                        ref.user(), order.campaign(), order.id(), answer.reservation()));
        if (order.quote().payableMinor() == 0) {
            send(deciding, ref, order);
            return;
        }
        OrderRules rules = rules(deciding, order);
        deciding.happened(
                new Event.PaymentMoved(
                        ref.user(), order.campaign(), order.id(), Payment.State.CHARGING));
        move(deciding, ref, order, OrderState.PAYING, deciding.atMillis() + rules.paymentMillis());
        ask(deciding, ref, order, EffectId.Kind.CHARGE, 1, order.quote().payableMinor());
    }

    /** The outlet has no room: everything is given back. */
    private static void notReserved(Deciding deciding, Message.NotReserved answer) {
        Order order = order(deciding, answer.order());
        if (order.state() == OrderState.RESERVING) {
            Ending.end(deciding, answer.order(), order, answer.reason());
        }
    }

    /** The outlet is told. */
    static void send(Deciding deciding, OrderRef ref, Order order) {
        long untilMillis = deciding.atMillis() + rules(deciding, order).outletMillis();
        move(deciding, ref, order, OrderState.SENDING, untilMillis);
        ask(deciding, ref, order, EffectId.Kind.SEND_ORDER, 1, 0);
    }

    /**
     * The outlet says how far it is. What it said before, or no longer matters, changes nothing.
     * Whether it takes the order at all is the answer to {@link EffectId.Kind#SEND_ORDER}, and not
     * said here.
     */
    public static Outcome advance(Deciding deciding, Command.AdvanceOrder command) {
        OrderRef ref = new OrderRef(command.user(), command.order());
        Optional<Order> found = deciding.get(new EntityKey.OfOrders(ref.user())).order(ref.order());
        if (found.isEmpty()) {
            return refused(OrderRefusal.ORDER_UNKNOWN, "order");
        }
        Order order = found.get();
        if (!order.state().isWithOutlet() || !order.state().next().contains(command.to())) {
            return new Outcome.Ordered(order);
        }
        switch (command.to()) {
            case COMPLETED -> complete(deciding, ref, order);
            case CANCELLED -> Ending.end(deciding, ref, order, OrderEnd.CANCELLED_BY_OUTLET);
            case MAKING, READY ->
                    move(deciding, ref, order, command.to(), order.deadlineAtMillis());
            case RESERVING, PAYING, STOPPING, SENDING, ACCEPTED, REJECTED -> {
                // Not for the outlet to say.
            }
        }
        return new Outcome.Ordered(order(deciding, ref));
    }

    /** It was fetched or used: the vouchers are spent, whatever the campaign's status is by now. */
    static void complete(Deciding deciding, OrderRef ref, Order order) {
        for (Order.Hold hold : order.holds()) {
            VoucherDecider.spendForOrder(deciding, ref.user(), order.campaign(), order.id(), hold);
        }
        move(deciding, ref, order, OrderState.COMPLETED, Orders.NO_TIMER);
    }

    /** Cancels what the outlet has not begun. A cancelled order stays so. */
    public static Outcome cancel(Deciding deciding, Command.CancelOrder command) {
        OrderRef ref = new OrderRef(command.user(), command.order());
        Optional<Order> found = deciding.get(new EntityKey.OfOrders(ref.user())).order(ref.order());
        if (found.isEmpty()) {
            return refused(OrderRefusal.ORDER_UNKNOWN, "order");
        }
        Order order = found.get();
        if (order.state() == OrderState.CANCELLED || order.state() == OrderState.STOPPING) {
            return new Outcome.Ordered(order);
        }
        boolean allowed =
                command.end() == OrderEnd.CANCELLED_BY_OPERATOR
                        ? !order.state().isEnded()
                        : order.isCancellable(deciding.atMillis());
        if (!allowed) {
            return refused(OrderRefusal.ORDER_NOT_CANCELLABLE, "order");
        }
        Ending.end(deciding, ref, order, command.end());
        return new Outcome.Ordered(order(deciding, ref));
    }

    /** Does what is due for a person's orders, and sets the next timer. */
    public static Outcome runTimer(Deciding deciding, EntityKey.OfOrders key, long dueAtMillis) {
        Orders orders = deciding.get(key);
        if (orders.timerAtMillis() != dueAtMillis) {
            return Outcome.Ignored.INSTANCE;
        }
        for (Order order : orders.orders()) {
            if (order.deadlineAtMillis() <= deciding.atMillis()) {
                deadline(deciding, new OrderRef(key.user(), order.id()), order);
            }
        }
        long nextMillis = Orders.NO_TIMER;
        for (Order order : deciding.get(key).orders()) {
            nextMillis = Math.min(nextMillis, order.deadlineAtMillis());
        }
        if (nextMillis != Orders.NO_TIMER) {
            deciding.wake(key, nextMillis);
        }
        return Outcome.Handled.INSTANCE;
    }

    private static void deadline(Deciding deciding, OrderRef ref, Order order) {
        switch (order.state()) {
            case PAYING -> Ending.end(deciding, ref, order, OrderEnd.PAYMENT_TIMED_OUT);
            case SENDING -> Ending.end(deciding, ref, order, OrderEnd.OUTLET_SILENT);
            case ACCEPTED, MAKING, READY -> complete(deciding, ref, order);
            case RESERVING, STOPPING, COMPLETED, CANCELLED, REJECTED -> {
                // Has no deadline.
            }
        }
    }

    static void move(
            Deciding deciding, OrderRef ref, Order order, OrderState to, long untilMillis) {
        move(deciding, ref, order, to, OrderEnd.NONE, untilMillis);
    }

    static void move(
            Deciding deciding,
            OrderRef ref,
            Order order,
            OrderState to,
            OrderEnd end,
            long untilMillis) {
        deciding.happened(
                new Event.OrderMoved(
                        ref.user(), order.campaign(), order.id(), to, end, untilMillis));
        EntityKey.OfOrders key = new EntityKey.OfOrders(ref.user());
        if (untilMillis < deciding.get(key).timerAtMillis()) {
            deciding.wake(key, untilMillis);
        }
    }

    static void ask(
            Deciding deciding,
            OrderRef ref,
            Order order,
            EffectId.Kind kind,
            int attempt,
            long amountMinor) {
        CampaignTerms terms = deciding.get(new EntityKey.OfCampaign(order.campaign())).terms();
        deciding.ask(
                new Effect(
                        new EffectId(ref.user(), kind, order.id(), attempt),
                        order.campaign(),
                        order.quote().outlet(),
                        terms.currency(),
                        amountMinor));
    }

    static OrderRules rules(Deciding deciding, Order order) {
        return deciding.get(new EntityKey.OfCampaign(order.campaign())).terms().orders();
    }

    private static Outcome.OrderRefused refused(OrderRefusal refusal, String field) {
        return QuoteDecider.refused(refusal, field);
    }
}
