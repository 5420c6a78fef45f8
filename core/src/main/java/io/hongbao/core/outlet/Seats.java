package io.hongbao.core.outlet;

import io.hongbao.core.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which seats of a slot are taken.
 *
 * @param slot the id of the {@link Slot}
 * @param taken 64 seats to a number: bit {@code i} of number {@code n} is seat {@code 64 n + i + 1}
 */
public record Seats(String campaign, String outlet, String slot, List<Long> taken)
        implements Entity {

    public Seats {
        taken = List.copyOf(taken);
    }

    public static Seats free(String campaign, String outlet, String slot) {
        return new Seats(campaign, outlet, slot, List.of());
    }

    public boolean isTaken(int number) {
        int word = (number - 1) / Long.SIZE;
        return word < taken.size() && (taken.get(word) >>> ((number - 1) % Long.SIZE) & 1) == 1;
    }

    public int takenCount() {
        return taken.stream().mapToInt(Long::bitCount).sum();
    }

    /**
     * The first {@code count} free seats of {@code seats}, side by side where the row has so many;
     * empty when there are not enough.
     */
    public Optional<List<Integer>> firstFree(int seats, int count) {
        List<Integer> scattered = new ArrayList<>(count);
        int run = 0;
        for (int number = 1; number <= seats; number++) {
            if (isTaken(number)) {
                run = 0;
                continue;
            }
            if (scattered.size() < count) {
                scattered.add(number);
            }
            if (++run == count) {
                List<Integer> together = new ArrayList<>(count);
                for (int one = number - count + 1; one <= number; one++) {
                    together.add(one);
                }
                return Optional.of(together);
            }
        }
        return scattered.size() == count ? Optional.of(scattered) : Optional.empty();
    }

    public Seats reserved(List<Integer> numbers) {
        return with(numbers, true);
    }

    public Seats released(List<Integer> numbers) {
        return with(numbers, false);
    }

    private Seats with(List<Integer> numbers, boolean nowTaken) {
        List<Long> changed = new ArrayList<>(taken);
        for (int number : numbers) {
            int word = (number - 1) / Long.SIZE;
            while (changed.size() <= word) {
                changed.add(0L);
            }
            long bit = 1L << ((number - 1) % Long.SIZE);
            changed.set(word, nowTaken ? changed.get(word) | bit : changed.get(word) & ~bit);
        }
        return new Seats(campaign, outlet, slot, changed);
    }
}
