package io.hongbao.core.chance;

import io.hongbao.core.Require;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The 128-bit key of a keyed permutation. That of a prize of a campaign is the first 16 bytes of
 * SHA-256 over the 32 bytes of the draw secret, the four ASCII letters {@code draw}, a zero byte
 * and the prize's id in UTF-8.
 *
 * <p>Each prize has its own key, so that what is drawn of one says nothing about another.
 *
 * @param low bytes 0-7, little-endian
 * @param high bytes 8-15, little-endian
 */
record DrawKey(long low, long high) {
    private static final byte[] LABEL = {'d', 'r', 'a', 'w', 0};

    /**
     * The key of a prize.
     *
     * @param drawSecret 64 hexadecimal digits
     * @throws IllegalArgumentException when the secret is anything else
     */
    static DrawKey of(String drawSecret, String prizeId) {
        Require.that(drawSecret.length() == 64, "a draw secret must have 64 hexadecimal digits");
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(HexFormat.of().parseHex(drawSecret));
            sha256.update(LABEL);
            ByteBuffer digest =
                    ByteBuffer.wrap(sha256.digest(prizeId.getBytes(StandardCharsets.UTF_8)))
                            .order(ByteOrder.LITTLE_ENDIAN);
            return new DrawKey(digest.getLong(0), digest.getLong(8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The key of an opening of the waiting room: the first 16 bytes of its seed, which is used for
     * nothing else.
     *
     * @param seed 64 hexadecimal digits
     * @throws IllegalArgumentException when the seed is anything else
     */
    static DrawKey ofSeed(String seed) {
        Require.that(seed.length() == 64, "a place seed must have 64 hexadecimal digits");
        ByteBuffer bytes =
                ByteBuffer.wrap(HexFormat.of().parseHex(seed)).order(ByteOrder.LITTLE_ENDIAN);
        return new DrawKey(bytes.getLong(0), bytes.getLong(8));
    }

    /** The 16 bytes, hexadecimal. */
    String hex() {
        byte[] bytes =
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(low)
                        .putLong(high)
                        .array();
        return HexFormat.of().formatHex(bytes);
    }

    /** Keeps the key out of logs: whoever has it knows every draw that is left. */
    @Override
    public String toString() {
        return "DrawKey[kept]";
    }
}
