package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.util.function.Function;

/**
 * One kind of bad input, and what it gets.
 *
 * @param send sends it; is given the pass of somebody new
 */
record BadInput(String what, int status, String code, Function<String, Response> send) {

    /** It gets its problem, and changes nothing. */
    void check() {
        String pass = Api.pass(Api.newPerson());
        String before = Api.moneyAndKeys();
        Response answer = send.apply(pass);
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("type", equalTo("urn:hongbao:problem:" + code))
                .body("title", not(emptyOrNullString()))
                .body("message", not(emptyOrNullString()));
        assertThat(answer.asString()).doesNotContain("Exception", "io.hongbao", "java.");
        assertThat(Api.moneyAndKeys()).isEqualTo(before);
        assertThat(Api.as(pass).get("/v1/wallet").jsonPath().getList("vouchers")).isEmpty();
    }
}
