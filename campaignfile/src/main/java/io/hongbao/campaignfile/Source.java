package io.hongbao.campaignfile;

import io.hongbao.yaml.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The way to a file's bytes, the same for every kind of file. */
final class Source {
    private Source() {}

    /**
     * Reads a file, or the one called {@code nameInFolder} in a folder.
     *
     * @param read makes the answer out of the file's name and its first bytes, one more than are
     *     allowed when there are so many
     * @param unreadable makes the answer when there is nothing to read
     */
    static <T> T read(
            Path path,
            String nameInFolder,
            FileKind kind,
            BiFunction<String, byte[], T> read,
            Function<Problem, T> unreadable) {
        Path file = Files.isDirectory(path) ? path.resolve(nameInFolder) : path;
        if (!Files.exists(file)) {
            return unreadable.apply(
                    problem(
                            file,
                            "does not exist",
                            file.equals(path) ? "check the path" : kind.ifMissing()));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read.apply(file.toString(), in.readNBytes(CampaignFile.MAX_BYTES + 1));
        } catch (IOException e) {
            return unreadable.apply(
                    problem(
                            file,
                            "cannot be read (" + e + ")",
                            "check that it is a file that you may read"));
        }
    }

    private static Problem problem(Path file, String rule, String fix) {
        return Problem.ofFile(file.toString(), rule, fix);
    }

    /** SHA-256, lower-case hexadecimal. */
    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
