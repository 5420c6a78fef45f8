package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What operators do to single prizes, and what people see of it. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class PrizeStopTest {

    private static final String REASON = "{\"reason\":\"its shop has closed\"}";

    private static void drafted(String id) throws IOException {
        String file =
                Files.readString(Path.of("src/test/resources/spring.yaml"))
                        .replace("id: spring", "id: " + id);
        Api.operator()
                .contentType("application/yaml")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/admin/campaigns")
                .then()
                .statusCode(200);
    }

    private static void published(String id) throws IOException {
        drafted(id);
        for (String key : new String[] {Api.rootKey(), Api.newKey("second-" + id, "operator")}) {
            Api.as(key)
                    .contentType("application/json")
                    .body(REASON)
                    .post("/v1/admin/campaigns/" + id + "/publish");
        }
    }

    private static Response lead(String key, String campaign, String prize, String act) {
        return Api.as(key)
                .contentType("application/json")
                .body(REASON)
                .post("/v1/admin/campaigns/" + campaign + "/prizes/" + prize + "/" + act);
    }

    private static Response claim(String pass, String campaign, String key, String body) {
        return Api.as(pass)
                .header("Idempotency-Key", key)
                .header("Accept-Language", "en")
                .contentType("application/json")
                .body(body)
                .post("/v1/campaigns/" + campaign + "/claims");
    }

    @Test
    void aStopCountsFromTheNextClaimOnAndLeavesTheOtherPrizesAlone() throws IOException {
        published("stops");
        lead(Api.rootKey(), "stops", "tea", "stop")
                .then()
                .statusCode(200)
                .body("status", equalTo("done"))
                .body("campaign", equalTo("stops"))
                .body("prize", equalTo("tea"))
                .body("stopped", equalTo(true));
        String pass = Api.pass(Api.newPerson(), "stops");
        claim(pass, "stops", "k-1", "{\"prize\":\"tea\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("prize_stopped"))
                .body("retryAt", nullValue());
        claim(pass, "stops", "k-2", "{}")
                .then()
                .statusCode(200)
                .body("envelope.prize", equalTo("cash"));
        lead(Api.newKey("resumes", "finance"), "stops", "tea", "resume")
                .then()
                .statusCode(200)
                .body("stopped", equalTo(false));
        claim(pass, "stops", "k-1", "{\"prize\":\"tea\"}")
                .then()
                .statusCode(200)
                .body("envelope.prize", equalTo("tea"));
    }

    @Test
    void everybodySeesWhatIsStopped() throws IOException {
        published("shown");
        Response before = Api.request().get("/v1/campaigns/shown");
        before.then().body("prizes.findAll { it.stopped != null }", hasSize(0));
        lead(Api.rootKey(), "shown", "cash", "stop").then().statusCode(200);
        Api.operator()
                .header("Accept-Language", "en")
                .get("/v1/admin/campaigns/shown")
                .then()
                .body("campaign.prizes.id", contains("tea", "cash", "north", "rare", "late"))
                .body("campaign.prizes.stopped", contains(false, true, false, false, false))
                .body("campaign.prizes[1].name", equalTo("Cash"))
                .body("campaign.prizes[4].waves", contains("second"));
        Response after = Api.request().get("/v1/campaigns/shown");
        after.then().body("prizes.findAll { it.stopped == true }.id", contains("cash"));
        assertThat(stopsOf(after)).isNotEqualTo(stopsOf(before));
    }

    /** The part of a card's version that does not follow the clock. */
    private static String stopsOf(Response card) {
        String etag = card.header("ETag");
        return etag.substring(0, etag.lastIndexOf('-'));
    }

    @Test
    void whoMayStopAndWhyIsKept() throws IOException {
        published("logged");
        String viewer = Api.newKey("looks-on", "viewer");
        lead(viewer, "logged", "tea", "stop")
                .then()
                .statusCode(403)
                .body("code", equalTo("role_missing"));
        Api.operator()
                .body("{}")
                .post("/v1/admin/campaigns/logged/prizes/tea/stop")
                .then()
                .statusCode(400)
                .body("field", equalTo("reason"));
        lead(Api.rootKey(), "logged", "tea", "stop").then().statusCode(200);
        Api.operator()
                .get("/v1/admin/audit-log?action=prize.stop")
                .then()
                .rootPath("findAll { it.target == 'logged/tea' }")
                .body("actor", contains("root", "looks-on"))
                .body("outcome", contains("done", "role_missing"))
                .body("reason[0]", equalTo("its shop has closed"));
    }

    @Test
    void whatIsNotThereCannotBeStopped() throws IOException {
        published("there");
        lead(Api.rootKey(), "there", "coffee", "stop")
                .then()
                .statusCode(404)
                .body("code", equalTo("prize_unknown"))
                .body("field", equalTo("prize"));
        lead(Api.rootKey(), "nowhere", "tea", "stop")
                .then()
                .statusCode(404)
                .body("code", equalTo("campaign_unknown"));
        lead(Api.rootKey(), "there", "tea", "pause").then().statusCode(404);
        drafted("not-yet");
        lead(Api.rootKey(), "not-yet", "tea", "stop")
                .then()
                .statusCode(409)
                .body("code", equalTo("prize_not_stoppable"));
    }
}
