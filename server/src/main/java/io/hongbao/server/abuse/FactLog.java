package io.hongbao.server.abuse;

import io.hongbao.core.UserId;
import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The side log of the watch: who was first seen on which device and network, and whose acceptance a
 * reviewer has decided on. Lines in files that only their owner can read; of full files the oldest
 * is deleted. What is added waits in memory until {@link #flush}, so a crash loses the last second.
 */
public final class FactLog implements AutoCloseable {
    /**
     * How many lines a file holds, and how many files there are: as much as the watch remembers.
     */
    static final int LINES = 250_000;

    static final int FILES = 4;

    private static final int MOST_WAITING = 100_000;
    private static final Pattern NAME = Pattern.compile("facts-(\\d{1,9})\\.log");

    private final Path folder;
    private final int mostLines;
    private final int mostFiles;
    private final BlockingQueue<Fact> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private long number;
    private int lines;
    private FileChannel channel;

    private FactLog(Path folder, int mostLines, int mostFiles) throws IOException {
        this.folder = folder;
        this.mostLines = mostLines;
        this.mostFiles = mostFiles;
        List<Path> files = files();
        this.number = files.isEmpty() ? 1 : number(files.getLast());
        this.channel = DurableFile.openToAppend(file(number));
        try (Stream<String> read = Files.lines(file(number), StandardCharsets.US_ASCII)) {
            this.lines = (int) read.count();
        }
    }

    /** The log in {@code folder}, which is made when it is not there. */
    public static FactLog in(Path folder) {
        return in(folder, LINES, FILES);
    }

    static FactLog in(Path folder, int mostLines, int mostFiles) {
        try {
            DurableFile.makeFolder(folder);
            return new FactLog(folder, mostLines, mostFiles);
        } catch (IOException e) {
            throw new StartRefused(
                    ExitCode.DATA_DIRECTORY,
                    "folder " + folder + " cannot be used: " + e.getMessage(),
                    e);
        }
    }

    /** Tells all facts that are in the files, oldest first. */
    synchronized void replay(Consumer<Fact> to) {
        try {
            for (Path file : files()) {
                try (Stream<String> read = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                    read.forEach(line -> Fact.of(line).ifPresent(to));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the side log of the watch cannot be read", e);
        }
    }

    /** Adds a fact. Never blocks; when too many wait it is counted as dropped. */
    void add(Fact fact) {
        if (!waiting.offer(fact)) {
            dropped.incrementAndGet();
        }
    }

    /** How many facts were not kept. */
    long dropped() {
        return dropped.get();
    }

    /** Writes what waits, and returns when it is on the disk. */
    synchronized void flush() {
        List<Fact> batch = new ArrayList<>();
        waiting.drainTo(batch);
        if (batch.isEmpty()) {
            return;
        }
        try {
            StringBuilder text = new StringBuilder();
            for (Fact fact : batch) {
                text.append(fact.line()).append('\n');
                if (++lines >= mostLines) {
                    append(text);
                    begin();
                }
            }
            append(text);
        } catch (IOException e) {
            dropped.addAndGet(batch.size());
            throw new UncheckedIOException("the side log of the watch cannot be written", e);
        }
    }

    private void append(StringBuilder text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
        text.setLength(0);
    }

    /** Begins a file, and deletes the oldest beyond those that are kept. */
    private void begin() throws IOException {
        channel.close();
        number++;
        lines = 0;
        channel = DurableFile.openToAppend(file(number));
        List<Path> files = files();
        for (Path oldest : files.subList(0, Math.max(0, files.size() - mostFiles))) {
            Files.delete(oldest);
        }
    }

    /** Takes every line of a person out of the files, and returns when that is on the disk. */
    synchronized void forget(UserId user) {
        flush();
        String name = " " + user;
        try {
            for (Path file : files()) {
                List<String> all = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
                List<String> kept = all.stream().filter(line -> !line.contains(name)).toList();
                if (kept.size() < all.size()) {
                    rewrite(file, kept);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a person's facts cannot be deleted", e);
        }
    }

    private void rewrite(Path file, List<String> kept) throws IOException {
        boolean current = file.equals(file(number));
        if (current) {
            channel.close();
        }
        DurableFile.write(file, kept.isEmpty() ? "" : String.join("\n", kept) + "\n");
        if (current) {
            channel = DurableFile.openToAppend(file);
            lines = kept.size();
        }
    }

    @Override
    public synchronized void close() {
        try {
            flush();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(long of) {
        return folder.resolve("facts-" + of + ".log");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> NAME.matcher(name(file)).matches())
                    .sorted((a, b) -> Long.compare(number(a), number(b)))
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static long number(Path file) {
        String name = name(file);
        return Long.parseLong(name.substring("facts-".length(), name.length() - ".log".length()));
    }
}
