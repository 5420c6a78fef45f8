package io.hongbao.cli.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongbao.audit.AuditReport;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.play.Promise;
import io.hongbao.core.campaign.LaunchGoals;
import io.hongbao.rehearsal.Fate;
import io.hongbao.rehearsal.certificate.CertifiedBuild;
import io.hongbao.rehearsal.certificate.CertifiedMachine;
import io.hongbao.rehearsal.certificate.Measured;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The trial of a campaign's launch goals on a stage of its own, measured and audited. */
final class Certification {
    private static final int ALL_PERCENT = 100;

    private final OwnStage stage;
    private final Trial trial;
    private final long seed;
    private final Terminal terminal;
    private final PrintWriter progress;

    Certification(OwnStage stage, Trial trial, long seed, Terminal terminal, PrintWriter progress) {
        this.stage = stage;
        this.trial = trial;
        this.seed = seed;
        this.terminal = terminal;
        this.progress = progress;
    }

    /**
     * What it came to.
     *
     * @param promises what was promised to all these people, and the audit
     */
    record Result(
            CertifiedBuild build,
            CertifiedMachine machine,
            LaunchGoals goals,
            Measured measured,
            List<Promise> promises) {

        Result {
            promises = List.copyOf(promises);
        }

        /** Whether every goal was met and every promise kept. */
        boolean passed() {
            return measured.keeps(goals) && Promise.allKept(promises);
        }
    }

    /** Plays it. */
    Result run() {
        stage.server().closeRoom();
        List<Promise> promises = new ArrayList<>();
        Played warmUp = play(trial.warmUp(), 0, promises);
        Played peak = play(trial.peak(), 1, promises);
        promises.add(letIn(peak));
        stage.server().openRoom(trial.goals().peakPerSecond());
        Played crowd = play(trial.crowd(), 2, promises);
        progress.println("auditing");
        progress.flush();
        long granted =
                warmUp.totals().granted() + peak.totals().granted() + crowd.totals().granted();
        stage.audit().forEach(report -> promises.add(audited(report, granted)));
        JsonNode conditions = stage.server().launchConditions();
        return new Result(
                build(conditions.path("build")),
                machine(conditions.path("machine")),
                trial.goals(),
                measured(peak, crowd),
                promises);
    }

    private Played play(io.hongbao.rehearsal.Playing playing, int number, List<Promise> promises) {
        Rehearsal rehearsal = new Rehearsal(stage, playing, seed + number, terminal, progress);
        Played played = rehearsal.play();
        for (Promise promise : rehearsal.promises(played, List.of())) {
            // What these people do not do, nothing is promised of.
            if (!promise.kept() || TOLD.contains(promise.name())) {
                promises.add(
                        new Promise(
                                playing.model().id() + ": " + promise.name(),
                                promise.kept(),
                                promise.evidence()));
            }
        }
        return played;
    }

    private static final List<String> TOLD = List.of("exact", "to the fen", "answers", "played");

    /** One of a hundred may be turned away at the peak, as one of a hundred may wait longer. */
    private static Promise letIn(Played peak) {
        long turnedAway = peak.load().fate(Fate.TURNED_AWAY).count();
        return new Promise(
                "peak: let in",
                turnedAway * ALL_PERCENT <= peak.load().arrivals()
                        && peak.crowd().granted() > 0
                        && peak.crowd().gaveUp() + peak.crowd().unresolved() == 0,
                String.format(
                        Locale.ROOT,
                        "%,d of %,d got an envelope, %,d answers were \"too busy\", %,d gave up",
                        peak.crowd().granted(),
                        peak.crowd().people(),
                        turnedAway,
                        peak.crowd().gaveUp() + peak.crowd().unresolved()));
    }

    private static Promise audited(AuditReport report, long granted) {
        return new Promise(
                "audit",
                report.clean() && report.grants() == granted,
                String.format(
                        Locale.ROOT,
                        "%,d violations over %,d journal entries, %,d envelopes granted",
                        report.violationCount(),
                        report.entries(),
                        report.grants()));
    }

    private Measured measured(Played peak, Played crowd) {
        long left = crowd.crowd().gaveUp() + crowd.crowd().unresolved();
        double duePerSecond = (double) Trial.CROWD * trial.goals().peakPerSecond();
        double longest =
                Math.max(
                        crowd.waits().maxMillis() / 1000,
                        crowd.pace().longestLagSeconds(duePerSecond));
        return new Measured(
                peak.pace().perSecondUpTo(trial.peakSeconds() * 1000L),
                peak.load().latency("claim").p99Millis(),
                left > 0 ? Math.max(longest, trial.patienceSeconds()) : longest,
                ALL_PERCENT * crowd.pace().perSecondInTheMiddle() / trial.goals().peakPerSecond());
    }

    private static CertifiedBuild build(JsonNode node) {
        return new CertifiedBuild(node.path("version").asText(), node.path("digest").asText());
    }

    private static CertifiedMachine machine(JsonNode node) {
        return new CertifiedMachine(
                node.path("system").asText(),
                node.path("architecture").asText(),
                node.path("processor").asText(),
                node.path("processors").asInt(),
                node.path("memoryGiB").asLong());
    }
}
