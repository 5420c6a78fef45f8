package io.hongbao.server.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Small files that only their owner can read, and that are there wholly or not at all, also after a
 * power failure.
 */
public final class DurableFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private DurableFile() {}

    /** Replaces {@code file}'s content. */
    public static void write(Path file, String content) {
        Path absolute = file.toAbsolutePath();
        Path beside = absolute.resolveSibling(absolute.getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            try (FileChannel channel =
                    FileChannel.open(
                            beside,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            OWNER_ONLY)) {
                writeAll(channel, content);
                channel.force(true);
            }
            Files.move(
                    beside,
                    absolute,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            forceFolder(absolute);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "file " + file + " could not be written: " + e.getMessage(), e);
        }
    }

    /** Makes a folder that only its owner can enter, unless it is there. */
    public static void makeFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, OWNER_ONLY_FOLDER);
                forceFolder(folder.toAbsolutePath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "folder " + folder + " could not be made: " + e.getMessage(), e);
        }
    }

    /**
     * Opens a file to append lines to, and makes it when it is not there. A last line without its
     * line feed is cut off: a crash broke it off, so nobody was told that it is there.
     */
    public static FileChannel openToAppend(Path file) throws IOException {
        boolean made = !Files.exists(file);
        if (!made) {
            cutBrokenLine(file);
        }
        FileChannel channel =
                FileChannel.open(
                        file,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.APPEND),
                        OWNER_ONLY);
        if (made) {
            forceFolder(file.toAbsolutePath());
        }
        return channel;
    }

    /**
     * Appends {@code line} and a line feed, and forces both to the disk. When that fails, as on a
     * full disk, what was written of it is taken back, so that the next line does not continue it.
     */
    public static void append(FileChannel channel, String line) throws IOException {
        long end = channel.size();
        try {
            writeAll(channel, line + "\n");
            channel.force(false);
        } catch (IOException e) {
            try {
                channel.truncate(end);
            } catch (IOException alsoThis) {
                e.addSuppressed(alsoThis);
            }
            throw e;
        }
    }

    private static void cutBrokenLine(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            while (end > 0 && channel.read(last.clear(), end - 1) == 1 && last.get(0) != '\n') {
                end--;
            }
            if (end < channel.size()) {
                channel.truncate(end);
                channel.force(true);
            }
        }
    }

    private static void writeAll(FileChannel channel, String content) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static void forceFolder(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
