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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every model that ships, its first minutes with a few hundred people within seconds, one after
 * another on one sandbox: all promises are kept, and the audit after it is clean. Those whose
 * people wait in the waiting room do so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedModelsIT {
    private static final double MINUTES = 4;
    private static final double PEOPLE = 400;
    private static final double SECONDS = 3;
    private static final int CEILING_PER_SECOND = 2_000;

    private DataFolder folder = new DataFolder(Path.of("target", "never"), true);
    private List<SandboxServer> started = List.of();
    private long seed = 1;
    private long invitesMade;

    @BeforeAll
    void startServer() {
        folder = DataFolder.of("");
        started =
                List.of(SandboxServer.start(folder, 0, new TeaShops(40, 60), 60, Duration.ZERO));
        started.getFirst().awaitReady();
    }

    @AfterAll
    void stopServer() {
        started.forEach(SandboxServer::close);
        folder.close();
    }

    /** Those without a waiting room first: once it is open, everybody needs a place. */
    static Stream<TrafficModel> models() throws IOException {
        try (Stream<Path> files = Files.list(Installation.find().models())) {
            return files
                    .map(file -> switch (ModelFile.read(file)) {
                        case ModelFile.Valid valid -> valid.model();
                        case ModelFile.Invalid invalid ->
                                throw new AssertionError(invalid.problems());
                    })
                    .sorted(
                            Comparator.comparing((TrafficModel model) -> model.has(StepKind.ROOM))
                                    .thenComparing(TrafficModel::id))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aShippedModelEndsCleanAndAudited(TrafficModel model) {
        SandboxServer server = started.getFirst();
        if (model.has(StepKind.ROOM)) {
            server.openRoom(CEILING_PER_SECOND);
        }
        CapturedRun run = rehearse(server, model);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        JsonNode json = run.json();
        assertThat(json.path("ok").asBoolean()).isTrue();
        assertThat(json.path("people").path("granted").asLong()).isGreaterThan(200);
        JsonNode kinds = json.path("requests").path("byKind");
        for (TrafficModel.Share share : model.journeys()) {
            share.steps().forEach(step -> assertThat(kinds.has(kind(step))).as("%s", step).isTrue());
        }
        if (model.has(StepKind.ROOM)) {
            assertThat(kinds.path("placed-pass").path("placed").asLong()).isGreaterThan(200);
        }
        if (model.has(StepKind.INVITE)) {
            JsonNode invites = json.path("invites");
            assertThat(invites.path("made").asLong()).isPositive();
            assertThat(invites.path("accepted").asLong()).isPositive();
            invitesMade += invites.path("made").asLong();
        }
        AuditReport audit = server.audit();
        assertThat(audit.clean()).as(audit.toText()).isTrue();
        assertThat(audit.grants()).isEqualTo(server.totals().granted());
        assertThat(audit.invites().made()).isEqualTo(invitesMade);
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

    private CapturedRun rehearse(SandboxServer server, TrafficModel model) {
        double minutes = Math.min(MINUTES, model.minutes());
        return CapturedRun.of(
                "rehearse",
                model.id(),
                "--json",
                "--seed",
                Long.toString(seed++),
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
