package io.hongbao.audit;

import io.hongbao.core.UserId;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Payment;
import java.util.List;
import java.util.Optional;

/** Holds people's quotes and orders in the state against the auditor's own. */
final class OrdersCheck {

    private final int shard;
    private final int shards;
    private final WalletPass pass;
    private final Uptime uptime;
    private final Findings findings;

    OrdersCheck(int shard, int shards, WalletPass pass, Uptime uptime, Findings findings) {
        this.shard = shard;
        this.shards = shards;
        this.pass = pass;
        this.uptime = uptime;
        this.findings = findings;
    }

    /** Compares a person's orders and crosses them off, when they are of this pass. */
    void read(AuditSource.Keyed keyed) {
        if (keyed.entity() instanceof Orders orders && pass.isOurs(orders.user())) {
            OrdersBook own =
                    Optional.ofNullable(pass.orders().people().remove(orders.user()))
                            .orElseGet(OrdersBook::new);
            compare(orders.user(), own, orders);
        }
    }

    /** What the journal has for this shard and the state has not. */
    void finish() {
        pass.orders()
                .people()
                .forEach((user, own) -> {
                    if (user.shard(shards) == shard) {
                        compare(user, own, Orders.none(user));
                    }
                });
    }

    private void compare(UserId user, OrdersBook own, Orders orders) {
        String name = "orders of " + user;
        if (user.shard(shards) != shard) {
            violation("", name, "they belong on shard " + user.shard(shards));
        }
        if (own.quotesMade != orders.quotesMade() || !own.quotes.equals(orders.quotes())) {
            violation(
                    "",
                    name,
                    "by the journal "
                            + own.quotesMade
                            + " quotes were made and "
                            + own.quotes
                            + " are open, in the state "
                            + orders.quotesMade()
                            + " and "
                            + orders.quotes());
        }
        if (own.timerAtMillis != orders.timerAtMillis()) {
            violation(
                    "",
                    "timer of orders of " + user,
                    "by the journal it is due at "
                            + own.timerAtMillis
                            + ", in the state at "
                            + orders.timerAtMillis());
        }
        List<OrdersBook.OrderBook> kept =
                own.orders.stream().filter(order -> !order.forgotten).toList();
        if (kept.size() != orders.orders().size()) {
            violation(
                    "",
                    name,
                    "by the journal there are "
                            + kept.size()
                            + " orders, in the state "
                            + orders.orders().size());
            return;
        }
        for (int i = 0; i < kept.size(); i++) {
            compare(user, own, kept.get(i), orders.orders().get(i));
        }
    }

    private void compare(UserId user, OrdersBook book, OrdersBook.OrderBook own, Order found) {
        String name = ReservationCheck.name(user, own.quote.id());
        boolean same =
                own.quote.equals(found.quote())
                        && own.state == found.state()
                        && own.end == found.end()
                        && own.holds.equals(found.holds())
                        && own.reservation.equals(found.reservation())
                        && new Payment(own.payment, own.reference, own.capturedMinor)
                                .equals(found.payment())
                        && own.refunds.equals(found.refunds())
                        && own.stages.equals(found.stages())
                        && own.deadlineAtMillis == found.deadlineAtMillis();
        if (!same) {
            violation(
                    own.quote.campaign(),
                    name,
                    "by the journal it is "
                            + own.state
                            + " since "
                            + own.stages.getLast()
                            + ", paid "
                            + own.payment
                            + " and refunded "
                            + own.refunds
                            + ", in the state it is "
                            + found);
        }
        boolean timed = !own.isEnded() && own.deadlineAtMillis != Orders.NO_TIMER;
        if (timed && own.deadlineAtMillis < book.timerAtMillis) {
            hangs(own, name, "no timer will end that at " + own.deadlineAtMillis);
        }
        if (timed && uptime.isOverdue(shard, own.deadlineAtMillis)) {
            hangs(own, name, "that was to end at " + own.deadlineAtMillis + ", long ago");
        }
    }

    private void hangs(OrdersBook.OrderBook own, String name, String message) {
        findings.add(
                Invariant.ORDERS,
                own.quote.campaign(),
                name,
                0,
                "it is " + own.state + ", and " + message);
    }

    private void violation(String campaign, String entity, String message) {
        findings.add(Invariant.STATE, campaign, entity, 0, message);
    }
}
