package io.hongbao.server.effect;

import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Payment;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.Refund;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.outlet.Reservation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A host whose orders are what a test says, and which answers when the test says so. Keeps an index
 * of pending effects as the real one does.
 */
public final class FakeHost implements Host {

    private final Map<UserId, Orders> orders = new HashMap<>();
    private final NavigableMap<String, Effect> pending = new TreeMap<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Runnable> replies = new ArrayList<>();
    private boolean busy;
    private Outcome outcome = Outcome.Handled.INSTANCE;

    public static UserId user(int number) {
        return new UserId(0x5eed, number);
    }

    public static Effect effect(int number, EffectId.Kind kind) {
        return new Effect(
                new EffectId(user(number), kind, "o-" + number, 1), "spring", "tea-1", "CNY", 300);
    }

    /** An order with a payment, to be ready in minute 10. */
    public void order(int number, OrderState state, Payment.State payment) {
        order(
                number,
                state,
                payment,
                new Reservation.Makes(List.of(new Reservation.MinuteLoad(3, 1)), 600_000));
    }

    public void order(
            int number, OrderState state, Payment.State payment, Reservation reservation) {
        Quote.PricedLine line =
                new Quote.PricedLine(
                        new Line("milk-tea", 2, List.of(new Line.Pick("sugar", "half")), ""),
                        List.of(),
                        2_800);
        Quote quote =
                new Quote(
                        "o-" + number,
                        "spring",
                        "tea-1",
                        List.of(line),
                        List.of(new Quote.Part(1, "card", 2_500)),
                        2_800,
                        300,
                        0,
                        60_000,
                        "k",
                        VoucherWish.Best.INSTANCE);
        Order order =
                new Order(
                        quote,
                        state,
                        OrderEnd.NONE,
                        List.of(),
                        reservation,
                        new Payment(payment, "", 0),
                        List.of(new Refund(1, "", 300, 0, false, 0)),
                        List.of(new Order.Stage(state, 0)),
                        Orders.NO_TIMER);
        orders.put(
                user(number),
                new Orders(user(number), 1, List.of(), List.of(order), Orders.NO_TIMER));
    }

    /** What is journaled, and so pending. */
    List<Effect> journal(Effect... effects) {
        for (Effect effect : effects) {
            effect.id().overtakes().ifPresent(id -> pending.remove(id.toString()));
            pending.put(effect.id().toString(), effect);
        }
        return List.of(effects);
    }

    List<Effect> pendingEffects(int limit, Optional<EffectId> after) {
        return after
                .map(id -> pending.tailMap(id.toString(), false))
                .orElse(pending)
                .values()
                .stream()
                .limit(limit)
                .toList();
    }

    public void setBusy(boolean now) {
        busy = now;
    }

    /** What every command comes to from now on. */
    public void answerWith(Outcome next) {
        outcome = next;
    }

    /** Answers everything that was handed over. */
    public void answer() {
        List<Runnable> waiting = List.copyOf(replies);
        replies.clear();
        waiting.forEach(Runnable::run);
    }

    public List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public boolean submit(Command command, Consumer<Outcome> reply) {
        if (busy) {
            return false;
        }
        commands.add(command);
        if (command instanceof Command.ResolveEffect(EffectId id, Effect.Result _)) {
            pending.remove(id.toString());
        }
        Outcome answer = outcome;
        replies.add(() -> reply.accept(answer));
        return true;
    }

    @Override
    @SuppressWarnings("unchecked") // orders lie under keys of orders, and nothing else is read
    public <E extends Entity> E read(int shard, EntityKey<E> key) {
        if (key instanceof EntityKey.OfOrders(UserId user) && orders.containsKey(user)) {
            return (E) orders.get(user);
        }
        return key.none();
    }

    @Override
    public int shards() {
        return 1;
    }

    @Override
    public void close() {
        busy = true;
    }
}
