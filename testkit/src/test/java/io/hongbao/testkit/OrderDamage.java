package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.ORDERS;
import static io.hongbao.audit.Invariant.VOUCHERS;

import io.hongbao.audit.Violation;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Quote;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.wallet.VoucherState;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Quotes and orders that live as they may not. */
final class OrderDamage {

    static final List<Damage> ALL =
            List.of(
                    order(
                            "an order leaves out what it may not",
                            "it cannot go from SENDING to MAKING",
                            life -> {
                                Life.Place<Event.OrderMoved> place = moved(life, "ACCEPTED");
                                return life.event(place, with(place.event(), OrderState.MAKING));
                            }),
                    order(
                            "an order ends for a reason of another end",
                            "because of CANCELLED_BY_PERSON",
                            life -> {
                                Life.Place<Event.OrderMoved> place = moved(life, "REJECTED");
                                Event.OrderMoved it = place.event();
                                return life.event(
                                        place,
                                        new Event.OrderMoved(
                                                it.user(),
                                                it.campaign(),
                                                it.order(),
                                                it.to(),
                                                OrderEnd.CANCELLED_BY_PERSON,
                                                it.deadlineAtMillis()));
                            }),
                    order(
                            "an order waits without a deadline",
                            "its deadline in SENDING",
                            life -> {
                                Life.Place<Event.OrderMoved> place = moved(life, "SENDING");
                                Event.OrderMoved it = place.event();
                                return life.event(
                                        place,
                                        new Event.OrderMoved(
                                                it.user(),
                                                it.campaign(),
                                                it.order(),
                                                it.to(),
                                                it.end(),
                                                Long.MAX_VALUE));
                            }),
                    order(
                            "an order never ends",
                            "it never ended: it is ",
                            life ->
                                    inState(
                                            Edits.drop(
                                                    life, moved(life, "COMPLETED"), Event.class))),
                    order(
                            "an order's timer does nothing",
                            "that was to end at",
                            life ->
                                    inState(
                                            Edits.drop(
                                                    life,
                                                    life.first(
                                                            Event.OrderMoved.class,
                                                            it ->
                                                                    it.end()
                                                                            == OrderEnd
                                                                                    .OUTLET_SILENT),
                                                    Event.class))),
                    order(
                            "an order ends and keeps its voucher",
                            "came back 0 times from it",
                            life ->
                                    Edits.drop(
                                            life,
                                            life.first(
                                                    Event.VoucherReleased.class,
                                                    it -> isOrders(life, it.quote())),
                                            Event.VoucherReleased.class)),
                    Damage.toOrders(
                            "a voucher hangs with an order that ended",
                            ORDERS,
                            "voucher ",
                            "holds it, but is not under way",
                            OrderDamage::hanging),
                    order(
                            "an order is completed and spends nothing",
                            "was spent 0 times for it",
                            life -> Edits.drop(life, spent(life), Event.VoucherRedeemed.class)),
                    order(
                            "an order spends less than was agreed",
                            "was spent 0 times for it",
                            life -> {
                                Life.Place<Event.VoucherRedeemed> place = spent(life);
                                Event.VoucherRedeemed it = place.event();
                                return life.event(
                                        place,
                                        new Event.VoucherRedeemed(
                                                it.user(),
                                                it.campaign(),
                                                it.voucher(),
                                                it.prize(),
                                                it.quote(),
                                                it.spentMinor() - 1,
                                                it.forfeitedMinor(),
                                                it.toBreakage()));
                            }),
                    Damage.toOrders(
                            "a voucher is set aside for no order",
                            VOUCHERS,
                            "voucher ",
                            "was not placed here",
                            life -> Edits.drop(life, heldForOrder(life), Event.OrderPlaced.class)),
                    order(
                            "an order is placed and sets nothing aside",
                            "was set aside 0 times for it",
                            life -> Edits.drop(life, heldForOrder(life), Event.VoucherHeld.class)),
                    Damage.toOrders(
                            "a voucher comes back from an order that goes on",
                            VOUCHERS,
                            "voucher ",
                            "did not end here",
                            life -> {
                                Life.Place<Event.VoucherReleased> released =
                                        life.first(
                                                Event.VoucherReleased.class,
                                                it -> isOrders(life, it.quote()));
                                return Edits.drop(life, released, Event.OrderMoved.class);
                            }),
                    Damage.toOrders(
                            "an order spends a voucher and is not completed",
                            VOUCHERS,
                            "voucher ",
                            "without being completed here",
                            life -> Edits.drop(life, spent(life), Event.OrderMoved.class)),
                    order(
                            "a quote becomes two orders",
                            "became an order before",
                            life -> {
                                Life.Place<Event.OrderPlaced> place =
                                        life.first(Event.OrderPlaced.class, _ -> true);
                                return life.event(place, place.event(), place.event());
                            }),
                    order(
                            "an order is placed after its quote expired",
                            "it was placed at",
                            life -> {
                                Life.Place<Event.OrderPlaced> placed =
                                        life.first(
                                                Event.OrderPlaced.class,
                                                it ->
                                                        quote(life, it.order())
                                                                .event()
                                                                .quote()
                                                                .vouchers()
                                                                .isEmpty());
                                Life.Place<Event.QuoteMade> made =
                                        quote(life, placed.event().order());
                                changeQuote(
                                        life, made, it -> expiring(it, placed.entry().atMillis()));
                                return Edits.at(placed);
                            }),
                    quoted(
                            "a line costs more than its steps",
                            "a line costs",
                            it -> {
                                Quote.PricedLine first = it.lines().getFirst();
                                return quote(
                                        it,
                                        List.of(
                                                new Quote.PricedLine(
                                                        first.line(),
                                                        first.steps(),
                                                        first.totalMinor() + 1)),
                                        it.vouchers(),
                                        it.subtotalMinor(),
                                        it.payableMinor());
                            }),
                    quoted(
                            "a quote has prices of its own",
                            "the outlet does not sell",
                            it -> {
                                Quote.PricedLine first = it.lines().getFirst();
                                Quote.Step step = first.steps().getFirst();
                                return quote(
                                        it,
                                        List.of(
                                                new Quote.PricedLine(
                                                        first.line(),
                                                        List.of(
                                                                new Quote.Step(
                                                                        step.group(),
                                                                        step.what(),
                                                                        step.amountMinor() + 1)),
                                                        first.totalMinor())),
                                        it.vouchers(),
                                        it.subtotalMinor(),
                                        it.payableMinor());
                            }),
                    quoted(
                            "a quote's sum is wrong",
                            "its lines cost",
                            it ->
                                    quote(
                                            it,
                                            it.lines(),
                                            it.vouchers(),
                                            it.subtotalMinor() + 1,
                                            it.payableMinor())),
                    quoted(
                            "a quote leaves too little to pay",
                            "is left to pay, of",
                            it ->
                                    quote(
                                            it,
                                            it.lines(),
                                            it.vouchers(),
                                            it.subtotalMinor(),
                                            it.payableMinor() - 1)),
                    quoted(
                            "a quote's voucher is nobody's",
                            "cannot pay",
                            it ->
                                    quote(
                                            it,
                                            it.lines(),
                                            List.of(new Quote.Part(77, "card", 10)),
                                            it.subtotalMinor(),
                                            it.subtotalMinor() - 10)),
                    order(
                            "a placed order asks for no capacity",
                            "asks for no capacity",
                            life ->
                                    life.entry(
                                            life.first(Event.OrderPlaced.class, _ -> true),
                                            entry -> Edits.messages(entry, List.of()))),
                    order(
                            "an order asks for capacity twice",
                            "was not placed here",
                            life ->
                                    life.entry(
                                            life.first(Event.OrderPlaced.class, _ -> true),
                                            OrderDamage::askingTwice)),
                    order(
                            "an order takes what no outlet set aside",
                            "no outlet set that aside for it",
                            life -> {
                                Life.Place<Event.OrderReserved> place =
                                        life.first(Event.OrderReserved.class, _ -> true);
                                Event.OrderReserved it = place.event();
                                return life.event(
                                        place,
                                        new Event.OrderReserved(
                                                it.user(),
                                                it.campaign(),
                                                it.order(),
                                                new Reservation.SeatNumbers(
                                                        "x", List.of(1), 0, 0)));
                            }),
                    order(
                            "an order is forgotten",
                            "it was never placed",
                            life -> {
                                Life.Place<Event.OrderMoved> place =
                                        life.first(Event.OrderMoved.class, _ -> true);
                                Event.OrderMoved it = place.event();
                                return life.event(
                                        place,
                                        new Event.OrderMoved(
                                                it.user(),
                                                it.campaign(),
                                                "none-1",
                                                it.to(),
                                                it.end(),
                                                it.deadlineAtMillis()));
                            }),
                    Damage.toOrders(
                            "a voucher's timer does nothing",
                            VOUCHERS,
                            "voucher ",
                            "that was to end at",
                            life ->
                                    inState(
                                            Edits.drop(
                                                    life,
                                                    life.first(
                                                            Event.VoucherExpired.class, _ -> true),
                                                    Event.VoucherExpired.class))));

    private OrderDamage() {}

    private static Damage order(String name, String says, Function<Life, Life.Violated> breaks) {
        return Damage.toOrders(name, ORDERS, "order ", says, breaks);
    }

    /** Damage to a quote of one line that leaves something to pay. */
    private static Damage quoted(String name, String says, UnaryOperator<Quote> change) {
        return order(
                name,
                says,
                life ->
                        changeQuote(
                                life,
                                life.first(
                                        Event.QuoteMade.class,
                                        it ->
                                                it.quote().lines().size() == 1
                                                        && it.quote().payableMinor() > 100),
                                change));
    }

    /** After its order was placed, nothing happens to a voucher any more. */
    private static Life.Violated hanging(Life life) {
        Life.Place<Event.VoucherReleased> released =
                life.first(Event.VoucherReleased.class, it -> isOrders(life, it.quote()));
        List<Entry> journal = life.journals.get(released.shard());
        for (int i = released.index(); i < journal.size(); i++) {
            journal.set(
                    i,
                    Life.with(
                            journal.get(i),
                            journal.get(i).events().stream()
                                    .filter(event -> !isOf(event, released.event()))
                                    .toList()));
        }
        return inState(Edits.at(released));
    }

    private static boolean isOf(Event event, Event.VoucherReleased voucher) {
        return switch (event) {
            case Event.VoucherReleased it -> it.voucher() == voucher.voucher();
            case Event.VoucherHeld it -> it.voucher() == voucher.voucher();
            case Event.VoucherExpired it -> it.voucher() == voucher.voucher();
            default -> false;
        };
    }

    static Life.Violated inState(Life.Violated entry) {
        return new Life.Violated(entry.shard(), Violation.NO_ENTRY);
    }

    static Life.Place<Event.OrderMoved> moved(Life life, String to) {
        return life.first(Event.OrderMoved.class, it -> it.to().name().equals(to));
    }

    private static Event.OrderMoved with(Event.OrderMoved it, OrderState to) {
        return new Event.OrderMoved(
                it.user(), it.campaign(), it.order(), to, it.end(), it.deadlineAtMillis());
    }

    private static boolean isOrders(Life life, String quote) {
        return has(
                life, event -> event instanceof Event.OrderPlaced it && it.order().equals(quote));
    }

    private static boolean has(Life life, Predicate<Event> wanted) {
        return life.journals.stream()
                .flatMap(List::stream)
                .flatMap(entry -> entry.events().stream())
                .anyMatch(wanted);
    }

    private static Life.Place<Event.VoucherRedeemed> spent(Life life) {
        return life.first(
                Event.VoucherRedeemed.class,
                it -> it.spentMinor() > 1 && isOrders(life, it.quote()));
    }

    private static Life.Place<Event.VoucherHeld> heldForOrder(Life life) {
        return life.first(
                Event.VoucherHeld.class,
                it -> it.untilMillis() == VoucherState.Held.UNTIL_THE_ORDER_ENDS);
    }

    private static Life.Place<Event.QuoteMade> quote(Life life, String id) {
        return life.first(Event.QuoteMade.class, it -> it.quote().id().equals(id));
    }

    private static Life.Violated changeQuote(
            Life life, Life.Place<Event.QuoteMade> place, UnaryOperator<Quote> change) {
        Event.QuoteMade it = place.event();
        return life.event(place, new Event.QuoteMade(it.user(), change.apply(it.quote())));
    }

    private static Quote quote(
            Quote it,
            List<Quote.PricedLine> lines,
            List<Quote.Part> vouchers,
            long subtotalMinor,
            long payableMinor) {
        return new Quote(
                it.id(),
                it.campaign(),
                it.outlet(),
                lines,
                vouchers,
                subtotalMinor,
                payableMinor,
                it.madeAtMillis(),
                it.expiresAtMillis(),
                it.key(),
                it.wish());
    }

    private static Quote expiring(Quote it, long atMillis) {
        return new Quote(
                it.id(),
                it.campaign(),
                it.outlet(),
                it.lines(),
                it.vouchers(),
                it.subtotalMinor(),
                it.payableMinor(),
                it.madeAtMillis(),
                atMillis,
                it.key(),
                it.wish());
    }

    private static Entry askingTwice(Entry entry) {
        Message first = entry.messages().getFirst();
        Message again =
                new Message(
                        first.fromShard(),
                        first.toShard(),
                        first.number() + 1,
                        first.campaign(),
                        first.body());
        return Edits.messages(entry, List.of(first, again));
    }
}
