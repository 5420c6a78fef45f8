package io.hongbao.audit;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Timer;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Payment;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.Refund;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The orders' share of a pass over some of the people: their quotes, their orders, and what the
 * world outside was asked for. Driven by {@link WalletPass}, event by event.
 */
final class OrdersPass {

    private static final OrdersBook NOBODYS = new OrdersBook();

    private final Rules rules;
    private final Findings findings;
    private final OutletRules outlets = new OutletRules();
    private final Map<UserId, OrdersBook> people = new HashMap<>();

    /** What the entry that is being read has to ask the world outside for. */
    private final List<Effect> owed = new ArrayList<>(1);

    private int shard;

    OrdersPass(Rules rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    Map<UserId, OrdersBook> people() {
        return people;
    }

    /** To read only: most people who have vouchers never order. */
    OrdersBook known(UserId user) {
        return people.getOrDefault(user, NOBODYS);
    }

    OrdersBook book(UserId user) {
        return people.computeIfAbsent(user, _ -> new OrdersBook());
    }

    /** Looks at what was decided; called before the events of the entry. */
    void begin(Entry entry, WalletPass pass) {
        owed.clear();
        shard = entry.shard();
        switch (entry.cause()) {
            case Entry.ByTimer(Timer timer) -> {
                if (timer.entity() instanceof EntityKey.OfOrders(UserId user)
                        && pass.isOurs(user)) {
                    book(user).timerAtMillis = Orders.NO_TIMER;
                }
            }
            case Entry.ByEffect(EffectId id) -> {
                if (id.kind() != EffectId.Kind.PAY_OUT && pass.isOurs(id.user())) {
                    answered(id);
                }
            }
            case Entry.ByRequest _, Entry.ByMessage _ -> {
                // Of no interest to orders.
            }
        }
    }

    private void answered(EffectId id) {
        Optional<OrdersBook.OrderBook> order = known(id.user()).order(id.subject());
        if (order.isEmpty() || !order.get().wasAsked(id)) {
            findings.add(
                    Invariant.ORDERS, "", "effect " + id, 0, "it was answered, but never asked");
            return;
        }
        order.get().unanswered.remove(id);
    }

    /** Looks at what the entry asks for; called after its events. */
    void end(Entry entry, WalletPass pass) {
        for (Effect effect : entry.effects()) {
            boolean ofOrder = effect.id().kind() != EffectId.Kind.PAY_OUT;
            if (!ofOrder || !pass.isOurs(effect.id().user())) {
                continue;
            }
            Optional<OrdersBook.OrderBook> order =
                    known(effect.id().user()).order(effect.id().subject());
            boolean fresh = order.isPresent() && !order.get().wasAsked(effect.id());
            if (!owed.remove(effect) || !fresh) {
                effect(effect, "it was asked twice, or nothing that happened asks for it");
            }
            order.ifPresent(book -> asked(book, effect));
        }
        owed.forEach(effect -> effect(effect, "it should have been asked"));
        for (Timer timer : entry.timers()) {
            if (timer.entity() instanceof EntityKey.OfOrders(UserId user) && pass.isOurs(user)) {
                book(user).timerAtMillis = timer.dueAtMillis();
            }
        }
    }

    private void effect(Effect effect, String message) {
        findings.add(
                Invariant.ORDERS,
                effect.campaign(),
                "effect " + effect.id(),
                effect.amountMinor(),
                message);
    }

    /** Stopping or recalling overtakes what it stops or recalls: one answer tells of both. */
    private static void asked(OrdersBook.OrderBook order, Effect effect) {
        order.asked.add(effect);
        order.unanswered.add(effect.id());
        EffectId id = effect.id();
        switch (id.kind()) {
            case STOP_CHARGE ->
                    order.unanswered.remove(
                            new EffectId(id.user(), EffectId.Kind.CHARGE, id.subject(), 1));
            case RECALL_ORDER ->
                    order.unanswered.remove(
                            new EffectId(id.user(), EffectId.Kind.SEND_ORDER, id.subject(), 1));
            case CHARGE, REFUND, SEND_ORDER, PAY_OUT -> {
                // Overtakes nothing.
            }
        }
    }

    /** Follows what outlets sell on a shard. */
    void follow(int shard, Event event) {
        outlets.follow(shard, event);
    }

    void reserved(Event.CapacityReserved it) {
        book(it.order().user())
                .capacity
                .add(
                        new OrdersBook.Capacity(
                                it.campaign(), it.outlet(), it.order().order(), it.reservation()));
    }

    void released(Event.CapacityReleased it) {
        for (OrdersBook.Capacity capacity : known(it.order().user()).capacity) {
            if (capacity.order.equals(it.order().order())
                    && capacity.outlet.equals(it.outlet())
                    && capacity.campaign.equals(it.campaign())
                    && capacity.reservation.equals(it.reservation())) {
                capacity.released++;
                if (capacity.released > 1) {
                    findings.add(
                            Invariant.CAPACITY,
                            it.campaign(),
                            OutletCheck.name(it),
                            0,
                            "order " + it.order().order() + " gave this back before");
                }
                return;
            }
        }
        findings.add(
                Invariant.CAPACITY,
                it.campaign(),
                OutletCheck.name(it),
                0,
                "order " + it.order().order() + " gives back what was not set aside for it");
    }

    void read(Entry entry, Event.OfOrder event, WalletBook wallet) {
        OrdersBook book = book(event.user());
        if (event instanceof Event.QuoteMade it) {
            made(entry, it, book, wallet);
            return;
        }
        if (event instanceof Event.OrderPlaced it) {
            placed(entry, it, book);
            return;
        }
        Optional<OrdersBook.OrderBook> order = book.order(event.order());
        if (order.isEmpty()) {
            violation(event, 0, "it was never placed");
            return;
        }
        check(entry, event, order.get());
        apply(entry, event, order.get());
    }

    private Optional<QuoteCheck> quoteCheck(Entry entry, Quote quote) {
        Optional<CampaignTerms> terms =
                rules.rule(entry.shard(), quote.campaign()).map(Rules.Rule::terms);
        return outlets.known(entry.shard(), quote.campaign(), quote.outlet())
                .filter(outlet -> terms.isPresent() && !outlet.paused())
                .map(outlet -> new QuoteCheck(quote, terms.get(), outlet.terms()));
    }

    private void made(Entry entry, Event.QuoteMade it, OrdersBook book, WalletBook wallet) {
        Quote quote = it.quote();
        boolean known =
                book.order(quote.id()).isPresent()
                        || book.quotes.stream().anyMatch(old -> old.id().equals(quote.id()));
        String wrong =
                known
                        ? "there is a quote of this id already"
                        : quoteCheck(entry, quote)
                                .map(check -> check.made(wallet, entry.atMillis()))
                                .orElse("its outlet is unknown or paused here");
        violationIf(wrong, it, quote.subtotalMinor());
        book.quotesMade++;
        book.quotes.add(quote);
        if (book.quotes.size() > Orders.MAX_QUOTES) {
            book.quotes.removeFirst();
        }
    }

    private void placed(Entry entry, Event.OrderPlaced it, OrdersBook book) {
        Optional<Quote> quote =
                book.quotes.stream().filter(open -> open.id().equals(it.order())).findFirst();
        if (quote.isEmpty()) {
            violation(it, 0, "its quote was never made, or became an order before");
            return;
        }
        book.quotes.remove(quote.get());
        OrdersBook.OrderBook order =
                new OrdersBook.OrderBook(quote.get(), it.holds(), entry.atMillis());
        String wrong =
                quoteCheck(entry, quote.get())
                        .map(check -> check.placed(it.holds(), entry.atMillis()))
                        .orElse("its outlet is unknown or paused here");
        violationIf(wrong, it, quote.get().subtotalMinor());
        violationIf(new OrderCheck(order, entry.events()).placed(), it, 0);
        violationIf(tooManyRejected(entry, it, book), it, 0);
        violationIf(book.forget(entry.atMillis()), it, 0);
        book.orders.add(order);
    }

    private String tooManyRejected(Entry entry, Event.OrderPlaced it, OrdersBook book) {
        return rules.rule(entry.shard(), it.campaign())
                .map(Rules.Rule::terms)
                .map(terms ->
                        book.rejected(
                                atMillis -> terms.dayAt(atMillis) == terms.dayAt(entry.atMillis())))
                .filter(rejected -> rejected >= Orders.MAX_REJECTED_PER_DAY)
                .map(rejected -> "it was placed after " + rejected + " were rejected that day")
                .orElse("");
    }

    private void check(Entry entry, Event.OfOrder event, OrdersBook.OrderBook order) {
        OrderCheck check = new OrderCheck(order, entry.events());
        switch (event) {
            case Event.QuoteMade _, Event.OrderPlaced _ ->
                    throw new IllegalStateException("a new order comes here");
            case Event.OrderReserved it ->
                    violationIf(
                            order.state == OrderState.RESERVING
                                    ? ""
                                    : "capacity was set aside while it was " + order.state,
                            it,
                            0);
            case Event.OrderMoved it -> {
                violationIf(check.moved(it), it, 0);
                if (it.to() == OrderState.ACCEPTED) {
                    violationIf(by(entry, order, EffectId.Kind.SEND_ORDER, 1), it, 0);
                }
            }
            case Event.PaymentMoved it -> violationIf(check.paymentMoved(it.to()), it, 0);
            case Event.PaymentCaptured it -> {
                violationIf(check.captured(it), it, it.amountMinor());
                String byCharge = by(entry, order, EffectId.Kind.CHARGE, 1);
                String byStop = by(entry, order, EffectId.Kind.STOP_CHARGE, 1);
                violationIf(byStop.isEmpty() ? "" : byCharge, it, it.amountMinor());
            }
            case Event.RefundStarted it ->
                    violationIf(check.refundStarted(it), it, it.paymentMinor());
            case Event.RefundDone it -> {
                violationIf(check.refundDone(it), it, it.paymentMinor());
                violationIf(
                        by(entry, order, EffectId.Kind.REFUND, it.number()), it, it.paymentMinor());
            }
        }
    }

    /** Wrong unless the entry is what came of an effect. */
    private static String by(
            Entry entry, OrdersBook.OrderBook order, EffectId.Kind kind, int attempt) {
        return entry.cause() instanceof Entry.ByEffect(EffectId id)
                        && id.kind() == kind
                        && id.attempt() == attempt
                        && id.subject().equals(order.quote.id())
                ? ""
                : "no answer to " + kind + " says so";
    }

    private void apply(Entry entry, Event.OfOrder event, OrdersBook.OrderBook order) {
        switch (event) {
            case Event.QuoteMade _, Event.OrderPlaced _ -> {
                // Never come here.
            }
            case Event.OrderReserved it -> order.reservation = it.reservation();
            case Event.OrderMoved it -> {
                moved(it, order);
                order.state = it.to();
                order.end = it.end();
                order.deadlineAtMillis = it.deadlineAtMillis();
                order.stages.add(new Order.Stage(it.to(), entry.atMillis()));
            }
            case Event.PaymentMoved it -> order.payment = it.to();
            case Event.PaymentCaptured it -> {
                order.payment = Payment.State.CAPTURED;
                order.reference = it.reference();
                order.capturedMinor = it.amountMinor();
            }
            case Event.RefundStarted it -> {
                order.refunds.add(
                        new Refund(
                                it.number(),
                                it.key(),
                                it.paymentMinor(),
                                it.voucherMinor(),
                                it.paymentMinor() == 0,
                                entry.atMillis()));
                if (it.paymentMinor() > 0 && it.number() > 0) {
                    owe(it, order, EffectId.Kind.REFUND, it.number(), it.paymentMinor());
                }
            }
            case Event.RefundDone it ->
                    order.refunds.replaceAll(refund ->
                            refund.number() == it.number()
                                    ? new Refund(
                                            refund.number(),
                                            refund.key(),
                                            refund.paymentMinor(),
                                            refund.voucherMinor(),
                                            true,
                                            refund.atMillis())
                                    : refund);
        }
    }

    private void moved(Event.OrderMoved it, OrdersBook.OrderBook order) {
        long payableMinor = order.quote.payableMinor();
        switch (it.to()) {
            case PAYING -> owe(it, order, EffectId.Kind.CHARGE, 1, payableMinor);
            case STOPPING -> owe(it, order, EffectId.Kind.STOP_CHARGE, 1, payableMinor);
            case SENDING -> owe(it, order, EffectId.Kind.SEND_ORDER, 1, 0);
            case CANCELLED, REJECTED -> {
                boolean outletKnows =
                        it.end() == OrderEnd.OUTLET_REFUSED
                                || (it.end() == OrderEnd.CANCELLED_BY_OUTLET
                                        && order.state != OrderState.SENDING);
                if (order.wasSent() && !outletKnows) {
                    owe(it, order, EffectId.Kind.RECALL_ORDER, 1, 0);
                }
            }
            case RESERVING, ACCEPTED, MAKING, READY, COMPLETED -> {
                // The world outside is not asked for anything.
            }
        }
    }

    private void owe(
            Event.OfOrder event,
            OrdersBook.OrderBook order,
            EffectId.Kind kind,
            int attempt,
            long amountMinor) {
        owed.add(
                new Effect(
                        new EffectId(event.user(), kind, order.quote.id(), attempt),
                        order.quote.campaign(),
                        order.quote.outlet(),
                        rules.rule(shard, order.quote.campaign())
                                .map(rule -> rule.terms().currency())
                                .orElse(""),
                        amountMinor));
    }

    private void violationIf(String wrong, Event.OfOrder event, long amountMinor) {
        if (!wrong.isEmpty()) {
            violation(event, amountMinor, wrong);
        }
    }

    private void violation(Event.OfOrder event, long amountMinor, String message) {
        findings.add(
                Invariant.ORDERS,
                event.campaign(),
                ReservationCheck.name(event.user(), event.order()),
                amountMinor,
                message);
    }
}
