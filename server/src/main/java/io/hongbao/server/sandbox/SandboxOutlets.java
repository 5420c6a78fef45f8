package io.hongbao.server.sandbox;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Outcome;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.effect.LateAnswers;
import io.hongbao.server.fulfilment.OutletLine;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Outlets that make nothing, and say so on time: accepted at once, making in the first minute that
 * was reserved, but not within a minute, ready when it was promised, completed a few minutes later,
 * all by the campaign clock.
 *
 * <p>Only the next step of each order is remembered, in memory. After a restart, or when there are
 * more orders than the {@link SandboxTimer} holds, nothing more is heard of an order, and the core
 * completes it by its own deadline.
 */
public final class SandboxOutlets implements OutletLine {

    /** How long people take to fetch what is ready. */
    static final long FETCHED_AFTER_MILLIS = TimeUnit.MINUTES.toMillis(5);

    /** Nothing is begun sooner after it was accepted: people may still change their minds. */
    static final long SECOND_THOUGHTS_MILLIS = TimeUnit.MINUTES.toMillis(1);

    /** How late slow outlets accept. */
    static final long SLOW_ANSWER_MILLIS = TimeUnit.MINUTES.toMillis(1);

    /** How late slow outlets are ready. */
    static final long SLOW_READY_MILLIS = TimeUnit.MINUTES.toMillis(10);

    /** Seats can be given back until so long before the start; then the tickets are ready. */
    static final long TICKETS_BEFORE_MILLIS = TimeUnit.MINUTES.toMillis(30);

    /** An order whose acceptance is still on its way into the journal is looked at again. */
    private static final long AGAIN_AFTER_MILLIS = 500;

    private static final long MINUTE_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final SandboxTimer timer;
    private final LateAnswers late;
    private volatile SandboxRules rules = SandboxRules.STANDARD;

    /**
     * @param late where the outlets say how far they are
     */
    public SandboxOutlets(SandboxTimer timer, LateAnswers late) {
        this.timer = timer;
        this.late = late;
    }

    /** Behaves like this from now on. What was accepted before goes on as it was. */
    public void behave(SandboxRules changed) {
        rules = changed;
    }

    @Override
    public void send(Effect send, Order order, Consumer<Answer> reply) {
        EffectId id = send.id();
        SandboxRules.Outlets outlets = rules.outlets();
        if (rules.hits(SandboxRules.Mishap.SILENT, id, outlets.silentPercent())) {
            reply.accept(Answer.Later.INSTANCE);
        } else if (rules.hits(SandboxRules.Mishap.DECLINED, id, outlets.refusePercent())) {
            reply.accept(new Answer.Refused("the sandbox's outlet refuses"));
        } else if (outlets.straight()) {
            reply.accept(new Answer.Done(reference(id)));
            long nowMillis = timer.nowMillis();
            start(new Progress(nowMillis, id, OrderState.COMPLETED, nowMillis, nowMillis));
        } else if (rules.hits(SandboxRules.Mishap.SLOW, id, outlets.slowPercent())) {
            reply.accept(Answer.Later.INSTANCE);
            timer.add(
                    new Accept(
                            timer.nowMillis() + SLOW_ANSWER_MILLIS,
                            id,
                            progress(id, order.reservation(), SLOW_READY_MILLIS)));
        } else {
            reply.accept(new Answer.Done(reference(id)));
            timer.add(progress(id, order.reservation(), 0));
        }
    }

    @Override
    public void recall(Effect recall, Order order, Consumer<Answer> reply) {
        // Its next step finds the order ended, and is its last.
        reply.accept(new Answer.Done(""));
    }

    private Progress progress(EffectId id, Reservation reservation, long lateMillis) {
        return switch (reservation) {
            case Reservation.Makes makes -> {
                long readyMillis = makes.readyAtMillis() + lateMillis;
                long turnMillis = makes.loads().getFirst().minute() * MINUTE_MILLIS + lateMillis;
                long noEarlierMillis = timer.nowMillis() + SECOND_THOUGHTS_MILLIS;
                yield new Progress(
                        Math.min(readyMillis, Math.max(turnMillis, noEarlierMillis)),
                        id,
                        OrderState.MAKING,
                        readyMillis,
                        readyMillis + FETCHED_AFTER_MILLIS);
            }
            case Reservation.SeatNumbers seats -> {
                long readyMillis = seats.startsAtMillis() - TICKETS_BEFORE_MILLIS;
                yield new Progress(
                        readyMillis, id, OrderState.READY, readyMillis, seats.endsAtMillis());
            }
            case Reservation.Nothing _ ->
                    throw new IllegalArgumentException(
                            "order " + id.subject() + " was sent without a reservation");
        };
    }

    private static String reference(EffectId id) {
        return "sandbox-" + id.subject();
    }

    /** Takes the step now, or, when the host is busy, soon. */
    private void start(Progress progress) {
        if (!progress.fire()) {
            timer.add(progress);
        }
    }

    /** A slow outlet accepts. */
    private final class Accept extends SandboxTimer.Step {
        private final EffectId id;
        private final Progress then;

        Accept(long dueMillis, EffectId id, Progress then) {
            super(dueMillis);
            this.id = id;
            this.then = then;
        }

        @Override
        boolean fire() {
            return late.resolve(id, new Effect.Done(reference(id)), _ -> timer.add(then));
        }
    }

    /** The next thing that an outlet says about an order. */
    private final class Progress extends SandboxTimer.Step {
        private final EffectId id;
        private final OrderState to;
        private final long readyMillis;
        private final long completedMillis;

        Progress(
                long dueMillis,
                EffectId id,
                OrderState to,
                long readyMillis,
                long completedMillis) {
            super(dueMillis);
            this.id = id;
            this.to = to;
            this.readyMillis = readyMillis;
            this.completedMillis = completedMillis;
        }

        @Override
        boolean fire() {
            return late.advance(id.user(), id.subject(), to, this::next);
        }

        private void next(Outcome outcome) {
            if (!(outcome instanceof Outcome.Ordered(Order order)) || order.state().isEnded()) {
                return;
            }
            if (order.state() == OrderState.SENDING) {
                timer.add(at(timer.nowMillis() + AGAIN_AFTER_MILLIS, to));
            } else if (to == OrderState.MAKING) {
                timer.add(at(readyMillis, OrderState.READY));
            } else if (to == OrderState.READY) {
                timer.add(at(completedMillis, OrderState.COMPLETED));
            }
        }

        private Progress at(long dueMillis, OrderState next) {
            return new Progress(dueMillis, id, next, readyMillis, completedMillis);
        }
    }
}
