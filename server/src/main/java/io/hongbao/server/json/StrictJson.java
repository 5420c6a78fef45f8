package io.hongbao.server.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Reads bodies of writes, and refuses whatever is not exactly right: unknown and repeated fields,
 * wrong types, text after the value, bytes that are not UTF-8. What it throws is a {@link
 * ProblemException} that names the field.
 */
public final class StrictJson {

    /** The largest body, in bytes, of everything but a campaign file. */
    public static final int MAX_BODY_BYTES = 64 * 1024;

    private static final JsonMapper MAPPER = mapper();

    private StrictJson() {}

    /** Reads {@code body} as a {@code type}; an empty one is refused. */
    public static <T> T read(byte[] body, Class<T> type) {
        if (body.length > MAX_BODY_BYTES) {
            throw ProblemException.of(
                    ProblemCode.BODY_TOO_LARGE,
                    "a body may have at most " + MAX_BODY_BYTES + " bytes");
        }
        String text = utf8(body);
        if (text.isBlank()) {
            throw ProblemException.of(ProblemCode.BODY_MISSING, "send a JSON object");
        }
        try {
            T value = MAPPER.readValue(text, type);
            if (value == null) {
                throw ProblemException.of(
                        ProblemCode.JSON_FIELD_INVALID, "the body must be a JSON object, not null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new ProblemException(problem(e));
        }
    }

    /**
     * Reads a file of our own, of whatever size, as strictly.
     *
     * @throws ProblemException when it is no {@code type}
     */
    public static <T> T readFile(byte[] content, Class<T> type) {
        try {
            return MAPPER.readValue(utf8(content), type);
        } catch (JsonProcessingException e) {
            throw new ProblemException(problem(e));
        }
    }

    /** Writes a value the way all answers are written. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written as JSON", e);
        }
    }

    /** Decodes UTF-8, and refuses what is none. */
    public static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.of(ProblemCode.BODY_NOT_UTF8, "encode the body in UTF-8");
        }
    }

    private static Problem problem(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                    Problem.of(
                                    ProblemCode.JSON_FIELD_UNKNOWN,
                                    "field "
                                            + unknown.getPropertyName()
                                            + " is not known; known are "
                                            + known(unknown))
                            .at(path(unknown));
            case JsonMappingException mapping
                    when mapping.getCause() instanceof InputCoercionException outOfRange ->
                    Problem.of(ProblemCode.JSON_FIELD_INVALID, firstLine(outOfRange))
                            .at(path(mapping));
            case JsonMappingException mapping
                    when mapping.getCause() instanceof JsonProcessingException inner ->
                    problem(inner);
            case JsonMappingException trailing
                    when trailing.getOriginalMessage().startsWith("Trailing token") ->
                    Problem.of(
                            ProblemCode.JSON_MALFORMED,
                            "there must be nothing after the JSON object");
            case JsonMappingException mapping ->
                    Problem.of(
                                    ProblemCode.JSON_FIELD_INVALID,
                                    "the value has a wrong type: " + firstLine(mapping))
                            .at(path(mapping));
            default -> Problem.of(ProblemCode.JSON_MALFORMED, firstLine(e) + position(e));
        };
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds() == null
                ? "none"
                : unknown.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    /** Such as {@code items[0].qty}. */
    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** Jackson's own words without its class names. */
    private static String firstLine(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.replaceAll("`[a-z]+(?:\\.[A-Za-z$]+)+(?:<[^`]*>)?`", "the expected type");
    }

    private static String position(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line "
                        + e.getLocation().getLineNr()
                        + ", column "
                        + e.getLocation().getColumnNr()
                        + ")";
    }

    private static JsonMapper mapper() {
        JsonFactory factory =
                JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        // As JsonBytes writes them.
                        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(20)
                                        .maxNumberLength(40)
                                        .maxStringLength(MAX_BODY_BYTES)
                                        .build())
                        .build();
        JsonMapper mapper =
                JsonMapper.builder(factory)
                        .enable(
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .defaultPropertyInclusion(
                                JsonInclude.Value.construct(
                                        JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                        .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    /** The streaming parser behind {@link #read}, for routes that read fields one by one. */
    public static JsonParser parser(String text) throws java.io.IOException {
        return MAPPER.createParser(text);
    }
}
