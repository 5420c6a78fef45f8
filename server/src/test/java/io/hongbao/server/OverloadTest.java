package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators do about more than can be served, and what people then get. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class OverloadTest {

    private static Response ceiling(String ceiling) {
        return Api.operator()
                .body("{\"ceiling\":" + ceiling + ",\"reason\":\"tried out\"}")
                .put("/v1/admin/limit");
    }

    private static Response degrade(String level, String word) {
        return Api.operator()
                .body(
                        "{\"level\":\""
                                + level
                                + "\",\"word\":\""
                                + word
                                + "\",\"reason\":\"tried out\"}")
                .put("/v1/admin/degrade");
    }

    @AfterEach
    void leaveAllToItself() {
        ceiling("null").then().statusCode(200);
        degrade("browse_cached", "auto").then().statusCode(200);
        degrade("assistant_offline", "auto").then().statusCode(200);
    }

    @Test
    void underACeilingOfNothingOnlyWhatIsNeverShedIsServed() {
        String pass = Api.pass(Api.newPerson());
        String before = Api.moneyAndKeys();
        ceiling("0").then().statusCode(200).body("limit", equalTo(0)).body("ceiling", equalTo(0));
        for (Response refused :
                List.of(
                        Api.claim(pass, "k"),
                        Api.as(pass).contentType("application/json").body("{}").post("/v1/quotes"),
                        Api.as(pass).get("/v1/wallet"),
                        Api.request().get("/v1/outlets"),
                        Api.as(pass).get("/v1/orders"),
                        Api.operator().get("/v1/admin/campaigns"))) {
            refused.then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", Integer::parseInt, greaterThan(0))
                    .body("code", equalTo("overloaded"))
                    .body("retryAt", org.hamcrest.Matchers.startsWith("2026-02-"));
        }
        Api.request()
                .header("Accept-Language", "zh-CN")
                .get("/v1/outlets")
                .then()
                .header("Content-Language", "zh-CN")
                .body("message", equalTo("当前人数太多，请稍后再试。"));
        Api.request()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'overload' }.data.limit", equalTo(0));
        Api.operator()
                .get("/v1/admin/limit")
                .then()
                .statusCode(200)
                .body("refused.browse", greaterThan(1))
                .body("refused.quoting", greaterThan(0));
        assertThat(metrics())
                .containsPattern("hongbao_refused_total\\{class=\"claim\"} [1-9]")
                .contains("hongbao_limit 0.0");
        ceiling("null").then().statusCode(200).body("ceiling", nullValue());
        assertThat(Api.moneyAndKeys()).isEqualTo(before);
        Api.claim(pass, "k").then().statusCode(200).body("code", equalTo("granted"));
    }

    @Test
    void claimsHaveACeilingOfTheirOwn() {
        String pass = Api.pass(Api.newPerson());
        Api.operator()
                .body("{\"claimsPerSecond\":0,\"reason\":\"tried out\"}")
                .put("/v1/admin/limit")
                .then()
                .statusCode(200)
                .body("claimsPerSecond", equalTo(0))
                .body("ceiling", nullValue());
        Api.claim(pass, "k").then().statusCode(503).body("code", equalTo("overloaded"));
        Api.as(pass).get("/v1/wallet").then().statusCode(200);
        ceiling("null").then().statusCode(200).body("claimsPerSecond", nullValue());
        Api.claim(pass, "k").then().statusCode(200).body("code", equalTo("granted"));
        Api.operator()
                .body("{\"claimsPerSecond\":-1,\"reason\":\"tried out\"}")
                .put("/v1/admin/limit")
                .then()
                .statusCode(400)
                .body("code", equalTo("json_field_invalid"))
                .body("field", equalTo("claimsPerSecond"));
    }

    private static String metrics() {
        return Api.request().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    @Test
    void aLevelThatIsPulledShowsEverywhere() {
        degrade("browse_cached", "on")
                .then()
                .statusCode(200)
                .body("levels.find { it.level == 'browse_cached' }.engaged", equalTo(true))
                .body("levels.find { it.level == 'browse_cached' }.by", equalTo("root"));
        Api.request()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'overload' }.data.'degrade.browse_cached'",
                        equalTo("engaged by root"));
        assertThat(metrics())
                .contains("hongbao_degraded{level=\"browse_cached\"} 1.0")
                .contains("hongbao_degraded{level=\"assistant_offline\"} 0.0");
        Api.operator()
                .get("/v1/admin/audit-log?action=degrade.on")
                .then()
                .body("target", hasItem("browse_cached"))
                .body("reason", hasItem("tried out"));
        Api.request().get("/v1/outlets?campaign=lny2026").then().statusCode(200);
    }

    @Test
    void aPersonWhoHammersIsHeldBackAndNobodyElse() throws IOException {
        String ask =
                "GET /v1/orders HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer "
                        + Api.pass(Api.newPerson())
                        + "\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Api.port())) {
            socket.setSoTimeout(60_000);
            String all = (ask + "\r\n").repeat(2_999) + ask + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String answers =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers).startsWith("HTTP/1.1 200 ");
            assertThat(answers)
                    .contains(
                            "HTTP/1.1 429 ",
                            "retry-after: 1",
                            "\"code\":\"too_many_requests\"",
                            "\"retryAt\":\"2026-02-");
        }
        Api.as(Api.pass(Api.newPerson())).get("/v1/orders").then().statusCode(200);
        assertThat(metrics()).containsPattern("too_many_requests_total\\{by=\"person\"} [1-9]");
    }

    @Test
    void theScaleSignalShowsItsArithmetic() {
        Api.operator()
                .get("/v1/admin/scale")
                .then()
                .statusCode(200)
                .body("desiredReplicas", equalTo(1))
                .body("aim", equalTo(0.6f))
                .body("arithmetic", org.hamcrest.Matchers.endsWith("1 to 1000 = 1"));
        assertThat(metrics()).contains("hongbao_desired_replicas 1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit   | {\"ceiling\":-1,\"reason\":\"r\"}                          | 400",
                "limit   | {\"ceiling\":1.5,\"reason\":\"r\"}                         | 400",
                "limit   | {\"ceiling\":99999999999,\"reason\":\"r\"}                 | 400",
                "limit   | {\"ceiling\":5}                                            | 400",
                "limit   | {\"ceiling\":5,\"reason\":\"r\",\"more\":1}                | 400",
                "degrade | {\"level\":\"browse\",\"word\":\"on\",\"reason\":\"r\"}    | 400",
                "degrade | {\"level\":\"browse_cached\",\"word\":\"yes\",\"reason\":\"r\"} | 400",
                "degrade | {\"level\":\"browse_cached\",\"word\":\"on\"}              | 400",
                "degrade | {\"word\":\"on\",\"reason\":\"r\"}                         | 400",
                "degrade | nonsense                                                   | 400"
            })
    void badInputChangesNothing(String route, String body, int status) {
        String before = Api.operator().get("/v1/admin/degrade").asString();
        Api.operator()
                .body(body)
                .put("/v1/admin/" + route)
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
        Api.operator().get("/v1/admin/limit").then().body("ceiling", nullValue());
        assertThat(Api.operator().get("/v1/admin/degrade").asString()).isEqualTo(before);
    }

    @Test
    void onlyOperatorsMayChangeIt() {
        String finance = Api.newKey("counts-only", "finance");
        for (String route : List.of("limit", "degrade")) {
            String body =
                    route.equals("limit")
                            ? "{\"ceiling\":5,\"reason\":\"r\"}"
                            : "{\"level\":\"browse_cached\",\"word\":\"on\",\"reason\":\"r\"}";
            Api.as(finance)
                    .contentType("application/json")
                    .body(body)
                    .put("/v1/admin/" + route)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("role_missing"));
            Api.request().get("/v1/admin/" + route).then().statusCode(401);
            Api.as(finance).get("/v1/admin/" + route).then().statusCode(200);
        }
    }
}
