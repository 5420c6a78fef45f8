package io.hongbao.campaignfile;

import io.hongbao.campaignfile.Node.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The way from a file's bytes to its tree of nodes, the same for every kind of file. */
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
        return new Problem(file.toString(), 0, 0, "", rule, fix);
    }

    /** The file as a tree; empty, with a problem noted, when it is not one. */
    static Optional<Node> tree(FileKind kind, byte[] content, Problems problems) {
        if (content.length > CampaignFile.MAX_BYTES) {
            problems.add(Place.WHOLE_FILE, "", "is larger than 1 MiB", "shorten it");
            return Optional.empty();
        }
        return decode(content, problems).flatMap(text -> Yaml.parse(kind, text, problems));
    }

    private static Optional<String> decode(byte[] content, Problems problems) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            // The decoder stops in front of the first wrong byte.
            int line = 1;
            int column = 1;
            for (int i = 0; i < bytes.position(); i++) {
                column = content[i] == '\n' ? 1 : column + 1;
                line += content[i] == '\n' ? 1 : 0;
            }
            problems.add(
                    new Place(line, column),
                    "",
                    "is not UTF-8 from here on",
                    "save the file as UTF-8");
            return Optional.empty();
        }
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
