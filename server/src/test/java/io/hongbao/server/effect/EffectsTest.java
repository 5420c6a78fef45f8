package io.hongbao.server.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.UserId;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Payment;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.HostSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dispatcher with its thread, and the real host under it. */
class EffectsTest {

    private static final UserId ANN = new UserId(1, 1);
    private static final UserId BOB = new UserId(2, 2);

    @TempDir private Path folder;
    private final AtomicLong clock = new AtomicLong(Shop.NOON_MILLIS);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** A server in little: the host, and one lane whose adapter does what a test says. */
    private final class Server implements AutoCloseable {
        private final EffectInbox inbox = new EffectInbox();
        private final EmbeddedHost host =
                EmbeddedHost.open(
                        folder,
                        HostSettings.defaults()
                                .withClock(clock::get)
                                .withMemory(8 << 20, 8 << 20, 8 << 20)
                                .withEffects(inbox));
        private final Effects effects;

        Server(Function<Asked, Answer> adapter) {
            Lane lane =
                    new Lane(
                            "all",
                            EnumSet.allOf(EffectId.Kind.class),
                            (one, reply) -> answer(one, adapter, reply),
                            LaneRules.NETWORK);
            effects =
                    new Effects(
                            host,
                            host::pendingEffects,
                            inbox,
                            List.of(lane),
                            new EffectMetrics(new SimpleMeterRegistry()));
            effects.start();
        }

        private void answer(Asked one, Function<Asked, Answer> adapter, Consumer<Answer> reply) {
            asked.add(one);
            Answer answer = adapter.apply(one);
            if (one.effect().id().user().equals(ANN)) {
                reply.accept(answer);
            } else {
                Thread.startVirtualThread(() -> reply.accept(answer));
            }
        }

        Order now(UserId user, Order order) {
            return Shop.now(host, user, order);
        }

        boolean hasNothingPending() {
            return host.pendingEffects(10, Optional.empty()).isEmpty()
                    && effects.pendingCount() == 0;
        }

        @Override
        public void close() {
            effects.close();
            host.close();
        }
    }

    private List<EffectId> askedFor() {
        return asked.stream().map(one -> one.effect().id()).toList();
    }

    @Test
    void anOrderIsPaidAndSentWhateverThreadTheAnswersComeOn() {
        try (Server server = new Server(_ -> new Answer.Done("ref"))) {
            Shop.open(server.host);
            for (UserId user : List.of(ANN, BOB)) {
                Order order = Shop.order(server.host, user);
                Shop.await(
                        "it is accepted",
                        () -> server.now(user, order).state() == OrderState.ACCEPTED);
                assertThat(server.now(user, order).payment())
                        .isEqualTo(new Payment(Payment.State.CAPTURED, "ref", 800));
            }
            Shop.await("nothing is pending", server::hasNothingPending);
            assertThat(asked).hasSize(4).allSatisfy(one -> assertThat(one.first()).isTrue());
        }
    }

    @Test
    void whatWasPendingWhenTheProcessEndedIsTakenUpUnderTheSameId() {
        Order order;
        try (Server server = new Server(_ -> Answer.Later.INSTANCE)) {
            Shop.open(server.host);
            order = Shop.order(server.host, ANN);
            Shop.await("it is asked for", () -> asked.size() == 1);
        }
        try (Server server = new Server(_ -> new Answer.Done("ref"))) {
            Shop.await(
                    "it is accepted", () -> server.now(ANN, order).state() == OrderState.ACCEPTED);
            Shop.await("nothing is pending", server::hasNothingPending);
        }
        EffectId charge = new EffectId(ANN, EffectId.Kind.CHARGE, order.id(), 1);
        EffectId send = new EffectId(ANN, EffectId.Kind.SEND_ORDER, order.id(), 1);
        assertThat(askedFor()).containsExactly(charge, charge, send);
        assertThat(asked).extracting(Asked::first).containsExactly(true, false, true);
        try (Server server = new Server(_ -> new Answer.Done("ref"))) {
            assertThat(server.now(ANN, order).state()).isEqualTo(OrderState.ACCEPTED);
            Shop.await("nothing is pending", server::hasNothingPending);
            assertThat(asked).hasSize(3);
        }
    }

    @Test
    void aPaymentThatIsStoppedAndWasTakenIsGivenBack() {
        Function<Asked, Answer> tookIt =
                one ->
                        switch (one.effect().id().kind()) {
                            case CHARGE -> Answer.Later.INSTANCE;
                            case STOP_CHARGE -> new Answer.Refused("it was taken", "took-it");
                            default -> new Answer.Done("gave-back");
                        };
        try (Server server = new Server(tookIt)) {
            Shop.open(server.host);
            Order order = Shop.order(server.host, ANN);
            Shop.await("it is asked for", () -> asked.size() == 1);
            Shop.ask(
                    server.host,
                    new Command.CancelOrder(ANN, order.id(), OrderEnd.CANCELLED_BY_PERSON));
            Shop.await("nothing is pending", server::hasNothingPending);
            Order ended = server.now(ANN, order);
            assertThat(ended.state()).isEqualTo(OrderState.CANCELLED);
            assertThat(ended.payment().reference()).isEqualTo("took-it");
            assertThat(ended.isMoneyUnresolved()).isFalse();
            assertThat(ended.refundedPaymentMinor()).isEqualTo(800);
        }
        assertThat(askedFor())
                .extracting(EffectId::kind)
                .containsExactly(
                        EffectId.Kind.CHARGE, EffectId.Kind.STOP_CHARGE, EffectId.Kind.REFUND);
    }

    @Test
    void aDeadLetterHoldsItsOrderUntilAnOperatorSaysWhatBecameOfIt() throws Exception {
        try (Server server =
                new Server(_ ->
                        new Answer.Failed(Answer.Trouble.ANSWER_UNKNOWN, "answered 400", false))) {
            Shop.open(server.host);
            Order order = Shop.order(server.host, ANN);
            EffectId charge = new EffectId(ANN, EffectId.Kind.CHARGE, order.id(), 1);
            Shop.await("it is given up", () -> server.effects.deadLetterCount() == 1);
            assertThat(server.effects.deadLetter(charge).orElseThrow().error())
                    .isEqualTo("answered 400");
            assertThat(server.effects.resend(charge).get()).isTrue();
            Shop.await("it was asked for again", () -> asked.size() == 2);
            Shop.await("it is given up again", () -> server.effects.deadLetterCount() == 1);
            new HostAnswers(server.host, server.inbox)
                    .resolve(charge, new Effect.Refused("no such card"), _ -> {});
            Shop.await(
                    "the order has ended",
                    () -> server.now(ANN, order).state() == OrderState.REJECTED);
            Shop.await("nothing is pending", server::hasNothingPending);
            assertThat(server.effects.resend(charge).get()).isFalse();
        }
    }
}
