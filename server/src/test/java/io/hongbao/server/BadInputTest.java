package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind of bad input, what it gets, and that it changes nothing. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class BadInputTest {

    private static final String CLAIMS = "/v1/campaigns/spring/claims";

    private static RequestSpecification keyed(String pass) {
        return Api.as(pass).header("Idempotency-Key", "k");
    }

    private static Function<String, Response> claimBody(Object body) {
        return pass -> keyed(pass).contentType("application/json").body(body).post(CLAIMS);
    }

    private static Function<String, Response> claimKey(String key) {
        return pass -> Api.as(pass).header("Idempotency-Key", key).post(CLAIMS);
    }

    private static Function<String, Response> sessionBody(String body) {
        return _ -> Api.request().contentType("application/json").body(body).post("/v1/sessions");
    }

    private static Function<String, Response> adminBody(String path, String body) {
        return _ -> Api.operator().body(body).post(path);
    }

    private static List<BadInput> claims() {
        return List.of(
                new BadInput("half an object", 400, "json_malformed", claimBody("{\"prize\":")),
                new BadInput("no JSON", 400, "json_malformed", claimBody("prize=tea")),
                new BadInput("text after the object", 400, "json_malformed", claimBody("{} {}")),
                new BadInput(
                        "a field twice",
                        400,
                        "json_malformed",
                        claimBody("{\"prize\":\"tea\",\"prize\":\"tea\"}")),
                new BadInput(
                        "an unknown field",
                        400,
                        "json_field_unknown",
                        claimBody("{\"prise\":\"tea\"}")),
                new BadInput(
                        "a number for a text",
                        400,
                        "json_field_invalid",
                        claimBody("{\"prize\":5}")),
                new BadInput(
                        "an object for a text",
                        400,
                        "json_field_invalid",
                        claimBody("{\"prize\":{}}")),
                new BadInput("an array", 400, "json_field_invalid", claimBody("[]")),
                new BadInput("null", 400, "json_field_invalid", claimBody("null")),
                new BadInput(
                        "an absurd number",
                        400,
                        "json_field_invalid",
                        claimBody("{\"prize\":1000000000000000000}")),
                new BadInput(
                        "a negative number",
                        400,
                        "json_field_invalid",
                        claimBody("{\"prize\":-1}")),
                new BadInput(
                        "an overflow",
                        400,
                        "json_malformed",
                        claimBody("{\"prize\":" + "9".repeat(200) + "}")),
                new BadInput(
                        "a strange prize id",
                        400,
                        "json_field_invalid",
                        claimBody("{\"prize\":\"TEA!\"}")),
                new BadInput(
                        "deep nesting",
                        400,
                        "json_field_invalid",
                        claimBody("{\"prize\":" + "[".repeat(5_000))),
                new BadInput(
                        "too large a body", 413, "body_too_large", claimBody(" ".repeat(70_000))),
                new BadInput(
                        "an unknown prize",
                        404,
                        "prize_unknown",
                        claimBody("{\"prize\":\"gold\"}")),
                new BadInput(
                        "a prize of another wave",
                        422,
                        "prize_not_in_wave",
                        claimBody("{\"prize\":\"late\"}")),
                new BadInput("no key", 400, "key_missing", pass -> Api.as(pass).post(CLAIMS)),
                new BadInput(
                        "a session's key with a space",
                        400,
                        "key_invalid",
                        _ -> Api.request().header("Idempotency-Key", "a b").post("/v1/sessions")),
                new BadInput(
                        "an operator's key with a space",
                        400,
                        "key_invalid",
                        _ ->
                                Api.operator()
                                        .header("Idempotency-Key", "a b")
                                        .body("{\"reason\":\"a test\"}")
                                        .post("/v1/admin/campaigns/spring/pause")),
                new BadInput(
                        "two keys",
                        400,
                        "key_missing",
                        pass -> Api.as(pass).header("Idempotency-Key", "a", "b").post(CLAIMS)),
                new BadInput("an empty key", 400, "key_invalid", claimKey("")),
                new BadInput("a key with a space", 400, "key_invalid", claimKey("a b")),
                new BadInput("too long a key", 400, "key_invalid", claimKey("k".repeat(65))),
                new BadInput(
                        "a form",
                        415,
                        "content_type_unsupported",
                        pass ->
                                keyed(pass)
                                        .contentType("application/x-www-form-urlencoded")
                                        .body("prize=tea")
                                        .post(CLAIMS)),
                new BadInput(
                        "JSON in another charset",
                        415,
                        "content_type_unsupported",
                        pass ->
                                keyed(pass)
                                        .header("Content-Type", "application/json; charset=gbk")
                                        .body(
                                                "{\"prize\":\"tea\"}"
                                                        .getBytes(StandardCharsets.UTF_8))
                                        .post(CLAIMS)),
                new BadInput(
                        "a wish for XML",
                        406,
                        "not_acceptable",
                        pass -> keyed(pass).accept("application/xml").post(CLAIMS)),
                new BadInput(
                        "the wrong method",
                        405,
                        "method_not_allowed",
                        pass -> keyed(pass).get(CLAIMS)),
                new BadInput(
                        "an unknown campaign",
                        404,
                        "campaign_unknown",
                        pass -> keyed(pass).post("/v1/campaigns/nowhere/claims")),
                new BadInput(
                        "a campaign that has not begun",
                        409,
                        "campaign_not_started",
                        _ ->
                                keyed(Api.pass(Api.newPerson(), "summer"))
                                        .post("/v1/campaigns/summer/claims")));
    }

    private static List<BadInput> passes() {
        return List.of(
                new BadInput(
                        "no pass",
                        401,
                        "pass_missing",
                        _ -> Api.request().header("Idempotency-Key", "k").post(CLAIMS)),
                new BadInput(
                        "no bearer",
                        401,
                        "pass_invalid",
                        _ ->
                                Api.request()
                                        .header("Idempotency-Key", "k")
                                        .header("Authorization", "Basic dTpw")
                                        .post(CLAIMS)),
                new BadInput(
                        "a forged pass",
                        401,
                        "pass_invalid",
                        pass -> keyed(forged(pass)).post(CLAIMS)),
                new BadInput(
                        "half a pass",
                        401,
                        "pass_invalid",
                        pass -> keyed(pass.substring(0, 40)).post(CLAIMS)),
                new BadInput(
                        "no pass at all", 401, "pass_invalid", _ -> keyed("v1...").post(CLAIMS)),
                new BadInput(
                        "another campaign's pass",
                        403,
                        "pass_of_another_campaign",
                        _ -> keyed(Api.pass(Api.newPerson(), "autumn")).post(CLAIMS)),
                new BadInput(
                        "a forged pass for the wallet",
                        401,
                        "pass_invalid",
                        pass -> Api.as(forged(pass)).get("/v1/wallet")),
                new BadInput(
                        "no pass for the wallet",
                        401,
                        "pass_missing",
                        _ -> Api.request().get("/v1/wallet")),
                new BadInput(
                        "a pass for an operator",
                        401,
                        "admin_key_invalid",
                        pass -> Api.as(pass).get("/v1/admin/campaigns")),
                new BadInput(
                        "no admin key",
                        401,
                        "admin_key_missing",
                        _ -> Api.request().get("/v1/admin/campaigns")));
    }

    private static List<BadInput> others() {
        return List.of(
                new BadInput(
                        "a session without a user",
                        400,
                        "json_field_invalid",
                        sessionBody("{\"campaign\":\"spring\"}")),
                new BadInput(
                        "a session without a campaign",
                        400,
                        "json_field_invalid",
                        sessionBody("{\"user\":\"u\"}")),
                new BadInput(
                        "a session for nobody",
                        400,
                        "json_field_invalid",
                        sessionBody("{\"user\":\"\",\"campaign\":\"spring\"}")),
                new BadInput(
                        "a session with too long a name",
                        400,
                        "json_field_invalid",
                        sessionBody(
                                "{\"user\":\"" + "u".repeat(129) + "\",\"campaign\":\"spring\"}")),
                new BadInput(
                        "a session with a text for a boolean",
                        400,
                        "json_field_invalid",
                        sessionBody(
                                "{\"user\":\"u\",\"campaign\":\"spring\",\"newUser\":\"yes\"}")),
                new BadInput(
                        "a session for an unknown campaign",
                        404,
                        "campaign_unknown",
                        sessionBody("{\"user\":\"u\",\"campaign\":\"nowhere\"}")),
                new BadInput("a session without a body", 400, "body_missing", sessionBody("")),
                new BadInput(
                        "a session asked for by GET",
                        405,
                        "method_not_allowed",
                        _ -> Api.request().get("/v1/sessions")),
                new BadInput(
                        "an address that is not there",
                        404,
                        "not_found",
                        _ -> Api.request().get("/v1/nothing")),
                new BadInput(
                        "an address outside", 404, "not_found", _ -> Api.request().get("/nothing")),
                new BadInput(
                        "an unknown campaign's card",
                        404,
                        "campaign_unknown",
                        _ -> Api.request().get("/v1/campaigns/nowhere")),
                new BadInput(
                        "the wrong method on the wallet",
                        405,
                        "method_not_allowed",
                        pass -> Api.as(pass).put("/v1/wallet")),
                new BadInput(
                        "XML from the wallet",
                        406,
                        "not_acceptable",
                        pass -> Api.as(pass).accept("application/xml").get("/v1/wallet")),
                new BadInput(
                        "no reason",
                        400,
                        "json_field_invalid",
                        adminBody("/v1/admin/campaigns/spring/pause", "{}")),
                new BadInput(
                        "a reason of a wrong type",
                        400,
                        "json_field_invalid",
                        adminBody("/v1/admin/campaigns/spring/pause", "{\"reason\":1}")),
                new BadInput(
                        "an unknown campaign to pause",
                        404,
                        "campaign_unknown",
                        adminBody("/v1/admin/campaigns/nowhere/pause", "{\"reason\":\"r\"}")),
                new BadInput(
                        "an unknown act",
                        404,
                        "not_found",
                        adminBody("/v1/admin/campaigns/spring/explode", "{\"reason\":\"r\"}")),
                new BadInput(
                        "an unknown role",
                        400,
                        "json_field_invalid",
                        adminBody("/v1/admin/keys", "{\"name\":\"x\",\"roles\":[\"king\"]}")),
                new BadInput(
                        "a strange key name",
                        400,
                        "json_field_invalid",
                        adminBody("/v1/admin/keys", "{\"name\":\"a/b\",\"roles\":[\"viewer\"]}")),
                new BadInput(
                        "a key name that is taken",
                        409,
                        "admin_key_exists",
                        adminBody("/v1/admin/keys", "{\"name\":\"root\",\"roles\":[\"viewer\"]}")),
                new BadInput(
                        "the last admin's end",
                        409,
                        "admin_key_last",
                        _ -> Api.operator().delete("/v1/admin/keys/root")),
                new BadInput(
                        "an unknown key's end",
                        404,
                        "admin_key_unknown",
                        _ -> Api.operator().delete("/v1/admin/keys/none")),
                new BadInput(
                        "too large a body for an operator",
                        413,
                        "body_too_large",
                        adminBody("/v1/admin/keys", " ".repeat(70_000))),
                new BadInput(
                        "too large a campaign file",
                        413,
                        "body_too_large",
                        _ -> Api.yaml(new byte[(1 << 20) + 1]).post("/v1/admin/campaigns")),
                new BadInput(
                        "an empty campaign file",
                        422,
                        "campaign_file_invalid",
                        _ -> Api.yaml(new byte[0]).post("/v1/admin/campaigns")),
                new BadInput(
                        "an operator's write without a body",
                        400,
                        "body_missing",
                        adminBody("/v1/admin/campaigns/spring/pause", "")),
                new BadInput(
                        "a campaign file in JSON's name",
                        415,
                        "content_type_unsupported",
                        adminBody("/v1/admin/campaigns", "{}")),
                new BadInput(
                        "a broken campaign file",
                        422,
                        "campaign_file_invalid",
                        _ ->
                                Api.yaml("id: [".getBytes(StandardCharsets.UTF_8))
                                        .post("/v1/admin/campaigns")),
                new BadInput(
                        "a negative voucher",
                        400,
                        "parameter_invalid",
                        adminBody(
                                "/v1/admin/people/u/vouchers/-1/void",
                                "{\"campaign\":\"spring\",\"reason\":\"r\"}")),
                new BadInput(
                        "an absurd voucher",
                        400,
                        "parameter_invalid",
                        adminBody(
                                "/v1/admin/people/u/vouchers/99999999999999999999/void",
                                "{\"campaign\":\"spring\",\"reason\":\"r\"}")),
                new BadInput(
                        "a voucher that is not there",
                        404,
                        "voucher_unknown",
                        adminBody(
                                "/v1/admin/people/u/vouchers/1000000000000000000/void",
                                "{\"campaign\":\"spring\",\"reason\":\"r\"}")),
                new BadInput(
                        "a backup's name that leads out",
                        400,
                        "json_field_invalid",
                        adminBody("/v1/admin/backup", "{\"name\":\"../x\"}")),
                new BadInput(
                        "a limit that is no number",
                        400,
                        "parameter_invalid",
                        _ -> Api.operator().get("/v1/admin/audit-log?limit=many")),
                new BadInput(
                        "a time that is none",
                        400,
                        "parameter_invalid",
                        _ -> Api.operator().get("/v1/admin/audit-log?from=yesterday")));
    }

    /** A pass whose holder was changed, with the signature of the true one. */
    private static String forged(String pass) {
        int at = pass.indexOf('.', 4) + 5;
        char other = pass.charAt(at) == 'A' ? 'B' : 'A';
        return pass.substring(0, at) + other + pass.substring(at + 1);
    }

    @TestFactory
    List<DynamicTest> everyRowGetsItsProblemAndChangesNothing() {
        return java.util.stream.Stream.of(claims(), passes(), others())
                .flatMap(List::stream)
                .map(row -> DynamicTest.dynamicTest(row.what(), row::check))
                .toList();
    }

    @Test
    void aProblemSpeaksTheCallersLanguage() {
        Api.request()
                .header("Accept-Language", "zh-CN,zh;q=0.9")
                .get("/v1/nothing")
                .then()
                .header("Content-Language", "zh-CN")
                .body("message", equalTo("这里没有内容。"));
        Api.request()
                .header("Accept-Language", "zh-CN,zh;q=0.9")
                .post(CLAIMS)
                .then()
                .header("Content-Language", "zh-CN")
                .body("message", equalTo("请先登录。"));
        Api.request()
                .header("Accept-Language", "xx;;;q=a")
                .get("/v1/nothing")
                .then()
                .header("Content-Language", "en");
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        String pass = Api.pass(Api.newPerson());
        Api.claim(pass, "k", "tea").then().body("code", equalTo("granted"));
        String before = Api.moneyAndKeys();
        Api.claim(pass, "k", "cash").then().statusCode(409).body("code", equalTo("key_reused"));
        assertThat(Api.moneyAndKeys()).isEqualTo(before);
    }
}
