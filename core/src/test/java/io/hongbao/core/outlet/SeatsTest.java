package io.hongbao.core.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A seat plan against a set of numbers. */
final class SeatsTest {

    @Test
    void noSeatIsSoldTwiceAndNeighboursSitTogether() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int seats = random.nextInt(1, 150);
            Seats plan = Seats.free("c", "o", "s");
            TreeSet<Integer> taken = new TreeSet<>();
            List<List<Integer>> sold = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                if (!sold.isEmpty() && random.nextInt(3) == 0) {
                    List<Integer> back = sold.remove(random.nextInt(sold.size()));
                    plan = plan.released(back);
                    back.forEach(taken::remove);
                } else {
                    int count = random.nextInt(1, 8);
                    Optional<List<Integer>> expected = byHand(taken, seats, count);
                    Optional<List<Integer>> found = plan.firstFree(seats, count);
                    assertThat(found).as("seed %s", seed).isEqualTo(expected);
                    if (found.isPresent()) {
                        plan = plan.reserved(found.get());
                        taken.addAll(found.get());
                        sold.add(found.get());
                    }
                }
                assertThat(plan.takenCount()).isEqualTo(taken.size());
                for (int number = 1; number <= seats; number++) {
                    assertThat(plan.isTaken(number)).isEqualTo(taken.contains(number));
                }
            }
        }
    }

    private static Optional<List<Integer>> byHand(
            NavigableSet<Integer> taken, int seats, int count) {
        for (int first = 1; first + count - 1 <= seats; first++) {
            if (taken.subSet(first, first + count).isEmpty()) {
                List<Integer> together = new ArrayList<>();
                for (int number = first; number < first + count; number++) {
                    together.add(number);
                }
                return Optional.of(together);
            }
        }
        List<Integer> scattered = new ArrayList<>();
        for (int number = 1; number <= seats && scattered.size() < count; number++) {
            if (!taken.contains(number)) {
                scattered.add(number);
            }
        }
        return scattered.size() == count ? Optional.of(scattered) : Optional.empty();
    }
}
