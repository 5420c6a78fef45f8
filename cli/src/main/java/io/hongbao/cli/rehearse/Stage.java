package io.hongbao.cli.rehearse;

import io.hongbao.audit.AuditReport;
import io.hongbao.cli.play.CampaignWatch;
import io.hongbao.rehearsal.IdentitySigner;
import io.hongbao.rehearsal.Target;
import java.util.List;

/** Where a rehearsal is played: a server with a campaign that is there for it. */
sealed interface Stage extends AutoCloseable permits OwnStage, GivenStage {

    /** What it is, for people, such as {@code a sandbox of its own}. */
    String what();

    Target target();

    CampaignWatch watch();

    /** The outlets that people order at; may be empty when nobody orders. */
    List<String> outlets();

    /** What signs the app's word on who somebody is; none for a sandbox. */
    List<IdentitySigner> signers();

    /** How long the server took to start, in milliseconds; 0 when it was there. */
    long startMillis();

    /** Processor time that the server has used, in milliseconds; 0 when that is not known. */
    long cpuMillis();

    /** Fails when the server has ended. */
    void requireAlive();

    /** Audits what came of it; none when the journal cannot be had from here. */
    List<AuditReport> audit();

    @Override
    void close();
}
