package io.hongbao.testkit;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.audit.AuditSource;
import io.hongbao.audit.Auditor;
import io.hongbao.core.Entry;
import java.util.stream.Stream;

/** Audits a test host from its journals and states. */
public final class HostAudit implements AuditSource {

    private final ShardedTestHost host;

    public HostAudit(ShardedTestHost host) {
        this.host = host;
    }

    /** Audits a host that has come to rest, with no order under way. */
    public static AuditReport of(ShardedTestHost host) {
        return of(host, Auditor.Options.AT_REST);
    }

    /** Audits a host as it is. */
    public static AuditReport of(ShardedTestHost host, Auditor.Options options) {
        return new Auditor(options, AuditProgress.NONE).run(new HostAudit(host));
    }

    @Override
    public int shards() {
        return host.shards();
    }

    @Override
    public Stream<Entry> journal(int shard) {
        return host.journal(shard).stream();
    }

    @Override
    public Stream<Keyed> state(int shard) {
        return host.state(shard).entities().entrySet().stream()
                .map(entity -> new Keyed(entity.getKey(), entity.getValue()));
    }
}
