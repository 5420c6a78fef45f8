package io.hongbao.server.session;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key that passes are signed with. Each thread keeps its own ready-made {@link Mac}: making one
 * costs more than using it.
 */
final class PassKey {

    /** A pass may still be signed with a key while the next one is being put on disk. */
    static final long HANDOVER_MILLIS = 10_000;

    private static final String ALGORITHM = "HmacSHA256";

    private final String id;
    private final String secret;
    private final long retiredAtMillis;
    private final ThreadLocal<Mac> mac;

    /**
     * @param id 1-16 of {@code [a-z0-9]}
     * @param secret 64 hexadecimal digits
     * @param retiredAtMillis since when it signs no more; {@link Long#MAX_VALUE} while it does
     */
    PassKey(String id, String secret, long retiredAtMillis) {
        this.id = id;
        this.secret = secret;
        this.retiredAtMillis = retiredAtMillis;
        SecretKeySpec spec = new SecretKeySpec(HexFormat.of().parseHex(secret), ALGORITHM);
        this.mac = ThreadLocal.withInitial(() -> newMac(spec));
    }

    String id() {
        return id;
    }

    String secret() {
        return secret;
    }

    long retiredAtMillis() {
        return retiredAtMillis;
    }

    PassKey retired(long atMillis) {
        return new PassKey(id, secret, atMillis);
    }

    /**
     * Whether this key can have signed {@code pass} when it was its turn to. A key that leaked says
     * anything, so what it says is held to the life of a pass and to the key's own.
     */
    boolean canHaveSigned(Pass pass) {
        long issuedAtMillis = pass.issuedAtMillis();
        return issuedAtMillis >= 0
                && pass.expiresAtMillis() - issuedAtMillis <= Pass.LIFE_MILLIS
                && issuedAtMillis - HANDOVER_MILLIS <= retiredAtMillis;
    }

    /** The signature of the first {@code length} bytes of {@code signed}. */
    byte[] sign(byte[] signed, int length) {
        Mac own = mac.get();
        own.update(signed, 0, length);
        return own.doFinal();
    }

    private static Mac newMac(SecretKeySpec spec) {
        try {
            Mac made = Mac.getInstance(ALGORITHM);
            made.init(spec);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
