package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.chance.CampaignSecrets;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.HostSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that work on a data directory, on one that a real host has filled. */
class DataCommandsTest {
    private static final int PEOPLE = 50;
    private static final Authority OPERATOR = new Authority("alice", "test");

    @TempDir private Path folder = Path.of("");

    @Test
    void auditsExportsBacksUpAndRestores() throws IOException {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        fill(data, backup);
        for (Path source : List.of(data, backup)) {
            CapturedRun audit = CapturedRun.of("audit", "--data", source.toString(), "--json");
            assertThat(audit.exitCode()).as(audit.err()).isZero();
            assertThat(audit.json().path("clean").asBoolean()).isTrue();
            assertThat(audit.json().path("violations").isArray()).isTrue();
            assertThat(audit.json().path("violations")).isEmpty();
            assertThat(audit.json().path("grants").asLong()).isEqualTo(PEOPLE);
            assertThat(audit.json().path("grantedMinor").asLong()).isEqualTo(PEOPLE * 2_500L);
        }
        assertThat(CapturedRun.of("audit", "--data", data.toString()).out())
                .startsWith("Audit: clean");

        CapturedRun export = CapturedRun.of("export", "--data", backup.toString());
        assertThat(export.exitCode()).isZero();
        List<String> lines = export.out().lines().toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(PEOPLE);
        for (String line : lines) {
            assertThat(new ObjectMapper().readTree(line).path("seq").asLong()).isPositive();
        }

        Path restored = folder.resolve("restored");
        CapturedRun restore =
                CapturedRun.of(
                        "restore",
                        "--from",
                        backup.toString(),
                        "--to",
                        restored.toString(),
                        "--json");
        assertThat(restore.exitCode()).as(restore.err()).isZero();
        assertThat(restore.json().path("restored").asBoolean()).isTrue();
        assertThat(CapturedRun.of("audit", "--data", restored.toString()).exitCode()).isZero();
    }

    @Test
    void exportsToANewFileOnly() throws IOException {
        Path data = folder.resolve("data");
        fill(data, folder.resolve("backup"));
        Path file = folder.resolve("journal.ndjson");
        CapturedRun run =
                CapturedRun.of(
                        "export", "--data", data.toString(), "--to", file.toString(), "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode answer = run.json();
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            assertThat(answer.path("entries").asLong()).isEqualTo(lines.count()).isPositive();
        }
        CapturedRun again =
                CapturedRun.of("export", "--data", data.toString(), "--to", file.toString());
        assertThat(again.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(again.err().lines()).hasSize(1);
    }

    @Test
    void aDirectoryInUseSaysSo() {
        Path data = folder.resolve("data");
        try (EmbeddedHost host = EmbeddedHost.open(data, HostSettings.defaults())) {
            assertThat(host.hasStopped()).isFalse();
            CapturedRun run = CapturedRun.of("audit", "--data", data.toString(), "--json");
            assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
            assertThat(run.err().lines()).hasSize(1).first().asString().contains("is in use");
            assertThat(run.json().path("error").path("message").asText()).contains("is in use");
        }
    }

    @Test
    void whatIsNoDataDirectorySaysSo() {
        for (String[] arguments :
                new String[][] {
                    {"audit", "--data", folder.resolve("missing").toString()},
                    {"export", "--data", folder.toString()},
                    {"restore", "--from", folder.toString(), "--to", folder.resolve("x").toString()}
                }) {
            CapturedRun run = CapturedRun.of(arguments);
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FILE);
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    @Test
    void aDamagedBackupIsNotRestored() throws IOException {
        Path backup = folder.resolve("backup");
        fill(folder.resolve("data"), backup);
        Path secret = backup.resolve("secrets/lny2026.secret");
        Files.writeString(secret, Files.readString(secret).replace('a', 'b'));
        Path to = folder.resolve("to");
        CapturedRun run =
                CapturedRun.of("restore", "--from", backup.toString(), "--to", to.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).contains("secrets/lny2026.secret has changed");
        assertThat(to).doesNotExist();
    }

    @Test
    void aDrawIsVerifiedFromTheJournalOfAClosedCampaignOnly() {
        Path data = folder.resolve("data");
        Path open = folder.resolve("open");
        long nowMillis = Instant.parse("2026-02-14T03:00:00Z").toEpochMilli();
        long position;
        try (EmbeddedHost host =
                EmbeddedHost.open(data, HostSettings.defaults().withClock(() -> nowMillis))) {
            publish(host);
            Person person = new Person(host.pseudonyms().of("user"), true, "CN-31", "1.0", false);
            ask(host, new Command.ClaimEnvelope(person, "lny2026", "cash", "a"));
            Outcome outcome = ask(host, new Command.ClaimEnvelope(person, "lny2026", "cash", "a"));
            position = ((Outcome.Granted) outcome).voucher().position();
            host.backup(open);
            ask(host, new Command.LeadCampaign("lny2026", CampaignStatus.CLOSED, OPERATOR, true));
        }
        String[] draw = {
            "verify-draw",
            "--json",
            "--campaign",
            "lny2026",
            "--prize",
            "cash",
            "--position",
            "" + position,
            "--data"
        };
        CapturedRun closed = CapturedRun.of(plus(draw, data.toString()));
        assertThat(closed.exitCode()).as(closed.err()).isZero();
        assertThat(closed.json().path("verified").asBoolean()).isTrue();
        assertThat(closed.json().path("secretMatches").asBoolean()).isTrue();
        CapturedRun tooEarly = CapturedRun.of(plus(draw, open.toString()));
        assertThat(tooEarly.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(tooEarly.err()).contains("is not closed yet");
        draw[7] = "" + (position + 1);
        assertThat(CapturedRun.of(plus(draw, data.toString())).err())
                .contains("granted no envelope of cash at position");
    }

    private static String[] plus(String[] arguments, String last) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = last;
        return all;
    }

    /** A campaign that fifty people have claimed from, and a backup of it. */
    private static void fill(Path data, Path backup) {
        long nowMillis = Instant.parse("2026-02-06T03:00:00Z").toEpochMilli();
        HostSettings settings = HostSettings.defaults().withClock(() -> nowMillis);
        try (EmbeddedHost host = EmbeddedHost.open(data, settings)) {
            publish(host);
            for (int i = 0; i < PEOPLE; i++) {
                Person person =
                        new Person(host.pseudonyms().of("user" + i), true, "CN-31", "1.0", false);
                assertThat(ask(host, new Command.ClaimEnvelope(person, "lny2026", "", "key" + i)))
                        .isInstanceOf(Outcome.Granted.class);
            }
            host.backup(backup);
        }
    }

    private static void publish(EmbeddedHost host) {
        CampaignFile.Valid file =
                (CampaignFile.Valid) CampaignFile.read(Path.of("../samples/lny2026"));
        CampaignSecrets secrets = host.secrets().ofOrNew("lny2026");
        ask(
                host,
                new Command.ApplyCampaign(
                        file.draft()
                                .terms(
                                        CampaignSecrets.commitment(secrets.drawSecret()),
                                        CampaignSecrets.commitment(secrets.placeSecret())),
                        file.draft().digest(),
                        OPERATOR));
        ask(
                host,
                new Command.LeadCampaign(
                        "lny2026",
                        CampaignStatus.SCHEDULED,
                        OPERATOR,
                        true,
                        new LaunchClearance.Waived("a test")));
    }

    private static Outcome ask(EmbeddedHost host, Command command) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        assertThat(host.submit(command, answer::complete)).isTrue();
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
