package io.hongbao.core.chance;

import io.hongbao.core.Require;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The numbers of a campaign's invites. Each shard hands out those that leave its index when divided
 * by the number of shards, in an order that nobody can foresee: so a number says where its invite
 * lies, and says nothing about any other number.
 *
 * <p>The order is the keyed permutation that decks are drawn with. Its key is the first 16 bytes of
 * HMAC-SHA256 (RFC 2104) under the 32 bytes of the draw secret, of the label {@code hongbao invite
 * numbers v1}, a zero byte, and the campaign's id in UTF-8.
 */
final class InviteNumbers {
    private static final String LABEL = "hongbao invite numbers v1\0";

    private final DrawKey key;
    private final long count;

    private InviteNumbers(DrawKey key, long count) {
        this.key = key;
        this.count = count;
    }

    /**
     * Those of a campaign.
     *
     * @param drawSecret 64 hexadecimal digits
     * @param count how many numbers there are, over all shards
     */
    static InviteNumbers of(String drawSecret, String campaign, long count) {
        return new InviteNumbers(key(drawSecret, campaign), count);
    }

    /**
     * The number of an invite.
     *
     * @param index how many invites the shard had handed out before
     * @throws IllegalArgumentException when the shard has handed out all of its numbers
     */
    long number(long index, int shard, int shards) {
        return Permutation.of(key, count / shards).apply(index) * shards + shard;
    }

    private static DrawKey key(String drawSecret, String campaign) {
        Require.that(drawSecret.length() == 64, "a draw secret must have 64 hexadecimal digits");
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(HexFormat.of().parseHex(drawSecret), "HmacSHA256"));
            byte[] seed = hmac.doFinal((LABEL + campaign).getBytes(StandardCharsets.UTF_8));
            return DrawKey.ofSeed(HexFormat.of().formatHex(seed));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
