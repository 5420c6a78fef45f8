package io.hongbao.server.trace;

import io.hongbao.server.durable.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The log's files, one for each campaign day: {@code 2026-02-06.ndjson}. Lines are only appended.
 * Not thread-safe.
 */
final class TraceFiles implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}\\.ndjson");

    /** The day before and the day after, in some zones' campaigns, and one more. */
    private static final int MOST_OPEN = 4;

    private static final int COPY_BYTES = 1 << 20;

    private final Path folder;
    private final long sparedBytes;
    private final LinkedHashMap<LocalDate, FileChannel> open = new LinkedHashMap<>(8, 0.75f, true);

    private TraceFiles(Path folder, long sparedBytes) {
        this.folder = folder;
        this.sparedBytes = sparedBytes;
    }

    /**
     * Those in {@code folder}, which is made when it is missing. A line that a crash broke off is
     * cut from the files that were written last.
     *
     * @param sparedBytes nothing is appended while less of the disk is free
     */
    static TraceFiles in(Path folder, long sparedBytes) {
        DurableFile.makeFolder(folder);
        TraceFiles files = new TraceFiles(folder, sparedBytes);
        List<Path> all = files.all();
        try {
            for (Path file : all.subList(Math.max(0, all.size() - MOST_OPEN), all.size())) {
                DurableFile.openToAppend(file).close();
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** All of them, by day. */
    List<Path> all() {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Path of(LocalDate day) {
        return folder.resolve(day + ".ndjson");
    }

    /** Appends whole lines. When that fails, none of them may count as written. */
    void append(LocalDate day, ByteBuffer lines) throws IOException {
        if (Files.getFileStore(folder).getUsableSpace() < sparedBytes) {
            throw new IOException("the disk is nearly full, and what is left is the journal's");
        }
        FileChannel channel = channel(day);
        try {
            while (lines.hasRemaining()) {
                channel.write(lines);
            }
        } catch (IOException e) {
            // Opened again, it loses the line that was broken off.
            open.remove(day);
            channel.close();
            throw e;
        }
    }

    private FileChannel channel(LocalDate day) throws IOException {
        FileChannel known = open.get(day);
        if (known != null) {
            return known;
        }
        if (open.size() >= MOST_OPEN) {
            Map.Entry<LocalDate, FileChannel> eldest = open.firstEntry();
            open.remove(eldest.getKey());
            eldest.getValue().force(false);
            eldest.getValue().close();
        }
        FileChannel made = DurableFile.openToAppend(of(day));
        open.put(day, made);
        return made;
    }

    /** Everything appended is on the disk after this. */
    void force() throws IOException {
        for (FileChannel channel : open.values()) {
            channel.force(false);
        }
    }

    /** Deletes the files of days before {@code first}. */
    void deleteBefore(LocalDate first) throws IOException {
        for (Path file : all()) {
            String name = file.getFileName().toString();
            if (name.compareTo(first + ".ndjson") < 0) {
                close(file);
                Files.deleteIfExists(file);
            }
        }
    }

    private void close(Path file) throws IOException {
        Optional<LocalDate> day =
                open.keySet().stream().filter(one -> of(one).equals(file)).findFirst();
        if (day.isPresent()) {
            FileChannel channel = open.remove(day.get());
            if (channel != null) {
                channel.close();
            }
        }
    }

    /**
     * Replaces a text by another of the same length in one file, wherever it stands. The old file
     * goes when the new one is on the disk.
     *
     * @return how often it stood there
     */
    int replace(Path file, String what, String by) throws IOException {
        if (what.length() != by.length()) {
            throw new IllegalArgumentException("lines must keep their length");
        }
        close(file);
        byte[] from = what.getBytes(StandardCharsets.US_ASCII);
        byte[] to = by.getBytes(StandardCharsets.US_ASCII);
        List<Long> places = places(file, from);
        if (places.isEmpty()) {
            return 0;
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.copy(
                file,
                beside,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        try (FileChannel copy = FileChannel.open(beside, java.nio.file.StandardOpenOption.WRITE)) {
            for (long place : places) {
                ByteBuffer buffer = ByteBuffer.wrap(to);
                while (buffer.hasRemaining()) {
                    copy.write(buffer, place + buffer.position());
                }
            }
            copy.force(true);
        }
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        }
        return places.size();
    }

    private static List<Long> places(Path file, byte[] what) throws IOException {
        List<Long> places = new ArrayList<>();
        byte[] bytes = new byte[COPY_BYTES];
        try (var in = Files.newInputStream(file)) {
            long begin = 0;
            int kept = 0;
            for (int read = in.readNBytes(bytes, 0, bytes.length); read > 0; ) {
                int size = kept + read;
                int at = 0;
                while (at + what.length <= size) {
                    if (java.util.Arrays.equals(
                            bytes, at, at + what.length, what, 0, what.length)) {
                        places.add(begin + at);
                        at += what.length;
                    } else {
                        at++;
                    }
                }
                // What may have begun at the end is looked at again with what follows.
                kept = size - at;
                System.arraycopy(bytes, at, bytes, 0, kept);
                begin += at;
                read = in.readNBytes(bytes, kept, bytes.length - kept);
            }
        }
        return places;
    }

    @Override
    public void close() throws IOException {
        force();
        for (FileChannel channel : open.values()) {
            channel.close();
        }
        open.clear();
    }
}
