package io.hongbao.server.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hongbao.assistant.conversation.Assistant;
import io.hongbao.assistant.tool.Arguments;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.ToolCall;
import io.hongbao.assistant.tool.ToolDefinition;
import io.hongbao.assistant.tool.ToolName;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.server.chat.HostTools;
import io.hongbao.server.chat.Once;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Messages;
import io.hongbao.server.problem.ProblemException;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The assistant's tools as MCP tools; which of them are there, {@link McpPack} says. The yes to a
 * quote is asked for by the client, which is why {@code confirm_order} needs the quote's hash and
 * is marked as destructive.
 */
@Singleton
final class McpTools {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ToolManager manager;
    private final McpCallers callers;
    private final HostTools tools;
    private final Once<Assistant> assistant;

    McpTools(ToolManager manager, McpCallers callers, HostTools tools, Once<Assistant> assistant) {
        this.manager = manager;
        this.callers = callers;
        this.tools = tools;
        this.assistant = assistant;
    }

    void register(@Observes StartupEvent event) {
        for (ToolDefinition tool : ToolDefinition.all()) {
            ToolDefinition.Hints hints = tool.hints();
            manager.newTool(tool.name().id())
                    .setTitle(tool.title())
                    .setDescription(tool.description())
                    .setInputSchema(new JsonObject(tool.schema().toString()))
                    .setAnnotations(
                            new ToolManager.ToolAnnotations(
                                    tool.title(),
                                    hints.readOnly(),
                                    hints.destructive(),
                                    hints.idempotent(),
                                    hints.openWorld()))
                    .setAsyncHandler(arguments -> call(tool.name(), arguments.args()))
                    .register();
        }
    }

    private Uni<ToolResponse> call(ToolName tool, Map<String, Object> arguments) {
        // As text again, which is what the bounds of arguments are about.
        String json = JSON.<JsonNode>valueToTree(arguments).toString();
        return switch (Arguments.read(tool, json, newKey())) {
            case Arguments.NotUnderstood(String problem) ->
                    Uni.createFrom().item(refusal("arguments_invalid", problem, Map.of()));
            case Arguments.Understood(ToolCall call) -> call(call);
        };
    }

    private Uni<ToolResponse> call(ToolCall call) {
        Caller caller;
        try {
            caller = callers.caller();
        } catch (ProblemException e) {
            return Uni.createFrom().item(refusal(e, callers.language()));
        }
        return Uni.createFrom()
                .completionStage(carryOut(caller, call))
                .map(result -> response(result, caller.zone()));
    }

    private CompletionStage<ToolResult> carryOut(Caller caller, ToolCall call) {
        return call.tool().isWrite()
                ? assistant.get().writes().one(caller, () -> tools.call(caller, call))
                : tools.call(caller, call);
    }

    /** Never the client's: a key that a model makes up may be one that it made up before. */
    private static String newKey() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "mcp-"
                + Long.toString(random.nextLong() >>> 1, 36)
                + Long.toString(random.nextLong() >>> 1, 36);
    }

    private static ToolResponse response(ToolResult result, ZoneId zone) {
        return switch (result) {
            case ToolResult.Done done ->
                    new ToolResponse(
                            false,
                            List.of(new TextContent(done.json())),
                            new JsonObject(done.json()),
                            Map.of());
            case ToolResult.Refused refused ->
                    refusal(
                            refused.code(),
                            refused.message(),
                            refused.retryAtMillis() == ToolResult.NEVER
                                    ? Map.of()
                                    : Map.of("retryAt", Rfc3339.of(refused.retryAtMillis(), zone)));
        };
    }

    private static ToolResponse refusal(ProblemException e, Language language) {
        return refusal(
                e.problem().code().code(),
                Messages.of(e.problem().code(), language),
                Map.of("detail", e.problem().detail()));
    }

    private static ToolResponse refusal(String code, String message, Map<String, String> more) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", code);
        answer.put("message", message);
        answer.putAll(more);
        String json = new String(StrictJson.write(answer), StandardCharsets.UTF_8);
        return new ToolResponse(true, List.of(new TextContent(json)));
    }
}
