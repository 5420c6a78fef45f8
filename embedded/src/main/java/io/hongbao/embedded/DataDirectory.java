package io.hongbao.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The directory that everything lies in, open and locked.
 *
 * <pre>
 * LOCK                     held while a process has the directory open; says which
 * FORMAT                   the version of the layout, and the product version that wrote it
 * journal/                 the truth: all entries in order
 * state/                   RocksDB: the entities as of some entry of the journal
 * secrets/CAMPAIGN.secret  the secrets of the campaigns; owner only
 * people.key               the key that makes pseudonyms of people's ids; owner only
 * ...                      what the owner of the host keeps here, such as an audit log
 * </pre>
 */
final class DataDirectory implements AutoCloseable {

    /** The layout that this version writes, and the newest it can read. */
    static final int FORMAT = 1;

    static final String LOCK = "LOCK";
    static final String FORMAT_FILE = "FORMAT";

    private static final String FORMAT_WORD = "hongbao-data";

    /**
     * The directories that this process has open. POSIX drops a process's locks on a file when the
     * process closes any descriptor of it, so a second attempt in the same process must be refused
     * before it touches the file.
     */
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final Path identity;
    private final FileChannel lockChannel;
    private final boolean readOnly;

    private DataDirectory(Path root, Path identity, FileChannel lockChannel, boolean readOnly) {
        this.root = root;
        this.identity = identity;
        this.lockChannel = lockChannel;
        this.readOnly = readOnly;
    }

    /**
     * Opens a directory to write, and makes it when it is not there or empty.
     *
     * @param productVersion who writes: goes into {@code FORMAT}
     * @throws DataDirectoryException when it is in use, not writable, not a data directory, or from
     *     a newer version
     */
    static DataDirectory open(Path root, String productVersion) {
        try {
            if (!Files.exists(root)) {
                Files.createDirectories(root);
                DurableFiles.forceDirectory(
                        Objects.requireNonNull(
                                root.toAbsolutePath().getParent(),
                                "a new directory is in another"));
            }
            Path identity = root.toRealPath();
            DataDirectory directory =
                    new DataDirectory(root, identity, lock(root, identity), false);
            try {
                directory.checkOrWriteFormat(productVersion);
                directory.makeFolders();
                return directory;
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "data directory "
                            + root
                            + " is not writable ("
                            + DataDirectoryException.reason(e)
                            + "): give this user the right to write there, or choose another"
                            + " directory",
                    e);
        }
    }

    /**
     * Opens a directory, or a backup, that no process has open, to read only. Changes nothing in
     * it.
     *
     * @throws DataDirectoryException when it is in use, not a data directory, or from a newer
     *     version
     */
    static DataDirectory openReadOnly(Path root) {
        try {
            if (!Files.isDirectory(root)) {
                throw new DataDirectoryException("data directory " + root + " does not exist");
            }
            Path identity = root.toRealPath();
            DataDirectory directory =
                    new DataDirectory(root, identity, lockToRead(root, identity), true);
            try {
                checkFormat(root);
                return directory;
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "data directory "
                            + root
                            + " cannot be read ("
                            + DataDirectoryException.reason(e)
                            + ")",
                    e);
        }
    }

    Path root() {
        return root;
    }

    Path journal() {
        return root.resolve("journal");
    }

    Path state() {
        return root.resolve("state");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    Path peopleKey() {
        return root.resolve("people.key");
    }

    /** Lets others open the directory. */
    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            if (!readOnly) {
                throw new DataDirectoryException(
                        "data directory " + root + " could not be unlocked", e);
            }
        } finally {
            OPEN_HERE.remove(identity);
        }
    }

    private static FileChannel lock(Path root, Path identity) throws IOException {
        claim(root, identity);
        try {
            FileChannel channel =
                    FileChannel.open(
                            root.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            requireLock(root, channel, channel.tryLock());
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            OPEN_HERE.remove(identity);
            throw e;
        }
    }

    private static FileChannel lockToRead(Path root, Path identity) throws IOException {
        claim(root, identity);
        try {
            Path lock = root.resolve(LOCK);
            if (!Files.exists(lock)) {
                // A backup has no lock: any file that is always there keeps the type simple.
                return FileChannel.open(root.resolve(FORMAT_FILE), StandardOpenOption.READ);
            }
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.READ);
            requireLock(root, channel, channel.tryLock(0, Long.MAX_VALUE, true));
            return channel;
        } catch (NoSuchFileException e) {
            OPEN_HERE.remove(identity);
            throw notOurs(root);
        } catch (IOException | RuntimeException e) {
            OPEN_HERE.remove(identity);
            throw e;
        }
    }

    private static void claim(Path root, Path identity) {
        if (!OPEN_HERE.add(identity)) {
            throw inUse(root, Long.toString(ProcessHandle.current().pid()));
        }
    }

    private static void requireLock(
            Path root, FileChannel channel, @org.jspecify.annotations.Nullable FileLock lock)
            throws IOException {
        if (lock == null) {
            ByteBuffer holder = ByteBuffer.allocate(32);
            channel.read(holder, 0);
            channel.close();
            throw inUse(root, new String(holder.array(), 0, holder.position(), UTF_8).strip());
        }
    }

    private static DataDirectoryException inUse(Path root, String process) {
        return new DataDirectoryException(
                "data directory "
                        + root
                        + " is in use by process "
                        + (process.isEmpty() ? "unknown" : process)
                        + ": stop it first, or choose another directory");
    }

    private static DataDirectoryException notOurs(Path root) {
        return new DataDirectoryException(
                "directory "
                        + root
                        + " is not empty and has no FORMAT file, so it is no data directory: choose"
                        + " another one");
    }

    private void checkOrWriteFormat(String productVersion) throws IOException {
        Path format = root.resolve(FORMAT_FILE);
        if (Files.exists(format, LinkOption.NOFOLLOW_LINKS)) {
            checkFormat(root);
            if (!Files.isWritable(root)) {
                throw new IOException("no right to write");
            }
            return;
        }
        try (Stream<Path> files = Files.list(root)) {
            List<String> others =
                    files.map(file -> file.getFileName().toString())
                            .filter(name ->
                                    !name.equals(LOCK) && !name.equals(FORMAT_FILE + ".new"))
                            .toList();
            if (!others.isEmpty()) {
                throw notOurs(root);
            }
        }
        DurableFiles.write(format, formatFile(productVersion), DurableFiles.ORDINARY_FILE);
    }

    static byte[] formatFile(String productVersion) {
        return (FORMAT_WORD + " " + FORMAT + "\nwritten by hongbao " + productVersion + "\n")
                .getBytes(UTF_8);
    }

    private static void checkFormat(Path root) throws IOException {
        Path file = root.resolve(FORMAT_FILE);
        if (!Files.exists(file)) {
            throw notOurs(root);
        }
        List<String> lines = Files.readAllLines(file, UTF_8);
        String first = lines.isEmpty() ? "" : lines.getFirst();
        String writer =
                lines.size() < 2 ? "an unknown version" : lines.get(1).replace("written by ", "");
        if (!first.matches(FORMAT_WORD + " [1-9][0-9]{0,8}")) {
            throw new DataDirectoryException(
                    "file "
                            + file
                            + " is damaged: its first line must be \""
                            + FORMAT_WORD
                            + " N\"; restore the directory from a backup");
        }
        int format = Integer.parseInt(first.substring(FORMAT_WORD.length() + 1));
        if (format > FORMAT) {
            throw new DataDirectoryException(
                    "data directory "
                            + root
                            + " has format "
                            + format
                            + ", written by "
                            + writer
                            + "; this version knows formats up to "
                            + FORMAT
                            + ": use that version or a newer one");
        }
    }

    private void makeFolders() throws IOException {
        Files.createDirectories(journal());
        Files.createDirectories(state());
        Files.createDirectories(
                secrets(), DurableFiles.attribute(DurableFiles.OWNER_ONLY_DIRECTORY));
        DurableFiles.forceDirectory(root);
    }
}
