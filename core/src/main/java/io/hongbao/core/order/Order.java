package io.hongbao.core.order;

import io.hongbao.core.outlet.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A quote that its person has confirmed, and what became of it.
 *
 * @param quote what was agreed; its id is the order's
 * @param state where it is in its life
 * @param end why it ended without being completed
 * @param holds the vouchers set aside or spent for it
 * @param reservation what the outlet set aside
 * @param payment what the person pays beside the vouchers
 * @param refunds what was given back, in order
 * @param stages when it came into each state, in order
 * @param deadlineAtMillis when something happens by itself; {@link Orders#NO_TIMER} for never
 */
public record Order(
        Quote quote,
        OrderState state,
        OrderEnd end,
        List<Hold> holds,
        Reservation reservation,
        Payment payment,
        List<Refund> refunds,
        List<Stage> stages,
        long deadlineAtMillis) {

    private static final long SEATS_LOCKED_MILLIS = 30 * 60_000L;

    /** No order has more refunds. */
    public static final int MAX_REFUNDS = 20;

    /**
     * A voucher that pays.
     *
     * @param spentMinor what the order takes of it, in minor units
     * @param leftMillis how long it was still good when it was set aside: it gets at least that
     *     back
     */
    public record Hold(long voucher, String prize, long spentMinor, long leftMillis) {}

    /** When an order came into a state. */
    public record Stage(OrderState state, long atMillis) {}

    public Order {
        holds = List.copyOf(holds);
        refunds = List.copyOf(refunds);
        stages = List.copyOf(stages);
    }

    /** A new one, right after its person's yes. */
    static Order placed(Quote quote, List<Hold> holds, long atMillis) {
        return new Order(
                quote,
                OrderState.RESERVING,
                OrderEnd.NONE,
                holds,
                Reservation.Nothing.INSTANCE,
                Payment.NONE,
                List.of(),
                List.of(new Stage(OrderState.RESERVING, atMillis)),
                Orders.NO_TIMER);
    }

    public String id() {
        return quote.id();
    }

    public String campaign() {
        return quote.campaign();
    }

    public long placedAtMillis() {
        return stages.getFirst().atMillis();
    }

    /** When it came into {@code wanted}. */
    public Optional<Stage> stage(OrderState wanted) {
        return stages.stream().filter(stage -> stage.state() == wanted).findFirst();
    }

    /** What has been given back of the payment, or is on its way, in minor units. */
    public long refundedPaymentMinor() {
        return refunds.stream().mapToLong(Refund::paymentMinor).sum();
    }

    /** What has been given back onto vouchers after they were spent, in minor units. */
    public long refundedVoucherMinor() {
        return refunds.stream().mapToLong(Refund::voucherMinor).sum();
    }

    public Optional<Refund> refund(int number) {
        return refunds.stream().filter(refund -> refund.number() == number).findFirst();
    }

    /**
     * Whether its person may still cancel it: before the outlet has begun, and seats until half an
     * hour before the showing starts.
     */
    public boolean isCancellable(long atMillis) {
        boolean locked =
                reservation instanceof Reservation.SeatNumbers seats
                        && atMillis >= seats.startsAtMillis() - SEATS_LOCKED_MILLIS;
        return switch (state) {
            case RESERVING, PAYING, SENDING, ACCEPTED -> !locked;
            case STOPPING, MAKING, READY, COMPLETED, CANCELLED, REJECTED -> false;
        };
    }

    /**
     * Whether it ended before its outlet was told, with nothing paid, and nobody owes a word about
     * it: neither its outlet about capacity nor a provider about what was asked last.
     */
    boolean cameToNothing() {
        boolean unpaid =
                switch (payment.state()) {
                    case NONE, STOPPED -> true;
                    case DECLINED -> stage(OrderState.STOPPING).isEmpty();
                    case CHARGING, STOPPING, CAPTURED -> false;
                };
        boolean answered = !(reservation instanceof Reservation.Nothing) || end.isRejection();
        return state.isEnded() && stage(OrderState.SENDING).isEmpty() && unpaid && answered;
    }

    /** Whether a provider still owes an answer about money. */
    public boolean isMoneyUnresolved() {
        return payment.isUnresolved() || refunds.stream().anyMatch(refund -> !refund.done());
    }

    public Order withReservation(Reservation reserved) {
        return new Order(
                quote, state, end, holds, reserved, payment, refunds, stages, deadlineAtMillis);
    }

    public Order withPayment(Payment changed) {
        return new Order(
                quote, state, end, holds, reservation, changed, refunds, stages, deadlineAtMillis);
    }

    public Order withRefund(Refund added) {
        List<Refund> more = new ArrayList<>(refunds);
        more.add(added);
        return withRefunds(more);
    }

    public Order withRefundDone(int number) {
        return withRefunds(
                refunds.stream()
                        .map(refund -> refund.number() == number ? refund.asDone() : refund)
                        .toList());
    }

    private Order withRefunds(List<Refund> changed) {
        return new Order(
                quote, state, end, holds, reservation, payment, changed, stages, deadlineAtMillis);
    }

    /** Come into another state. */
    public Order in(OrderState newState, OrderEnd why, long untilMillis, long atMillis) {
        List<Stage> more = new ArrayList<>(stages);
        more.add(new Stage(newState, atMillis));
        return new Order(
                quote, newState, why, holds, reservation, payment, refunds, more, untilMillis);
    }
}
