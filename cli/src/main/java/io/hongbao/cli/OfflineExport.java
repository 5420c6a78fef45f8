package io.hongbao.cli;

import io.hongbao.core.Entry;
import io.hongbao.embedded.OfflineDirectory;
import io.hongbao.journal.Ndjson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** Writes the journal of a data directory that no process has open, or of a backup, as NDJSON. */
final class OfflineExport {
    private OfflineExport() {}

    /** Writes every entry on a line, and says how many there were. */
    static long write(Path root, PrintWriter out) {
        try (OfflineDirectory directory = OfflineDirectory.open(root);
                Stream<Entry> entries = directory.entries()) {
            long count = 0;
            for (Iterator<Entry> each = entries.iterator(); each.hasNext(); count++) {
                out.print(Ndjson.line(each.next()));
                out.print('\n');
            }
            out.flush();
            return count;
        }
    }
}
