package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pack that lists one tool gives MCP clients one tool. */
@QuarkusTest
@QuarkusTestResource(value = EventServer.class, restrictToAnnotatedClass = true)
class McpPackTest {

    private final String pass = Api.pass(Api.newPerson(), "lny2026");
    private final String session =
            request()
                    .body(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{"
                                    + "\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
                                    + "\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}")
                    .post("/mcp")
                    .then()
                    .statusCode(200)
                    .extract()
                    .header("Mcp-Session-Id");

    private static RequestSpecification request() {
        return Api.request()
                .contentType("application/json")
                .accept("application/json, text/event-stream");
    }

    private Response post(String method, String params) {
        return request()
                .header("Mcp-Session-Id", session)
                .header("Authorization", "Bearer " + pass)
                .body(
                        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\""
                                + method
                                + "\",\"params\":"
                                + params
                                + "}")
                .post("/mcp");
    }

    @Test
    void listsAndCarriesOutThePacksTools() {
        String tools = post("tools/list", "{}").asString();
        assertThat(tools)
                .contains("event_facts")
                .doesNotContain("claim_envelope", "confirm_order", "wallet");
        post(
                        "tools/call",
                        "{\"name\":\"event_facts\",\"arguments\":{\"question\":\"when is the opening\"}}")
                .then()
                .statusCode(200)
                .body(containsString("February"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim_envelope", "wallet", "order_status"})
    void carriesOutNoOthers(String tool) {
        String answer =
                post("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":{}}").asString();
        assertThat(answer).contains("\"error\"").doesNotContain("\"result\"");
        String wallet = Api.as(pass).get("/v1/wallet").asString();
        assertThat(wallet).contains("\"vouchers\":[]");
    }
}
