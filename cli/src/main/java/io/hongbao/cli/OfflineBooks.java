package io.hongbao.cli;

import io.hongbao.core.Entry;
import io.hongbao.embedded.OfflineDirectory;
import io.hongbao.finance.Books;
import io.hongbao.finance.Journals;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/** The books of a campaign in a data directory that no process has open, or in a backup. */
final class OfflineBooks implements Journals {
    private final OfflineDirectory directory;

    private OfflineBooks(OfflineDirectory directory) {
        this.directory = directory;
    }

    /** Does {@code work} with them. */
    static <T> T read(Path root, Function<OfflineBooks, T> work) {
        try (OfflineDirectory directory = OfflineDirectory.open(root)) {
            return work.apply(new OfflineBooks(directory));
        }
    }

    Books of(String campaign) {
        return Books.of(this, campaign)
                .orElseThrow(() ->
                        new CommandException(
                                ExitCode.FOUND, "there is no campaign " + campaign + " in it"));
    }

    /** When the last entry was decided: nothing that comes later can be before it. */
    long lastAtMillis() {
        long atMillis = 0;
        try (Stream<Entry> entries = directory.entries()) {
            for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
                atMillis = each.next().atMillis();
            }
        }
        return atMillis;
    }

    @Override
    public int shards() {
        return 1;
    }

    @Override
    public Stream<Entry> journal(int shard) {
        return directory.entries();
    }
}
