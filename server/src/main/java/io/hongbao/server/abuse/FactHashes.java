package io.hongbao.server.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns devices and networks into keyed hashes: the watch can tell that two are the same, and
 * nobody without the key can tell which, not even by trying all addresses. The first 64 bits of an
 * HMAC-SHA256, with a key of its own that is kept among the secrets.
 */
public final class FactHashes {
    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final ThreadLocal<Mac> mac;

    private FactHashes(byte[] key) {
        SecretKeySpec spec = new SecretKeySpec(key, ALGORITHM);
        this.mac = ThreadLocal.withInitial(() -> newMac(spec));
    }

    /**
     * With the key in {@code file}, which is made when it is not there.
     *
     * @throws StartRefused when the file is no key
     */
    public static FactHashes in(Path file) {
        if (!Files.exists(file)) {
            byte[] made = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(made);
            DurableFile.write(file, HexFormat.of().formatHex(made) + "\n");
            return new FactHashes(made);
        }
        try {
            String hex = Files.readString(file, UTF_8).strip();
            if (!hex.matches("[0-9a-f]{" + 2 * KEY_BYTES + "}")) {
                throw new StartRefused(
                        ExitCode.DATA_DIRECTORY,
                        "key file "
                                + file
                                + " is damaged; restore it from a backup, or delete it together with"
                                + " the folder abuse (which devices belong together is then no"
                                + " longer known)");
            }
            return new FactHashes(HexFormat.of().parseHex(hex));
        } catch (IOException e) {
            throw new StartRefused(
                    ExitCode.DATA_DIRECTORY,
                    "key file " + file + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    /** 16 hexadecimal digits; empty when the device is not known. */
    String device(String device) {
        return device.isEmpty() ? "" : hash((byte) 'd', device.getBytes(UTF_8));
    }

    /** 16 hexadecimal digits; empty for this machine's own network. */
    String network(long network) {
        return network == 0
                ? ""
                : hash((byte) 'n', ByteBuffer.allocate(Long.BYTES).putLong(network).array());
    }

    private String hash(byte kind, byte[] bytes) {
        Mac own = mac.get();
        own.update(kind);
        return HexFormat.of().toHexDigits(ByteBuffer.wrap(own.doFinal(bytes)).getLong());
    }

    private static Mac newMac(SecretKeySpec key) {
        try {
            Mac made = Mac.getInstance(ALGORITHM);
            made.init(key);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
