package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, short, with the real server as a second process. */
class DemoIT {

    @Test
    void theDemoEndsCleanAndItsCountsEqualTheLedger(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("demo");
        CapturedRun run =
                CapturedRun.of(
                        "demo",
                        "--scale",
                        "0.005",
                        "--rate",
                        "3000",
                        "--exit",
                        "--json",
                        "--keep-data",
                        data.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        JsonNode summary = run.json();
        assertThat(summary.path("clean").asBoolean()).isTrue();
        assertThat(summary.path("ok").asBoolean()).isTrue();
        long granted = summary.path("people").path("granted").asLong();
        assertThat(granted).isGreaterThan(10_000);
        assertThat(summary.path("ledger").path("granted").asLong()).isEqualTo(granted);
        JsonNode ledger = summary.path("ledger");
        assertThat(ledger.path("spentMinor").asLong()).isPositive();
        assertThat(ledger.path("outstandingMinor").asLong() + ledger.path("spentMinor").asLong())
                .isEqualTo(granted * 2_500);
        assertThat(summary.path("orders").path("cups").asLong()).isPositive();
        assertThat(summary.path("audit").path("grants").asLong()).isEqualTo(granted);
        JsonNode answers = summary.path("requests").path("answers");
        assertThat(answers.path("retry").path("same").asLong()).isPositive();
        assertThat(answers.path("buster").path("refused.already_claimed").asLong()).isPositive();
        assertThat(answers.path("bad")).hasSizeGreaterThanOrEqualTo(8);
        long toldToComeBack = answers.path("claim").path("refused.campaign_not_started").asLong();
        boolean inTime = summary.path("earlyMillis").asLong() > 2_000;
        assertThat(toldToComeBack > 0 || !inTime)
                .as(
                        "unless the server was ready after ten, who came before was told so: %s",
                        summary)
                .isTrue();
        assertThat(summary.path("requests").path("unexpected").asLong()).isZero();

        assertThat(CapturedRun.of("audit", "--data", data.resolve("data").toString()).exitCode())
                .as("the server has stopped and left a clean directory")
                .isZero();
        assertThat(Files.readString(data.resolve("admin.key"))).isNotBlank();
    }
}
