package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hongbao.assistant.Language;
import io.hongbao.assistant.conversation.Assistant;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.ToolDefinition;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.server.chat.Once;
import io.hongbao.server.session.Pass;
import io.hongbao.server.session.Passes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The MCP server as a client program uses it. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class McpTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}";

    @Inject Passes passes;
    @Inject Once<Assistant> assistant;

    private final String pass = Api.pass(Api.newPerson(), "lny2026");
    private final String session = session();

    private static RequestSpecification request() {
        return Api.request()
                .contentType("application/json")
                .accept("application/json, text/event-stream");
    }

    /** The id of a new session. */
    static String session() {
        String id =
                request()
                        .body(INITIALIZE)
                        .post("/mcp")
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("Mcp-Session-Id");
        request()
                .header("Mcp-Session-Id", id)
                .body("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                .post("/mcp");
        return id;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private Response post(String bearer, String method, Object params) {
        RequestSpecification request = request().header("Mcp-Session-Id", session);
        if (!bearer.isEmpty()) {
            request = request.header("Authorization", "Bearer " + bearer);
        }
        try {
            return request.body(
                            JSON.writeValueAsString(
                                    Map.of(
                                            "jsonrpc", "2.0", "id", 7, "method", method, "params",
                                            params)))
                    .post("/mcp");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** An answer comes as one document, or as one server-sent event. */
    private JsonNode ask(String bearer, String method, Object params) {
        Response response = post(bearer, method, params);
        response.then().statusCode(200);
        String body = response.asString();
        return tree(
                body.startsWith("{")
                        ? body
                        : body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
    }

    private JsonNode call(String bearer, String tool, Map<String, Object> arguments) {
        return ask(bearer, "tools/call", Map.of("name", tool, "arguments", arguments))
                .path("result");
    }

    private static JsonNode answer(JsonNode result) {
        return tree(result.path("content").get(0).path("text").asText());
    }

    @Test
    void listsTheAssistantsToolsWithAllFourHints() {
        JsonNode tools = ask("", "tools/list", Map.of()).path("result").path("tools");
        assertThat(tools)
                .hasSize(ToolDefinition.all().size())
                .allSatisfy(tool -> {
                    ToolDefinition definition =
                            ToolDefinition.all().stream()
                                    .filter(one ->
                                            one.name().id().equals(tool.path("name").asText()))
                                    .findFirst()
                                    .orElseThrow();
                    JsonNode hints = tool.path("annotations");
                    assertThat(hints.get("readOnlyHint").booleanValue())
                            .isEqualTo(definition.hints().readOnly());
                    assertThat(hints.get("destructiveHint").booleanValue())
                            .isEqualTo(definition.hints().destructive());
                    assertThat(hints.get("idempotentHint").booleanValue())
                            .isEqualTo(definition.hints().idempotent());
                    assertThat(hints.get("openWorldHint").booleanValue())
                            .isEqualTo(definition.hints().openWorld());
                    assertThat(tool.path("inputSchema")).isEqualTo(definition.schema());
                    assertThat(tool.path("description").asText())
                            .isEqualTo(definition.description());
                });
    }

    @Test
    void ordersWithTheQuotesHash() {
        assertThat(answer(call(pass, "claim_envelope", Map.of())).path("status").asText())
                .isEqualTo("granted");
        JsonNode quoted =
                call(
                        pass,
                        "make_quote",
                        Map.of("items", List.of(Map.of("item", "latte", "qty", 2))));
        assertThat(quoted.path("isError").booleanValue()).isFalse();
        JsonNode quote = answer(quoted);
        assertThat(quoted.path("structuredContent")).isEqualTo(quote);
        assertThat(quote.path("payableMinor").asLong()).isEqualTo(1_100);

        Map<String, Object> wrong =
                Map.of("quote", quote.path("id").asText(), "hash", "0".repeat(64));
        JsonNode refused = call(pass, "confirm_order", wrong);
        assertThat(refused.path("isError").booleanValue()).isTrue();
        assertThat(answer(refused).path("code").asText()).isEqualTo("quote_differs");

        Map<String, Object> right =
                Map.of("quote", quote.path("id").asText(), "hash", quote.path("hash").asText());
        JsonNode order = answer(call(pass, "confirm_order", right));
        assertThat(order.path("id").asText()).isEqualTo(quote.path("id").asText());
        answer(call(pass, "confirm_order", right)); // again: the same order
        Api.as(pass).get("/v1/orders").then().body("orders", hasSize(1));
        assertThat(answer(call(pass, "order_status", Map.of())).path("id").asText())
                .isEqualTo(order.path("id").asText());
        assertThat(answer(call(pass, "wallet", Map.of())).path("orders")).hasSize(1);
    }

    @Test
    void onePersonsWritesComeOneAfterTheOther() {
        Pass holder = passes.verify(pass, System.currentTimeMillis());
        Caller inChat =
                new Caller(
                        holder.person(0),
                        holder.campaign(),
                        0,
                        0,
                        Language.EN,
                        ZoneOffset.UTC,
                        "CNY",
                        0);
        CompletableFuture<ToolResult> going = new CompletableFuture<>();
        assistant.get().writes().one(inChat, () -> going);
        assertThat(answer(call(pass, "claim_envelope", Map.of())).path("code").asText())
                .isEqualTo("write_in_progress");
        assertThat(answer(call(pass, "wallet", Map.of())).path("vouchers")).isEmpty();
        going.complete(ToolResult.Refused.of("x", "x"));
        assertThat(answer(call(pass, "claim_envelope", Map.of())).path("status").asText())
                .isEqualTo("granted");
    }

    @Test
    void argumentsAreBoundedInAll() {
        Map<String, Object> item =
                Map.of("item", "latte", "toppings", Collections.nCopies(10, "a".repeat(40)));
        Map<String, Object> tooMuch = Map.of("items", Collections.nCopies(20, item));
        JsonNode refused = answer(call(pass, "make_quote", tooMuch));
        assertThat(refused.path("code").asText()).isEqualTo("arguments_invalid");
        assertThat(refused.path("message").asText()).contains("longer than 8192 characters");
    }

    @Test
    void showsNobodyWhatIsAnothers() {
        String id =
                answer(call(pass, "make_quote", Map.of("items", List.of(Map.of("item", "latte")))))
                        .path("id")
                        .asText();
        String hash =
                answer(call(pass, "make_quote", Map.of("items", List.of(Map.of("item", "latte")))))
                        .path("hash")
                        .asText();
        String other = Api.pass(Api.newPerson(), "lny2026");
        JsonNode refused = call(other, "confirm_order", Map.of("quote", id, "hash", hash));
        assertThat(answer(refused).path("code").asText()).isEqualTo("quote_unknown");
        assertThat(answer(call(other, "order_status", Map.of("order", id))).path("code").asText())
                .isEqualTo("order_unknown");
        assertThat(answer(call(other, "cancel_order", Map.of("order", id))).path("code").asText())
                .isEqualTo("order_unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    wallet         | {}                             | pass_missing
                    make_quote     | {"items":[{"item":"latte"}]}   | pass_missing
                    make_quote     | {}                             | arguments_invalid
                    claim_envelope | {"key":"mine"}                 | arguments_invalid
                    wallet         | {"user":"somebody"}            | arguments_invalid
                    """)
    void refusesInWords(String tool, String arguments, String code) {
        JsonNode answer = ask("", "tools/call", Map.of("name", tool, "arguments", tree(arguments)));
        JsonNode result = answer.path("result");
        assertThat(result.path("isError").booleanValue()).as("%s", answer).isTrue();
        assertThat(answer(result).path("code").asText()).isEqualTo(code);
    }

    @Test
    void refusesAPassThatIsNone() {
        assertThat(answer(call("v1.forged.pass.x", "wallet", Map.of())).path("code").asText())
                .isEqualTo("pass_invalid");
    }

    @Test
    void anInviteIsMadeFoundAndAcceptedWithTools() {
        JsonNode made = answer(call(pass, "invite", Map.of("channel", "weibo")));
        String code = made.path("code").asText();
        assertThat(made.path("kit").path("passphrase").path("text").asText()).contains(code);
        assertThat(made.path("kit").path("poster").path("url").asText()).contains("/v1/posters/");
        assertThat(answer(call(pass, "find_invite", Map.of("text", code))).path("reason").asText())
                .isEqualTo("own_invite");
        String friend = Api.pass(Api.newPerson(), "lny2026");
        JsonNode found = answer(call(friend, "find_invite", Map.of("text", "朋友发我的：" + code)));
        assertThat(found.path("acceptable").booleanValue()).isTrue();
        assertThat(found.path("rewards").path("friend").path("prize").asText()).isEqualTo("card25");
        JsonNode accepted = answer(call(friend, "accept_invite", Map.of("code", code)));
        assertThat(accepted.path("status").asText()).isEqualTo("accepted");
        assertThat(accepted.path("rewards").path(0).path("state").asText()).isEqualTo("granted");
        assertThat(
                        answer(call(friend, "accept_invite", Map.of("code", code)))
                                .path("repeated")
                                .booleanValue())
                .isTrue();
        assertThat(answer(call(pass, "invite", Map.of())).path("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void anInviteThatIsNoneIsRefusedInWords() {
        String person = Api.pass(Api.newPerson(), "lny2026");
        String nobodys = io.hongbao.share.ShortCode.of(77).text();
        for (String tool : List.of("find_invite", "accept_invite")) {
            String name = tool.equals("find_invite") ? "text" : "code";
            JsonNode answer = answer(call(person, tool, Map.of(name, nobodys)));
            assertThat(answer.path("code").asText()).isEqualTo("invite_unknown");
            assertThat(answer.path("message").asText()).isNotBlank();
            assertThat(answer(call(person, tool, Map.of())).path("code").asText())
                    .isEqualTo("arguments_invalid");
        }
    }

    @Test
    void answersQuestionsAboutTheEvent() {
        JsonNode facts =
                answer(call(pass, "event_facts", Map.of("question", "when is the opening")));
        assertThat(facts.path("known").booleanValue()).isTrue();
        assertThat(facts.path("answer").asText()).contains("February");
    }

    @Test
    void campaignsAndMenusCanBeRead() {
        JsonNode list = read("hongbao://campaigns");
        assertThat(list.path("campaigns").findValuesAsText("id")).contains("lny2026");
        assertThat(read("hongbao://campaign/lny2026").path("id").asText()).isEqualTo("lny2026");
        JsonNode menu = read("hongbao://menu/lny2026/cloud-leaf-bund").path("outlets").get(0);
        assertThat(menu.path("items").findValuesAsText("item")).contains("latte");
        for (String missing : List.of("campaign/none", "menu/lny2026/none", "menu/none/none")) {
            JsonNode answer = ask("", "resources/read", Map.of("uri", "hongbao://" + missing));
            assertThat(answer.path("error").path("code").asInt()).as(missing).isEqualTo(-32002);
        }
    }

    private JsonNode read(String uri) {
        JsonNode answer = ask("", "resources/read", Map.of("uri", uri));
        JsonNode content = answer.path("result").path("contents").get(0);
        assertThat(content.path("uri").asText()).isEqualTo(uri);
        return tree(content.path("text").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example.com, 403",
        "http://localhost.evil.example.com, 403",
        "null, 403",
        "not a uri, 403",
        "http://localhost:5173, 200",
        "http://127.0.0.1, 200"
    })
    void keepsWebPagesAway(String origin, int status) {
        Response response = request().header("Origin", origin).body(INITIALIZE).post("/mcp");
        response.then().statusCode(status);
        if (status == 403) {
            response.then().body("code", equalTo("origin_not_allowed"));
        }
    }

    @Test
    void refusesTooLargeABody() {
        request()
                .header("Mcp-Session-Id", session)
                .body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + "x".repeat(70_000) + "\"}")
                .post("/mcp")
                .then()
                .statusCode(413);
    }
}
