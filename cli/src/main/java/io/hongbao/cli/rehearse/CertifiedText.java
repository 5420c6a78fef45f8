package io.hongbao.cli.rehearse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.Terminal.Style;
import io.hongbao.cli.play.Promises;
import io.hongbao.core.campaign.LaunchGoals;
import io.hongbao.rehearsal.certificate.Measured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a certification came to, for people and for programs. */
final class CertifiedText {
    private CertifiedText() {}

    /** A goal, what was measured, and whether that is good enough. */
    private record Row(String name, String field, String goal, double measured, boolean met) {}

    private static List<Row> rows(Certification.Result result) {
        LaunchGoals goals = result.goals();
        Measured measured = result.measured();
        return List.of(
                new Row(
                        "claims decided a second, peak",
                        "peakPerSecond",
                        "at least " + goals.peakPerSecond(),
                        measured.claimsPerSecond(),
                        measured.keepsPeak(goals)),
                new Row(
                        "p99 of claims then, ms",
                        "p99Millis",
                        "at most " + goals.p99Millis(),
                        measured.p99Millis(),
                        measured.keepsP99(goals)),
                new Row(
                        "longest wait of ten times as many, s",
                        "waitingSeconds",
                        "at most " + goals.waitingSeconds(),
                        measured.longestWaitSeconds(),
                        measured.keepsWaiting(goals)),
                new Row(
                        "goodput then, percent of the peak",
                        "goodputPercent",
                        "at least " + goals.goodputPercent(),
                        measured.goodputPercent(),
                        measured.keepsGoodput(goals)));
    }

    static List<String> lines(Certifying.Certified done, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                terminal.styled(
                        Style.BOLD,
                        "Launch goals of "
                                + done.draft().id()
                                + " (file "
                                + done.draft().digest().substring(0, 12)
                                + ")"));
        lines.add("  build    " + done.result().build());
        lines.add("  machine  " + done.result().machine());
        lines.add(
                String.format(
                        Locale.ROOT, "  %-38s %-14s %10s  %s", "goal", "", "measured", "met"));
        for (Row row : rows(done.result())) {
            lines.add(
                    String.format(
                                    Locale.ROOT,
                                    "  %-38s %-14s %10.1f  ",
                                    row.name(),
                                    row.goal(),
                                    row.measured())
                            + (row.met()
                                    ? terminal.styled(Style.GOOD, "yes")
                                    : terminal.styled(Style.BAD, "NO")));
        }
        lines.add("");
        lines.add(terminal.styled(Style.BOLD, "What was promised"));
        lines.addAll(Promises.lines(done.result().promises(), terminal));
        lines.add("");
        lines.add(
                done.signed()
                        .map(signed ->
                                "Certified until "
                                        + Instant.ofEpochSecond(
                                                signed.certificate().validUntilSeconds())
                                        + ", signed with key "
                                        + signed.certifier())
                        .orElse(
                                "Not certified: no certificate was written. Lower the goals, or make"
                                        + " the machine faster."));
        return lines;
    }

    static void fill(Certifying.Certified done, ObjectNode root) {
        root.put("ok", done.result().passed())
                .put("campaign", done.draft().id())
                .put("campaignDigest", done.draft().digest());
        ObjectNode goals = root.putObject("goals");
        for (Row row : rows(done.result())) {
            goals.putObject(row.field())
                    .put("goal", row.goal())
                    .put("measured", row.measured())
                    .put("met", row.met());
        }
        ObjectNode promises = root.putObject("promises");
        done.result()
                .promises()
                .forEach(promise ->
                        promises.putObject(promise.name().replace(": ", "_").replace(' ', '_'))
                                .put("kept", promise.kept())
                                .put("evidence", promise.evidence()));
        done.signed()
                .ifPresent(signed ->
                        root.putObject("certificate")
                                .put("digest", signed.digest())
                                .put("certifier", signed.certifier())
                                .put(
                                        "validUntil",
                                        Instant.ofEpochSecond(
                                                        signed.certificate().validUntilSeconds())
                                                .toString()));
    }
}
