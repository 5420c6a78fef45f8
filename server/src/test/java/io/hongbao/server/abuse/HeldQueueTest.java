package io.hongbao.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.UserId;
import io.hongbao.core.invite.Side;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The index of what is held: in order, page by page. */
final class HeldQueueTest {
    private final HeldQueue queue = new HeldQueue();

    private static HeldQueue.Row row(long atMillis, int friend) {
        return new HeldQueue.Row(atMillis, new UserId(0, friend));
    }

    @Test
    void pagesGoOnAfterTheLastRowAlsoWhenItIsGone() {
        for (int i = 0; i < 10; i++) {
            queue.add("c", row(i / 2, i), Side.BOTH);
        }
        queue.add("d", row(0, 99), Side.BOTH);
        List<HeldQueue.Row> first = queue.after("c", Optional.empty(), 4);
        assertThat(first).containsExactly(row(0, 0), row(0, 1), row(1, 2), row(1, 3));
        queue.remove("c", new UserId(0, 3));
        assertThat(queue.after("c", Optional.of(first.getLast()), 4))
                .containsExactly(row(2, 4), row(2, 5), row(3, 6), row(3, 7));
        assertThat(queue.size("c")).isEqualTo(9);
        assertThat(queue.after("c", Optional.of(row(4, 9)), 4)).isEmpty();
    }

    @Test
    void aFriendIsThereOnce() {
        queue.add("c", row(1, 1), Side.BOTH);
        queue.add("c", row(1, 1), Side.BOTH);
        queue.add("c", row(2, 1), Set.of(Side.INVITER));
        assertThat(queue.sides("c", new UserId(0, 1))).containsExactly(Side.INVITER);
        assertThat(queue.after("c", Optional.empty(), 10)).containsExactly(row(2, 1));
        queue.remove("c", new UserId(0, 1));
        queue.remove("c", new UserId(0, 1));
        assertThat(queue.size("c")).isZero();
        assertThat(queue.sides("c", new UserId(0, 1))).isEmpty();
    }
}
