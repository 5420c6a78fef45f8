package io.hongbao.server.fulfilment;

import io.hongbao.core.EffectId;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.effect.Asked;
import io.hongbao.server.effect.Port;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Leads orders to an {@link OutletLine}.
 *
 * @param line to the outlets
 */
public record OutletPort(OutletLine line) implements Port {

    /** What goes there. */
    public static final Set<EffectId.Kind> KINDS =
            Set.of(EffectId.Kind.SEND_ORDER, EffectId.Kind.RECALL_ORDER);

    @Override
    public void ask(Asked asked, Consumer<Answer> reply) {
        switch (asked.effect().id().kind()) {
            case SEND_ORDER -> line.send(asked.effect(), asked.order(), reply);
            case RECALL_ORDER -> line.recall(asked.effect(), asked.order(), reply);
            case CHARGE, STOP_CHARGE, REFUND, PAY_OUT ->
                    throw new IllegalArgumentException(
                            asked.effect().id() + " is not for an outlet");
        }
    }
}
