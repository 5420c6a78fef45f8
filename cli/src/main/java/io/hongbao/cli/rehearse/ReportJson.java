package io.hongbao.cli.rehearse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.audit.AuditReport;
import io.hongbao.cli.Version;
import io.hongbao.rehearsal.InviteCount;
import io.hongbao.rehearsal.Latency;
import io.hongbao.rehearsal.model.StepKind;
import io.hongbao.rehearsal.model.TrafficModel;
import java.util.Map;

/** A rehearsal as JSON: every figure that the page has. */
final class ReportJson {
    private final Rehearsed done;
    private final ObjectNode root;

    private ReportJson(Rehearsed done, ObjectNode root) {
        this.done = done;
        this.root = root;
    }

    /** Fills {@code root}. */
    static ObjectNode fill(Rehearsed done, ObjectNode root) {
        ReportJson json = new ReportJson(done, root);
        json.outcome();
        json.circumstances();
        json.model(root.putObject("model"));
        json.people();
        json.money();
        json.requests();
        json.points(root.putArray("points"));
        return root;
    }

    private void outcome() {
        root.put("ok", done.allKept()).put("audited", !done.audits().isEmpty());
        if (!done.audits().isEmpty()) {
            AuditReport audit = done.audits().getFirst();
            root.put("clean", audit.clean());
            root.putObject("audit")
                    .put("clean", audit.clean())
                    .put("violations", audit.violationCount())
                    .put("entries", audit.entries())
                    .put("grants", audit.grants())
                    .put("orders", audit.orders().orders())
                    .put("durationMillis", audit.durationMillis());
        }
        ObjectNode promises = root.putObject("promises");
        done.promises()
                .forEach(promise ->
                        promises.putObject(promise.name().replace(' ', '_'))
                                .put("kept", promise.kept())
                                .put("evidence", promise.evidence()));
    }

    private void circumstances() {
        root.put("command", done.command())
                .put("startedAt", done.startedAt())
                .put("version", Version.number())
                .put("stage", done.stage())
                .put("campaign", done.campaign())
                .put("currency", done.currency())
                .put("seed", done.seed())
                .put("scale", done.playing().scale())
                .put("speed", done.playing().speed())
                .put("minutes", done.playing().minutes())
                .put("realSpeed", done.realSpeed())
                .put("startMillis", done.startMillis())
                .put("loadMillis", done.load().elapsedMillis())
                .put("serverCpuMillis", done.serverCpuMillis())
                .put("generatorCpuMillis", done.generatorCpuMillis());
        Machine machine = done.machine();
        root.putObject("machine")
                .put("system", machine.system())
                .put("processor", machine.processor())
                .put("processors", machine.processors())
                .put("memoryMiB", machine.memoryMiB())
                .put("java", machine.java());
    }

    private void model(ObjectNode node) {
        TrafficModel model = done.playing().model();
        node.put("id", model.id())
                .put("title", model.title())
                .put("patienceSeconds", model.patienceSeconds())
                .put("answerSeconds", model.answerSeconds());
        node.putObject("retries")
                .put("most", model.retries().most())
                .put("waitMillis", model.retries().waitMillis())
                .put("growing", model.retries().growing());
        ArrayNode people = node.putArray("people");
        model.people()
                .forEach(stretch ->
                        people.addObject()
                                .put("minutes", stretch.minutes())
                                .put("perMinute", stretch.perMinute()));
        ArrayNode journeys = node.putArray("journeys");
        for (TrafficModel.Share share : model.journeys()) {
            ArrayNode steps =
                    journeys.addObject()
                            .put("id", share.id())
                            .put("percent", share.percent())
                            .putArray("steps");
            share.steps().stream().map(StepKind::word).forEach(steps::add);
        }
    }

    private void people() {
        root.putObject("people")
                .put("due", done.load().arrivals())
                .put("came", done.crowd().people())
                .put("late", done.load().late())
                .put("unsent", done.load().unsent())
                .put("granted", done.crowd().granted())
                .put("grantedMinor", done.crowd().grantedMinor())
                .put("gaveUp", done.crowd().gaveUp())
                .put("unresolved", done.crowd().unresolved());
        root.putObject("orders")
                .put("placed", done.crowd().orders())
                .put("cups", done.crowd().cups())
                .put("cancelled", done.crowd().ordersCancelled())
                .put("noRoom", done.crowd().noRoom());
        invites(done.crowd().invites());
        if (done.waits().count() > 0) {
            latency(root.putObject("waits"), done.waits());
        }
    }

    private void invites(InviteCount invites) {
        ObjectNode refused =
                root.putObject("invites")
                        .put("made", invites.made())
                        .put("accepted", invites.accepted())
                        .put("held", invites.held())
                        .put("gifts", invites.gifts())
                        .put("giftsMinor", invites.giftsMinor())
                        .put("again", invites.again())
                        .put("againSame", invites.againSame())
                        .put("forbidden", invites.forbidden())
                        .put("forbiddenRefused", invites.forbiddenRefused())
                        .put("unresolved", invites.unresolved())
                        .putObject("refused");
        invites.refused().forEach(refused::put);
    }

    private void money() {
        root.putObject("ledger")
                .put("budgetMinor", done.totals().budgetMinor())
                .put("granted", done.totals().granted())
                .put("grantedMinor", done.totals().grantedMinor())
                .put("outstandingMinor", done.totals().outstandingMinor())
                .put("spentMinor", done.totals().spentMinor());
    }

    private void requests() {
        ObjectNode requests =
                root.putObject("requests")
                        .put("answers", done.load().answers("*"))
                        .put("busiestSecond", done.busiestSecond())
                        .put("unexpected", done.load().unexpected());
        ObjectNode kinds = requests.putObject("byKind");
        done.load()
                .answers()
                .forEach((kind, outcomes) -> {
                    ObjectNode ofKind = kinds.putObject(kind);
                    outcomes.forEach(ofKind::put);
                });
        done.load().examples().forEach(requests.putArray("unexpectedExamples")::add);
        ObjectNode refused = root.putObject("refused");
        Points.refused(done.load()).forEach(refused::put);
        ObjectNode latencies = root.putObject("latencies");
        done.load()
                .latencies()
                .forEach((kind, latency) -> latency(latencies.putObject(kind), latency));
        ObjectNode fates = root.putObject("latenciesByFate");
        done.load().fates().forEach((fate, each) -> latency(fates.putObject(fate.word()), each));
    }

    private static void latency(ObjectNode node, Latency latency) {
        node.put("count", latency.count())
                .put("p50Millis", latency.p50Millis())
                .put("p90Millis", latency.p90Millis())
                .put("p99Millis", latency.p99Millis())
                .put("p999Millis", latency.p999Millis())
                .put("maxMillis", latency.maxMillis());
    }

    private void points(ArrayNode points) {
        for (Point point : done.points()) {
            ObjectNode node =
                    points.addObject()
                            .put("atMillis", point.atMillis())
                            .put("minute", point.minute())
                            .put("peoplePerSecond", point.peoplePerSecond())
                            .put("answersPerSecond", point.answersPerSecond())
                            .put("gaveUp", point.gaveUp())
                            .put("inFlight", point.inFlight())
                            .put("queue", point.totals().queue())
                            .put("granted", point.totals().granted())
                            .put("grantedMinor", point.totals().grantedMinor())
                            .put("spentMinor", point.totals().spentMinor())
                            .put("serverCores", point.serverCores())
                            .put("generatorCores", point.generatorCores());
            ObjectNode fates = node.putObject("perSecond");
            point.perSecond().forEach((fate, rate) -> fates.put(fate.word(), rate));
            ObjectNode refused = node.putObject("refusedPerSecond");
            point.refusedPerSecond().forEach(refused::put);
            ObjectNode latencies = node.putObject("latencies");
            for (Map.Entry<String, Latency> kind : point.latencies().entrySet()) {
                latencies
                        .putObject(kind.getKey())
                        .put("p50Millis", kind.getValue().p50Millis())
                        .put("p99Millis", kind.getValue().p99Millis());
            }
            ObjectNode byFate = node.putObject("latenciesByFate");
            point.fates()
                    .forEach((fate, each) ->
                            byFate.putObject(fate.word())
                                    .put("p50Millis", each.p50Millis())
                                    .put("p99Millis", each.p99Millis())
                                    .put("p999Millis", each.p999Millis()));
            node.putObject("outlets")
                    .put("kitchens", point.outlets().kitchens())
                    .put("full", point.outlets().full())
                    .put("queuedMakes", point.outlets().queuedMakes())
                    .put("capacityPerMinute", point.outlets().capacityPerMinute())
                    .put("longestWaitSeconds", point.outlets().longestWaitSeconds());
            if (done.waits().count() > 0) {
                node.put("placedPerSecond", point.placedPerSecond());
                latency(node.putObject("waits"), point.waits());
            }
        }
    }
}
