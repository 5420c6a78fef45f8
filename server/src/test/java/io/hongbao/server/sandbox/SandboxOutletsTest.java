package io.hongbao.server.sandbox;

import static io.hongbao.core.EffectId.Kind.RECALL_ORDER;
import static io.hongbao.core.EffectId.Kind.SEND_ORDER;
import static io.hongbao.server.effect.FakeHost.effect;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Payment;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.effect.EffectInbox;
import io.hongbao.server.effect.FakeHost;
import io.hongbao.server.effect.HostAnswers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxOutletsTest {

    private static final long MINUTE = 60_000;

    private final FakeHost host = new FakeHost();
    private long nowMillis;
    private final SandboxTimer timer = new SandboxTimer(() -> nowMillis);
    private final SandboxOutlets outlets =
            new SandboxOutlets(timer, new HostAnswers(host, new EffectInbox()));
    private final List<Answer> answers = new ArrayList<>();

    private void behave(SandboxRules.Outlets rules) {
        outlets.behave(new SandboxRules(SandboxRules.STANDARD.payments(), rules, 7));
    }

    private Order order(int number) {
        return host.read(0, new EntityKey.OfOrders(FakeHost.user(number)))
                .order("o-" + number)
                .orElseThrow();
    }

    /** The host says that the order is in this state whenever it is asked. */
    private void orderIs(int number, OrderState state) {
        host.order(number, state, Payment.State.NONE);
        host.answerWith(new Outcome.Ordered(order(number)));
    }

    private Answer send(int number) {
        outlets.send(effect(number, SEND_ORDER), order(number), answers::add);
        return answers.removeLast();
    }

    /** What the outlets say up to {@code millis}, with the minute. */
    private List<String> saidUntil(long millis) {
        List<String> said = new ArrayList<>();
        for (; nowMillis <= millis; nowMillis += MINUTE / 4) {
            int before = host.commands().size();
            timer.fireDue();
            for (Command command : host.commands().subList(before, host.commands().size())) {
                said.add(
                        nowMillis / MINUTE
                                + " "
                                + (command instanceof Command.AdvanceOrder advance
                                        ? advance.to()
                                        : command.getClass().getSimpleName()));
            }
            host.answer();
        }
        return said;
    }

    @Test
    void anOrderIsMadeAtItsReservedTimesAndFetchedFiveMinutesLater() {
        orderIs(1, OrderState.ACCEPTED);
        assertThat(send(1)).isEqualTo(new Answer.Done("sandbox-o-1"));
        assertThat(saidUntil(30 * MINUTE)).containsExactly("3 MAKING", "10 READY", "15 COMPLETED");
        assertThat(timer.size()).isZero();
    }

    @Test
    void ticketsAreReadyWhenTheyCanNoLongerBeGivenBackAndUsedAtTheEnd() {
        host.order(
                1,
                OrderState.ACCEPTED,
                Payment.State.NONE,
                new Reservation.SeatNumbers("s", List.of(1), 60 * MINUTE, 180 * MINUTE));
        host.answerWith(new Outcome.Ordered(order(1)));
        send(1);
        assertThat(saidUntil(200 * MINUTE)).containsExactly("30 READY", "180 COMPLETED");
    }

    @Test
    void aSlowOutletAcceptsAndIsReadyLate() {
        orderIs(1, OrderState.ACCEPTED);
        behave(new SandboxRules.Outlets(0, 0, 100, false));
        assertThat(send(1)).isEqualTo(Answer.Later.INSTANCE);
        assertThat(saidUntil(40 * MINUTE))
                .containsExactly("1 ResolveEffect", "13 MAKING", "20 READY", "25 COMPLETED");
    }

    @Test
    void refusedSilentAndStraight() {
        orderIs(1, OrderState.ACCEPTED);
        behave(new SandboxRules.Outlets(100, 0, 0, false));
        assertThat(send(1)).isInstanceOf(Answer.Refused.class);
        behave(new SandboxRules.Outlets(100, 100, 100, true));
        assertThat(send(1)).isEqualTo(Answer.Later.INSTANCE);
        assertThat(saidUntil(60 * MINUTE)).isEmpty();

        behave(new SandboxRules.Outlets(0, 0, 0, true));
        assertThat(send(1)).isInstanceOf(Answer.Done.class);
        assertThat(host.commands())
                .containsExactly(
                        new Command.AdvanceOrder(FakeHost.user(1), "o-1", OrderState.COMPLETED));
        assertThat(timer.size()).isZero();
    }

    @Test
    void anOrderThatIsNotYetAcceptedIsToldAgain() {
        orderIs(1, OrderState.SENDING);
        behave(new SandboxRules.Outlets(0, 0, 0, true));
        send(1);
        host.answer();
        assertThat(timer.size()).isEqualTo(1);
        orderIs(1, OrderState.COMPLETED);
        assertThat(saidUntil(2 * MINUTE)).containsExactly("0 COMPLETED");
        assertThat(timer.size()).isZero();
    }

    @Test
    void aBusyHostIsToldLater() {
        orderIs(1, OrderState.ACCEPTED);
        host.setBusy(true);
        send(1);
        nowMillis = 5 * MINUTE;
        timer.fireDue();
        assertThat(timer.size()).isEqualTo(1);
        host.setBusy(false);
        assertThat(saidUntil(20 * MINUTE)).containsExactly("5 MAKING", "10 READY", "15 COMPLETED");
    }

    @Test
    void nothingMoreIsSaidAboutAnOrderThatHasEnded() {
        orderIs(1, OrderState.ACCEPTED);
        send(1);
        orderIs(1, OrderState.CANCELLED);
        outlets.recall(effect(1, RECALL_ORDER), order(1), answers::add);
        assertThat(answers).containsExactly(new Answer.Done(""));
        assertThat(saidUntil(60 * MINUTE)).containsExactly("3 MAKING");
        assertThat(timer.size()).isZero();
    }
}
