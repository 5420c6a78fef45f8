package io.hongbao.rehearsal.certificate;

import io.hongbao.core.campaign.LaunchGoals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A launch certificate with its signature, and the document that it is kept as.
 *
 * @param certifier which key signed it, as in {@link CertifierKey#id}
 * @param signature Ed25519 over {@link #signedBytes}, Base64
 */
public record SignedCertificate(LaunchCertificate certificate, String certifier, String signature) {

    /** So that no other kind of document that the same key signs can pass for one. */
    private static final String DOMAIN = "hongbao launch certificate 1\n";

    /**
     * What is signed: the document without its signature, in the one form in which it is written,
     * whatever spaces and order a file has.
     */
    static byte[] signedBytes(LaunchCertificate certificate, String certifier) {
        return (DOMAIN + fields(certificate, certifier)).getBytes(StandardCharsets.UTF_8);
    }

    byte[] signedBytes() {
        return signedBytes(certificate, certifier);
    }

    /** The document: JSON, one field a line. */
    public String text() {
        return "{\n"
                + fields(certificate, certifier)
                + ",\n  \"signature\": "
                + quoted(signature)
                + "\n}\n";
    }

    /** SHA-256 of {@link #text}, lower-case hexadecimal: names exactly this certificate. */
    public String digest() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String fields(LaunchCertificate it, String certifier) {
        LaunchGoals goals = it.goals();
        Measured measured = it.measured();
        return String.format(
                Locale.ROOT,
                """
                "format": 1,
                "campaign": %s,
                "campaignDigest": %s,
                "build": {"version": %s, "digest": %s},
                "machine": {"system": %s, "architecture": %s, "processor": %s, "processors": %d, "memoryGiB": %d},
                "issuedAt": "%s",
                "validUntil": "%s",
                "goals": {"peakPerSecond": %d, "p99Millis": %d, "waitingSeconds": %d, "goodputPercent": %d},
                "measured": {"claimsPerSecond": %.1f, "p99Millis": %.1f, "longestWaitSeconds": %.1f, "goodputPercent": %.1f},
                "peakSeconds": %d,
                "seed": %d,
                "certifier": %s\
                """,
                quoted(it.campaign()),
                quoted(it.campaignDigest()),
                quoted(it.build().version()),
                quoted(it.build().digest()),
                quoted(it.machine().system()),
                quoted(it.machine().architecture()),
                quoted(it.machine().processor()),
                it.machine().processors(),
                it.machine().memoryGiB(),
                Instant.ofEpochSecond(it.issuedAtSeconds()),
                Instant.ofEpochSecond(it.validUntilSeconds()),
                goals.peakPerSecond(),
                goals.p99Millis(),
                goals.waitingSeconds(),
                goals.goodputPercent(),
                measured.claimsPerSecond(),
                measured.p99Millis(),
                measured.longestWaitSeconds(),
                measured.goodputPercent(),
                it.peakSeconds(),
                it.seed(),
                quoted(certifier));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
