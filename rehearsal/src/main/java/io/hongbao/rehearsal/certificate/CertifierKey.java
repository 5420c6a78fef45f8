package io.hongbao.rehearsal.certificate;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of a key that signs launch certificates: whoever has it can check them. */
public final class CertifierKey {

    static final String ALGORITHM = "Ed25519";

    private static final int ID_LENGTH = 16;

    private final PublicKey key;

    CertifierKey(PublicKey key) {
        this.key = key;
    }

    /**
     * Reads one.
     *
     * @param pem an Ed25519 public key in PEM
     * @throws IllegalArgumentException when it is no such key, or cannot be read
     */
    public static CertifierKey in(Path pem) {
        byte[] encoded = Pem.read(pem, "PUBLIC KEY");
        try {
            return new CertifierKey(
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(pem + " is no Ed25519 public key in PEM", e);
        }
    }

    /** What certificates call it: the beginning of its SHA-256, lower-case hexadecimal. */
    public String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether this key signed exactly this certificate. */
    public boolean hasSigned(SignedCertificate certificate) {
        try {
            return certificate.certifier().equals(id())
                    && fits(
                            certificate.signedBytes(),
                            Base64.getDecoder().decode(certificate.signature()));
        } catch (IllegalArgumentException _) {
            return false; // no Base64
        }
    }

    boolean fits(byte[] signed, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException _) {
            return false; // of a form that no signature has
        }
    }

    byte[] encoded() {
        return key.getEncoded();
    }
}
