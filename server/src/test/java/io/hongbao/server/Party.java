package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.share.ShortCode;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Invites as people use them. */
final class Party {
    static final String CAMPAIGN = "party";

    private Party() {}

    /** A pass of somebody new. */
    static String newPass() {
        return newPass(CAMPAIGN);
    }

    static String newPass(String campaign) {
        return Api.pass(Api.newPerson(), campaign);
    }

    /** A pass of somebody whom the app has never seen. */
    static String newcomersPass() {
        return Api.request()
                .contentType("application/json")
                .body(
                        "{\"user\":\""
                                + Api.newPerson()
                                + "\",\"newUser\":true,\"campaign\":\"newcomers\"}")
                .post("/v1/sessions")
                .path("pass");
    }

    static Response make(String pass, String campaign, String body) {
        return Api.as(pass)
                .contentType("application/json")
                .body(body)
                .post("/v1/campaigns/" + campaign + "/invites");
    }

    /** The invite of a person. */
    static JsonPath made(String pass, String campaign) {
        return make(pass, campaign, "{}").then().statusCode(200).extract().jsonPath();
    }

    /** The code of a new person's invite. */
    static String code() {
        return made(newPass(), CAMPAIGN).getString("code");
    }

    /** A code that has a 0 and a 1, which people mistake. */
    static String codeToMistake() {
        String code = code();
        while (!(code.contains("0") && code.contains("1"))) {
            code = code();
        }
        return code;
    }

    static long number(String code) {
        return ((ShortCode.Reading.Valid) ShortCode.parse(code)).code().number();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static Response find(String pass, String text) {
        return Api.as(pass).get("/v1/invites/" + encoded(text));
    }

    /** The same, led there by the click of a landing page. */
    static Response find(String pass, String code, String click) {
        return Api.as(pass).queryParam("click", click).get("/v1/invites/" + encoded(code));
    }

    private static RequestSpecification keyed(String pass, String key) {
        return Api.as(pass).header("Idempotency-Key", key).contentType("application/json");
    }

    static Response accept(String pass, String text, String key) {
        return accept(pass, text, key, "{}");
    }

    static Response accept(String pass, String text, String key, String body) {
        return keyed(pass, key).body(body).post("/v1/invites/" + encoded(text) + "/acceptances");
    }

    static Response tell(String pass, String code, String what, String body) {
        return Api.as(pass)
                .contentType("application/json")
                .body(body)
                .post("/v1/invites/" + encoded(code) + "/" + what);
    }

    static Response install(String pass, String body) {
        return Api.as(pass).contentType("application/json").body(body).post("/v1/installs");
    }

    /**
     * Everything that may not change when a request is refused: the money, and what these people
     * have, with what their invites have come to.
     */
    static String everything(String campaign, String... inviters) {
        return Api.operator().get("/v1/admin/campaigns/" + campaign + "/totals").asString()
                + Stream.of(inviters)
                        .map(pass ->
                                Api.as(pass).get("/v1/wallet").asString()
                                        + make(pass, campaign, "{}").asString())
                        .collect(Collectors.joining());
    }

    static void lead(String campaign, String act) {
        Api.operator()
                .body("{\"reason\":\"a test\"}")
                .post("/v1/admin/campaigns/" + campaign + "/" + act)
                .then()
                .statusCode(200);
    }

    static void degrade(String word) {
        Api.operator()
                .body(
                        "{\"level\":\"invites_deferred\",\"word\":\""
                                + word
                                + "\",\"reason\":\"a test\"}")
                .put("/v1/admin/degrade")
                .then()
                .statusCode(200);
    }

    /** How many vouchers somebody has. */
    static int vouchers(String pass) {
        JsonPath wallet =
                Api.as(pass).get("/v1/wallet").then().statusCode(200).extract().jsonPath();
        assertThat(wallet.getList("vouchers")).isNotNull();
        return wallet.getList("vouchers").size() + wallet.getList("cash.items").size();
    }
}
