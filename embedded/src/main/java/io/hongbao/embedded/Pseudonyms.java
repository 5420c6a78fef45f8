package io.hongbao.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hongbao.core.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes pseudonyms of people's ids: the first 128 bits of HMAC-SHA256 with a key that is made once
 * and kept beside the journal. Without the key nobody can tell who a pseudonym is, not even by
 * trying all ids.
 */
public final class Pseudonyms {
    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final ThreadLocal<Mac> mac = ThreadLocal.withInitial(this::newMac);

    private Pseudonyms(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * With the key in {@code file}, which is readable by the owner only.
     *
     * @param mayMake whether a key may be made when there is none; not when people have pseudonyms
     *     already
     */
    static Pseudonyms withKeyIn(Path file, boolean mayMake) {
        try {
            if (!Files.exists(file)) {
                if (!mayMake) {
                    throw new DataDirectoryException(
                            "key file "
                                    + file
                                    + " is missing: restore it from a backup; with another key"
                                    + " nobody finds their wallet");
                }
                byte[] made = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(made);
                DurableFiles.write(file, made, DurableFiles.OWNER_ONLY_FILE);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new DataDirectoryException(
                        "key file "
                                + file
                                + " is damaged: it must have "
                                + KEY_BYTES
                                + " bytes, but has "
                                + key.length
                                + "; restore it from a backup");
            }
            return new Pseudonyms(key);
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "key file "
                            + file
                            + " cannot be used ("
                            + DataDirectoryException.reason(e)
                            + ")",
                    e);
        }
    }

    /** The pseudonym of a person. The same id always has the same one. */
    public UserId of(String personId) {
        return UserId.of(mac.get().doFinal(personId.getBytes(UTF_8)));
    }

    private Mac newMac() {
        try {
            Mac made = Mac.getInstance(ALGORITHM);
            made.init(key);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
