package io.hongbao.rehearsal.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A key that signs launch certificates. Its public half lies in a file beside it. */
public final class SigningKey {

    private static final String PUBLIC_ENDING = ".pub";

    private final PrivateKey key;
    private final CertifierKey certifier;

    private SigningKey(PrivateKey key, CertifierKey certifier) {
        this.key = key;
        this.certifier = certifier;
    }

    /** Where the public half of the key in {@code pem} lies. */
    public static Path publicHalf(Path pem) {
        return pem.resolveSibling(pem.getFileName() + PUBLIC_ENDING);
    }

    /**
     * Makes a new one, which only the owner of its file may read, and its public half.
     *
     * @throws IOException when a file is there already, or cannot be written
     */
    public static SigningKey make(Path pem) throws IOException {
        Path half = publicHalf(pem);
        if (Files.exists(half)) {
            throw new IOException(half + " exists already");
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance(CertifierKey.ALGORITHM).generateKeyPair();
            Pem.writeForOwner(pem, "PRIVATE KEY", pair.getPrivate().getEncoded());
            Pem.write(half, "PUBLIC KEY", pair.getPublic().getEncoded());
            return new SigningKey(pair.getPrivate(), new CertifierKey(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    /**
     * Reads one and its public half.
     *
     * @param pem an Ed25519 private key in PEM (PKCS #8)
     * @throws IllegalArgumentException when they are no such keys, do not belong together, or
     *     cannot be read
     */
    public static SigningKey in(Path pem) {
        byte[] encoded = Pem.read(pem, "PRIVATE KEY");
        PrivateKey key;
        try {
            key =
                    KeyFactory.getInstance(CertifierKey.ALGORITHM)
                            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    pem + " is no Ed25519 private key in PEM (PKCS #8)", e);
        }
        Path half = publicHalf(pem);
        if (!Files.isReadable(half)) {
            throw new IllegalArgumentException(
                    "the key's public half is missing: write it with openssl pkey -in "
                            + pem
                            + " -pubout -out "
                            + half);
        }
        SigningKey read = new SigningKey(key, CertifierKey.in(half));
        byte[] probe = {1, 2, 3};
        if (!read.certifier.fits(probe, read.sign(probe))) {
            throw new IllegalArgumentException(half + " is not the public half of " + pem);
        }
        return read;
    }

    public CertifierKey certifier() {
        return certifier;
    }

    public SignedCertificate sign(LaunchCertificate certificate) {
        byte[] signed = SignedCertificate.signedBytes(certificate, certifier.id());
        return new SignedCertificate(
                certificate, certifier.id(), Base64.getEncoder().encodeToString(sign(signed)));
    }

    private byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(CertifierKey.ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read can sign", e);
        }
    }
}
