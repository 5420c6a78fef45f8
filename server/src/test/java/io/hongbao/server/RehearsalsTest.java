package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rehearsals that operators start, watch, stop and read, on a server that is no sandbox. */
@QuarkusTest
@QuarkusTestResource(value = RehearsalServer.class, restrictToAnnotatedClass = true)
class RehearsalsTest {

    private static final String ALL = "/v1/admin/rehearsals";
    private static final String SMALL =
            "{\"model\":\"spike\",\"scale\":0.01,\"speed\":2,\"seconds\":15,\"reason\":\"dress\"}";

    private static Response start(String body) {
        return Api.operator().body(body).post(ALL);
    }

    private static String started() throws IOException {
        String id = start(SMALL).then().statusCode(200).extract().path("id");
        RehearsalServer.awaitStanding();
        return id;
    }

    private static void stop(String id) {
        Api.operator().body("{\"reason\":\"enough\"}").post(ALL + "/" + id + "/stop");
    }

    /** The process ends by itself: how soon is the machine's affair. */
    private static Response ended(String id) {
        while (true) {
            Response answer = Api.operator().get(ALL + "/" + id);
            if (!"running".equals(answer.path("rehearsal.state"))) {
                return answer;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static void refused(Response answer, int status, String code, String detail) {
        answer.then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("detail", containsString(detail));
    }

    @Test
    void theModelsThatShipAndOnesOwnCanBePlayedAndBrokenFilesAreLeftOut() throws IOException {
        Files.createDirectories(RehearsalServer.reports());
        Files.writeString(
                RehearsalServer.reports().resolve("mine.yaml"),
                Files.readString(Path.of("../samples/rehearsals/spike.yaml"))
                        .replace("id: spike", "id: mine"));
        Api.operator()
                .get(ALL + "/models")
                .then()
                .statusCode(200)
                .body("models.id", contains("mine", "spike"))
                .body("models[1].title", equalTo("Everybody within ten seconds"))
                .body("models[1].scale", equalTo(1.0f))
                .body("models[1].peakPerMinute", equalTo(240000.0f));
    }

    @Test
    void oneIsPlayedWatchedAndRead() throws IOException {
        String id = started();
        assertThat(id).matches("\\d{8}-\\d{6}-spike(-\\d)?");
        Api.operator()
                .get(ALL + "/" + id)
                .then()
                .statusCode(200)
                .body("rehearsal.state", equalTo("running"))
                .body("rehearsal.seconds", equalTo(15.0f))
                .body("rehearsal.by", equalTo("root"))
                .body("rehearsal.reason", equalTo("dress"))
                .body("rehearsal.figures", nullValue())
                .body(
                        "lines[0]",
                        startsWith("asked for: rehearse " + RehearsalServer.home() + "/samples/"))
                .body(
                        "lines[0]",
                        containsString("spike.yaml --scale 0.01 --speed 2.0 --hours 0.00833"))
                .body("lines[1]", equalTo("minute 0.5 of 1[2K 100 claims/s"));
        refused(Api.operator().get(ALL + "/" + id + "/report"), 404, "report_missing", "once");
        refused(start(SMALL), 409, "rehearsal_running", id);

        RehearsalServer.say("report");
        ended(id)
                .then()
                .body("rehearsal.state", equalTo("done"))
                .body("elapsedMillis", equalTo(0))
                .body("lines[0]", startsWith("asked for: "))
                .body("rehearsal.figures.kept", equalTo(true))
                .body("rehearsal.figures.broken", empty())
                .body("rehearsal.figures.granted", equalTo(1_002_399))
                .body(
                        "rehearsal.figures.claimP99Millis",
                        equalTo(sample().getFloat("latencies.claim.p99Millis")));
        Api.operator().get(ALL).then().body("rehearsals.id", hasItem(id));
        Api.operator()
                .get(ALL + "/" + id + "/report.json")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/json"))
                .body("seed", equalTo(2026));
        Api.operator()
                .get("/v1/admin/audit-log?action=rehearsal.start&limit=50")
                .then()
                .body("target", hasItem("spike"))
                .body("outcome", hasItem("done"))
                .body("outcome", hasItem("rehearsal_running"));
    }

    private static String finished() throws IOException {
        String id = started();
        RehearsalServer.say("report");
        ended(id);
        return id;
    }

    @Test
    void aReportIsShownToWhoHasAKeyOrALinkAndALinkShowsItOnce() throws IOException {
        String id = finished();
        String page = ALL + "/" + id + "/report";
        Api.request().get(page).then().statusCode(401);
        Api.request().get(page + "?once=").then().statusCode(401);
        Api.request().get(page + ".json").then().statusCode(401);
        Api.request().post(page + "-link").then().statusCode(401);
        String link =
                Api.operator().post(page + "-link").then().statusCode(200).extract().path("link");
        assertThat(link).startsWith(page + "?once=");
        String another = finished();
        Api.request()
                .get(link.replace(id, another))
                .then()
                .statusCode(another.equals(id) ? 200 : 401);
        Api.request()
                .header("Accept", "text/html")
                .get(link)
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/html"))
                .header("Cache-Control", equalTo("no-store"))
                .header(
                        "Content-Security-Policy",
                        equalTo(
                                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
                                        + " form-action 'none'; frame-ancestors 'none'; sandbox"))
                .body(containsString("<h1>Rehearsal: launch-day-core</h1>"));
        Api.request().get(link).then().statusCode(401);
        Api.operator().get(page).then().statusCode(200).body(containsString("Rehearsal:"));
    }

    @Test
    void whatIsStoppedEndsWithAllThatItStartedAndStaysStopped() throws IOException {
        String id = started();
        assertThat(RehearsalServer.sleeperIsAlive()).isTrue();
        for (int twice = 0; twice < 2; twice++) {
            Api.operator()
                    .body("{\"reason\":\"enough\"}")
                    .post(ALL + "/" + id + "/stop")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("stopped"));
        }
        assertThat(RehearsalServer.sleeperIsAlive()).isFalse();
        Api.operator()
                .get("/v1/admin/audit-log?action=rehearsal.stop")
                .then()
                .body("target", hasItem(id))
                .body("reason", hasItem("enough"));
    }

    @Test
    void whatEndsWithoutAReportHasFailedAndSaysWhy() throws IOException {
        String id = started();
        RehearsalServer.say("fail");
        ended(id)
                .then()
                .body("rehearsal.state", equalTo("failed"))
                .body("lines", hasItem("it went wrong"));
    }

    /** The sample report, which is renewed now and then. */
    private static JsonPath sample() {
        return JsonPath.from(RehearsalServer.home().resolve("report.json").toFile());
    }

    @Test
    void whatTheCommandLineLeftInTheFolderIsReadToo() throws IOException {
        Path folder = Files.createDirectories(RehearsalServer.reports().resolve("by-hand"));
        Files.copy(RehearsalServer.home().resolve("report.json"), folder.resolve("report.json"));
        Files.createDirectories(RehearsalServer.reports().resolve("nothing"));
        Api.operator()
                .get(ALL + "/by-hand")
                .then()
                .statusCode(200)
                .body("rehearsal.state", equalTo("done"))
                .body("rehearsal.model", equalTo("launch-day-core"))
                .body("rehearsal.seconds", equalTo(300.0f))
                .body("rehearsal.startedAt", equalTo(sample().getString("startedAt")))
                .body("rehearsal.by", nullValue());
        refused(Api.operator().get(ALL + "/by-hand/report"), 404, "report_missing", "once");
        refused(Api.operator().get(ALL + "/nothing"), 404, "rehearsal_unknown", "no such");
        refused(Api.operator().get(ALL + "/..%2fhome"), 404, "rehearsal_unknown", "no such");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"model\":\"nothing\"' | model must be one of: ",
                "'\"model\":\"broken\"' | model must be one of: ",
                "'\"model\":\"spike\",\"scale\":0' | the scale must be above 0 and at most 100",
                "'\"model\":\"spike\",\"scale\":100.5' | the scale must be above 0 and at most 100",
                "'\"model\":\"spike\",\"speed\":0' | the speed must be 0.01 to 1000",
                "'\"model\":\"spike\",\"speed\":1001' | the speed must be 0.01 to 1000",
                "'\"model\":\"spike\",\"scale\":100,\"speed\":1000' | arrivals per second",
                "'\"model\":\"spike\",\"seconds\":0' | seconds must be 1 to 21600",
                "'\"model\":\"spike\",\"seconds\":21601' | seconds must be 1 to 21600"
            })
    void whatCannotBePlayedIsRefused(String fields, String detail) {
        refused(start("{" + fields + ",\"reason\":\"dress\"}"), 400, "json_field_invalid", detail);
    }

    @Test
    void onlyOperatorsStartAndStop() throws IOException {
        String key = Api.newKey("looker", "viewer");
        String id = started();
        Response startTried = Api.as(key).contentType("application/json").body(SMALL).post(ALL);
        Response stopTried =
                Api.as(key)
                        .contentType("application/json")
                        .body("{\"reason\":\"enough\"}")
                        .post(ALL + "/" + id + "/stop");
        stop(id);
        startTried.then().statusCode(403).body("code", equalTo("role_missing"));
        stopTried.then().statusCode(403).body("code", equalTo("role_missing"));
        Api.as(key).get(ALL).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/models", "/some", "/some/report", "/some/report.json"})
    void nobodyLooksWithoutAKey(String path) {
        Api.request().get(ALL + path).then().statusCode(401);
    }

    @Test
    void noneIsPlayedWhileACampaignRunsHere() {
        String override = ",\"override\":{\"name\":\"Wang Fang\",\"reason\":\"a test\"}";
        lead(Api.rootKey(), "publish", override, 202);
        lead(Api.newKey("second", "admin"), "publish", override, 200);
        refused(start(SMALL), 409, "campaign_running", "campaign spring is running");
        lead(Api.rootKey(), "pause", "", 200);
        refused(start(SMALL), 409, "campaign_running", "campaign spring is running or paused");
        lead(Api.rootKey(), "kill", "", 200);
        String id = start(SMALL).then().statusCode(200).extract().path("id");
        stop(id);
    }

    private static void lead(String key, String act, String more, int status) {
        Api.as(key)
                .contentType("application/json")
                .body("{\"reason\":\"a test\"" + more + "}")
                .post("/v1/admin/campaigns/spring/" + act)
                .then()
                .statusCode(status);
    }
}
