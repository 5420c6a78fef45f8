package io.hongbao.server.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Reads a file of traces from some place on, whole lines only: the last one may still be written.
 * What cannot be understood is passed over, counted, and named once a file.
 */
final class TraceReader {

    /** So little is left that the writer can wait until it is read. */
    static final long LITTLE_BYTES = 256 << 10;

    /** Then the writer waits for more than a little: it is faster than the reader. */
    static final int MOST_PASSES = 50;

    private static final Logger LOG = Logger.getLogger(TraceReader.class);
    private static final int CHUNK = 1 << 20;

    private final Path file;
    private final long from;
    private long unreadable;

    TraceReader(Path file, long from) {
        this.file = file;
        this.from = from;
    }

    /** How many lines could not be understood. */
    long unreadable() {
        return unreadable;
    }

    /**
     * Reads to the end.
     *
     * @return where the first line begins that was not read
     */
    long read(Consumer<Trace> to) {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            return read(in, to);
        } catch (NoSuchFileException | java.io.EOFException _) {
            return from; // it was deleted because of its age
        } catch (IOException e) {
            LOG.errorf("traces in %s could not be read: %s", file, e.getMessage());
            return from;
        }
    }

    private long read(InputStream in, Consumer<Trace> to) throws IOException {
        byte[] bytes = new byte[CHUNK];
        long done = from;
        int kept = 0;
        int read = in.readNBytes(bytes, 0, CHUNK);
        while (read > 0) {
            int size = kept + read;
            int begin = 0;
            for (int i = kept; i < size; i++) {
                if (bytes[i] == '\n') {
                    line(new String(bytes, begin, i - begin, StandardCharsets.UTF_8), to);
                    begin = i + 1;
                }
            }
            if (begin == 0 && size == CHUNK) {
                throw new IOException("a line has more than " + CHUNK + " bytes");
            }
            done += begin;
            kept = size - begin;
            System.arraycopy(bytes, begin, bytes, 0, kept);
            read = in.readNBytes(bytes, kept, CHUNK - kept);
        }
        return done;
    }

    private void line(String line, Consumer<Trace> to) {
        Trace trace;
        try {
            trace = TraceLine.read(line);
        } catch (RuntimeException e) {
            if (unreadable++ == 0) {
                LOG.warnf("a line in %s is no trace, and passed over: %s", file, e.getMessage());
            }
            return;
        }
        to.accept(trace);
    }
}
