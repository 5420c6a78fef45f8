package io.hongbao.assistant.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import io.hongbao.assistant.tool.ToolDefinition;
import io.hongbao.assistant.tool.ToolName;
import io.hongbao.assistant.tool.ToolResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tools as a model sees them, and their answers as a model reads them. */
final class ModelTools {

    /** A model is not told more of one answer. */
    static final int LONGEST_RESULT = 6_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ModelTools() {}

    private static final Map<ToolName, ToolSpecification> ALL = new EnumMap<>(ToolName.class);

    static {
        ToolDefinition.all().forEach(tool -> ALL.put(tool.name(), specification(tool)));
    }

    static List<ToolSpecification> specifications(Set<ToolName> allowed) {
        return ALL.entrySet().stream()
                .filter(tool -> allowed.contains(tool.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static ToolSpecification specification(ToolDefinition tool) {
        return ToolSpecification.builder()
                .name(tool.name().id())
                .description(tool.description())
                .parameters(object(tool.schema()))
                .build();
    }

    private static JsonSchemaElement schema(JsonNode node) {
        @Nullable String description = node.path("description").textValue();
        return switch (node.path("type").asText()) {
            case "object" -> object(node);
            case "array" ->
                    JsonArraySchema.builder()
                            .description(description)
                            .items(schema(node.path("items")))
                            .build();
            case "integer" -> JsonIntegerSchema.builder().description(description).build();
            case "string" -> JsonStringSchema.builder().description(description).build();
            case String other -> throw new IllegalStateException("no tool takes a " + other);
        };
    }

    private static JsonObjectSchema object(JsonNode node) {
        JsonObjectSchema.Builder object = JsonObjectSchema.builder();
        node.path("properties")
                .properties()
                .forEach(field -> object.addProperty(field.getKey(), schema(field.getValue())));
        List<String> required = new ArrayList<>();
        node.path("required").forEach(name -> required.add(name.asText()));
        return object.description(node.path("description").textValue())
                .required(required)
                .additionalProperties(false)
                .build();
    }

    /**
     * An answer as delimited data. No angle bracket is written as itself, so that no menu's text
     * can end the block.
     */
    static String text(ToolResult result) {
        ObjectNode answer = JSON.createObjectNode();
        switch (result) {
            case ToolResult.Done done -> {
                answer.put("ok", true);
                answer.put("answer", Texts.cut(done.json(), LONGEST_RESULT));
            }
            case ToolResult.Refused refused -> {
                answer.put("ok", false).put("code", refused.code());
                answer.put("message", refused.message());
                if (refused.retryAtMillis() != ToolResult.NEVER) {
                    answer.put("retryAt", Instant.ofEpochMilli(refused.retryAtMillis()).toString());
                }
            }
        }
        return block("tool", answer);
    }

    static String block(String name, JsonNode json) {
        return "<data name=\""
                + name
                + "\">\n"
                + json.toString().replace("<", "\\u003c").replace(">", "\\u003e")
                + "\n</data>";
    }
}
