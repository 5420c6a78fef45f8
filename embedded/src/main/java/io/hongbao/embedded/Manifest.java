package io.hongbao.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The list of a backup's files with their SHA-256 digests, in the form that {@code sha256sum
 * --check} reads. Written last: without it a backup is not complete.
 *
 * @param digests by path, relative to the backup, with {@code /}
 */
record Manifest(Map<String, String> digests) {
    static final String NAME = "MANIFEST";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S.*)");
    private static final int BUFFER_BYTES = 1 << 16;

    Manifest {
        digests = Map.copyOf(digests);
    }

    /** Of the files that are there. */
    static Manifest of(Path backup) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (String name : files(backup)) {
            digests.put(name, digest(backup.resolve(name)));
        }
        return new Manifest(digests);
    }

    static Manifest read(Path backup) throws IOException {
        Path file = backup.resolve(NAME);
        if (!Files.exists(file)) {
            throw new DataDirectoryException(
                    "directory "
                            + backup
                            + " has no "
                            + NAME
                            + " file: it is no backup, or not a complete one");
        }
        Map<String, String> digests = new TreeMap<>();
        for (String line : Files.readAllLines(file, UTF_8)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || !isInside(matcher.group(2))) {
                throw new DataDirectoryException(
                        "file " + file + " is damaged at \"" + line + "\"");
            }
            digests.put(matcher.group(2), matcher.group(1));
        }
        return new Manifest(digests);
    }

    /** A path of a manifest must not lead out of the backup, whoever wrote it. */
    private static boolean isInside(String name) {
        Path path = Path.of(name);
        return !path.isAbsolute() && path.normalize().equals(path) && !path.startsWith("..");
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(digests)
                .forEach((name, digest) ->
                        text.append(digest).append("  ").append(name).append('\n'));
        return text.toString().getBytes(UTF_8);
    }

    /** Checks that exactly these files are there, with this content. */
    void verify(Path backup) throws IOException {
        List<String> wrong = new ArrayList<>();
        TreeSet<String> there = new TreeSet<>(files(backup));
        for (String name : new TreeSet<>(digests.keySet())) {
            if (!there.remove(name)) {
                wrong.add(name + " is missing");
            } else if (!digest(backup.resolve(name)).equals(digests.get(name))) {
                wrong.add(name + " has changed");
            }
        }
        there.forEach(name -> wrong.add(name + " does not belong there"));
        if (!wrong.isEmpty()) {
            throw new DataDirectoryException(
                    "backup " + backup + " is damaged: " + String.join(", ", wrong));
        }
    }

    private static List<String> files(Path backup) throws IOException {
        try (Stream<Path> walk = Files.walk(backup)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> backup.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals(NAME))
                    .toList();
        }
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
