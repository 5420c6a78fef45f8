package io.hongbao.assistant.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A tool as models and MCP clients see it. All of them stand in {@code tools/tools.json}, so that
 * the model, the MCP server and the documentation cannot differ.
 *
 * @param title a few words for people
 * @param description what it does and when to use it
 * @param schema what it takes, as JSON Schema
 */
public record ToolDefinition(
        ToolName name, String title, String description, Hints hints, ObjectNode schema) {

    /** MCP's four hints. All of them are always said: the defaults of clients differ. */
    public record Hints(
            boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {}

    private static final String FILE = "/tools/tools.json";
    private static final Map<ToolName, ToolDefinition> ALL = read();

    /** All tools, in the order of {@link ToolName}. */
    public static List<ToolDefinition> all() {
        return List.copyOf(ALL.values());
    }

    public static ToolDefinition of(ToolName name) {
        return Objects.requireNonNull(ALL.get(name));
    }

    /** A copy: a tree can be changed. */
    @Override
    public ObjectNode schema() {
        return schema.deepCopy();
    }

    private static Map<ToolName, ToolDefinition> read() {
        List<JsonNode> tools = new ArrayList<>();
        try (InputStream file = ToolDefinition.class.getResourceAsStream(FILE)) {
            JsonMapper.builder()
                    .build()
                    .readTree(Objects.requireNonNull(file, FILE))
                    .forEach(tools::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<ToolName, ToolDefinition> all = new EnumMap<>(ToolName.class);
        for (JsonNode tool : tools) {
            ToolName name = ToolName.of(tool.path("name").textValue()).orElseThrow();
            JsonNode hints = tool.path("hints");
            all.put(
                    name,
                    new ToolDefinition(
                            name,
                            tool.path("title").textValue(),
                            tool.path("description").textValue(),
                            new Hints(
                                    hints.path("readOnly").booleanValue(),
                                    hints.path("destructive").booleanValue(),
                                    hints.path("idempotent").booleanValue(),
                                    hints.path("openWorld").booleanValue()),
                            (ObjectNode) tool.path("inputSchema")));
        }
        return all;
    }
}
