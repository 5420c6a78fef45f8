package io.hongbao.server.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.hongbao.server.json.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A refusal as RFC 9457 says it.
 *
 * @param code why
 * @param detail what was wrong this time, and how to put it right, in English
 * @param field which field, header or parameter; empty when it is none of them
 * @param retryAt RFC 3339 time from which it is worth trying again; empty when that is not known
 * @param retryAfterSeconds the same for the {@code Retry-After} header; 0 for none
 * @param reasons one line for each thing that is wrong, when there may be several
 * @param more further members, by name, as they are written into the body
 */
public record Problem(
        ProblemCode code,
        String detail,
        String field,
        String retryAt,
        long retryAfterSeconds,
        List<String> reasons,
        Map<String, Object> more) {

    /** The content type of every problem. */
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final JsonFactory JSON = new JsonFactory();

    public Problem {
        reasons = List.copyOf(reasons);
        more = Map.copyOf(more);
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, "", "", 0, List.of(), Map.of());
    }

    public Problem at(String newField) {
        return new Problem(code, detail, newField, retryAt, retryAfterSeconds, reasons, more);
    }

    public Problem retry(String newRetryAt, long newRetryAfterSeconds) {
        return new Problem(code, detail, field, newRetryAt, newRetryAfterSeconds, reasons, more);
    }

    public Problem because(List<String> newReasons) {
        return new Problem(code, detail, field, retryAt, retryAfterSeconds, newReasons, more);
    }

    /** With one more member in the body. */
    public Problem with(String name, Object value) {
        Map<String, Object> all = new TreeMap<>(more);
        all.put(name, value);
        return new Problem(code, detail, field, retryAt, retryAfterSeconds, reasons, all);
    }

    /** The body, in UTF-8, with {@code message} in {@code language}. */
    public byte[] json(Language language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", "urn:hongbao:problem:" + code.code());
            json.writeStringField("title", code.title());
            json.writeNumberField("status", code.status());
            json.writeStringField("code", code.code());
            json.writeStringField("message", Messages.of(code, language));
            writeIfThere(json, "detail", detail);
            writeIfThere(json, "field", field);
            writeIfThere(json, "retryAt", retryAt);
            if (!reasons.isEmpty()) {
                json.writeArrayFieldStart("reasons");
                for (String reason : reasons) {
                    json.writeString(reason);
                }
                json.writeEndArray();
            }
            for (Map.Entry<String, Object> one : new TreeMap<>(more).entrySet()) {
                json.writeFieldName(one.getKey());
                json.writeRawValue(
                        new String(StrictJson.write(one.getValue()), StandardCharsets.UTF_8));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static void writeIfThere(JsonGenerator json, String name, String value)
            throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }
}
