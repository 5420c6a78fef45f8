package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Passes over their whole life: rotated, revoked. Expired and forged ones: {@code PassesTest}. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class PassTest {

    @Test
    void aPassSaysHowLongItIsGood() {
        Api.request()
                .contentType("application/json")
                .body("{\"user\":\"" + Api.newPerson() + "\",\"campaign\":\"spring\"}")
                .post("/v1/sessions")
                .then()
                .statusCode(200)
                .body("expiresInSeconds", equalTo(12 * 3600));
    }

    @Test
    void aRotationLogsNobodyOut() {
        String person = Api.newPerson();
        String old = Api.pass(person);
        Api.operator()
                .post("/v1/admin/pass-keys/rotate")
                .then()
                .statusCode(200)
                .body("verifying", greaterThanOrEqualTo(2));
        String fresh = Api.pass(person);
        assertThat(keyIdOf(fresh)).isNotEqualTo(keyIdOf(old));
        Api.claim(old, "k", "tea").then().body("code", equalTo("granted"));
        Api.claim(fresh, "k", "tea").then().body("repeated", equalTo(true));
    }

    @Test
    void keysThatLeakedCanBeDropped() {
        String person = Api.newPerson();
        String old = Api.pass(person);
        Api.operator()
                .post("/v1/admin/pass-keys/rotate?drop=yes")
                .then()
                .statusCode(400)
                .body("code", equalTo("parameter_invalid"));
        Api.operator()
                .post("/v1/admin/pass-keys/rotate?drop=true")
                .then()
                .statusCode(200)
                .body("verifying", equalTo(1));
        Api.as(old).get("/v1/wallet").then().statusCode(401).body("code", equalTo("pass_invalid"));
        Api.as(Api.pass(person)).get("/v1/wallet").then().statusCode(200);
    }

    @Test
    void aPersonsPassesCanBeRevoked() {
        String person = Api.newPerson();
        String other = Api.pass(Api.newPerson());
        String first = Api.pass(person);
        String second = Api.pass(person);
        Api.operator()
                .body("{\"reason\":\"lost phone\"}")
                .post("/v1/admin/people/" + person + "/passes/revoke")
                .then()
                .statusCode(200);
        Api.claim(first, "k").then().statusCode(401).body("code", equalTo("pass_revoked"));
        Api.as(second)
                .get("/v1/wallet")
                .then()
                .statusCode(401)
                .body("code", equalTo("pass_revoked"));
        Api.as(other).get("/v1/wallet").then().statusCode(200);
    }

    @Test
    void onePassCanBeRevoked() {
        String person = Api.newPerson();
        String first = Api.pass(person);
        String second = Api.pass(person);
        Api.operator()
                .body("{\"pass\":\"" + first + "\",\"reason\":\"seen for sale\"}")
                .post("/v1/admin/passes/revoke")
                .then()
                .statusCode(200);
        Api.claim(first, "k").then().statusCode(401).body("code", equalTo("pass_revoked"));
        Api.claim(second, "k").then().statusCode(200);
    }

    /** The second of a pass's parts, between its first two dots. */
    private static String keyIdOf(String pass) {
        int first = pass.indexOf('.');
        return pass.substring(first + 1, pass.indexOf('.', first + 1));
    }
}
