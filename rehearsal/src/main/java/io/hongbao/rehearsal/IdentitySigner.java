package io.hongbao.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Signs the app's word on who somebody is, as the app itself would: a JWT (RFC 7519). Servers that
 * are no sandbox believe nothing else.
 */
public final class IdentitySigner {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final long LIFE_SECONDS = 3_600;

    private final PrivateKey key;
    private final String algorithm;
    private final String header;
    private final String always;

    private IdentitySigner(PrivateKey key, Kind kind, Claims claims) {
        this.key = key;
        this.algorithm = kind.signature();
        String keyId = claims.keyId().isEmpty() ? "" : ",\"kid\":\"" + claims.keyId() + "\"";
        this.header = base64("{\"alg\":\"" + kind.jws() + "\",\"typ\":\"JWT\"" + keyId + "}");
        this.always = member("iss", claims.issuer()) + member("aud", claims.audience());
    }

    /** A kind of key: what it is called by Java and by RFC 7518 and 8037. */
    private record Kind(String key, String signature, String jws) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("EC", "SHA256withECDSAinP1363Format", "ES256"),
                    new Kind("RSA", "SHA256withRSA", "RS256"),
                    new Kind("Ed25519", "Ed25519", "EdDSA"));

    /**
     * What every token says.
     *
     * @param keyId which of several keys it is; empty for none
     * @param issuer {@code iss}; empty for none
     * @param audience {@code aud}; empty for none
     */
    public record Claims(String keyId, String issuer, String audience) {
        public Claims {
            for (String text : List.of(keyId, issuer, audience)) {
                if (text.length() > 200 || !text.matches("[\\x20-\\x7E&&[^\"\\\\]]*")) {
                    throw new IllegalArgumentException(
                            "an identity's key id, issuer and audience must be at most 200 printable"
                                    + " ASCII characters without quotation marks, not "
                                    + text);
                }
            }
        }
    }

    /**
     * With the private key in a file.
     *
     * @param pem PKCS #8, RSA, P-256 or Ed25519
     * @throws IllegalArgumentException when it is no such key, or cannot be read
     */
    public static IdentitySigner with(Path pem, Claims claims) {
        try {
            String text = Files.readString(pem, StandardCharsets.UTF_8);
            byte[] encoded =
                    Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z0-9 ]+-----", ""));
            for (Kind kind : KINDS) {
                try {
                    PrivateKey key =
                            KeyFactory.getInstance(kind.key())
                                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
                    return new IdentitySigner(key, kind, claims);
                } catch (GeneralSecurityException _) {
                    // Not a key of this kind: the next one may fit.
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(pem + " cannot be read: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(
                pem + " is no private key in PEM (PKCS #8; RSA, P-256 or Ed25519)");
    }

    /** A token that is good for an hour. */
    String token(String user, String device, boolean newUser) {
        long nowSeconds = System.currentTimeMillis() / 1000;
        String payload =
                "{\"sub\":\""
                        + user
                        + "\",\"device\":\""
                        + device
                        + "\",\"new_user\":"
                        + newUser
                        + always
                        + ",\"iat\":"
                        + nowSeconds
                        + ",\"exp\":"
                        + (nowSeconds + LIFE_SECONDS)
                        + "}";
        String signed = header + "." + base64(payload);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read can sign", e);
        }
    }

    private static String member(String name, String value) {
        return value.isEmpty() ? "" : ",\"" + name + "\":\"" + value + "\"";
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
