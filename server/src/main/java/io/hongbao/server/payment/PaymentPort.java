package io.hongbao.server.payment;

import io.hongbao.core.EffectId;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.effect.Asked;
import io.hongbao.server.effect.Port;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Leads effects about payments to a {@link PaymentProvider}.
 *
 * @param provider who does them
 */
public record PaymentPort(PaymentProvider provider) implements Port {

    /** What goes there. */
    public static final Set<EffectId.Kind> KINDS =
            Set.of(EffectId.Kind.CHARGE, EffectId.Kind.STOP_CHARGE, EffectId.Kind.REFUND);

    @Override
    public void ask(Asked asked, Consumer<Answer> reply) {
        switch (asked.effect().id().kind()) {
            case CHARGE -> provider.charge(asked.effect(), reply);
            case STOP_CHARGE -> provider.stop(asked.effect(), reply);
            case REFUND -> provider.refund(asked.effect(), reply);
            case SEND_ORDER, RECALL_ORDER, PAY_OUT ->
                    throw new IllegalArgumentException(
                            asked.effect().id() + " is not for a payment provider");
        }
    }
}
