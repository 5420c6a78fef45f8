package io.hongbao.core;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A person's pseudonym: 128 bits that the edge derives from the app's own user id with a secret
 * key. The journal holds nothing else about who somebody is, so that a person can be forgotten
 * while the ledger stays whole.
 */
public record UserId(long high, long low) implements Comparable<UserId> {

    /** The pseudonym in the first 16 of {@code bytes}. */
    public static UserId of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UserId(buffer.getLong(), buffer.getLong());
    }

    /** Reads what {@link #toString} wrote: 32 hexadecimal digits. */
    public static UserId parse(String hex) {
        Require.that(
                hex.length() == 32,
                "a pseudonym must have 32 hexadecimal digits, but has " + hex.length());
        return new UserId(
                HexFormat.fromHexDigitsToLong(hex, 0, 16),
                HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }

    /** The shard that owns this person's wallet, among {@code shards}. */
    public int shard(int shards) {
        return shards == 1 ? 0 : (int) Long.remainderUnsigned(high, shards);
    }

    @Override
    public int compareTo(UserId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /**
     * All 128 bits mixed into 64, for tables: pseudonyms are bits of an HMAC, but tests and other
     * apps may count. The finalizer of splitmix64.
     */
    public long mixed() {
        long z = high ^ Long.rotateLeft(low, 29);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** By hand: a record's own costs several times as much, and each claim asks a dozen times. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof UserId that && high == that.high && low == that.low);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high ^ Long.rotateLeft(low, 32));
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
