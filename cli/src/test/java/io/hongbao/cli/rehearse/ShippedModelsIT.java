package io.hongbao.cli.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongbao.audit.AuditReport;
import io.hongbao.cli.CapturedRun;
import io.hongbao.cli.play.DataFolder;
import io.hongbao.cli.play.Installation;
import io.hongbao.cli.play.SandboxServer;
import io.hongbao.rehearsal.TeaShops;
import io.hongbao.rehearsal.model.ModelFile;
import io.hongbao.rehearsal.model.StepKind;
import io.hongbao.rehearsal.model.TrafficModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every model that ships, its first minutes with a few hundred people within seconds, one after
 * another on one sandbox: all promises are kept, and the audit after it is clean. Some of them find
 * the waiting room open, and wait in it.
 */
class ShippedModelsIT {
    private static final double MINUTES = 4;
    private static final double PEOPLE = 200;
    private static final double SECONDS = 2;
    private static final int CEILING_PER_SECOND = 2_000;

    /** Waiting takes seconds, so not all of them do. */
    private static final Set<String> WAITING = Set.of("launch-day", "step-10x");

    /** Those who wait come last: once the waiting room is open, everybody needs a place. */
    private static List<TrafficModel> models() throws IOException {
        try (Stream<Path> files = Files.list(Installation.find().models())) {
            return files.map(file ->
                            switch (ModelFile.read(file)) {
                                case ModelFile.Valid valid -> valid.model();
                                case ModelFile.Invalid invalid ->
                                        throw new AssertionError(invalid.problems());
                            })
                    .sorted(
                            Comparator.comparing(
                                            (TrafficModel model) -> WAITING.contains(model.id()))
                                    .thenComparing(TrafficModel::id))
                    .toList();
        }
    }

    @Test
    void everyShippedModelEndsCleanAndAudited() throws IOException {
        try (DataFolder folder = DataFolder.of("");
                SandboxServer server =
                        SandboxServer.start(folder, 0, new TeaShops(40, 60), 60, Duration.ZERO)) {
            server.awaitReady();
            Invited all = new Invited(0, 0, 0);
            int seed = 0;
            for (TrafficModel model : models()) {
                seed++; // Other people each time.
                if (WAITING.contains(model.id())) {
                    server.openRoom(CEILING_PER_SECOND);
                }
                JsonNode json = play(server, folder, model, seed);
                all = all.plus(json.path("invites"));
                AuditReport audit = server.audit();
                assertThat(audit.clean()).as(model.id() + ": " + audit.toText()).isTrue();
                assertThat(audit.grants()).as(model.id()).isEqualTo(server.totals().granted());
                assertThat(audit.invites().made()).as(model.id()).isEqualTo(all.made());
                assertThat(audit.invites().accepted()).as(model.id()).isEqualTo(all.accepted());
            }
            // On a busy machine the friends of one model may all come before its invites.
            assertThat(all.accepted()).isGreaterThan(20);
            assertThat(all.held())
                    .as("strangers with a device each are not doubtful")
                    .isLessThanOrEqualTo(all.accepted() / 4);
        }
    }

    /** What the people of several models were told of their invites. */
    private record Invited(long made, long accepted, long held) {
        Invited plus(JsonNode invites) {
            return new Invited(
                    made + invites.path("made").asLong(),
                    accepted + invites.path("accepted").asLong(),
                    held + invites.path("held").asLong());
        }
    }

    private JsonNode play(SandboxServer server, DataFolder folder, TrafficModel model, int seed) {
        CapturedRun run = rehearse(server, folder, model, seed);
        assertThat(run.exitCode()).as(model.id() + ": " + run.out() + run.err()).isZero();
        JsonNode json = run.json();
        assertThat(json.path("people").path("granted").asLong()).as(model.id()).isGreaterThan(100);
        JsonNode kinds = json.path("requests").path("byKind");
        for (TrafficModel.Share share : model.journeys()) {
            share.steps().stream()
                    .filter(step -> step != StepKind.ACCEPT)
                    .forEach(step ->
                            assertThat(kinds.has(kind(step)))
                                    .as(model.id() + ": " + step.word())
                                    .isTrue());
        }
        if (WAITING.contains(model.id())) {
            assertThat(kinds.path("placed-pass").path("placed").asLong()).isGreaterThan(100);
        }
        if (model.has(StepKind.INVITE)) {
            assertThat(json.path("invites").path("made").asLong()).as(model.id()).isPositive();
        }
        return json;
    }

    /** What of a step the report counts. */
    private static String kind(StepKind step) {
        return switch (step) {
            case ROOM -> "ticket";
            case AGAIN -> "retry";
            case ANOTHER, SHARE -> "buster";
            case FORGE -> "bad";
            case PAGE, OUTLETS, SESSION, CLAIM, WALLET, ORDER, CHAT, INVITE, ACCEPT, HAMMER ->
                    step.word();
        };
    }

    private CapturedRun rehearse(
            SandboxServer server, DataFolder folder, TrafficModel model, int seed) {
        double minutes = Math.min(MINUTES, model.minutes());
        return CapturedRun.of(
                "rehearse",
                model.id(),
                "--json",
                "--seed",
                Integer.toString(seed),
                "--hours",
                decimal(minutes / 60),
                "--scale",
                decimal(PEOPLE / model.peopleWithin(minutes)),
                "--speed",
                decimal(minutes * 60 / SECONDS),
                "--against",
                server.address().toString(),
                "--admin-key-file",
                folder.adminKey().toString());
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.8f", value);
    }
}
