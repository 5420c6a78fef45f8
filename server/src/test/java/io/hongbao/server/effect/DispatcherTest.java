package io.hongbao.server.effect;

import static io.hongbao.core.EffectId.Kind.CHARGE;
import static io.hongbao.core.EffectId.Kind.RECALL_ORDER;
import static io.hongbao.core.EffectId.Kind.REFUND;
import static io.hongbao.core.EffectId.Kind.SEND_ORDER;
import static io.hongbao.core.EffectId.Kind.STOP_CHARGE;
import static io.hongbao.server.effect.FakeHost.effect;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Outcome;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Payment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The dispatcher without a thread: time, the host and the adapter do what a test says. */
class DispatcherTest {

    private static final Answer DONE = new Answer.Done("p-1");
    private static final Answer FAILED =
            new Answer.Failed(Answer.Trouble.UNREACHABLE, "no connection", true);

    private final FakeHost host = new FakeHost();
    private final EffectInbox inbox = new EffectInbox(100);
    private final HostAnswers late = new HostAnswers(host, inbox);
    private final List<Out> out = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private long nowMillis = 1_000_000;
    private long setByMillis;
    private final Dispatcher dispatcher = dispatcher(4_000);

    /** A request that is out. */
    private record Out(Asked asked, Consumer<Answer> reply) {
        EffectId id() {
            return asked.effect().id();
        }
    }

    /** Three in flight, three attempts, two waits for a webhook. */
    private Dispatcher dispatcher(int capacity) {
        LaneRules rules = new LaneRules(3, 3, 1_000, 4_000, 2, 30_000, 60_000, 5_000, 20_000);
        Lane lane =
                new Lane(
                        "all",
                        EnumSet.allOf(EffectId.Kind.class),
                        (asked, reply) -> out.add(new Out(asked, reply)),
                        rules);
        return new Dispatcher(
                new OrderBook(host),
                host::pendingEffects,
                inbox,
                List.of(lane),
                new Clocks(() -> nowMillis, () -> nowMillis + setByMillis),
                new SplittableRandom(1),
                new EffectMetrics(registry),
                capacity);
    }

    private void work() {
        work(dispatcher);
    }

    private void work(Dispatcher one) {
        List<EffectInbox.Note> notes = new ArrayList<>();
        try {
            inbox.drainTo(notes, 10_000, 0);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        one.work(notes);
    }

    private void journaled(Effect... effects) {
        inbox.accept(host.journal(effects));
        work();
    }

    private Out only() {
        assertThat(out).hasSize(1);
        return out.removeFirst();
    }

    private void answer(Answer answer) {
        only().reply().accept(answer);
        work();
    }

    private void settled() {
        host.answer();
        work();
    }

    private void charging(int number) {
        host.order(number, OrderState.PAYING, Payment.State.CHARGING);
    }

    private void stopping(int number) {
        host.order(number, OrderState.STOPPING, Payment.State.STOPPING);
    }

    private static Command resolve(int number, EffectId.Kind kind, Effect.Result result) {
        return new Command.ResolveEffect(effect(number, kind).id(), result);
    }

    @Test
    void whatIsJournaledIsAskedAndItsResultGoesBackToTheCore() {
        charging(1);
        journaled(effect(1, CHARGE));
        assertThat(out.getFirst().asked().first()).isTrue();
        assertThat(out.getFirst().asked().order().id()).isEqualTo("o-1");
        answer(DONE);
        assertThat(host.commands()).containsExactly(resolve(1, CHARGE, new Effect.Done("p-1")));
        assertThat(dispatcher.pendingCount()).isEqualTo(1);
        settled();
        assertThat(dispatcher.pendingCount()).isZero();
    }

    @Test
    void whatIsPendingAtStartIsTakenUpOnceAndNotCalledFirst() {
        charging(1);
        host.journal(effect(1, CHARGE));
        inbox.accept(List.of(effect(1, CHARGE)));
        work();
        work();
        Out asked = only();
        assertThat(asked.asked().first()).as("it came by the journal too").isTrue();

        charging(2);
        host.journal(effect(2, CHARGE));
        Dispatcher restarted = dispatcher(4_000);
        out.clear();
        work(restarted);
        assertThat(out).hasSize(2).allSatisfy(one -> assertThat(one.asked().first()).isFalse());
    }

    @Test
    void aFailureIsTriedAgainWithinItsBackoffAndThenGivenUp() {
        charging(1);
        journaled(effect(1, CHARGE));
        answer(FAILED);
        assertThat(out).isEmpty();
        nowMillis += 1_000;
        work();
        assertThat(out.getFirst().asked().first()).isFalse();
        answer(FAILED);
        nowMillis += 2_000;
        work();
        answer(new Answer.Failed(Answer.Trouble.UNREACHABLE, "still no connection", true));
        nowMillis += 60_000;
        work();
        assertThat(out).isEmpty();
        assertThat(host.commands()).isEmpty();
        assertThat(dispatcher.deadLetters().list(10, ""))
                .containsExactly(
                        new DeadLetter(
                                effect(1, CHARGE),
                                Answer.Trouble.UNREACHABLE,
                                "still no connection",
                                3,
                                1_000_000,
                                1_003_000));
        assertThat(registry.get("hongbao.effects.retries").tag("kind", "charge").counter().count())
                .isEqualTo(2);
        assertThat(registry.get("hongbao.effects.dead.letters").gauge().value()).isEqualTo(1);
    }

    /** Somebody sets the machine's clock: what waits goes on waiting as long as it was to. */
    @Test
    void noWaitIsLongerOrShorterWhenTheClockIsSet() {
        charging(1);
        journaled(effect(1, CHARGE));
        setByMillis = -3_600_000;
        answer(FAILED);
        nowMillis += 1_000;
        work();
        answer(Answer.Later.INSTANCE);
        setByMillis = 3_600_000;
        work();
        assertThat(out).isEmpty();
        assertThat(dispatcher.restMillis(60_000)).isEqualTo(30_000);
        nowMillis += 30_000;
        work();
        answer(new Answer.Failed(Answer.Trouble.ANSWER_UNKNOWN, "answered 400", false));
        assertThat(dispatcher.deadLetters().list(1, ""))
                .containsExactly(
                        new DeadLetter(
                                effect(1, CHARGE),
                                Answer.Trouble.ANSWER_UNKNOWN,
                                "answered 400",
                                3,
                                1_000_000,
                                4_631_000));
    }

    @Test
    void anOpenBreakerLetsProbesOutInTimeWhenTheClockIsSetBack() {
        for (int i = 1; i <= 8; i++) {
            charging(i);
            journaled(effect(i, CHARGE));
            answer(FAILED);
        }
        assertThat(dispatcher.standing().getFirst().breaker()).isEqualTo("open");
        setByMillis = -3_600_000;
        nowMillis += 5_000;
        work();
        assertThat(out).isNotEmpty();
    }

    @Test
    void whatIsNotWorthAnotherTryIsGivenUpAtOnce() {
        charging(1);
        journaled(effect(1, CHARGE));
        answer(new Answer.Failed(Answer.Trouble.ANSWER_UNKNOWN, "answered 400", false));
        assertThat(dispatcher.deadLetterCount()).isEqualTo(1);
    }

    @Test
    void aDeadLetterThatIsResentStartsAnew() {
        charging(1);
        journaled(effect(1, CHARGE));
        answer(new Answer.Failed(Answer.Trouble.ANSWER_UNKNOWN, "answered 400", false));
        List<Boolean> found = new ArrayList<>();
        inbox.add(new EffectInbox.Resend(effect(1, CHARGE).id(), found::add));
        inbox.add(new EffectInbox.Resend(effect(2, CHARGE).id(), found::add));
        work();
        assertThat(found).containsExactly(true, false);
        assertThat(dispatcher.deadLetterCount()).isZero();
        answer(DONE);
        settled();
        assertThat(dispatcher.pendingCount()).isZero();
    }

    @Test
    void aDeadLetterSurvivesARestartBecauseItIsPending() {
        charging(1);
        journaled(effect(1, CHARGE));
        answer(new Answer.Failed(Answer.Trouble.ANSWER_UNKNOWN, "answered 400", false));
        work(dispatcher(4_000));
        assertThat(only().id()).isEqualTo(effect(1, CHARGE).id());
    }

    @Test
    void aDeadLetterThatAnOperatorResolvesIsGone() {
        charging(1);
        journaled(effect(1, CHARGE));
        answer(new Answer.Failed(Answer.Trouble.ANSWER_UNKNOWN, "answered 400", false));
        late.resolve(effect(1, CHARGE).id(), new Effect.Refused("by hand"), _ -> {});
        settled();
        assertThat(dispatcher.pendingCount()).isZero();
        assertThat(dispatcher.deadLetterCount()).isZero();
    }

    @Test
    void noMoreRequestsAreOutThanTheLaneAllows() {
        for (int i = 1; i <= 5; i++) {
            charging(i);
            journaled(effect(i, CHARGE));
        }
        assertThat(out).hasSize(3);
        out.removeFirst().reply().accept(DONE);
        work();
        assertThat(out).hasSize(3);
        assertThat(out.getLast().id()).isEqualTo(effect(4, CHARGE).id());
    }

    @Test
    void anAdapterThatThrowsOrRepliesTwiceDoesNoHarm() {
        charging(1);
        journaled(effect(1, CHARGE));
        Out one = only();
        one.reply().accept(DONE);
        one.reply().accept(FAILED);
        one.reply().accept(DONE);
        work();
        assertThat(host.commands()).hasSize(1);
        assertThat(dispatcher.standing().getFirst().inFlight()).isZero();
    }

    @Test
    void anOpenBreakerSendsNothingAndCostsNoAttempts() {
        for (int i = 1; i <= 12; i++) {
            charging(i);
            journaled(effect(i, CHARGE));
        }
        for (int i = 0; i < 8; i++) {
            out.removeFirst().reply().accept(FAILED);
            work();
        }
        assertThat(dispatcher.standing().getFirst().breaker()).isEqualTo("open");
        assertThat(registry.get("hongbao.effects.breaker").tag("state", "open").gauge().value())
                .isEqualTo(1);
        int outBefore = out.size();
        nowMillis += 4_999;
        work();
        assertThat(out).hasSize(outBefore);
        assertThat(dispatcher.deadLetterCount()).isZero();
        assertThat(dispatcher.restMillis(60_000)).isEqualTo(1);

        nowMillis += 1;
        work();
        out.forEach(one -> one.reply().accept(DONE));
        out.clear();
        work();
        while (!out.isEmpty()) {
            out.removeFirst().reply().accept(DONE);
            work();
        }
        assertThat(dispatcher.standing().getFirst().breaker()).isEqualTo("closed");
        settled();
        assertThat(dispatcher.pendingCount()).isZero();
    }

    @Test
    void anAnswerThatWasPromisedIsAskedForUntilItComes() {
        charging(1);
        journaled(effect(1, CHARGE));
        answer(Answer.Later.INSTANCE);
        nowMillis += 29_999;
        work();
        assertThat(out).isEmpty();
        nowMillis += 1;
        work();
        answer(Answer.Later.INSTANCE);
        late.resolve(effect(1, CHARGE).id(), new Effect.Done("p-1"), _ -> {});
        settled();
        assertThat(dispatcher.pendingCount()).isZero();
        nowMillis += 600_000;
        work();
        assertThat(out).isEmpty();
    }

    @Test
    void anAnswerThatNeverComesEndsAsADeadLetter() {
        charging(1);
        journaled(effect(1, CHARGE));
        answer(Answer.Later.INSTANCE);
        nowMillis += 30_000;
        work();
        answer(Answer.Later.INSTANCE);
        nowMillis += 60_000;
        work();
        answer(Answer.Later.INSTANCE);
        assertThat(dispatcher.deadLetters().list(10, "").getFirst().error())
                .contains("promised by webhook");
    }

    @Test
    void aWebhookThatIsQuickerThanTheReplyCountsAndTheReplyDoesNot() {
        charging(1);
        journaled(effect(1, CHARGE));
        Out one = only();
        late.resolve(effect(1, CHARGE).id(), new Effect.Done("p-1"), _ -> {});
        settled();
        assertThat(dispatcher.pendingCount()).isZero();
        one.reply().accept(FAILED);
        work();
        assertThat(host.commands()).hasSize(1);
        assertThat(dispatcher.standing().getFirst().inFlight()).isZero();
    }

    @Test
    void aStopWinsOverAChargeThatWasNotSentYet() {
        charging(1);
        charging(2);
        charging(3);
        journaled(effect(1, CHARGE), effect(2, CHARGE), effect(3, CHARGE));
        charging(4);
        journaled(effect(4, CHARGE));
        stopping(4);
        journaled(effect(4, STOP_CHARGE));
        assertThat(host.commands()).containsExactly(resolve(4, STOP_CHARGE, new Effect.Done("")));
        settled();
        while (!out.isEmpty()) {
            assertThat(out.getFirst().id().kind()).isEqualTo(CHARGE);
            assertThat(out.getFirst().id().subject()).isNotEqualTo("o-4");
            out.removeFirst().reply().accept(DONE);
            work();
        }
        settled();
        assertThat(dispatcher.pendingCount()).isZero();
    }

    @Test
    void aStopWaitsForTheChargeThatIsOutAndIsNotNeededWhenThatIsAnswered() {
        charging(1);
        journaled(effect(1, CHARGE));
        stopping(1);
        journaled(effect(1, STOP_CHARGE));
        answer(DONE);
        host.order(1, OrderState.CANCELLED, Payment.State.CAPTURED);
        settled();
        assertThat(out).isEmpty();
        assertThat(host.commands())
                .containsExactly(
                        resolve(1, CHARGE, new Effect.Done("p-1")),
                        resolve(1, STOP_CHARGE, new Effect.Done("")));
        settled();
        assertThat(dispatcher.pendingCount()).isZero();
    }

    @Test
    void aStopIsSentAfterAChargeThatFailedAndTheChargeIsNotTriedAgain() {
        charging(1);
        journaled(effect(1, CHARGE));
        stopping(1);
        journaled(effect(1, STOP_CHARGE));
        answer(FAILED);
        assertThat(out.getFirst().id().kind()).isEqualTo(STOP_CHARGE);
        answer(new Answer.Done("stopped"));
        settled();
        nowMillis += 60_000;
        work();
        assertThat(out).isEmpty();
        assertThat(dispatcher.pendingCount()).isZero();
    }

    @Test
    void aStopIsSentForAChargeThatWaitsForItsWebhookOrIsADeadLetter() {
        for (Answer first :
                List.of(
                        Answer.Later.INSTANCE,
                        FAILED,
                        new Answer.Failed(Answer.Trouble.ANSWER_UNKNOWN, "answered 400", false))) {
            charging(1);
            journaled(effect(1, CHARGE));
            answer(first);
            stopping(1);
            journaled(effect(1, STOP_CHARGE));
            assertThat(out.getFirst().id().kind()).isEqualTo(STOP_CHARGE);
            answer(new Answer.Refused("it was taken", "p-1"));
            settled();
            assertThat(dispatcher.pendingCount()).isZero();
            assertThat(dispatcher.deadLetterCount()).isZero();
        }
        assertThat(host.commands())
                .containsOnly(resolve(1, STOP_CHARGE, new Effect.Refused("it was taken", "p-1")));
    }

    @Test
    void aChargeOfAnOrderThatIsBeingStoppedIsHeldUntilTheStopComes() {
        stopping(1);
        journaled(effect(1, CHARGE));
        assertThat(out).isEmpty();
        assertThat(host.commands()).isEmpty();
        journaled(effect(1, STOP_CHARGE));
        assertThat(host.commands()).containsExactly(resolve(1, STOP_CHARGE, new Effect.Done("")));
    }

    @Test
    void anOrderThatIsNoLongerWantedIsNotSent() {
        host.order(1, OrderState.CANCELLED, Payment.State.NONE);
        journaled(effect(1, SEND_ORDER));
        assertThat(out).isEmpty();
        assertThat(host.commands())
                .containsExactly(resolve(1, SEND_ORDER, new Effect.Refused("not wanted any more")));
        settled();
        assertThat(dispatcher.pendingCount()).isZero();
    }

    @Test
    void aRecallFollowsTheOrderThatWasSent() {
        host.order(1, OrderState.SENDING, Payment.State.NONE);
        journaled(effect(1, SEND_ORDER));
        answer(Answer.Later.INSTANCE);
        host.order(1, OrderState.CANCELLED, Payment.State.NONE);
        journaled(effect(1, RECALL_ORDER));
        assertThat(only().id().kind()).isEqualTo(RECALL_ORDER);
    }

    @Test
    void aRefundThatIsRefusedWaitsForAnOperator() {
        host.order(1, OrderState.CANCELLED, Payment.State.CAPTURED);
        journaled(effect(1, REFUND));
        answer(new Answer.Refused("account closed"));
        assertThat(host.commands()).isEmpty();
        assertThat(dispatcher.deadLetters().list(1, "").getFirst().error())
                .isEqualTo("refused: account closed");

        host.order(2, OrderState.CANCELLED, Payment.State.CAPTURED);
        journaled(effect(2, REFUND));
        answer(Answer.Later.INSTANCE);
        late.resolve(effect(2, REFUND).id(), new Effect.Refused("account closed"), _ -> {});
        work();
        assertThat(dispatcher.deadLetterCount()).isEqualTo(2);
        assertThat(host.commands()).isEmpty();
    }

    @Test
    void aResultThatTheHostHasNoRoomForIsHandedOverLater() {
        charging(1);
        journaled(effect(1, CHARGE));
        host.setBusy(true);
        answer(DONE);
        assertThat(dispatcher.restMillis(60_000)).isEqualTo(1);
        host.setBusy(false);
        work();
        assertThat(host.commands()).hasSize(1);
        settled();
        assertThat(dispatcher.pendingCount()).isZero();
    }

    @Test
    void aResultThatCannotBeDecidedWaitsForAnOperator() {
        charging(1);
        journaled(effect(1, CHARGE));
        host.answerWith(Outcome.Failed.INSTANCE);
        answer(DONE);
        settled();
        assertThat(dispatcher.deadLetterCount()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitIsReadFromTheHostWhenThereIsRoom() {
        Dispatcher small = dispatcher(1_500);
        work(small);
        int all = 5_000;
        for (int i = 1; i <= all; i++) {
            charging(i);
            inbox.accept(host.journal(effect(i, CHARGE)));
        }
        int asked = 0;
        for (int round = 0; round < 100_000 && asked < all; round++) {
            work(small);
            assertThat(small.pendingCount()).isLessThanOrEqualTo(1_500);
            asked += out.size();
            List<Out> now = List.copyOf(out);
            out.clear();
            now.forEach(one -> one.reply().accept(DONE));
            work(small);
            host.answer();
        }
        work(small);
        work(small);
        assertThat(host.pendingEffects(10, java.util.Optional.empty())).isEmpty();
        assertThat(host.commands()).hasSize(all).doesNotHaveDuplicates();
        assertThat(small.pendingCount()).isZero();
        assertThat(small.isBehind()).isFalse();
    }
}
