package io.hongbao.finance;

import io.hongbao.core.Event;
import io.hongbao.core.order.OrderRef;
import io.hongbao.core.order.Quote;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where and for how much each order that is under way was placed. The event that completes an order
 * does not say so; its quote does. Quotes are forgotten once they have expired unconfirmed, and
 * orders once they have ended, but for those that are refunded later: so what is in memory is what
 * is under way, however long the journal is.
 */
final class OpenOrders {

    /** Those that are refunded after they were completed. */
    private final Set<OrderRef> refunded;

    private final Map<OrderRef, Sale> quotes = new HashMap<>();
    private final Map<OrderRef, Sale> orders = new HashMap<>();
    private final Deque<Expiry> expiries = new ArrayDeque<>();

    private record Expiry(OrderRef quote, long atMillis) {}

    OpenOrders(Set<OrderRef> refunded) {
        this.refunded = refunded;
    }

    void quoted(Event.QuoteMade event, String merchant, long atMillis) {
        while (!expiries.isEmpty() && expiries.getFirst().atMillis() <= atMillis) {
            quotes.remove(expiries.removeFirst().quote());
        }
        Quote quote = event.quote();
        OrderRef ref = new OrderRef(event.user(), quote.id());
        quotes.put(
                ref,
                new Sale(merchant, quote.outlet(), quote.subtotalMinor(), quote.payableMinor()));
        expiries.addLast(new Expiry(ref, quote.expiresAtMillis()));
    }

    void placed(Event.OrderPlaced event) {
        OrderRef ref = new OrderRef(event.user(), event.order());
        Sale sale = quotes.remove(ref);
        if (sale == null) {
            throw new IllegalStateException(
                    "the journal places order " + event.order() + " without a quote before it");
        }
        orders.put(ref, sale);
    }

    /** Ends an order. */
    Sale ended(Event.OrderMoved event) {
        OrderRef ref = new OrderRef(event.user(), event.order());
        Sale sale = refunded.contains(ref) ? orders.get(ref) : orders.remove(ref);
        if (sale == null) {
            throw new IllegalStateException(
                    "the journal ends order " + event.order() + ", which was not placed");
        }
        return sale;
    }

    /** An order that was completed, and is refunded. */
    Sale refunded(OrderRef ref) {
        Sale sale = orders.get(ref);
        if (sale == null) {
            throw new IllegalStateException(
                    "the journal refunds order " + ref.order() + ", which was not placed");
        }
        return sale;
    }

    /** How many quotes and orders are in memory. */
    int size() {
        return quotes.size() + orders.size();
    }
}
