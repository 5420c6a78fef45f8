package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cash, paid out by the sandbox's provider. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class PayoutTest {
    private static final String PATH = "/v1/wallet/payouts";

    private static Response ask(String pass, String key, String voucher) {
        return Api.as(pass)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"voucher\":\"" + voucher + "\"}")
                .post(PATH);
    }

    private static Response name(String adminKey, String person, boolean confirmed) {
        return Api.as(adminKey)
                .contentType("application/json")
                .body("{\"confirmed\":" + confirmed + ",\"reason\":\"seen their card\"}")
                .put("/v1/admin/people/" + person + "/real-name");
    }

    /** The sandbox's provider answers in its own time. */
    private static Response untilEnded(String pass) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            Response list = Api.as(pass).get(PATH);
            String status = list.path("payouts[0].status");
            if (status.equals("paid") || status.equals("failed")) {
                return list;
            }
            Thread.sleep(50);
        }
        return Api.as(pass).get(PATH);
    }

    @Test
    void cashWaitsForTheRealNameAndIsThenPaidOnce() throws InterruptedException {
        String person = Api.newPerson();
        String pass = Api.pass(person);
        Response granted = Api.claim(pass, "c", "cash");
        String voucher = granted.path("envelope.id");
        int amountMinor = granted.path("envelope.amountMinor");

        Response asked = ask(pass, "k-1", voucher);
        asked.then()
                .statusCode(200)
                .body("status", equalTo("waiting"))
                .body("voucher", equalTo(voucher))
                .body("currency", equalTo("CNY"))
                .body("message", notNullValue())
                .body("endedAt", equalTo(null));
        Api.as(pass).get("/v1/wallet").then().body("cash.items[0].state", equalTo("held"));
        Api.as(pass)
                .get(PATH)
                .then()
                .body("hasRealName", equalTo(false))
                .body("payouts", hasSize(1));

        name(Api.newKey("viewer-" + person, "viewer"), person, true).then().statusCode(403);
        name(Api.newKey("operator-" + person, "operator"), person, true)
                .then()
                .statusCode(200)
                .body("confirmed", equalTo(true));
        untilEnded(pass)
                .then()
                .body("hasRealName", equalTo(true))
                .body("payouts[0].status", equalTo("paid"))
                .body("payouts[0].amountMinor", equalTo(amountMinor))
                .body("payouts[0].endedAt", notNullValue());
        Api.as(pass).get("/v1/wallet").then().body("cash.items[0].state", equalTo("redeemed"));
        // The same request again is answered with what became of it.
        ask(pass, "k-1", voucher)
                .then()
                .statusCode(200)
                .body("id", equalTo(asked.path("id")))
                .body("status", equalTo("paid"));
        ask(pass, "k-2", voucher)
                .then()
                .statusCode(409)
                .body("code", equalTo("voucher_not_payable"));
        Api.operator()
                .get("/v1/admin/people/" + person + "/payouts")
                .then()
                .statusCode(200)
                .body("payouts[0].id", equalTo(asked.path("id")));

        Response report =
                Api.operator().get("/v1/admin/finance/payouts?campaign=spring&from=2026-02-06");
        report.then().statusCode(200);
        assertThat(report.<java.util.List<String>>path("payouts.id"))
                .contains(asked.<String>path("id"));
        Api.operator()
                .get("/v1/admin/finance/trial-balance?campaign=spring")
                .then()
                .body("holds", equalTo(true));
    }

    @Test
    void aNameThatIsThereLetsCashGoAtOnce() throws InterruptedException {
        String person = Api.newPerson();
        name(Api.rootKey(), person, true).then().statusCode(200);
        String pass = Api.pass(person);
        String voucher = Api.claim(pass, "c", "cash").path("envelope.id");
        ask(pass, "k", voucher).then().statusCode(200);
        untilEnded(pass).then().body("payouts[0].status", equalTo("paid"));
    }

    private static Response cancel(String pass, String payout) {
        return Api.as(pass).post(PATH + "/" + payout + "/cancel");
    }

    @Test
    void whatWaitsCanBeTakenBackByItsPerson() {
        String pass = Api.pass(Api.newPerson());
        String voucher = Api.claim(pass, "c", "cash").path("envelope.id");
        String payout = ask(pass, "k-1", voucher).path("id");
        cancel(Api.pass(Api.newPerson()), payout)
                .then()
                .statusCode(404)
                .body("code", equalTo("payout_unknown"));
        for (int i = 0; i < 2; i++) {
            cancel(pass, payout)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(payout))
                    .body("status", equalTo("failed"))
                    .body("reason", equalTo("cancelled_by_person"))
                    .body(
                            "message",
                            equalTo("This was cancelled. The cash is in your wallet again."));
        }
        Api.as(pass).get("/v1/wallet").then().body("cash.items[0].state", equalTo("issued"));
        ask(pass, "k-2", voucher).then().statusCode(200).body("status", equalTo("waiting"));
    }

    @Test
    void whatWaitsCanBeTakenBackByAnOperatorButNotWhatWasPaid() throws InterruptedException {
        String person = Api.newPerson();
        String pass = Api.pass(person);
        String voucher = Api.claim(pass, "c", "cash").path("envelope.id");
        String payout = ask(pass, "k-1", voucher).path("id");
        String path = "/v1/admin/people/" + person + "/payouts/" + payout + "/cancel";
        String reason = "{\"reason\":\"they asked us to\"}";
        Api.as(Api.newKey("finance-" + person, "finance"))
                .contentType("application/json")
                .body(reason)
                .post(path)
                .then()
                .statusCode(403);
        Api.operator()
                .contentType("application/json")
                .body(reason)
                .post(path)
                .then()
                .statusCode(200)
                .body("reason", equalTo("cancelled_by_operator"));
        name(Api.rootKey(), person, true).then().statusCode(200);
        String paid = ask(pass, "k-2", voucher).path("id");
        untilEnded(pass).then().body("payouts[0].status", equalTo("paid"));
        cancel(pass, paid)
                .then()
                .statusCode(409)
                .body("code", equalTo("payout_not_cancellable"))
                .body("field", equalTo("payout"));
    }

    @Test
    void aCardIsNoCash() {
        String pass = Api.pass(Api.newPerson());
        String voucher = Api.claim(pass, "c", "tea").path("envelope.id");
        ask(pass, "k", voucher)
                .then()
                .statusCode(422)
                .body("code", equalTo("voucher_not_cash"))
                .body("field", equalTo("voucher"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"voucher\":\"4711471147\"}|404|voucher_unknown",
                "{\"voucher\":\"x\"}|400|json_field_invalid",
                "{\"voucher\":4711}|400|json_field_invalid",
                "{}|400|json_field_invalid",
                "{\"voucher\":\"1\",\"amount\":1}|400|json_field_unknown",
                "{|400|json_malformed"
            })
    void whatIsAskedForWronglyIsRefused(String body, int status, String code) {
        Api.as(Api.pass(Api.newPerson()))
                .header("Idempotency-Key", "k")
                .contentType("application/json")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    @Test
    void aPassAndAKeyAreNeeded() {
        Api.request().get(PATH).then().statusCode(401).body("code", equalTo("pass_missing"));
        Api.as(Api.pass(Api.newPerson()))
                .contentType("application/json")
                .body("{\"voucher\":\"1\"}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("key_missing"));
        Api.operator()
                .body("{\"reason\":\"x\"}")
                .put("/v1/admin/people/" + Api.newPerson() + "/real-name")
                .then()
                .statusCode(400)
                .body("field", equalTo("confirmed"));
    }
}
