package io.hongbao.server.admin;

import io.hongbao.core.Entry;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.OfflineDirectory;
import io.hongbao.journal.Ndjson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The journal up to now, line by line. It is read from a checkpoint, so that an export of any
 * length holds nothing up; the checkpoint shares the journal's finished files, and is deleted
 * afterwards.
 */
public final class JournalExport implements AutoCloseable {

    /** What the names of checkpoints begin with. */
    static final String PREFIX = ".hongbao-export-";

    private final Path checkpoint;
    private final long fromSeq;

    private JournalExport(Path checkpoint, long fromSeq) {
        this.checkpoint = checkpoint;
        this.fromSeq = fromSeq;
    }

    /**
     * Takes the checkpoint.
     *
     * @param fromSeq the first entry that is wanted
     */
    static JournalExport of(EmbeddedHost host, Path dataDirectory, long fromSeq) {
        try {
            JournalExport export =
                    new JournalExport(Files.createTempDirectory(dataDirectory, PREFIX), fromSeq);
            try {
                host.backup(export.checkpoint);
                return export;
            } catch (RuntimeException e) {
                export.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an export could not be begun", e);
        }
    }

    /**
     * Writes an entry a line, as fast as {@code out} takes them, and holds one in memory. {@code
     * out} is flushed, not closed: whoever reads an answer to its end then finds the checkpoint
     * gone.
     */
    void writeTo(OutputStream out) throws IOException {
        try (OfflineDirectory directory = OfflineDirectory.open(checkpoint);
                Stream<Entry> entries = directory.entries()) {
            Writer writer =
                    new BufferedWriter(
                            new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            Iterator<Entry> each = entries.iterator();
            while (each.hasNext()) {
                Entry entry = each.next();
                if (entry.seq() >= fromSeq) {
                    writer.write(Ndjson.line(entry));
                    writer.write('\n');
                }
            }
            writer.flush();
        }
    }

    /** Deletes the checkpoint. */
    @Override
    public void close() {
        delete(checkpoint);
    }

    /** Deletes the checkpoints of exports that a crash broke off. */
    public static void deleteLeftovers(Path dataDirectory) {
        try (Stream<Path> files = Files.list(dataDirectory)) {
            files.filter(Files::isDirectory)
                    .filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .toList()
                    .forEach(JournalExport::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("leftovers of an export could not be deleted", e);
        }
    }

    /** Deletes a folder and everything in it. */
    static void delete(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint " + folder + " could not be deleted", e);
        }
    }
}
