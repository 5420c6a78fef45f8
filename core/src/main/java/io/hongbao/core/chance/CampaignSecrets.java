package io.hongbao.core.chance;

import io.hongbao.core.Require;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The two secrets of one campaign, 32 bytes each, as lower-case hexadecimal: one for draws, one for
 * places in the waiting room.
 */
public record CampaignSecrets(String drawSecret, String placeSecret) {

    /** In place of secrets that are not to be told. */
    public static final CampaignSecrets WITHHELD = new CampaignSecrets("", "");

    public CampaignSecrets {
        Require.that(
                isSecret(drawSecret),
                "a draw secret must have 64 hexadecimal digits, or none when withheld");
        Require.that(
                isSecret(placeSecret),
                "a place secret must have 64 hexadecimal digits, or none when withheld");
    }

    private static boolean isSecret(String text) {
        return text.isEmpty() || text.length() == 64;
    }

    /**
     * The commitment to a secret that is published before anything is drawn: SHA-256 of its 32
     * bytes, hexadecimal.
     */
    public static String commitment(String secret) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(secret));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "CampaignSecrets[kept]";
    }
}
