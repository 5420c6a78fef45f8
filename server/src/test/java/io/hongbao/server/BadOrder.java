package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One kind of bad input about quotes and orders, and what it gets.
 *
 * @param field empty when the problem names none
 * @param prepare is given the pass of somebody new, and makes the request ready
 */
record BadOrder(
        String what,
        int status,
        String code,
        String field,
        Function<String, Supplier<Response>> prepare) {

    /** One that needs nothing before. */
    static BadOrder of(
            String what, int status, String code, String field, Function<String, Response> send) {
        return new BadOrder(what, status, code, field, pass -> () -> send.apply(pass));
    }

    /**
     * The rows of a table, one a line: what, status, code, field, and what {@code prepare} is given
     * beside the pass.
     */
    static List<BadOrder> table(
            String table, BiFunction<String, String, Supplier<Response>> prepare) {
        return table.lines()
                .map(line -> line.split(" *\\|(?: |$)", -1))
                .map(cells ->
                        new BadOrder(
                                cells[0],
                                Integer.parseInt(cells[1]),
                                cells[2],
                                cells[3],
                                pass -> prepare.apply(pass, cells[4])))
                .toList();
    }

    /** It gets its problem, and changes nothing, also for {@code somebodyElse}. */
    void check(String somebodyElse) {
        String pass = Feast.newPass();
        Supplier<Response> request = prepare.apply(pass);
        String before = Feast.everything(pass, somebodyElse);
        Response answer = request.get();
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("field", equalTo(field.isEmpty() ? null : field))
                .body("status", equalTo(status))
                .body("type", equalTo("urn:hongbao:problem:" + code))
                .body("title", not(emptyOrNullString()))
                .body("message", not(emptyOrNullString()))
                .body("message", not(equalTo(code)));
        assertThat(answer.asString()).doesNotContain("Exception", "io.hongbao", "java.");
        assertThat(Feast.everything(pass, somebodyElse)).isEqualTo(before);
    }
}
