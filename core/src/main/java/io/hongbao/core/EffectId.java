package io.hongbao.core;

import java.util.Locale;
import java.util.Optional;

/**
 * Names an effect: what is asked of the world outside, for which order, for the how-manieth time.
 * Whoever does it remembers the name, so that asking again does nothing twice.
 *
 * @param user whose
 * @param kind what is asked
 * @param subject the order's or payout's id, 1-40 of {@code [a-z0-9-]}
 * @param attempt counts from 1 for each kind and subject
 */
public record EffectId(UserId user, Kind kind, String subject, int attempt) {

    /** What can be asked of the world outside. */
    public enum Kind {
        /** The payment provider: take this from the person. */
        CHARGE,
        /** The payment provider: don't take it, if you have not. */
        STOP_CHARGE,
        /** The payment provider: give this back. */
        REFUND,
        /** The outlet: make this. */
        SEND_ORDER,
        /** The outlet: don't make it any more. */
        RECALL_ORDER,
        /** The payout provider: pay this cash to the person. */
        PAY_OUT
    }

    public EffectId {
        Require.inRange(subject.length(), 1, 40, "effect's subject length");
        Require.inRange(attempt, 1, 1_000_000, "effect's attempt");
    }

    /**
     * The effect that needs no answer any more once this one is asked, because this one's answer
     * tells how both came out: stopping a charge overtakes the charge, recalling an order overtakes
     * sending it. Whoever asks must stop asking what was overtaken.
     */
    public Optional<EffectId> overtakes() {
        return switch (kind) {
            case STOP_CHARGE -> Optional.of(new EffectId(user, Kind.CHARGE, subject, attempt));
            case RECALL_ORDER -> Optional.of(new EffectId(user, Kind.SEND_ORDER, subject, attempt));
            case CHARGE, REFUND, SEND_ORDER, PAY_OUT -> Optional.empty();
        };
    }

    /** The effect that {@link #toString} names; empty when {@code text} names none. */
    public static Optional<EffectId> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new EffectId(
                            UserId.parse(parts[2]),
                            Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                            parts[1],
                            Integer.parseInt(parts[3])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@code kind.subject.user.attempt}: also the idempotency key for whoever does it. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "." + subject + "." + user + "." + attempt;
    }
}
