package io.hongbao.core.order;

import io.hongbao.core.Entity;
import io.hongbao.core.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One person's quotes and orders, in all campaigns; lies beside their wallet.
 *
 * @param user whose
 * @param quotesMade how many quotes they ever asked for: numbers them
 * @param quotes the newest quotes that have not become orders, oldest first; at most {@link
 *     #MAX_QUOTES}
 * @param orders in the order in which they were placed; without those that came to nothing long ago
 * @param timerAtMillis when the timer of these orders is due; {@link #NO_TIMER} when none is set
 */
public record Orders(
        UserId user, long quotesMade, List<Quote> quotes, List<Order> orders, long timerAtMillis)
        implements Entity {

    public static final long NO_TIMER = Long.MAX_VALUE;

    /** A person who asks for more quotes loses the oldest one: what is kept is bounded. */
    public static final int MAX_QUOTES = 8;

    /** The most orders that are kept of one person, over all campaigns. */
    public static final int MAX_ORDERS = 1_000;

    /**
     * How many orders of one person may be rejected on one day, over all campaigns. They do not
     * count as ordered, but each has asked for capacity, or tried a card.
     */
    public static final int MAX_REJECTED_PER_DAY = 20;

    /**
     * How long an order is kept at least that came to nothing, from when it was placed: until then
     * money that was taken all the same is seen and given back. Longer than any day that is counted
     * in.
     */
    public static final long NOTHING_KEPT_MILLIS = 7 * 86_400_000L;

    public Orders {
        quotes = List.copyOf(quotes);
        orders = List.copyOf(orders);
    }

    public static Orders none(UserId user) {
        return new Orders(user, 0, List.of(), List.of(), NO_TIMER);
    }

    public Optional<Quote> quote(String id) {
        return quotes.stream().filter(quote -> quote.id().equals(id)).findFirst();
    }

    /** The order of this id. The newest are looked at first. */
    public Optional<Order> order(String id) {
        for (int i = orders.size() - 1; i >= 0; i--) {
            if (orders.get(i).id().equals(id)) {
                return Optional.of(orders.get(i));
            }
        }
        return Optional.empty();
    }

    /** The quote that was asked for with this key, while it is kept. */
    public Optional<Quote> answered(String campaign, String key) {
        Optional<Quote> open =
                quotes.stream()
                        .filter(one -> one.key().equals(key) && one.campaign().equals(campaign))
                        .findFirst();
        return open.or(() ->
                orders.stream()
                        .map(Order::quote)
                        .filter(one -> one.key().equals(key) && one.campaign().equals(campaign))
                        .findFirst());
    }

    /** How many orders are left when the next one is placed. */
    public int keptCount(long atMillis) {
        return kept(atMillis).size();
    }

    /** What came to nothing long ago is forgotten: retries do not fill a person's row for good. */
    private List<Order> kept(long atMillis) {
        return orders.stream()
                .filter(order ->
                        !order.cameToNothing()
                                || atMillis - order.placedAtMillis() < NOTHING_KEPT_MILLIS)
                .toList();
    }

    public Orders withQuote(Quote made) {
        List<Quote> changed = new ArrayList<>(quotes);
        changed.add(made);
        if (changed.size() > MAX_QUOTES) {
            changed.removeFirst();
        }
        return new Orders(user, quotesMade + 1, changed, orders, timerAtMillis);
    }

    /** With a quote that has become an order, and without what came to nothing long ago. */
    public Orders placed(String quote, List<Order.Hold> holds, long atMillis) {
        Quote agreed =
                quote(quote)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "the journal places quote " + quote + ", never made"));
        List<Quote> left = new ArrayList<>(quotes);
        left.remove(agreed);
        List<Order> more = new ArrayList<>(kept(atMillis));
        more.add(Order.placed(agreed, holds, atMillis));
        return new Orders(user, quotesMade, left, more, timerAtMillis);
    }

    public Orders replacing(Order changed) {
        List<Order> all = new ArrayList<>(orders);
        all.replaceAll(old -> old.id().equals(changed.id()) ? changed : old);
        return new Orders(user, quotesMade, quotes, all, timerAtMillis);
    }

    public Orders withTimer(long atMillis) {
        return new Orders(user, quotesMade, quotes, orders, atMillis);
    }
}
