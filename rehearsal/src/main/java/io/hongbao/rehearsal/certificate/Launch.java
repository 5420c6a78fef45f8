package io.hongbao.rehearsal.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A launch that asks for a certificate, and what that must be bound to.
 *
 * @param trusted whose signatures count
 * @param campaignDigest SHA-256 of the file that the draft's rules are from, lower-case
 *     hexadecimal; empty when it is not known
 */
public record Launch(
        List<CertifierKey> trusted,
        String campaign,
        String campaignDigest,
        CertifiedBuild build,
        CertifiedMachine machine) {

    private static final String CERTIFY = "; certify again with hongbao rehearse --certify";

    public Launch {
        trusted = List.copyOf(trusted);
    }

    /**
     * A binding that does not hold.
     *
     * @param detail what is wrong and what to do, for people
     */
    public record Broken(Binding binding, String detail) {}

    /**
     * The first binding of a certificate that does not hold, its signature first: nothing else in a
     * certificate that nobody vouches for means anything.
     *
     * @param nowSeconds the machine's time, in seconds since the epoch
     */
    public Optional<Broken> broken(SignedCertificate signed, long nowSeconds) {
        LaunchCertificate it = signed.certificate();
        return signatureBroken(trusted, signed)
                .or(() ->
                        differs(
                                Binding.CAMPAIGN,
                                it.campaign(),
                                campaign,
                                "show the certificate of this campaign"))
                .or(() -> versionBroken(it))
                .or(() ->
                        differs(
                                Binding.BUILD,
                                it.build(),
                                build,
                                "start the build that was certified, or certify this one"))
                .or(() ->
                        differs(
                                Binding.MACHINE,
                                it.machine(),
                                machine,
                                "certify on this machine, or on one like it"))
                .or(() -> dateBroken(it, nowSeconds))
                .or(() -> goalsBroken(it));
    }

    /** Whether nobody who is trusted signed it. */
    public static Optional<Broken> signatureBroken(
            List<CertifierKey> trusted, SignedCertificate signed) {
        if (trusted.stream().anyMatch(key -> key.hasSigned(signed))) {
            return Optional.empty();
        }
        boolean known = trusted.stream().anyMatch(key -> key.id().equals(signed.certifier()));
        return broken(
                Binding.SIGNATURE,
                known
                        ? "the signature is not the one of key "
                                + signed.certifier()
                                + ": the certificate was changed after it was signed; use the"
                                + " original"
                        : "nobody who is trusted signed it: its key is "
                                + signed.certifier()
                                + ", trusted are "
                                + (trusted.isEmpty()
                                        ? "none"
                                        : String.join(
                                                ", ",
                                                trusted.stream().map(CertifierKey::id).toList()))
                                + "; name the public half of that key with --certifier if you trust"
                                + " it");
    }

    private Optional<Broken> versionBroken(LaunchCertificate it) {
        if (campaignDigest.isEmpty()) {
            return broken(
                    Binding.VERSION,
                    "the draft was applied by a version that did not keep its file's digest; apply"
                            + " the campaign file again");
        }
        return differs(
                Binding.VERSION,
                it.campaignDigest(),
                campaignDigest,
                "apply the file that was certified, or certify the one that is applied");
    }

    /** Whether its time has not come or is over. */
    public static Optional<Broken> dateBroken(LaunchCertificate it, long nowSeconds) {
        if (nowSeconds >= it.validUntilSeconds()) {
            return broken(
                    Binding.DATE,
                    "it was valid until "
                            + Instant.ofEpochSecond(it.validUntilSeconds())
                            + CERTIFY);
        }
        return nowSeconds < it.issuedAtSeconds()
                ? broken(
                        Binding.DATE,
                        "it was issued at "
                                + Instant.ofEpochSecond(it.issuedAtSeconds())
                                + ", which has not come yet here; set the clock right")
                : Optional.empty();
    }

    private static Optional<Broken> goalsBroken(LaunchCertificate it) {
        return it.measured().keeps(it.goals())
                ? Optional.empty()
                : broken(Binding.GOALS, "what was measured does not meet the goals" + CERTIFY);
    }

    private static Optional<Broken> differs(
            Binding binding, Object certified, Object here, String fix) {
        return certified.equals(here)
                ? Optional.empty()
                : broken(
                        binding,
                        "it certifies the "
                                + binding.words()
                                + " "
                                + certified
                                + ", but here it is "
                                + here
                                + "; "
                                + fix);
    }

    private static Optional<Broken> broken(Binding binding, String detail) {
        return Optional.of(new Broken(binding, detail));
    }
}
