package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What operators do. Campaigns of their own, so that other tests are left alone. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class OperatorTest {

    private static final String REASON = "{\"reason\":\"a test\"}";

    private static String file(String id) throws IOException {
        return Files.readString(Path.of("src/test/resources/spring.yaml"))
                .replace("id: spring", "id: " + id);
    }

    private static Response apply(String key, String yaml) {
        return Api.as(key)
                .contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .post("/v1/admin/campaigns");
    }

    private static Response lead(String key, String campaign, String act) {
        return Api.as(key)
                .contentType("application/json")
                .body(REASON)
                .post("/v1/admin/campaigns/" + campaign + "/" + act);
    }

    /** A campaign that two people published. */
    private static void published(String id) throws IOException {
        String second = Api.newKey("second-" + id, "operator");
        apply(Api.rootKey(), file(id)).then().statusCode(200).body("state", equalTo("draft"));
        lead(Api.rootKey(), id, "publish").then().statusCode(202);
        lead(second, id, "publish").then().statusCode(200).body("status", equalTo("done"));
    }

    @Test
    void publishingTakesTwoPeople() throws IOException {
        apply(Api.rootKey(), file("two")).then().statusCode(200).body("state", equalTo("draft"));
        Api.request().get("/v1/campaigns/two").then().statusCode(404);
        String second = Api.newKey("second-two", "finance");
        lead(Api.rootKey(), "two", "publish")
                .then()
                .statusCode(202)
                .body("status", equalTo("awaiting_second_person"))
                .body("first", equalTo("root"));
        lead(Api.rootKey(), "two", "publish").then().statusCode(202);
        Api.operator()
                .get("/v1/admin/campaigns/two")
                .then()
                .body("campaign.state", equalTo("draft"))
                .body("campaign.waiting[0].first", equalTo("root"));
        lead(second, "two", "publish").then().statusCode(200);
        Api.operator()
                .get("/v1/admin/campaigns/two")
                .then()
                .body("campaign.clearance.kind", equalTo("waived"))
                .body("campaign.clearance.reason", equalTo("a sandbox"));
        Api.operator()
                .get("/v1/admin/launch")
                .then()
                .body("certificateNeeded", equalTo(false))
                .body("waived", equalTo("a sandbox"));
        Api.operator()
                .get("/v1/admin/audit-log?action=campaign.publish&target=two&limit=1")
                .then()
                .body("outcome", hasItem("done (no certificate, waived: a sandbox)"));
        Api.request().get("/v1/campaigns/two").then().statusCode(200);
    }

    @Test
    void aFileIsThereAsItWasAppliedAndAsItWaits() throws IOException {
        published("kept");
        String more =
                "# for the second wave\n"
                        + file("kept").replace("amount: \"10000.00\"", "amount: \"20000.00\"");
        apply(Api.rootKey(), more).then().statusCode(202);
        Api.operator()
                .get("/v1/admin/campaigns/kept/file")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .body(equalTo(file("kept")));
        String act =
                Api.operator()
                        .get("/v1/admin/campaigns/kept")
                        .then()
                        .extract()
                        .path("campaign.waiting[0].act");
        String digest = act.substring("change:".length());
        Api.operator()
                .get("/v1/admin/campaigns/kept/file?digest=" + digest)
                .then()
                .statusCode(200)
                .body(equalTo(more));
        for (String other : List.of("0".repeat(64), "../secrets/seal-key", "x")) {
            Api.operator()
                    .get("/v1/admin/campaigns/kept/file?digest=" + other)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not_found"));
        }
        Api.request().get("/v1/admin/campaigns/kept/file").then().statusCode(401);
        Api.operator().get("/v1/admin/campaigns/none/file").then().statusCode(404);
    }

    @Test
    void pauseAndKillTakeOnePersonAndWorkAtOnce() throws IOException {
        published("stop");
        String pass = Api.pass(Api.newPerson(), "stop");
        Api.as(pass)
                .header("Idempotency-Key", "k-1")
                .post("/v1/campaigns/stop/claims")
                .then()
                .statusCode(200);
        lead(Api.rootKey(), "stop", "pause")
                .then()
                .statusCode(200)
                .body("state", equalTo("paused"));
        Api.as(pass)
                .header("Idempotency-Key", "k-2")
                .post("/v1/campaigns/stop/claims")
                .then()
                .statusCode(409)
                .body("code", equalTo("campaign_paused"));
        lead(Api.rootKey(), "stop", "resume")
                .then()
                .statusCode(200)
                .body("state", equalTo("running"));
        Api.as(pass)
                .header("Idempotency-Key", "k-2")
                .post("/v1/campaigns/stop/claims")
                .then()
                .statusCode(200);
        lead(Api.rootKey(), "stop", "kill").then().statusCode(200).body("state", equalTo("killed"));
        Api.as(pass)
                .header("Idempotency-Key", "k-3")
                .post("/v1/campaigns/stop/claims")
                .then()
                .statusCode(409)
                .body("code", equalTo("campaign_killed"));
        lead(Api.rootKey(), "stop", "resume").then().statusCode(202);
        lead(Api.rootKey(), "stop", "publish")
                .then()
                .statusCode(409)
                .body("code", equalTo("status_not_allowed"));
    }

    private static Response leadWithKey(String key, String campaign, String act, String body) {
        return Api.operator()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/admin/campaigns/" + campaign + "/" + act);
    }

    @Test
    void aWriteThatIsSentAgainUnderItsKeyIsDoneOnce() throws IOException {
        published("again");
        Response first = leadWithKey("p-1", "again", "pause", REASON);
        first.then().statusCode(200).header("Idempotent-Replay", equalTo(null));
        lead(Api.rootKey(), "again", "resume").then().statusCode(200);
        Response second = leadWithKey("p-1", "again", "pause", REASON);
        second.then().statusCode(200).header("Idempotent-Replay", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
        Api.operator()
                .get("/v1/admin/campaigns/again")
                .then()
                .body("campaign.state", equalTo("running"));
        leadWithKey("p-1", "again", "pause", "{\"reason\":\"another\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("key_reused"));
        // Another operation and another person have keys of their own.
        leadWithKey("p-1", "again", "kill", REASON)
                .then()
                .statusCode(200)
                .body("state", equalTo("killed"));
        Api.operator()
                .get("/v1/admin/audit-log?action=campaign.apply&limit=1")
                .then()
                .body("target[0]", org.hamcrest.Matchers.not(equalTo("")));
        Api.operator()
                .get("/v1/admin/audit-log?action=campaign.pause&limit=3")
                .then()
                .body("outcome", equalTo(List.of("key_reused", "repeated", "done")));
    }

    @Test
    void aRefusalLeavesItsKeyFree() throws IOException {
        apply(Api.rootKey(), file("free")).then().statusCode(200);
        leadWithKey("p-1", "free", "pause", REASON)
                .then()
                .statusCode(409)
                .body("code", equalTo("status_not_allowed"));
        lead(Api.rootKey(), "free", "publish").then().statusCode(202);
        lead(Api.newKey("second-free", "operator"), "free", "publish").then().statusCode(200);
        leadWithKey("p-1", "free", "pause", REASON)
                .then()
                .statusCode(200)
                .body("state", equalTo("paused"));
    }

    @Test
    void theJournalCanBeExportedWhileTheServerRuns() throws IOException {
        published("export");
        Response all = Api.operator().get("/v1/admin/journal");
        all.then().statusCode(200).contentType(containsString("application/x-ndjson"));
        List<String> lines = all.asString().lines().toList();
        assertThat(lines.getFirst()).startsWith("{\"seq\":1,");
        assertThat(lines).anyMatch(line -> line.contains("\"export\""));
        Response rest = Api.operator().get("/v1/admin/journal?from=" + lines.size());
        assertThat(rest.asString().lines().findFirst()).contains(lines.getLast());
        Api.operator()
                .get("/v1/admin/journal?from=0")
                .then()
                .statusCode(400)
                .body("field", equalTo("from"));
        Api.as(Api.newKey("looker", "viewer")).get("/v1/admin/journal").then().statusCode(403);
        try (Stream<Path> left = Files.list(RunningServer.dataDirectory())) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.contains("export"));
        }
    }

    @Test
    void closingTellsTheSecrets() throws IOException {
        published("over");
        String second = Api.newKey("closer", "operator");
        lead(second, "over", "close").then().statusCode(202);
        lead(Api.rootKey(), "over", "close")
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"));
        Api.request()
                .get("/v1/campaigns/over")
                .then()
                .body("state", equalTo("closed"))
                .body("seeds.draw", org.hamcrest.Matchers.matchesPattern("[0-9a-f]{64}"));
    }

    @Test
    void aPublishedCampaignTakesSafeChangesOnly() throws IOException {
        published("change");
        apply(Api.rootKey(), file("change")).then().statusCode(200).body("version", equalTo(1));
        String renamed = file("change").replace("title: Spring", "title: Spring again");
        Api.as(Api.rootKey())
                .contentType("application/yaml")
                .body(renamed.getBytes(StandardCharsets.UTF_8))
                .post("/v1/admin/campaigns?dryRun=true")
                .then()
                .statusCode(200)
                .body("changes[0].field", equalTo("texts.en.title"))
                .body("changes[0].effect", equalTo("safe"));
        apply(Api.rootKey(), renamed).then().statusCode(200).body("version", equalTo(2));
        apply(Api.rootKey(), renamed.replace("amount: \"5.00\"", "amount: \"4.00\""))
                .then()
                .statusCode(409)
                .body("code", equalTo("change_not_safe"))
                .body("reasons[0]", containsString("prizes[tea]"));
        String richer = renamed.replace("amount: \"10000.00\"", "amount: \"20000.00\"");
        apply(Api.rootKey(), richer).then().statusCode(202);
        apply(Api.newKey("richer", "finance"), richer)
                .then()
                .statusCode(200)
                .body("version", equalTo(3));
        Api.operator()
                .get("/v1/admin/campaigns/change/totals")
                .then()
                .body("equation.budgetMinor", equalTo(2_000_000))
                .body("equation.holds", equalTo(true))
                .body("accounts.size()", equalTo(9));
    }

    @Test
    void aVoucherCanBeVoided() {
        String person = Api.newPerson();
        String id = Api.claim(Api.pass(person), "k", "tea").path("envelope.id");
        String path = "/v1/admin/people/" + person + "/vouchers/" + id + "/void";
        String body = "{\"campaign\":\"spring\",\"reason\":\"granted by mistake\"}";
        Api.operator()
                .body(body)
                .post(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("voided"));
        Api.operator()
                .get("/v1/admin/people/" + person)
                .then()
                .statusCode(200)
                .body("pseudonym", org.hamcrest.Matchers.matchesPattern("[0-9a-f]{32}"))
                .body("wallet.vouchers[0].state", equalTo("voided"));
    }

    @Test
    void rolesBoundWhatAKeyMayDoAndRefusedAttemptsAreLogged() {
        String viewer = Api.newKey("watcher", "viewer");
        Api.as(viewer).get("/v1/admin/campaigns").then().statusCode(200);
        Api.as(viewer).get("/v1/admin/campaigns/spring/totals").then().statusCode(200);
        lead(viewer, "spring", "pause")
                .then()
                .statusCode(403)
                .body("code", equalTo("role_missing"));
        Api.as(viewer).get("/v1/admin/people/u").then().statusCode(403);
        Api.as(viewer).get("/v1/admin/audit-log").then().statusCode(403);
        Api.as(viewer).get("/v1/admin/keys").then().statusCode(403);
        Api.as(viewer)
                .get("/v1/admin/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("watcher"))
                .body("roles", equalTo(List.of("viewer")));
        Api.operator()
                .get("/v1/admin/audit-log?actor=watcher&action=campaign.pause")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].target", equalTo("spring"))
                .body("[0].outcome", equalTo("role_missing"))
                .body("[0].from", equalTo("127.0.0.1"))
                .body("[0].reason", equalTo("a test"));
        Api.operator().delete("/v1/admin/keys/watcher").then().statusCode(200);
        Api.as(viewer)
                .get("/v1/admin/campaigns")
                .then()
                .statusCode(401)
                .body("code", equalTo("admin_key_invalid"));
    }

    @Test
    void aCampaignIsCalledByItsTitleInTheOperatorsLanguage() {
        for (String[] named : new String[][] {{"zh-CN", "春天"}, {"en", "Spring"}}) {
            Api.operator()
                    .header("Accept-Language", named[0])
                    .get("/v1/admin/campaigns")
                    .then()
                    .statusCode(200)
                    .body("find { it.id == 'spring' }.title", equalTo(named[1]));
            Api.operator()
                    .header("Accept-Language", named[0])
                    .get("/v1/admin/campaigns/spring")
                    .then()
                    .body("campaign.title", equalTo(named[1]));
        }
    }

    @Test
    void whatIsPublishedAboutTheServerIsThere() {
        Api.request()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.size()", greaterThan(15))
                .body(
                        "paths.'/v1/campaigns/{campaign}/claims'.post.summary",
                        equalTo("Asks for an envelope"))
                .body("paths.'/v1/admin/campaigns'.post.summary", containsString("campaign file"))
                .body("components.securitySchemes.pass.scheme", equalTo("bearer"));
        Api.request().get("/q/swagger-ui/").then().statusCode(200);
        Api.request().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        Api.request()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("host"))
                .body("status", equalTo("UP"));
    }

    @Test
    void aBackupIsWrittenWhileTheServerRuns() {
        Response answer = Api.operator().body("{\"name\":\"b1\"}").post("/v1/admin/backup");
        answer.then().statusCode(200).body("name", equalTo("b1"));
        Path backup = Path.of(answer.<String>path("path"));
        assertThat(backup.resolve("MANIFEST")).exists();
        assertThat(backup.resolve("campaign-files")).isNotEmptyDirectory();
        Api.operator().body("{\"name\":\"b1\"}").post("/v1/admin/backup").then().statusCode(409);
    }
}
