package io.hongbao.server.launch;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.rehearsal.certificate.CertificateFile;
import io.hongbao.rehearsal.certificate.CertifiedBuild;
import io.hongbao.rehearsal.certificate.CertifiedMachine;
import io.hongbao.rehearsal.certificate.CertifierKey;
import io.hongbao.rehearsal.certificate.Launch;
import io.hongbao.rehearsal.certificate.SignedCertificate;
import io.hongbao.server.chat.Once;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decides whether a draft may be published, from what is shown for it. Time is the machine's: a
 * sandbox, which may have another, asks for no certificate.
 */
public final class Clearances {

    /** Why a sandbox asks for none. */
    public static final String SANDBOX = "a sandbox";

    private static final String SHADOW = "a shadow campaign";
    private static final String HOW =
            "make a certificate with hongbao rehearse --certify and show it, or override with your"
                    + " name and a reason (docs/rehearsal.md, Launch certificate)";
    private static final int SHORT = 12;

    private final List<CertifierKey> trusted;
    private final boolean sandbox;
    private final Once<CertifiedBuild> build;
    private final CertifiedMachine machine;
    private final LongSupplier machineMillis;

    /**
     * @param trusted whose certificates count
     * @param sandbox whether this server asks for none
     * @param version of this program
     */
    public Clearances(
            List<CertifierKey> trusted,
            boolean sandbox,
            String version,
            LongSupplier machineMillis) {
        this.trusted = List.copyOf(trusted);
        this.sandbox = sandbox;
        this.build = new Once<>(() -> Program.build(version));
        this.machine = Host.machine();
        this.machineMillis = machineMillis;
    }

    public CertifiedBuild build() {
        return build.get();
    }

    public CertifiedMachine machine() {
        return machine;
    }

    /** The keys whose certificates count. */
    public List<String> certifiers() {
        return trusted.stream().map(CertifierKey::id).toList();
    }

    /** Why this server asks for no certificate at all; empty when it does. */
    public Optional<String> waived() {
        return sandbox ? Optional.of(SANDBOX) : Optional.empty();
    }

    /**
     * Why a draft may be published.
     *
     * @param digest SHA-256 of the file that the draft's rules are from; empty when not known
     * @throws ProblemException {@code certificate_needed} when nothing is shown, {@code
     *     certificate_invalid} when a certificate is not right for this
     */
    public LaunchClearance of(CampaignTerms terms, String digest, Shown shown) {
        Optional<String> waiver = terms.shadow() ? Optional.of(SHADOW) : Optional.empty();
        Optional<String> why = waived().or(() -> waiver);
        if (why.isPresent()) {
            return new LaunchClearance.Waived(why.get());
        }
        return switch (shown) {
            case Shown.Nothing _ -> throw needed(terms.id());
            case Shown.ByPerson by -> new LaunchClearance.Overridden(by.name(), by.reason());
            case Shown.Certificate certificate ->
                    switch (certificate.read()) {
                        case CertificateFile.Valid valid ->
                                certified(terms, digest, valid.certificate());
                        case CertificateFile.Invalid invalid ->
                                throw new ProblemException(
                                        Problem.of(
                                                        ProblemCode.CERTIFICATE_INVALID,
                                                        "it is no launch certificate; " + HOW)
                                                .at("certificate")
                                                .because(
                                                        invalid.problems().stream()
                                                                .map(it -> it.toString())
                                                                .toList()));
                    };
        };
    }

    private LaunchClearance certified(
            CampaignTerms terms, String digest, SignedCertificate certificate) {
        long nowSeconds = Math.floorDiv(machineMillis.getAsLong(), 1000L);
        Optional<Launch.Broken> broken =
                new Launch(trusted, terms.id(), digest, build(), machine)
                        .broken(certificate, nowSeconds);
        if (broken.isPresent()) {
            throw ProblemException.of(
                    ProblemCode.CERTIFICATE_INVALID,
                    "certificate",
                    broken.get().binding().words() + ": " + broken.get().detail());
        }
        return new LaunchClearance.Certified(
                certificate.digest(),
                digest,
                certificate.certifier(),
                certificate.certificate().validUntilSeconds() * 1000);
    }

    /** What is wrong when a draft has no clearance. */
    public static ProblemException needed(String campaign) {
        return ProblemException.of(
                ProblemCode.CERTIFICATE_NEEDED,
                "certificate",
                "campaign " + campaign + " has no launch certificate; " + HOW);
    }

    /** What is wrong when the draft was changed while it was being published. */
    public static ProblemException changed(String campaign) {
        return ProblemException.of(
                ProblemCode.CERTIFICATE_INVALID,
                "certificate",
                "campaign version: campaign "
                        + campaign
                        + " was applied from another file meanwhile; look at it and publish it"
                        + " again");
    }

    /** A clearance in a few words, for the audit log. */
    public static String words(LaunchClearance clearance) {
        return switch (clearance) {
            case LaunchClearance.Certified it ->
                    "certificate "
                            + it.certificate().substring(0, SHORT)
                            + " of key "
                            + it.certifier()
                            + ", valid until "
                            + Instant.ofEpochMilli(it.validUntilMillis());
            case LaunchClearance.Overridden it ->
                    "no certificate, overridden by " + it.name() + ": " + it.reason();
            case LaunchClearance.Waived it -> "no certificate, waived: " + it.why();
            case LaunchClearance.NotNeeded _ -> "no certificate needed";
            case LaunchClearance.Unrecorded _ -> "no certificate recorded";
        };
    }
}
