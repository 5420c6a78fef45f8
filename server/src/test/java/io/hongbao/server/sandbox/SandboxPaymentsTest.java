package io.hongbao.server.sandbox;

import static io.hongbao.core.EffectId.Kind.CHARGE;
import static io.hongbao.core.EffectId.Kind.PAY_OUT;
import static io.hongbao.core.EffectId.Kind.REFUND;
import static io.hongbao.core.EffectId.Kind.STOP_CHARGE;
import static io.hongbao.server.effect.FakeHost.effect;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.order.OrderState;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.effect.LateAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SandboxPaymentsTest {

    private final List<String> told = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private long nowMillis;
    private boolean busy;

    private final LateAnswers late =
            new LateAnswers() {
                @Override
                public boolean resolve(EffectId id, Effect.Result result, Consumer<Outcome> reply) {
                    return !busy && told.add(id.kind() + " " + id.subject() + " " + result);
                }

                @Override
                public boolean advance(
                        UserId user, String order, OrderState to, Consumer<Outcome> reply) {
                    throw new AssertionError("payments advance no orders");
                }
            };
    private final SandboxTimer timer = new SandboxTimer(() -> nowMillis);
    private final SandboxPayments payments = new SandboxPayments(timer, late);

    private void behave(SandboxRules.Payments rules) {
        payments.behave(new SandboxRules(rules, SandboxRules.STANDARD.outlets(), 7));
    }

    private Answer charge(int number) {
        payments.charge(effect(number, CHARGE), answers::add);
        return answers.removeLast();
    }

    private Answer stop(int number) {
        payments.stop(effect(number, STOP_CHARGE), answers::add);
        return answers.removeLast();
    }

    private void at(long millis) {
        nowMillis = millis;
        timer.fireDue();
    }

    @Test
    void atFirstEverythingIsDoneAtOnce() {
        assertThat(charge(1)).isEqualTo(new Answer.Done("sandbox-o-1-1"));
        payments.refund(effect(1, REFUND), answers::add);
        payments.pay(effect(1, PAY_OUT), answers::add);
        assertThat(answers).allSatisfy(one -> assertThat(one).isInstanceOf(Answer.Done.class));
        assertThat(timer.size()).isZero();
    }

    @Test
    void percentagesHitTheSameEffectsEachTimeAndAboutAsManyAsTheySay() {
        behave(new SandboxRules.Payments(30, 0, 0, 0, 0));
        List<Answer> first = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            first.add(charge(i));
        }
        long declined = first.stream().filter(Answer.Refused.class::isInstance).count();
        assertThat(declined).isBetween(2_850L, 3_150L);
        SandboxPayments again = new SandboxPayments(timer, late);
        again.behave(
                new SandboxRules(
                        new SandboxRules.Payments(30, 0, 0, 0, 0),
                        SandboxRules.STANDARD.outlets(),
                        7));
        for (int i = 0; i < 10_000; i++) {
            again.charge(effect(i, CHARGE), answers::add);
            assertThat(answers.removeLast()).isEqualTo(first.get(i));
        }
    }

    @Test
    void theNextOnesAreDeclined() {
        behave(new SandboxRules.Payments(0, 2, 0, 0, 0));
        assertThat(charge(1)).isInstanceOf(Answer.Refused.class);
        assertThat(charge(2)).isInstanceOf(Answer.Refused.class);
        assertThat(charge(3)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void aDelayedAnswerComesByTheCampaignClockAndOnce() {
        behave(new SandboxRules.Payments(0, 0, 5_000, 0, 0));
        assertThat(charge(1)).isEqualTo(Answer.Later.INSTANCE);
        assertThat(charge(1)).as("asked again").isEqualTo(Answer.Later.INSTANCE);
        at(4_999);
        assertThat(told).isEmpty();
        busy = true;
        at(5_000);
        busy = false;
        at(5_001);
        at(10_000);
        assertThat(told).containsExactly("CHARGE o-1 Done[reference=sandbox-o-1-1]");
        assertThat(charge(1)).as("it remembers").isEqualTo(new Answer.Done("sandbox-o-1-1"));
    }

    @Test
    void aDelayedChargeThatIsStoppedIsNeverTaken() {
        behave(new SandboxRules.Payments(0, 0, 5_000, 0, 0));
        charge(1);
        assertThat(stop(1)).isEqualTo(Answer.Later.INSTANCE);
        at(60_000);
        assertThat(told).containsExactly("STOP_CHARGE o-1 Done[reference=]");
    }

    @Test
    void aChargeThatWasTakenCannotBeStopped() {
        charge(1);
        assertThat(stop(1)).isEqualTo(new Answer.Refused("it was taken", "sandbox-o-1-1"));
        assertThat(stop(2)).as("never heard of").isEqualTo(new Answer.Done(""));
    }

    @Test
    void duplicatesAreToldTwice() {
        behave(new SandboxRules.Payments(0, 0, 0, 100, 0));
        assertThat(charge(1)).isInstanceOf(Answer.Done.class);
        at(0);
        assertThat(told).hasSize(1);
        behave(new SandboxRules.Payments(0, 0, 1_000, 100, 0));
        charge(2);
        at(1_000);
        assertThat(told).hasSize(3);
        assertThat(told.get(1)).isEqualTo(told.get(2));
    }

    @Test
    void aSilentChargeIsNeverAnsweredAndCanBeStopped() {
        behave(new SandboxRules.Payments(0, 0, 0, 0, 100));
        assertThat(charge(1)).isEqualTo(Answer.Later.INSTANCE);
        at(86_400_000L);
        assertThat(told).isEmpty();
        assertThat(stop(1)).isEqualTo(new Answer.Done(""));
    }
}
