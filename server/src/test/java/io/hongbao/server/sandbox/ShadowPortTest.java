package io.hongbao.server.sandbox;

import static io.hongbao.core.EffectId.Kind.CHARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Effect;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.effect.Asked;
import io.hongbao.server.effect.FakeHost;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShadowPortTest {

    @Test
    void whatAShadowCampaignWantsIsPlayedAndTheRestIsReal() {
        List<String> real = new ArrayList<>();
        List<String> played = new ArrayList<>();
        ShadowPort port =
                new ShadowPort(
                        (asked, reply) -> {
                            real.add(asked.effect().campaign());
                            reply.accept(new Answer.Done("real"));
                        },
                        (asked, reply) -> {
                            played.add(asked.effect().campaign());
                            reply.accept(new Answer.Done("played"));
                        },
                        "dress"::equals);
        List<Answer> answers = new ArrayList<>();
        port.ask(asked("dress"), answers::add);
        port.ask(asked("spring"), answers::add);
        assertThat(played).containsExactly("dress");
        assertThat(real).containsExactly("spring");
        assertThat(answers).containsExactly(new Answer.Done("played"), new Answer.Done("real"));
    }

    private static Asked asked(String campaign) {
        Effect effect = FakeHost.effect(1, CHARGE);
        return new Asked(
                new Effect(
                        effect.id(),
                        campaign,
                        effect.outlet(),
                        effect.currency(),
                        effect.amountMinor()),
                List.of(),
                true);
    }
}
