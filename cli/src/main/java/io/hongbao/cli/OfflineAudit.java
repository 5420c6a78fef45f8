package io.hongbao.cli;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.audit.AuditSource;
import io.hongbao.audit.Auditor;
import io.hongbao.core.Entry;
import io.hongbao.embedded.OfflineDirectory;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Audits a data directory that no process has open, or a backup. */
public final class OfflineAudit implements AuditSource {
    private final OfflineDirectory directory;

    private OfflineAudit(OfflineDirectory directory) {
        this.directory = directory;
    }

    /**
     * Audits what lies in {@code root}.
     *
     * @throws io.hongbao.embedded.DataDirectoryException when it can't be read; the message says
     *     why
     */
    public static AuditReport of(Path root, AuditProgress progress) {
        return of(root, Auditor.Options.STOPPED, progress);
    }

    /** The same, with more or less to ask of what lies there. */
    public static AuditReport of(Path root, Auditor.Options options, AuditProgress progress) {
        try (OfflineDirectory directory = OfflineDirectory.open(root)) {
            return new Auditor(options, progress).run(new OfflineAudit(directory));
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
    public Stream<Keyed> state(int shard) {
        return directory.entities().map(one -> new Keyed(one.key(), one.entity()));
    }
}
