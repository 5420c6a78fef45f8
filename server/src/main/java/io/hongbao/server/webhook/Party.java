package io.hongbao.server.webhook;

import io.hongbao.core.EffectId;
import io.hongbao.server.fulfilment.OutletPort;
import io.hongbao.server.payment.PaymentPort;
import io.hongbao.server.payment.PayoutPort;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who may be on the other side of signed webhooks. */
public enum Party {
    /** Who takes people's money. */
    PAYMENTS,
    /** Who makes what was ordered. */
    OUTLETS,
    /** Who pays people cash. */
    PAYOUTS;

    /** What it is asked for, and may answer. */
    public Set<EffectId.Kind> kinds() {
        return switch (this) {
            case PAYMENTS -> PaymentPort.KINDS;
            case OUTLETS -> OutletPort.KINDS;
            case PAYOUTS -> PayoutPort.KINDS;
        };
    }

    /** As paths, options, metrics and operators call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Party> of(String word) {
        for (Party party : values()) {
            if (party.word().equals(word)) {
                return Optional.of(party);
            }
        }
        return Optional.empty();
    }
}
