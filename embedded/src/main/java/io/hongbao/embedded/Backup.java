package io.hongbao.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rocksdb.RocksDBException;

/**
 * A copy of a data directory, made while the host runs. It has the same layout, and a manifest;
 * audit and export read it as it is. It holds the campaigns' secrets and the key of the pseudonyms:
 * keep it as safe as the data directory.
 */
public final class Backup {

    /** Folders that others keep beside the host's, of files that only grow or are replaced. */
    private static final List<String> BESIDE =
            List.of("abuse", "campaign-files", "channels", "traces");

    private Backup() {}

    /**
     * Writes a backup. The order makes it consistent without stopping anything: first the state,
     * then the journal, which is therefore never behind it, then the secrets, which were there
     * before any campaign in the journal, then the files beside them, such as the audit log.
     */
    static void write(OpenParts parts, Path target) {
        requireEmpty(target);
        DataDirectory directory = parts.directory();
        try {
            Files.createDirectories(target);
            // RocksDB and the journal share their finished files with the copy by hard links, where
            // they can.
            parts.store().checkpoint(target.resolve("state"));
            parts.journal().copyTo(target.resolve("journal"));
            copyFolder(directory.secrets(), target.resolve("secrets"));
            copyFiles(
                    directory.root(),
                    target,
                    file -> !file.equals(DataDirectory.LOCK) && !file.equals(Manifest.NAME));
            copyBeside(directory.root(), target);
            forceFolders(target);
            DurableFiles.write(
                    target.resolve(Manifest.NAME),
                    Manifest.of(target).bytes(),
                    DurableFiles.ORDINARY_FILE);
        } catch (IOException | RocksDBException e) {
            throw new DataDirectoryException(
                    "backup "
                            + target
                            + " could not be written ("
                            + DataDirectoryException.reason(e)
                            + ")",
                    e);
        }
    }

    /**
     * Makes a data directory of a backup, after checking every file of it.
     *
     * @param to must not exist or be empty
     * @throws DataDirectoryException when the backup is damaged or not complete, or {@code to} is
     *     not empty
     */
    public static void restore(Path from, Path to) {
        requireEmpty(to);
        try {
            Manifest manifest = Manifest.read(from);
            manifest.verify(from);
            Files.createDirectories(to);
            for (String folder : new String[] {"journal", "state"}) {
                copyFolder(from.resolve(folder), to.resolve(folder));
            }
            copyFolder(from.resolve("secrets"), to.resolve("secrets"));
            copyFiles(
                    from,
                    to,
                    file -> !file.equals(Manifest.NAME) && !file.equals(DataDirectory.FORMAT_FILE));
            copyBeside(from, to);
            forceFolders(to);
            // Last: a directory with files but without this one is refused, so a restore that broke
            // off is never used.
            copy(from.resolve(DataDirectory.FORMAT_FILE), to.resolve(DataDirectory.FORMAT_FILE));
            manifest.verify(to);
            forceFolders(to);
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "backup "
                            + from
                            + " could not be restored to "
                            + to
                            + " ("
                            + DataDirectoryException.reason(e)
                            + ")",
                    e);
        }
    }

    private static void requireEmpty(Path target) {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> files = Files.list(target)) {
            if (files.findAny().isPresent()) {
                throw new DataDirectoryException(
                        "directory " + target + " is not empty: choose another one");
            }
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "directory "
                            + target
                            + " cannot be used ("
                            + DataDirectoryException.reason(e)
                            + ")",
                    e);
        }
    }

    private static void copyBeside(Path from, Path to) throws IOException {
        for (String folder : BESIDE) {
            if (Files.isDirectory(from.resolve(folder))) {
                copyFolder(from.resolve(folder), to.resolve(folder));
            }
        }
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        Files.createDirectory(to, DurableFiles.attribute(Files.getPosixFilePermissions(from)));
        copyFiles(from, to, _ -> true);
    }

    /** Copies the files that lie in a folder itself, but for those that are being written. */
    private static void copyFiles(Path from, Path to, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".new") && wanted.test(name)) {
                    copy(file, to.resolve(name));
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ)) {
            copyStart(source, source.size(), to, Files.getPosixFilePermissions(from));
        }
    }

    /** Copies the first {@code bytes} bytes, durably. */
    static void copyStart(
            FileChannel source, long bytes, Path to, Set<PosixFilePermission> permissions)
            throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel target =
                FileChannel.open(to, options, DurableFiles.attribute(permissions))) {
            for (long copied = 0; copied < bytes; ) {
                long more = source.transferTo(copied, bytes - copied, target);
                if (more <= 0) {
                    throw new IOException("file became shorter while it was copied to " + to);
                }
                copied += more;
            }
            target.force(true);
        }
    }

    private static void forceFolders(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path folder : walk.filter(Files::isDirectory).toList()) {
                DurableFiles.forceDirectory(folder);
            }
        }
    }
}
