package io.hongbao.cli.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongbao.cli.CapturedRun;
import io.hongbao.cli.play.StartedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the goals in a campaign's file to a campaign that is published with its certificate. */
class RehearseCertifyIT {
    private static final String SMALL =
            "{peakPerSecond: 40, p99Millis: 20000, waitingSeconds: 20, goodputPercent: 30}";

    @TempDir private static Path folder = Path.of("");

    private static Path campaign = Path.of("");
    private static Path certificate = Path.of("");
    private static Path key = Path.of("");
    private static List<CapturedRun> certified = List.of();

    @BeforeAll
    static void certify() throws IOException {
        campaign = file("certified", SMALL);
        certificate = folder.resolve("certified.cert");
        key = folder.resolve("certifier.pem");
        certified = List.of(certify(campaign, certificate, "--seed", "7", "--valid-days", "2"));
    }

    /** A campaign that opens tomorrow. */
    private static Path file(String id, String goals) throws IOException {
        OffsetDateTime tomorrow =
                OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).plusDays(1);
        String from = time(tomorrow);
        String to = time(tomorrow.plusDays(20));
        return Files.writeString(
                folder.resolve(id + ".yaml"),
                """
                format: 1
                id: %s
                texts: {zh: {title: 彩排, summary: 彩排}, en: {title: Launch, summary: For tests}}
                currency: CNY
                budget: {amount: "1000000", funders: [{name: Platform, share: 100%%}]}
                timeZone: Asia/Shanghai
                window: {from: %s, to: %s}
                waves: [{id: one, from: %s, to: %s, prizes: [card]}]
                prizes:
                  - id: card
                    names: {zh: 卡, en: Card}
                    card: {amount: "25", count: 40000, categories: [drinks]}
                    earnedBy: [claim once]
                    validity: {days: 7}
                %s
                """
                        .formatted(
                                id,
                                from,
                                to,
                                from,
                                to,
                                goals.isEmpty() ? "" : "launchGoals: " + goals),
                StandardCharsets.UTF_8);
    }

    private static String time(OffsetDateTime at) {
        return at.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT));
    }

    private static CapturedRun certify(Path file, Path into, String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "rehearse",
                                "--json",
                                "--certify",
                                into.toString(),
                                "--signing-key",
                                key.toString(),
                                "--apply",
                                file.toString(),
                                "--peak-seconds",
                                "5"));
        all.addAll(List.of(more));
        return CapturedRun.of(all.toArray(String[]::new));
    }

    private static CapturedRun show(Path file, Path publicKey) {
        return CapturedRun.of("certificate", file.toString(), "--certifier", publicKey.toString());
    }

    private static Path publicKey() {
        return folder.resolve("certifier.pem.pub");
    }

    /** One byte further: what it says is another thing than what was signed. */
    private static Path tampered() throws IOException {
        return Files.writeString(
                folder.resolve("tampered.cert"),
                Files.readString(certificate)
                        .replace("\"peakPerSecond\": 40", "\"peakPerSecond\": 90"));
    }

    @Test
    void aRunThatMeetsItsGoalsIsCertified() throws IOException {
        CapturedRun run = certified.getFirst();
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        JsonNode json = run.json();
        assertThat(json.path("ok").asBoolean()).isTrue();
        assertThat(json.path("goals").path("peakPerSecond").path("measured").asDouble())
                .isGreaterThanOrEqualTo(40);
        assertThat(json.path("promises").path("audit").path("kept").asBoolean()).isTrue();
        assertThat(run.err()).contains("made the signing key").contains("certifier.pem.pub");
        CapturedRun shown = show(certificate, publicKey());
        assertThat(shown.exitCode()).as(shown.out() + shown.err()).isZero();
        assertThat(shown.out())
                .contains("certified, file " + json.path("campaignDigest").asText())
                .contains("goal 40")
                .contains("signature and date are right");
        CapturedRun changed = show(tampered(), publicKey());
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out()).contains("changed after it was signed");
        CapturedRun again = certify(campaign, certificate);
        assertThat(again.exitCode()).isEqualTo(74);
        assertThat(again.err()).contains("exists already");
    }

    @Test
    void aServerPublishesWithItAndWithNothingElse() throws IOException {
        try (StartedServer server =
                StartedServer.of(
                        folder.resolve("published"),
                        "--certifier",
                        publicKey().toString(),
                        "--apply",
                        campaign.toString())) {
            assertThat(server.state("certified")).isEqualTo("draft");
            assertThat(server.output()).contains("stays a draft", "certificate_needed");
            CapturedRun nothing = server.publish(server.rootKey());
            assertThat(nothing.exitCode()).isEqualTo(1);
            assertThat(nothing.err()).contains("certificate_needed");
            CapturedRun forged =
                    server.publish(server.rootKey(), "--certificate", tampered().toString());
            assertThat(forged.exitCode()).isEqualTo(1);
            assertThat(forged.err()).contains("certificate_invalid", "signature");
            CapturedRun first =
                    server.publish(server.rootKey(), "--certificate", certificate.toString());
            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(first.json().path("status").asText()).isEqualTo("awaiting_second_person");
            CapturedRun second =
                    server.publish(
                            server.newKey("second"), "--certificate", certificate.toString());
            assertThat(second.exitCode()).as(second.err()).isZero();
            assertThat(second.json().path("state").asText()).isEqualTo("scheduled");
            assertThat(server.statusText("certified")).contains("certified until ");
        }
    }

    @Test
    void aStartThatIsShownOnePublishesAtOnce() {
        try (StartedServer server =
                StartedServer.of(
                        folder.resolve("started"),
                        "--certifier",
                        publicKey().toString(),
                        "--certificate",
                        certificate.toString(),
                        "--apply",
                        campaign.toString())) {
            assertThat(server.state("certified")).isEqualTo("scheduled");
        }
    }

    @Test
    void goalsThatAreNotMetAreNoCertificate() throws IOException {
        Path none = folder.resolve("none.cert");
        CapturedRun run =
                certify(
                        file(
                                "hasty",
                                "{peakPerSecond: 30, p99Millis: 1, waitingSeconds: 10, goodputPercent: 100}"),
                        none);
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.json().path("ok").asBoolean()).isFalse();
        assertThat(run.json().path("certificate").isMissingNode()).isTrue();
        assertThat(none).doesNotExist();
    }

    @Test
    void aFileWithoutGoalsIsRefusedBeforeAnythingIsStarted() throws IOException {
        CapturedRun run = certify(file("aimless", ""), folder.resolve("aimless.cert"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("launchGoals is missing", "peakPerSecond: 1000");
    }
}
