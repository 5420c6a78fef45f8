package io.hongbao.testkit;

import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Quote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the answers about quotes and orders against each other and against the state: a key has one
 * quote for as long as it is kept, a quote has one order, and what was answered is there.
 */
public final class OrderAnswersCheck {

    private final List<String> violations = new ArrayList<>();
    private final Map<QuoteKey, Numbered> quotes = new HashMap<>();
    private final Map<UserId, Integer> made = new HashMap<>();
    private final Map<OrderKey, Order> orders = new HashMap<>();

    private record QuoteKey(UserId user, String campaign, String key) {}

    private record OrderKey(UserId user, String order) {}

    /** A quote, and how many this person had been made before it. */
    private record Numbered(Quote quote, int number) {}

    private OrderAnswersCheck() {}

    /** Everything that is wrong with the answers; empty when nothing is. */
    public static List<String> of(Answers answers, Host host) {
        OrderAnswersCheck check = new OrderAnswersCheck();
        for (Answers.Answer answer : answers.given()) {
            if (answer.command() instanceof Command.MakeQuote ask
                    && answer.outcome() instanceof Outcome.Quoted(Quote quote, boolean repeated)) {
                check.quoted(ask, quote, repeated);
            } else if (answer.command() instanceof Command.OfWallet of
                    && answer.outcome() instanceof Outcome.Ordered(Order order)) {
                check.ordered(of, order);
            }
        }
        check.compare(host);
        return check.violations;
    }

    private void quoted(Command.MakeQuote ask, Quote quote, boolean repeated) {
        QuoteKey key = new QuoteKey(ask.user(), ask.campaign(), ask.key());
        Numbered before = quotes.get(key);
        int number = made.getOrDefault(ask.user(), 0);
        if (repeated) {
            if (before == null || !before.quote().equals(quote)) {
                violations.add(key + " was answered with " + before + " and with " + quote);
            }
            return;
        }
        if (before != null && number - before.number() < Orders.MAX_QUOTES) {
            violations.add(key + " has two quotes: " + before + " and " + quote);
        }
        made.put(ask.user(), number + 1);
        quotes.put(key, new Numbered(quote, number));
    }

    private void ordered(Command.OfWallet of, Order order) {
        OrderKey key = new OrderKey(of.user(), order.id());
        Order before = orders.put(key, order);
        if (before != null
                && (!before.quote().equals(order.quote())
                        || !before.holds().equals(order.holds())
                        || before.stages().size() > order.stages().size())) {
            violations.add(key + " was answered with " + before + ", and then with " + order);
        }
    }

    private void compare(Host host) {
        orders.forEach((key, answered) -> {
            Orders there =
                    host.read(key.user().shard(host.shards()), new EntityKey.OfOrders(key.user()));
            List<Order> same =
                    there.orders().stream()
                            .filter(order -> order.id().equals(key.order()))
                            .toList();
            boolean goesOn =
                    same.size() == 1
                            && same.getFirst().quote().equals(answered.quote())
                            && same.getFirst()
                                    .stages()
                                    .subList(
                                            0,
                                            Math.min(
                                                    answered.stages().size(),
                                                    same.getFirst().stages().size()))
                                    .equals(answered.stages());
            if (!goesOn) {
                violations.add(key + " was answered with " + answered + ", but there is " + same);
            }
        });
    }
}
