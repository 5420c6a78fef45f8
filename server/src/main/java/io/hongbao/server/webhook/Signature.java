package io.hongbao.server.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code Hongbao-Signature} header: {@code t=<unix seconds>,v1=<hex>}, where v1 is the
 * HMAC-SHA256 of {@code t}, a dot and the body under a shared secret. There is one v1 for each
 * secret, so that a secret can be replaced while both are good.
 *
 * @param atSeconds when it was signed, seconds since the epoch
 * @param macs one or two of 32 bytes
 */
record Signature(long atSeconds, List<byte[]> macs) {

    /** The header's name. */
    static final String HEADER = "Hongbao-Signature";

    /** How far from now the time of a signature may be, in seconds. */
    static final long TOLERANCE_SECONDS = 300;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_DIGITS = 64;
    private static final int MAX_HEADER_LENGTH = 512;

    Signature {
        macs = List.copyOf(macs);
    }

    /** The header for {@code body}, signed with each of {@code secrets}. */
    static String header(List<byte[]> secrets, long atSeconds, byte[] body) {
        StringBuilder header = new StringBuilder(200).append("t=").append(atSeconds);
        for (byte[] secret : secrets) {
            header.append(",v1=").append(HexFormat.of().formatHex(mac(secret, atSeconds, body)));
        }
        return header.toString();
    }

    /** Reads a header; empty when it is none. Parts that are not known are skipped. */
    static Optional<Signature> parse(String header) {
        if (header.length() > MAX_HEADER_LENGTH) {
            return Optional.empty();
        }
        long atSeconds = -1;
        List<byte[]> macs = new ArrayList<>(2);
        for (String part : header.split(",", -1)) {
            String trimmed = part.strip();
            if (trimmed.startsWith("t=") && atSeconds < 0) {
                atSeconds = seconds(trimmed.substring(2));
            } else if (trimmed.startsWith("t=")) {
                return Optional.empty();
            } else if (trimmed.startsWith("v1=")) {
                String hex = trimmed.substring(3);
                if (hex.length() != MAC_DIGITS || !hex.chars().allMatch(HexFormat::isHexDigit)) {
                    return Optional.empty();
                }
                macs.add(HexFormat.of().parseHex(hex));
            }
        }
        return atSeconds < 0 || macs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Signature(atSeconds, macs));
    }

    /** Whether one of {@code secrets} signed {@code body}. Takes the same time for all answers. */
    boolean isOf(List<byte[]> secrets, byte[] body) {
        boolean found = false;
        for (byte[] secret : secrets) {
            byte[] right = mac(secret, atSeconds, body);
            for (byte[] mac : macs) {
                found |= MessageDigest.isEqual(right, mac);
            }
        }
        return found;
    }

    /** Whether it was made so long before or after {@code nowSeconds} that it counts no more. */
    boolean isStale(long nowSeconds) {
        return Math.abs(nowSeconds - atSeconds) > TOLERANCE_SECONDS;
    }

    private static long seconds(String digits) {
        boolean plausible =
                !digits.isEmpty()
                        && digits.length() <= 12
                        && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return plausible ? Long.parseLong(digits) : -1;
    }

    private static byte[] mac(byte[] secret, long atSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((atSeconds + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
