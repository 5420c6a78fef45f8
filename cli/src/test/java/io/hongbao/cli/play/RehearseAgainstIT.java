package io.hongbao.cli.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongbao.cli.CapturedRun;
import io.hongbao.rehearsal.TeaShops;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rehearsals against a server that is there and no sandbox: on its shadow campaign only, whose
 * payments and orders are played although nothing is connected.
 */
class RehearseAgainstIT {
    private static final String MODEL =
            """
            format: 1
            id: short
            title: Orders for three seconds
            people: [{minutes: 0.05, perMinute: 1200}]
            answerSeconds: 20
            journeys: [{id: order, percent: 100, steps: [page, session, claim, order]}]
            """;

    @TempDir private static Path folder = Path.of("");
    private static List<StartedServer> opened = List.of();
    private static String address = "";
    private static String keyFile = "";

    @BeforeAll
    static void startServer() throws IOException, NoSuchAlgorithmException {
        Files.writeString(folder.resolve("short.yaml"), MODEL);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair pair = generator.generateKeyPair();
        pem("private.pem", "PRIVATE KEY", pair.getPrivate().getEncoded());
        pem("public.pem", "PUBLIC KEY", pair.getPublic().getEncoded());
        campaign("real", false);
        campaign("dress", true);
        StartedServer server =
                StartedServer.of(
                        folder.resolve("server"),
                        "--identity-keys",
                        folder.resolve("public.pem").toString(),
                        "--apply",
                        folder.resolve("real").toString(),
                        folder.resolve("dress").toString());
        opened = List.of(server);
        address = server.address();
        keyFile = server.rootKey().toString();
        String[] override = {"--override-name", "ann", "--override-reason", "no rehearsal yet"};
        server.publish("real", server.rootKey(), override);
        CapturedRun published = server.publish("real", server.newKey("second"), override);
        assertThat(published.exitCode()).as(published.err()).isZero();
        assertThat(server.statusText("real"))
                .contains("without a certificate, by ann: no rehearsal yet");
    }

    @AfterAll
    static void stopServer() {
        opened.forEach(StartedServer::close);
    }

    private static void pem(String name, String kind, byte[] encoded) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN "
                        + kind
                        + "-----\n"
                        + Base64.getMimeEncoder().encodeToString(encoded)
                        + "\n-----END "
                        + kind
                        + "-----\n");
    }

    /** A campaign that is open now, with the sample's outlets and a few more. */
    private static void campaign(String id, boolean shadow) throws IOException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        String from = time(now.minusHours(1));
        String to = time(now.plusDays(20));
        new TeaShops(3, 6).writeTo(folder.resolve(id), Path.of("../samples/lny2026"));
        Path outlets = folder.resolve(id).resolve("outlets.yaml");
        // Open at all hours: the server's clock is the real one, and this test runs at any time of
        // day.
        Files.writeString(
                outlets,
                Files.readString(outlets)
                        .replace("campaign: lny2026", "campaign: " + id)
                        .replaceAll("(?m)^ +hours: .*\\n", ""));
        Files.writeString(
                folder.resolve(id).resolve("campaign.yaml"),
                """
                format: 1
                id: %s
                shadow: %s
                texts: {zh: {title: 彩排, summary: 彩排}, en: {title: Rehearsal, summary: For tests}}
                currency: CNY
                budget: {amount: "100000", funders: [{name: Platform, share: 100%%}]}
                timeZone: Asia/Shanghai
                window: {from: %s, to: %s}
                waves: [{id: one, from: %s, to: %s, prizes: [card]}]
                prizes:
                  - id: card
                    names: {zh: 卡, en: Card}
                    card: {amount: "25", count: 4000, categories: [drinks]}
                    earnedBy: [claim once]
                    validity: {days: 7}
                """
                        .formatted(id, shadow, from, to, from, to),
                StandardCharsets.UTF_8);
    }

    private static String time(OffsetDateTime at) {
        return at.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT));
    }

    private static CapturedRun rehearse(String campaign, String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "rehearse",
                                folder.resolve("short.yaml").toString(),
                                "--json",
                                "--against",
                                address,
                                "--admin-key-file",
                                keyFile,
                                "--campaign",
                                campaign));
        all.addAll(List.of(more));
        return CapturedRun.of(all.toArray(String[]::new));
    }

    private static CapturedRun admin(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--json", "--server", address, "--key-file", keyFile));
        return CapturedRun.of(all.toArray(String[]::new));
    }

    @Test
    void aRealCampaignIsLeftAlone() {
        CapturedRun run =
                rehearse("real", "--identity-key", folder.resolve("private.pem").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("is no sandbox, and real is no shadow campaign: nothing was sent");
        JsonNode totals = admin("campaign", "status", "real").json();
        assertThat(totals.findValue("granted").asLong()).isZero();
    }

    @Test
    void aServerThatBelievesSignedIdentitiesOnlyNeedsAKey() {
        CapturedRun run = rehearse("dress");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--identity-key");
    }

    @Test
    void peopleWhoInviteNeedACampaignWithInvites() throws IOException {
        Path model = folder.resolve("inviting.yaml");
        Files.writeString(model, MODEL.replace("claim, order]", "claim, invite]"));
        CapturedRun run =
                CapturedRun.of(
                        "rehearse",
                        model.toString(),
                        "--against",
                        address,
                        "--admin-key-file",
                        keyFile,
                        "--campaign",
                        "dress",
                        "--identity-key",
                        folder.resolve("private.pem").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("invite friends, and dress has no invites");
    }

    @Test
    void aShadowCampaignIsPlayedOnAndNothingGoesOutside() {
        CapturedRun run =
                rehearse("dress", "--identity-key", folder.resolve("private.pem").toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        JsonNode json = run.json();
        assertThat(json.path("ok").asBoolean()).isTrue();
        assertThat(json.path("audited").asBoolean()).as("its journal is not here").isFalse();
        assertThat(json.path("stage").asText()).contains("shadow campaign dress");
        long granted = json.path("people").path("granted").asLong();
        assertThat(granted).isPositive();
        assertThat(json.path("ledger").path("granted").asLong()).isEqualTo(granted);
        assertThat(json.path("orders").path("placed").asLong()).isPositive();
        long queued = 0;
        for (JsonNode outlet : admin("outlet", "list", "dress").json().path("outlets")) {
            queued += outlet.path("queue").path("makes").asLong();
        }
        assertThat(queued)
                .as(
                        "without outlets that are played, every order is refused and gives its room back")
                .isPositive();
    }
}
