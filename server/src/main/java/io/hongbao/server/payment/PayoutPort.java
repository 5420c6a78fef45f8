package io.hongbao.server.payment;

import io.hongbao.core.EffectId;
import io.hongbao.core.Require;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.effect.Asked;
import io.hongbao.server.effect.Port;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Leads payouts to a {@link PayoutProvider}.
 *
 * @param provider who pays them
 */
public record PayoutPort(PayoutProvider provider) implements Port {

    /** What goes there. */
    public static final Set<EffectId.Kind> KINDS = Set.of(EffectId.Kind.PAY_OUT);

    @Override
    public void ask(Asked asked, Consumer<Answer> reply) {
        Require.that(
                asked.effect().id().kind() == EffectId.Kind.PAY_OUT, "only payouts are paid out");
        provider.pay(asked.effect(), reply);
    }
}
