package io.hongbao.audit;

/** Hears how far an audit is. */
@FunctionalInterface
public interface AuditProgress {

    /** Hears nothing. */
    AuditProgress NONE = (_, _, _) -> {};

    /**
     * Called now and then, on the auditor's thread.
     *
     * @param pass which pass over the journal, from 1
     * @param passes how many there will be; 0 while that is not known
     * @param entries how many entries this pass has read
     */
    void read(int pass, int passes, long entries);
}
