package io.hongbao.finance;

import io.hongbao.core.EffectId;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.payout.Payout;
import java.util.Optional;

/**
 * One movement of money at the provider as we booked it.
 *
 * @param effect what asked for it
 * @param reference the provider's own name for it
 */
record Booking(EffectId effect, String reference, long amountMinor) {

    /** What {@code event} books; empty when it is about no provider's money. */
    static Optional<Booking> of(Event event, Entry.Cause cause) {
        return switch (event) {
            case Event.PaymentCaptured it ->
                    Optional.of(
                            new Booking(
                                    new EffectId(
                                            it.user(),
                                            EffectId.Kind.CHARGE,
                                            it.order(),
                                            attempt(cause)),
                                    it.reference(),
                                    it.amountMinor()));
            case Event.RefundDone it ->
                    Optional.of(
                            new Booking(
                                    new EffectId(
                                            it.user(),
                                            EffectId.Kind.REFUND,
                                            it.order(),
                                            it.number()),
                                    it.reference(),
                                    it.paymentMinor()));
            case Event.PayoutPaid it ->
                    Optional.of(
                            new Booking(
                                    new EffectId(
                                            it.user(),
                                            EffectId.Kind.PAY_OUT,
                                            it.payout(),
                                            Payout.ONLY_ATTEMPT),
                                    it.reference(),
                                    it.amountMinor()));
            default -> Optional.empty();
        };
    }

    /** A charge and the wish to stop it have the same number. */
    private static int attempt(Entry.Cause cause) {
        return cause instanceof Entry.ByEffect(EffectId effect) ? effect.attempt() : 1;
    }

    /** Whether {@code kind} moves money at the provider. */
    static boolean isMovement(EffectId.Kind kind) {
        return switch (kind) {
            case CHARGE, REFUND, PAY_OUT -> true;
            case STOP_CHARGE, SEND_ORDER, RECALL_ORDER -> false;
        };
    }
}
