package io.hongbao.server.landing;

import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key that click ids and the addresses of posters are sealed with, in a file that only its
 * owner can read. A sealed text is {@code base64url(bytes, seal)}; its seal is the first {@value
 * #SEAL_BYTES} bytes of an HMAC-SHA256. One of the two purposes is never good for the other.
 */
public final class SealKey {

    /** 96 bits: more than anybody tries over a network. */
    static final int SEAL_BYTES = 12;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final ThreadLocal<Mac> mac;

    private SealKey(byte[] key) {
        SecretKeySpec spec = new SecretKeySpec(key, ALGORITHM);
        this.mac = ThreadLocal.withInitial(() -> newMac(spec));
    }

    /**
     * The key in {@code file}, which is made when it is not there.
     *
     * @throws StartRefused when the file is no key
     */
    public static SealKey in(Path file) {
        if (!Files.exists(file)) {
            byte[] made = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(made);
            DurableFile.write(file, HexFormat.of().formatHex(made) + "\n");
            return new SealKey(made);
        }
        try {
            String hex = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!hex.matches("[0-9a-f]{" + 2 * KEY_BYTES + "}")) {
                throw refused(file, "damaged", null);
            }
            return new SealKey(HexFormat.of().parseHex(hex));
        } catch (IOException e) {
            throw refused(file, "unreadable: " + e.getMessage(), e);
        }
    }

    private static StartRefused refused(Path file, String what, @Nullable IOException cause) {
        String message =
                "key file "
                        + file
                        + " is "
                        + what
                        + "; restore it from a backup, or delete it (clicks and poster addresses of"
                        + " the last days are then no longer known)";
        return cause == null
                ? new StartRefused(ExitCode.DATA_DIRECTORY, message)
                : new StartRefused(ExitCode.DATA_DIRECTORY, message, cause);
    }

    /**
     * Seals bytes.
     *
     * @param purpose what for
     */
    String sealed(Purpose purpose, byte[] bytes) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + SEAL_BYTES);
        System.arraycopy(seal(purpose, bytes), 0, all, bytes.length, SEAL_BYTES);
        return ENCODER.encodeToString(all);
    }

    /** What was sealed; empty when nobody with this key has sealed it for this purpose. */
    Optional<byte[]> opened(Purpose purpose, String sealed) {
        byte[] all;
        try {
            all = DECODER.decode(sealed.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        // The last symbol may have bits that say nothing: only one writing of a text counts.
        if (all.length <= SEAL_BYTES || !ENCODER.encodeToString(all).equals(sealed)) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOf(all, all.length - SEAL_BYTES);
        byte[] seal = Arrays.copyOfRange(all, bytes.length, all.length);
        return MessageDigest.isEqual(seal, seal(purpose, bytes))
                ? Optional.of(bytes)
                : Optional.empty();
    }

    private byte[] seal(Purpose purpose, byte[] bytes) {
        Mac own = mac.get();
        own.update(purpose.mark);
        own.update(bytes);
        return Arrays.copyOf(own.doFinal(), SEAL_BYTES);
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

    /** What a text is sealed for. Its mark is part of every seal. */
    enum Purpose {
        CLICK('c'),
        POSTER('p');

        private final byte mark;

        Purpose(char mark) {
            this.mark = (byte) mark;
        }
    }
}
