package io.hongbao.server;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that was started without {@code --rehearsals}. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class RehearsalsNotEnabledTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/models", "/some", "/some/report", "/some/report.json"})
    void itSaysWhichOptionToGive(String path) {
        Api.operator()
                .get("/v1/admin/rehearsals" + path)
                .then()
                .statusCode(409)
                .body("code", equalTo("rehearsals_not_enabled"))
                .body("detail", containsString("--rehearsals DIR"));
    }
}
