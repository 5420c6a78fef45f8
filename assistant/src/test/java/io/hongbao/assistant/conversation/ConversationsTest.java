package io.hongbao.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.UserId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is remembered is bounded, whoever talks how much. */
final class ConversationsTest {

    private static final UserId ANNE = new UserId(1, 1);
    private static final UserId BEN = new UserId(2, 2);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong serial = new AtomicLong();

    private static Limits limits(int perPerson, int all, long characters) {
        return new Limits(
                2_000, 4, 100, perPerson, all, characters, Duration.ofMinutes(30), 5, 200_000);
    }

    private Conversations conversations(Limits limits) {
        return new Conversations(limits, nanos::get, () -> "s" + serial.incrementAndGet());
    }

    private Conversation turn(Conversations all, UserId user, String id, Limits limits) {
        nanos.incrementAndGet();
        Conversation taken = all.take(user, id).orElseThrow();
        taken.beginTurn();
        taken.remember(Conversation.Speaker.PERSON, "x".repeat(40), limits);
        all.giveBack(taken);
        return taken;
    }

    @Test
    void theSameConversationGoesOn() {
        Limits limits = limits(5, 10, 10_000);
        Conversations all = conversations(limits);
        turn(all, ANNE, "a", limits);
        assertThat(turn(all, ANNE, "a", limits).turns()).isEqualTo(2);
        assertThat(turn(all, BEN, "a", limits).turns()).isEqualTo(1);
    }

    @Test
    void aConversationForgetsItsOldestLines() {
        Limits limits = limits(5, 10, 10_000);
        Conversation one = new Conversation(ANNE, "a", "s");
        for (int i = 0; i < 10; i++) {
            one.remember(Conversation.Speaker.PERSON, i + "x".repeat(i), limits);
        }
        assertThat(one.lines()).hasSize(4);
        assertThat(one.lines().getLast().text()).startsWith("9");
        one.remember(Conversation.Speaker.PERSON, "y".repeat(1_000), limits);
        assertThat(one.characters()).isLessThanOrEqualTo(100);
    }

    @Test
    void aPersonLosesTheirOldestOne() {
        Limits limits = limits(2, 10, 10_000);
        Conversations all = conversations(limits);
        turn(all, ANNE, "a", limits);
        turn(all, ANNE, "b", limits);
        turn(all, ANNE, "a", limits);
        turn(all, ANNE, "c", limits);
        assertThat(all.size()).isEqualTo(2);
        assertThat(turn(all, ANNE, "a", limits).turns()).isEqualTo(3);
    }

    @Test
    void allTogetherAreBoundedByNumberAndByCharacters() {
        Limits limits = limits(5, 10, 200);
        Conversations all = conversations(limits);
        for (int i = 0; i < 100; i++) {
            turn(all, new UserId(i, i), "a", limits);
            assertThat(all.size()).isLessThanOrEqualTo(10);
            assertThat(all.characters()).isLessThanOrEqualTo(200);
        }
        assertThat(all.size()).isEqualTo(5);
    }

    @Test
    void anIdleOneBeginsAnew() {
        Limits limits = limits(5, 10, 10_000);
        Conversations all = conversations(limits);
        turn(all, ANNE, "a", limits);
        turn(all, BEN, "b", limits);
        nanos.addAndGet(Duration.ofMinutes(31).toNanos());
        assertThat(turn(all, ANNE, "a", limits).turns()).isEqualTo(1);
        assertThat(all.size()).isEqualTo(1);
    }

    @Test
    void aPersonWhoseConversationsAreAllBusyGetsNoMore() {
        Limits limits = limits(2, 10, 10_000);
        Conversations all = conversations(limits);
        Conversation first = all.take(ANNE, "a").orElseThrow();
        assertThat(all.take(ANNE, "b")).isPresent();
        assertThat(all.take(ANNE, "c")).isEmpty();
        assertThat(all.size()).isEqualTo(2);
        assertThat(all.take(BEN, "c")).isPresent();
        all.giveBack(first);
        assertThat(all.take(ANNE, "c")).isPresent();
        assertThat(all.take(ANNE, "a")).isEmpty();
    }

    @Test
    void oneThatIsBegunIsNotForgottenToMakeRoomForItself() {
        Conversations all = conversations(limits(2, 1, 10_000));
        assertThat(all.take(BEN, "b")).isPresent();
        assertThat(all.take(ANNE, "a")).isPresent();
        assertThat(all.take(ANNE, "a")).as("it is busy").isEmpty();
    }

    @Test
    void oneThatIsBusyIsNeverForgotten() {
        Limits limits = limits(1, 1, 10_000);
        Conversations all = conversations(limits);
        Conversation busy = all.take(ANNE, "a").orElseThrow();
        turn(all, BEN, "b", limits);
        nanos.addAndGet(Duration.ofHours(2).toNanos());
        assertThat(all.take(ANNE, "a")).isEmpty();
        all.giveBack(busy);
        assertThat(all.take(ANNE, "a")).isPresent();
    }
}
