package io.hongbao.server.admin;

import io.hongbao.core.Entry;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.OfflineDirectory;
import io.hongbao.finance.Journals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The journal up to now, to be read several times while the server goes on. It shares the journal's
 * finished files, and is deleted afterwards.
 */
final class JournalCheckpoint implements Journals, AutoCloseable {

    private final Path folder;
    private final OfflineDirectory directory;

    private JournalCheckpoint(Path folder, OfflineDirectory directory) {
        this.folder = folder;
        this.directory = directory;
    }

    static JournalCheckpoint of(EmbeddedHost host, Path dataDirectory) {
        try {
            Path folder = Files.createTempDirectory(dataDirectory, JournalExport.PREFIX);
            try {
                host.backup(folder);
                return new JournalCheckpoint(folder, OfflineDirectory.open(folder));
            } catch (RuntimeException e) {
                JournalExport.delete(folder);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a report could not be begun", e);
        }
    }

    @Override
    public int shards() {
        return 1;
    }

    @Override
    public Stream<Entry> journal(int shard) {
        return directory.entries();
    }

    @Override
    public void close() {
        directory.close();
        JournalExport.delete(folder);
    }
}
