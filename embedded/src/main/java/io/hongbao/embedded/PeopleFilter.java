package io.hongbao.embedded;

import io.hongbao.core.UserId;
import java.util.ArrayList;
import java.util.List;

/**
 * Says of most people who have nothing of a kind that they have none, without asking RocksDB: on a
 * launch morning nearly everybody is new, and the question takes longer than the rest of a claim. A
 * Bloom filter that grows by layers; never wrong about somebody who was added, and wrong about one
 * in fifty of the others, who are then looked up.
 *
 * <p>The writer adds; any thread asks. Whoever is to find somebody who was added has to have seen
 * something that the writer did after that. What was there before the writer started is gathered by
 * another thread, which hands over a layer of its own; until then everybody may have one.
 */
final class PeopleFilter {
    private static final int FIRST_LAYER_PEOPLE = 1 << 18;

    private volatile List<Layer> layers = List.of(new Layer(FIRST_LAYER_PEOPLE));
    private volatile boolean complete;
    private volatile Layer before = Layer.EMPTY;

    /** Whether this person may have one; false is certain. */
    boolean mayContain(UserId user) {
        return !complete || before.mayContain(user) || mayContainOwn(user);
    }

    /** To be called before what they have can be in RocksDB only. */
    void add(UserId user) {
        if (mayContainOwn(user)) {
            return;
        }
        Layer newest = layers.getLast();
        if (newest.isFull()) {
            newest = new Layer(newest.capacity() * 2L);
            List<Layer> more = new ArrayList<>(layers);
            more.add(newest);
            layers = List.copyOf(more);
        }
        newest.add(user);
    }

    private boolean mayContainOwn(UserId user) {
        for (Layer layer : layers) {
            if (layer.mayContain(user)) {
                return true;
            }
        }
        return false;
    }

    /** Takes over everybody who had one when the writer started. From another thread, once. */
    void complete(Layer everybodyBefore) {
        before = everybodyBefore;
        complete = true;
    }

    /**
     * A Bloom filter of a fixed size. All bits of one person lie in one block of 64 bytes, so that
     * asking costs one cache miss: eight bits, one in each word of the block.
     */
    static final class Layer {
        static final Layer EMPTY = new Layer(1);

        private static final int BITS_FOR_EACH = 12;
        private static final int WORDS_OF_BLOCK = 8;
        private static final long MOST_PEOPLE = 1L << 30;

        private final long[] words;
        private final int blocks;
        private final long capacity;
        private long added;

        Layer(long people) {
            this.capacity = Math.min(people, MOST_PEOPLE);
            this.blocks = (int) (capacity * BITS_FOR_EACH / (WORDS_OF_BLOCK * Long.SIZE)) + 1;
            this.words = new long[blocks * WORDS_OF_BLOCK];
        }

        long capacity() {
            return capacity;
        }

        boolean isFull() {
            return added >= capacity;
        }

        void add(UserId user) {
            int block = block(user);
            long bits = bits(user);
            for (int i = 0; i < WORDS_OF_BLOCK; i++) {
                words[block + i] |= 1L << (bits >>> (6 * i));
            }
            added++;
        }

        boolean mayContain(UserId user) {
            int block = block(user);
            long bits = bits(user);
            for (int i = 0; i < WORDS_OF_BLOCK; i++) {
                if ((words[block + i] & 1L << (bits >>> (6 * i))) == 0) {
                    return false;
                }
            }
            return true;
        }

        private int block(UserId user) {
            return (int) Math.unsignedMultiplyHigh(user.mixed(), blocks) * WORDS_OF_BLOCK;
        }

        private static long bits(UserId user) {
            return new UserId(user.low(), Long.rotateLeft(user.high(), 17)).mixed();
        }
    }
}
