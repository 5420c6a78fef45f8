package io.hongbao.cli.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongbao.cli.CapturedRun;
import io.hongbao.rehearsal.TeaShops;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that talk to a server, with a real one. */
class RemoteIT {
    @TempDir private static Path folder = Path.of("");

    private static List<AutoCloseable> opened = List.of();
    private static String address = "";
    private static String keyFile = "";

    @BeforeAll
    static void startServer() {
        DataFolder data = DataFolder.of(folder.resolve("server").toString());
        SandboxServer server =
                SandboxServer.start(data, 0, TeaShops.forMorning(0.01), 1, Duration.ofSeconds(15));
        opened = List.of(server);
        server.awaitReady();
        address = server.address().toString();
        keyFile = data.adminKey().toString();
    }

    @AfterAll
    static void stopServer() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    @Test
    void leadsACampaignThroughItsLife() {
        assertThat(run("campaign", "status", "lny2026").json().path("campaign").path("id").asText())
                .isEqualTo("lny2026");
        CapturedRun text =
                CapturedRun.of(
                        "campaign",
                        "status",
                        "lny2026",
                        "--server",
                        address,
                        "--key-file",
                        keyFile);
        assertThat(text.out())
                .startsWith("lny2026: ")
                .contains("CNY 3,000,000,000.00")
                .contains("the accounts add up to the budget")
                .contains("card25         0 of 100,000,000 granted, CNY 0.00");
        assertThat(state(lead("pause"))).isEqualTo("paused");
        assertThat(
                        run("campaign", "status", "lny2026")
                                .json()
                                .path("campaign")
                                .path("state")
                                .asText())
                .isEqualTo("paused");
        assertThat(state(lead("resume")))
                .as("the server's clock starts shortly before the opening")
                .isIn("scheduled", "running");
        assertThat(state(lead("kill"))).isEqualTo("killed");
        CapturedRun second = lead("resume");
        assertThat(second.exitCode()).isZero();
        assertThat(second.json().path("status").asText()).isEqualTo("awaiting_second_person");
        CapturedRun impossible = lead("pause");
        assertThat(impossible.exitCode()).as("from killed to paused").isEqualTo(1);
        assertThat(impossible.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("status_not_allowed");
    }

    @Test
    void appliesAFileAndShowsWhatIsRefused() throws IOException {
        CapturedRun same = run("campaign", "apply", "../samples/lny2026", "--reason", "again");
        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(same.json().path("status").asText()).isEqualTo("done");
        Path file = folder.resolve("changed.yaml");
        String sample =
                Files.readString(
                        Path.of("../samples/lny2026/campaign.yaml"), StandardCharsets.UTF_8);
        Files.writeString(
                file,
                sample.replace("amount: \"25.00\"", "amount: \"24.00\""),
                StandardCharsets.UTF_8);
        CapturedRun unsafe = run("campaign", "apply", file.toString());
        assertThat(unsafe.exitCode()).isEqualTo(1);
        assertThat(unsafe.err()).contains("change_not_safe").contains("prizes[card25]");
    }

    @Test
    void backsUpAuditsAndExportsWhileTheServerRuns() throws IOException {
        CapturedRun backup = run("backup", "--to", "one");
        assertThat(backup.exitCode()).as(backup.err()).isZero();
        String path = backup.json().path("path").asText();
        assertThat(
                        CapturedRun.of("audit", "--data", path, "--json")
                                .json()
                                .path("clean")
                                .asBoolean())
                .isTrue();
        CapturedRun again = run("backup", "--to", "one");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("backup_exists");

        Path file = folder.resolve("journal.ndjson");
        CapturedRun export = run("export", "--to", file.toString());
        assertThat(export.exitCode()).as(export.err()).isZero();
        assertThat(export.json().path("entries").asLong())
                .isEqualTo(Files.readAllLines(file, StandardCharsets.UTF_8).size())
                .isPositive();
    }

    @Test
    void showsAPersonsWallet() {
        JsonNode answer = run("wallet", "somebody new").json();
        assertThat(answer.path("user").asText()).isEqualTo("somebody new");
        assertThat(answer.path("wallet").path("vouchers")).isEmpty();
    }

    @Test
    void saysWhoMayNotAndWhatIsNotThere() {
        CapturedRun nobody = CapturedRun.of("wallet", "x", "--server", address);
        assertThat(nobody.exitCode()).isEqualTo(77);
        assertThat(nobody.err().lines()).hasSize(1);
        CapturedRun unknown = run("campaign", "status", "no-such");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("campaign_unknown");
        assertThat(unknown.json().path("error").path("exitCode").asInt()).isEqualTo(1);
    }

    private static CapturedRun lead(String act) {
        return run("campaign", act, "lny2026", "--reason", "test");
    }

    private static String state(CapturedRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.json().path("state").asText();
    }

    private static CapturedRun run(String... arguments) {
        String[] remote = {"--json", "--server", address, "--key-file", keyFile};
        String[] all = Arrays.copyOf(arguments, arguments.length + remote.length);
        System.arraycopy(remote, 0, all, arguments.length, remote.length);
        return CapturedRun.of(all);
    }
}
