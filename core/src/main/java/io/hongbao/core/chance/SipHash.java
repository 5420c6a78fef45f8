package io.hongbao.core.chance;

/**
 * SipHash-2-4 with 64 bits of output, for messages of 8 and of 16 bytes: a keyed hash that nobody
 * can predict without the key.
 *
 * <p>Source: J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF", 2012, section
 * 2. A message is given as one or two longs, which stand for their bytes in little-endian order.
 */
final class SipHash {
    private static final long INIT_0 = 0x736f6d6570736575L;
    private static final long INIT_1 = 0x646f72616e646f6dL;
    private static final long INIT_2 = 0x6c7967656e657261L;
    private static final long INIT_3 = 0x7465646279746573L;

    private long v0;
    private long v1;
    private long v2;
    private long v3;

    private SipHash(DrawKey key) {
        v0 = key.low() ^ INIT_0;
        v1 = key.high() ^ INIT_1;
        v2 = key.low() ^ INIT_2;
        v3 = key.high() ^ INIT_3;
    }

    /** The hash of the 8 bytes of {@code first}. */
    static long hash(DrawKey key, long first) {
        SipHash state = new SipHash(key);
        state.absorb(first);
        return state.finish(8);
    }

    /** The hash of the 16 bytes of {@code first} and {@code second}. */
    static long hash(DrawKey key, long first, long second) {
        SipHash state = new SipHash(key);
        state.absorb(first);
        state.absorb(second);
        return state.finish(16);
    }

    private void absorb(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    /**
     * The last block has no bytes of the message, only its length in the top byte: all messages
     * here are whole words.
     */
    private long finish(long length) {
        absorb(length << 56);
        v2 ^= 0xff;
        round();
        round();
        round();
        round();
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }
}
