package io.hongbao.finance;

import io.hongbao.core.EffectId;
import java.util.Locale;
import java.util.Optional;

/**
 * One movement of money as the payment provider tells it.
 *
 * @param line where it stands in the file
 * @param id the effect that asked for it: what we sent as the idempotency key
 * @param reference the provider's own name for it
 * @param currency ISO 4217
 * @param time RFC 3339, as written
 */
record ProviderLine(
        long line,
        String id,
        Kind kind,
        String reference,
        long amountMinor,
        String currency,
        String time) {

    Cell money() {
        return new Cell.Minor(amountMinor, Books.digits(currency));
    }

    /** What kind of movement. */
    enum Kind {
        CHARGE(EffectId.Kind.CHARGE),
        REFUND(EffectId.Kind.REFUND),
        PAYOUT(EffectId.Kind.PAY_OUT);

        private final EffectId.Kind effect;

        Kind(EffectId.Kind effect) {
            this.effect = effect;
        }

        /** What asks for it. */
        EffectId.Kind effect() {
            return effect;
        }

        /** As files and reports write it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
