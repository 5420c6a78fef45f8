package io.hongbao.cli.play;

import io.hongbao.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that holds a played campaign's data: {@code campaign}, {@code data}, {@code backups},
 * {@code rehearsals} and {@code admin.key}.
 *
 * @param kept whether it stays at the end
 */
public record DataFolder(Path root, boolean kept) implements AutoCloseable {

    /**
     * A folder that did not exist before.
     *
     * @param keep where to make it; empty for a temporary one
     */
    public static DataFolder of(String keep) {
        try {
            if (keep.isEmpty()) {
                return new DataFolder(Files.createTempDirectory("hongbao-played-"), false);
            }
            Path root = Path.of(keep).toAbsolutePath();
            if (Files.exists(root)) {
                throw new CommandException(
                        74, "--keep-data " + root + " exists already: name a new folder");
            }
            return new DataFolder(Files.createDirectories(root), true);
        } catch (IOException e) {
            throw new CommandException(
                    74, "a folder for the data could not be made: " + e.getMessage());
        }
    }

    public Path data() {
        return root.resolve("data");
    }

    public Path backups() {
        return root.resolve("backups");
    }

    /** Reports of rehearsals that are played from its console. */
    Path rehearsals() {
        return root.resolve("rehearsals");
    }

    /** The campaign's files. */
    public Path campaign() {
        return root.resolve("campaign");
    }

    public Path adminKey() {
        return root.resolve("admin.key");
    }

    /** Removes it, unless it is to be kept. */
    @Override
    public void close() {
        if (kept || !Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new CommandException(
                    74,
                    "the temporary folder " + root + " could not be removed: " + e.getMessage());
        }
    }
}
