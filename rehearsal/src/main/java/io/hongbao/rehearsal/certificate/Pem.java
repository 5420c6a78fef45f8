package io.hongbao.rehearsal.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** Keys in text files (RFC 7468). */
final class Pem {
    private static final int MOST_BYTES = 1 << 14;
    private static final int LINE = 64;

    private Pem() {}

    /**
     * The first block of {@code kind}.
     *
     * @throws IllegalArgumentException when there is none, or the file cannot be read
     */
    static byte[] read(Path file, String kind) {
        String text;
        try (var in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
        String begin = "-----BEGIN " + kind + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + kind + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(
                    file + " has no " + kind.toLowerCase(java.util.Locale.ROOT) + " in PEM");
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }

    static void write(Path file, String kind, byte[] encoded) throws IOException {
        Files.writeString(
                file,
                text(kind, encoded),
                StandardCharsets.US_ASCII,
                StandardOpenOption.CREATE_NEW);
    }

    /** The same, readable by nobody but the owner from the first byte on, where systems can. */
    static void writeForOwner(Path file, String kind, byte[] encoded) throws IOException {
        if (Files.getFileStore(file.toAbsolutePath().getParent())
                .supportsFileAttributeView("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text(kind, encoded), StandardCharsets.US_ASCII);
        } else {
            write(file, kind, encoded);
        }
    }

    private static String text(String kind, byte[] encoded) {
        Base64.Encoder lines =
                Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN "
                + kind
                + "-----\n"
                + lines.encodeToString(encoded)
                + "\n-----END "
                + kind
                + "-----\n";
    }
}
