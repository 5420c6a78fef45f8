package io.hongbao.rehearsal.certificate;

import io.hongbao.core.campaign.LaunchGoals;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a launch certificate. What has another form than what is written is refused. */
final class CertificateReader {
    private static final Pattern TEXT = Pattern.compile("[\\x20-\\x7E\\xA0-\\uD7FF]{1,200}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9+/=]{88}");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern SEED = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}\\.[0-9]");
    private static final String AGAIN =
            "make the certificate again with hongbao rehearse --certify";

    private final Fields fields;

    private CertificateReader(Fields fields) {
        this.fields = fields;
    }

    static Optional<SignedCertificate> read(Spot root) {
        Optional<CertificateReader> reader =
                root.fields(
                                "format",
                                "campaign",
                                "campaignDigest",
                                "build",
                                "machine",
                                "issuedAt",
                                "validUntil",
                                "goals",
                                "measured",
                                "peakSeconds",
                                "seed",
                                "certifier",
                                "signature")
                        .map(CertificateReader::new);
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        SignedCertificate read = reader.get().signed();
        return root.problems().isEmpty() ? Optional.of(read) : Optional.empty();
    }

    private SignedCertificate signed() {
        matching("format", Pattern.compile("1"), "the number 1: this version reads no other");
        LaunchCertificate certificate =
                new LaunchCertificate(
                        matching("campaign", Pattern.compile("[a-z0-9-]{1,40}"), "a campaign's id"),
                        matching("campaignDigest", HEX, "64 hexadecimal digits"),
                        inside("build", "version", "digest").build(),
                        inside(
                                        "machine",
                                        "system",
                                        "architecture",
                                        "processor",
                                        "processors",
                                        "memoryGiB")
                                .machine(),
                        seconds("issuedAt"),
                        seconds("validUntil"),
                        inside(
                                        "goals",
                                        "peakPerSecond",
                                        "p99Millis",
                                        "waitingSeconds",
                                        "goodputPercent")
                                .goals(),
                        inside(
                                        "measured",
                                        "claimsPerSecond",
                                        "p99Millis",
                                        "longestWaitSeconds",
                                        "goodputPercent")
                                .measured(),
                        whole("peakSeconds"),
                        Long.parseLong(or(matching("seed", SEED, "a whole number"), "0")));
        return new SignedCertificate(
                certificate,
                matching("certifier", KEY, "16 hexadecimal digits"),
                matching("signature", SIGNATURE, "88 characters of Base64"));
    }

    private CertifiedBuild build() {
        return new CertifiedBuild(
                text("version"), matching("digest", HEX, "64 hexadecimal digits"));
    }

    private CertifiedMachine machine() {
        return new CertifiedMachine(
                text("system"),
                text("architecture"),
                text("processor"),
                whole("processors"),
                whole("memoryGiB"));
    }

    private LaunchGoals goals() {
        int before = fields.spot().problems().count();
        int peak = whole("peakPerSecond");
        int p99 = whole("p99Millis");
        int waiting = whole("waitingSeconds");
        int goodput = whole("goodputPercent");
        if (fields.spot().problems().count() == before) {
            try {
                return new LaunchGoals(peak, p99, waiting, goodput);
            } catch (IllegalArgumentException e) {
                fields.spot().refuse("has a goal out of its bounds: " + e.getMessage(), AGAIN);
            }
        }
        return new LaunchGoals(1, 1, LaunchGoals.MIN_WAITING_SECONDS, 1); // never handed out
    }

    private Measured measured() {
        return new Measured(
                decimal("claimsPerSecond"),
                decimal("p99Millis"),
                decimal("longestWaitSeconds"),
                decimal("goodputPercent"));
    }

    /** The fields of a part; when it has none, that is noted, and what is read of it is nothing. */
    private CertificateReader inside(String name, String... known) {
        return fields.need(name, name + ": {...}", spot -> spot.fields(known))
                .map(CertificateReader::new)
                .orElse(this);
    }

    private String matching(String name, Pattern form, String what) {
        return fields.need(
                        name, name + ": ...", spot -> spot.matching(form, "must be " + what, AGAIN))
                .orElse("");
    }

    private String text(String name) {
        return matching(name, TEXT, "a text of 1 to 200 characters");
    }

    private int whole(String name) {
        return Integer.parseInt(or(matching(name, WHOLE, "a whole number"), "0"));
    }

    private double decimal(String name) {
        return Double.parseDouble(or(matching(name, DECIMAL, "a number with one decimal"), "0"));
    }

    private long seconds(String name) {
        String text = matching(name, TIME, "a time such as 2026-02-01T00:00:00Z");
        try {
            return text.isEmpty() ? 0 : Instant.parse(text).getEpochSecond();
        } catch (DateTimeException _) {
            fields.at(name).refuse("must be a time of the calendar", AGAIN);
            return 0;
        }
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
