package io.hongbao.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whole folders, for tests. */
final class Folders {
    private Folders() {}

    static void delete(Path folder) throws IOException {
        for (Path path : all(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
        }
    }

    /** Copies what is there while it changes; a file may vanish meanwhile. */
    static void copy(Path from, Path to) throws IOException {
        for (Path path : all(from)) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                try {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                } catch (NoSuchFileException _) {
                    // Renamed or deleted since it was listed.
                }
            }
        }
    }

    /** The content of every file, in a form that can be compared. */
    static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path path : all(folder)) {
            String name = folder.relativize(path).toString();
            contents.put(
                    name,
                    Files.isDirectory(path)
                            ? "folder"
                            : Files.getLastModifiedTime(path)
                                    + " "
                                    + HexFormat.of().formatHex(Files.readAllBytes(path)));
        }
        return contents;
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.toList();
        }
    }
}
