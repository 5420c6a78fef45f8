package io.hongbao.cli.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hongbao.cli.CapturedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal, short, with the real server as a second process: every step that there is. */
class RehearseIT {
    static final String MODEL =
            """
            format: 1
            id: short
            title: Everything, for six seconds
            people:
              - {minutes: 0.05, perMinute: 3000}
              - {minutes: 0.05, perMinute: 6000}
            patienceSeconds: 60
            answerSeconds: 20
            journeys:
              - {id: order, percent: 20, steps: [page, session, room, claim, order]}
              - {id: invite, percent: 7, steps: [session, claim, invite]}
              - {id: friend, percent: 13, steps: [session, accept, claim]}
              - {id: chat, percent: 10, steps: [session, claim, chat]}
              - {id: careful, percent: 10, steps: [session, claim, wallet, outlets]}
              - {id: nervous, percent: 10, steps: [session, claim, again, another]}
              - {id: hammer, percent: 10, steps: [session, hammer]}
              - {id: forge, percent: 10, steps: [session, forge]}
              - {id: share, percent: 10, steps: [session, share]}
            """;

    @Test
    void aRehearsalEndsCleanAndItsReportHasTheFigures(@TempDir Path folder) throws IOException {
        Path model = Files.writeString(folder.resolve("short.yaml"), MODEL);
        Path data = folder.resolve("data");
        Path report = folder.resolve("report");
        CapturedRun run =
                CapturedRun.of(
                        "rehearse",
                        model.toString(),
                        "--json",
                        "--seed",
                        "7",
                        "--keep-data",
                        data.toString(),
                        "--report",
                        report.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        JsonNode json = run.json();
        assertThat(json.path("ok").asBoolean()).isTrue();
        assertThat(json.path("clean").asBoolean()).isTrue();
        long granted = json.path("people").path("granted").asLong();
        assertThat(granted).isGreaterThan(200);
        long ledger = json.path("ledger").path("granted").asLong();
        assertThat(json.path("audit").path("grants").asLong()).isEqualTo(ledger);
        JsonNode invites = json.path("invites");
        assertThat(invites.path("gifts").asLong()).isPositive();
        assertThat(ledger - granted)
                .as("each friend has a card at once, and so has the inviter")
                .isBetween(
                        2 * invites.path("gifts").asLong(), 2 * invites.path("accepted").asLong());
        assertThat(json.path("promises").path("exact").path("kept").asBoolean()).isTrue();
        assertThat(json.path("orders").path("placed").asLong()).isPositive();
        JsonNode kinds = json.path("requests").path("byKind");
        assertThat(kinds.path("retry").path("same").asLong()).isPositive();
        assertThat(kinds.path("buster").path("refused.already_claimed").asLong()).isPositive();
        assertThat(kinds.path("hammer").path("refused.already_claimed").asLong()).isPositive();
        assertThat(kinds.path("bad").path("refused.forged-pass").asLong()).isPositive();
        assertThat(kinds.path("chat-order").path("ordered").asLong()).isPositive();
        assertThat(kinds.path("wallet").path("ok").asLong()).isPositive();
        assertThat(json.path("command").asText())
                .startsWith("hongbao rehearse " + model)
                .contains("--seed 7");
        assertThat(json.path("points").size()).isBetween(3, 300);

        String page = Files.readString(report.resolve("report.html"));
        assertThat(page).contains("Everything, for six seconds").contains("<svg class=\"plot\"");
        JsonNode written = new ObjectMapper().readTree(report.resolve("report.json").toFile());
        assertThat(written).isEqualTo(new ObjectMapper().readTree(run.out()));
        assertThat(CapturedRun.of("audit", "--data", data.resolve("data").toString()).exitCode())
                .as("the server has stopped and left a clean directory")
                .isZero();
    }
}
