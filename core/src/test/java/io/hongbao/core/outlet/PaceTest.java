package io.hongbao.core.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.outlet.Reservation.MinuteLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A kitchen's pace against a table of minutes that is filled one make at a time. */
final class PaceTest {

    private static final long START_MILLIS = 1_770_307_200_000L;
    private static final long MINUTE_MILLIS = 60_000L;

    @Test
    void turnsAreTheFirstFreeOnes() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Pace pace = Pace.idle("c", "o");
            Map<Long, Integer> table = new TreeMap<>();
            List<Reservation.Makes> taken = new ArrayList<>();
            long atMillis = START_MILLIS;
            for (int i = 0; i < 60; i++) {
                // The capacity changes: a kitchen may have more in a minute than it makes now.
                Supply.Kitchen kitchen =
                        new Supply.Kitchen(random.nextInt(1, 6), random.nextInt(1, 8), 2);
                atMillis += random.nextLong(MINUTE_MILLIS);
                if (!taken.isEmpty() && random.nextInt(3) == 0) {
                    Reservation.Makes back = taken.remove(random.nextInt(taken.size()));
                    pace = pace.released(back, atMillis);
                    long running = Pace.minuteOf(atMillis);
                    back.loads().stream()
                            .filter(load -> load.minute() > running)
                            .forEach(load -> add(table, load.minute(), -load.makes()));
                } else {
                    int makes = random.nextInt(1, 9);
                    Optional<List<MinuteLoad>> expected = byHand(table, kitchen, makes, atMillis);
                    Optional<Reservation.Makes> found = pace.firstTurns(kitchen, makes, atMillis);
                    assertThat(found.map(Reservation.Makes::loads))
                            .as("seed %s", seed)
                            .isEqualTo(expected);
                    assertThat(pace.waitMillis(kitchen, makes, atMillis))
                            .isEqualTo(found.isEmpty() ? -1 : waitMillis(found.get(), atMillis));
                    if (found.isPresent()) {
                        pace = pace.reserved(found.get(), atMillis);
                        taken.add(found.get());
                        found.get()
                                .loads()
                                .forEach(load -> add(table, load.minute(), load.makes()));
                    }
                }
                assertSame(pace, table, atMillis);
            }
        }
    }

    /** An order is cancelled half a minute after its turn began: the cup may stand there. */
    @Test
    void aTurnThatHasBegunIsNotSoldAgain() {
        Supply.Kitchen kitchen = new Supply.Kitchen(3, 2, 0);
        Pace idle = Pace.idle("c", "o");
        Reservation.Makes four = idle.firstTurns(kitchen, 4, START_MILLIS).orElseThrow();
        long minute = Pace.minuteOf(START_MILLIS);
        assertThat(four.loads())
                .containsExactly(new MinuteLoad(minute, 3), new MinuteLoad(minute + 1, 1));
        Pace busy = idle.reserved(four, START_MILLIS);
        Pace cancelled = busy.released(four, START_MILLIS + MINUTE_MILLIS / 2);
        assertThat(cancelled.loads()).containsExactly(new MinuteLoad(minute, 3));
        assertThat(cancelled.firstTurns(kitchen, 1, START_MILLIS + MINUTE_MILLIS / 2))
                .hasValueSatisfying(next ->
                        assertThat(next.loads()).containsExactly(new MinuteLoad(minute + 1, 1)));
    }

    private static long waitMillis(Reservation.Makes found, long atMillis) {
        long lastMillis = found.loads().getLast().minute() * MINUTE_MILLIS;
        return Math.max(0, lastMillis - atMillis) + 2 * MINUTE_MILLIS;
    }

    private static void add(Map<Long, Integer> table, long minute, int makes) {
        table.merge(minute, makes, Integer::sum);
    }

    /** One make after the other, each into the first minute with room. */
    private static Optional<List<MinuteLoad>> byHand(
            Map<Long, Integer> table, Supply.Kitchen kitchen, int makes, long atMillis) {
        Map<Long, Integer> own = new TreeMap<>();
        long now = Math.floorDiv(atMillis, MINUTE_MILLIS);
        for (int i = 0; i < makes; i++) {
            boolean found = false;
            for (long minute = now; minute < now + kitchen.queueMinutes() && !found; minute++) {
                int busy = table.getOrDefault(minute, 0) + own.getOrDefault(minute, 0);
                if (busy < kitchen.makesPerMinute()) {
                    own.merge(minute, 1, Integer::sum);
                    found = true;
                }
            }
            if (!found) {
                return Optional.empty();
            }
        }
        return Optional.of(
                own.entrySet().stream()
                        .map(load -> new MinuteLoad(load.getKey(), load.getValue()))
                        .toList());
    }

    private static void assertSame(Pace pace, Map<Long, Integer> table, long atMillis) {
        long now = Math.floorDiv(atMillis, MINUTE_MILLIS);
        Map<Long, Integer> left = new TreeMap<>();
        pace.loads().forEach(load -> left.put(load.minute(), load.makes()));
        left.keySet().removeIf(minute -> minute < now);
        Map<Long, Integer> expected = new TreeMap<>(table);
        expected.entrySet().removeIf(load -> load.getKey() < now || load.getValue() == 0);
        assertThat(left).isEqualTo(expected);
    }
}
