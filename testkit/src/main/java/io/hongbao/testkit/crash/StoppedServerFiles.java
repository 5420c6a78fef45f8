package io.hongbao.testkit.crash;

import io.hongbao.audit.AuditReport;
import io.hongbao.core.Entry;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads a data directory that no process has open. The testkit knows no host: who uses it says how.
 */
public interface StoppedServerFiles {

    /** Reads the whole journal, in order. */
    void entries(Path data, Consumer<Entry> reader);

    /**
     * The last entry that the state on disk includes: it was durable, and so were all entries
     * before it.
     */
    long stateSeq(Path data);

    /** Audits journal and state. */
    AuditReport audit(Path data);
}
