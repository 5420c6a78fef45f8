package io.hongbao.core.chance;

import io.hongbao.core.Require;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The places in a waiting room. Those who joined before it opened are put in an order that nobody
 * could foresee; those who come later follow, first come first served. Anybody can compute a place
 * again: see {@code docs/verify-place.md}.
 *
 * <p>The order is the keyed permutation that decks are drawn with (a Feistel network of eight
 * rounds with SipHash-2-4, and cycle walking: Luby and Rackoff 1988, Black and Rogaway 2002), under
 * the first 16 bytes of the opening's seed. The seed is HMAC-SHA256 (RFC 2104) of the campaign and
 * the number of the opening, under the campaign's place secret: so each opening has another order,
 * a seed that is public says nothing about the next, and nobody can choose one.
 */
public final class Places {
    private static final String SEED_LABEL = "hongbao place seed v1\0";
    private static final long MAX_PRE_QUEUED = 10_000_000_000L;

    private Places() {}

    /**
     * The place of somebody, from 1.
     *
     * @param index how many joined before them, from 0
     * @param preQueued how many joined before the room opened, 0-10^10
     * @param seed the opening's, 64 hexadecimal digits
     * @throws IllegalArgumentException when one of them is anything else
     */
    public static long place(long index, long preQueued, String seed) {
        Require.inRange(index, 0, Long.MAX_VALUE - 1, "index of a ticket");
        Require.inRange(preQueued, 0, MAX_PRE_QUEUED, "people in a pre-queue");
        return index < preQueued
                ? 1 + Permutation.of(DrawKey.ofSeed(seed), preQueued).apply(index)
                : index + 1;
    }

    /**
     * The seed of an opening, 64 hexadecimal digits: HMAC-SHA256 under the 32 bytes of the place
     * secret, of the label {@code hongbao place seed v1}, a zero byte, the campaign's id in UTF-8,
     * a zero byte, and the opening in decimal digits.
     *
     * @param placeSecret 64 hexadecimal digits
     * @param opening which one, from 1
     */
    public static String seed(String placeSecret, String campaign, int opening) {
        Require.that(placeSecret.length() == 64, "a place secret must have 64 hexadecimal digits");
        Require.inRange(opening, 1, Integer.MAX_VALUE, "opening");
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(HexFormat.of().parseHex(placeSecret), "HmacSHA256"));
            String message = SEED_LABEL + campaign + '\0' + opening;
            return HexFormat.of().formatHex(hmac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /**
     * What is published before anybody joins: SHA-256 of the seed's 32 bytes, hexadecimal.
     *
     * @param seed 64 hexadecimal digits
     */
    public static String commitment(String seed) {
        return CampaignSecrets.commitment(seed);
    }
}
