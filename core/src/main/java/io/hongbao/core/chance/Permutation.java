package io.hongbao.core.chance;

import io.hongbao.core.Require;

/**
 * A secret order of the numbers {@code 0 .. size-1}: a bijection that only the holder of the key
 * can compute.
 *
 * <p>A balanced Feistel network of 8 rounds with {@link SipHash} as round function, over the
 * smallest even number of bits that holds {@code size} numbers; a result that is out of range goes
 * through the network again until one is in range ("cycle walking", at most a few times on average,
 * because the network's domain is less than four times as large). Sources: M. Luby and C. Rackoff,
 * "How to construct pseudorandom permutations from pseudorandom functions", 1988 (four rounds make
 * it strong; eight leave a margin for small domains); J. Black and P. Rogaway, "Ciphers with
 * arbitrary finite domains", 2002 (cycle walking).
 *
 * @param key the secret
 * @param size how many numbers there are, 1-2^45
 * @param halfBits the bits of half of the network's domain
 */
record Permutation(DrawKey key, long size, int halfBits) {
    static final int ROUNDS = 8;
    static final long MAX_SIZE = 1L << 45;

    Permutation {
        Require.inRange(size, 1, MAX_SIZE, "permutation size");
    }

    static Permutation of(DrawKey key, long size) {
        int bits = 64 - Long.numberOfLeadingZeros(size - 1);
        return new Permutation(key, size, Math.max(1, (bits + 1) / 2));
    }

    /**
     * Where {@code index} comes to lie.
     *
     * @throws IllegalArgumentException unless {@code 0 <= index < size}
     */
    long apply(long index) {
        Require.inRange(index, 0, size - 1, "index in a permutation");
        long image = index;
        // Bounded by the length of the cycle that the index lies on: the network is a bijection, so
        // the walk comes back
        // to the index, which is in range, at the latest.
        do {
            image = network(image);
        } while (image >= size);
        return image;
    }

    private long network(long value) {
        long mask = (1L << halfBits) - 1;
        long left = value >>> halfBits;
        long right = value & mask;
        for (long round = 0; round < ROUNDS; round++) {
            long mixed = left ^ (SipHash.hash(key, round << 32 | right) & mask);
            left = right;
            right = mixed;
        }
        return left << halfBits | right;
    }
}
