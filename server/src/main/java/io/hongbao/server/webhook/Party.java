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
    PAYMENTS(PaymentPort.KINDS),
    OUTLETS(OutletPort.KINDS),
    PAYOUTS(PayoutPort.KINDS);

    private final Set<EffectId.Kind> kinds;

    Party(Set<EffectId.Kind> kinds) {
        this.kinds = kinds;
    }

    /** What it is asked for, and may answer. */
    public Set<EffectId.Kind> kinds() {
        return kinds;
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
