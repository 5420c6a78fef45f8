package io.hongbao.finance;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Counts and sums by item and what happened to it, in the order of their names: the same events
 * give the same figures in the same order.
 */
final class Figures {
    private final Map<Key, Sum> sums =
            new TreeMap<>(Comparator.comparing(Key::item).thenComparing(Key::figure));

    /**
     * Names a figure.
     *
     * @param item such as a prize's id
     * @param figure such as {@code granted}
     */
    record Key(String item, String figure) {}

    /** How many there were, and what they came to in minor units. */
    static final class Sum {
        private long count;
        private long amountMinor;

        void add(long oneMinor) {
            count++;
            amountMinor = Math.addExact(amountMinor, oneMinor);
        }

        long count() {
            return count;
        }

        long amountMinor() {
            return amountMinor;
        }
    }

    void add(String item, String figure, long amountMinor) {
        sums.computeIfAbsent(new Key(item, figure), _ -> new Sum()).add(amountMinor);
    }

    /** The sum of {@code figure} over all items, in minor units. */
    long amountMinor(String figure) {
        long all = 0;
        for (Map.Entry<Key, Sum> one : sums.entrySet()) {
            if (one.getKey().figure().equals(figure)) {
                all = Math.addExact(all, one.getValue().amountMinor());
            }
        }
        return all;
    }

    /** The count of {@code figure} over all items. */
    long count(String figure) {
        long all = 0;
        for (Map.Entry<Key, Sum> one : sums.entrySet()) {
            if (one.getKey().figure().equals(figure)) {
                all += one.getValue().count();
            }
        }
        return all;
    }

    void forEach(BiConsumer<Key, Sum> each) {
        sums.forEach(each);
    }
}
