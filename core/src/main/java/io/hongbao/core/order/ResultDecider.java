package io.hongbao.core.order;

import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Outcome;
import io.hongbao.core.outlet.Reservation;
import java.util.List;
import java.util.Optional;

/**
 * What payment providers and outlets answer. An answer may come twice, late, or when nobody waits
 * for it any more: then it changes nothing, but money that was taken in vain is given back. The
 * first answer to what may still be asked is journaled in any case, or it would be asked for ever.
 */
public final class ResultDecider {
    private ResultDecider() {}

    /**
     * An order whose outlet says nothing more is taken as completed so long after it was to be
     * ready, or after the showing has ended.
     */
    private static final long SILENT_COMPLETION_MILLIS = 2 * 3_600_000L;

    public static Outcome resolve(Deciding deciding, Command.ResolveEffect command) {
        EffectId effect = command.effect();
        OrderRef ref = new OrderRef(effect.user(), effect.subject());
        Optional<Order> found = deciding.get(new EntityKey.OfOrders(ref.user())).order(ref.order());
        if (found.isEmpty() || isNeverAsked(effect)) {
            return Outcome.Ignored.INSTANCE;
        }
        Order order = found.get();
        boolean changed =
                switch (effect.kind()) {
                    case CHARGE -> charged(deciding, ref, order, command.result());
                    case STOP_CHARGE -> stopped(deciding, ref, order, command.result());
                    case REFUND -> refunded(deciding, ref, order, effect, command.result());
                    case SEND_ORDER -> sent(deciding, ref, order, command.result());
                    case RECALL_ORDER, PAY_OUT -> false;
                };
        if (changed) {
            return new Outcome.Ordered(OrderDecider.order(deciding, ref));
        }
        return mayBePending(order, effect) ? Outcome.Handled.INSTANCE : Outcome.Ignored.INSTANCE;
    }

    /** Only refunds are asked more than once for one order. */
    private static boolean isNeverAsked(EffectId effect) {
        return effect.kind() != EffectId.Kind.REFUND && effect.attempt() != 1;
    }

    /**
     * Whether an effect whose answer changes nothing may still be asked: what its answer would have
     * ended was ended otherwise, and nothing has overtaken it. A refused refund stays pending: the
     * money is owed until the provider gives it back.
     */
    private static boolean mayBePending(Order order, EffectId effect) {
        return switch (effect.kind()) {
            case STOP_CHARGE ->
                    order.stage(OrderState.STOPPING).isPresent() && !order.payment().isUnresolved();
            case RECALL_ORDER -> Ending.recalls(order);
            case CHARGE, REFUND, SEND_ORDER, PAY_OUT -> false;
        };
    }

    private static boolean charged(
            Deciding deciding, OrderRef ref, Order order, Effect.Result result) {
        return switch (result) {
            case Effect.Done(String reference) -> captured(deciding, ref, order, reference);
            case Effect.Refused _ -> {
                if (!order.payment().isUnresolved()) {
                    yield false;
                }
                paymentMoved(deciding, ref, order, Payment.State.DECLINED);
                if (order.state() == OrderState.STOPPING) {
                    Ending.endStopped(deciding, ref);
                } else {
                    Ending.end(
                            deciding,
                            ref,
                            OrderDecider.order(deciding, ref),
                            OrderEnd.PAYMENT_DECLINED);
                }
                yield true;
            }
        };
    }

    /** The provider has the money, whatever was asked of it and whatever it said before. */
    private static boolean captured(
            Deciding deciding, OrderRef ref, Order order, String reference) {
        if (order.payment().state() == Payment.State.CAPTURED
                || order.payment().state() == Payment.State.NONE) {
            return false;
        }
        deciding.happened(
                new Event.PaymentCaptured(
                        ref.user(),
                        order.campaign(),
                        order.id(),
                        reference,
                        order.quote().payableMinor()));
        Order paid = OrderDecider.order(deciding, ref);
        switch (order.state()) {
            case PAYING -> OrderDecider.send(deciding, ref, paid);
            case STOPPING -> Ending.endStopped(deciding, ref);
            case RESERVING, SENDING, ACCEPTED, MAKING, READY, COMPLETED, CANCELLED, REJECTED ->
                    Ending.refund(
                            deciding, ref, paid, "", paid.quote().payableMinor(), 0, List.of());
        }
        return true;
    }

    /** Done: nothing was or will be taken. Refused: it had been taken. */
    private static boolean stopped(
            Deciding deciding, OrderRef ref, Order order, Effect.Result result) {
        if (order.payment().state() != Payment.State.STOPPING) {
            return false;
        }
        return switch (result) {
            case Effect.Done _ -> {
                paymentMoved(deciding, ref, order, Payment.State.STOPPED);
                Ending.endStopped(deciding, ref);
                yield true;
            }
            case Effect.Refused(String _, String reference) ->
                    captured(deciding, ref, order, reference);
        };
    }

    private static boolean refunded(
            Deciding deciding, OrderRef ref, Order order, EffectId effect, Effect.Result result) {
        Optional<Refund> refund = order.refund(effect.attempt()).filter(one -> !one.done());
        if (refund.isEmpty() || !(result instanceof Effect.Done(String reference))) {
            return false;
        }
        deciding.happened(
                new Event.RefundDone(
                        ref.user(),
                        order.campaign(),
                        order.id(),
                        refund.get().number(),
                        reference,
                        refund.get().paymentMinor()));
        return true;
    }

    private static boolean sent(
            Deciding deciding, OrderRef ref, Order order, Effect.Result result) {
        if (order.state() != OrderState.SENDING) {
            return false;
        }
        switch (result) {
            case Effect.Refused _ -> Ending.end(deciding, ref, order, OrderEnd.OUTLET_REFUSED);
            case Effect.Done _ -> {
                boolean killed =
                        !deciding.get(new EntityKey.OfCampaign(order.campaign()))
                                .status()
                                .allowsRedemption();
                if (killed) {
                    Ending.end(deciding, ref, order, OrderEnd.CAMPAIGN_KILLED);
                } else {
                    OrderDecider.move(
                            deciding, ref, order, OrderState.ACCEPTED, completesAtMillis(order));
                }
            }
        }
        return true;
    }

    private static long completesAtMillis(Order order) {
        long overAtMillis =
                switch (order.reservation()) {
                    case Reservation.Makes makes -> makes.readyAtMillis();
                    case Reservation.SeatNumbers seats -> seats.endsAtMillis();
                    case Reservation.Nothing _ ->
                            throw new IllegalStateException(
                                    "order " + order.id() + " was sent without a reservation");
                };
        return overAtMillis + SILENT_COMPLETION_MILLIS;
    }

    private static void paymentMoved(
            Deciding deciding, OrderRef ref, Order order, Payment.State to) {
        deciding.happened(new Event.PaymentMoved(ref.user(), order.campaign(), order.id(), to));
    }
}
