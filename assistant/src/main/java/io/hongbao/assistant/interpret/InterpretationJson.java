package io.hongbao.assistant.interpret;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.hongbao.assistant.interpret.Interpretation.Line;
import io.hongbao.assistant.interpret.Interpretation.Question;
import io.hongbao.assistant.interpret.Interpretation.Trip;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes an interpretation as JSON; what was not said is absent. */
final class InterpretationJson {
    private static final JsonFactory JSON = new JsonFactory();

    private InterpretationJson() {}

    static String write(Interpretation answer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("intent", answer.intent().id());
            items(json, answer);
            stated(json, "voucher", answer.voucher());
            if (!answer.train().equals(Trip.NONE)) {
                trip(json, answer.train());
            }
            if (!answer.clarify().isEmpty()) {
                json.writeArrayFieldStart("clarify");
                for (Question question : answer.clarify()) {
                    json.writeStartObject();
                    json.writeStringField("field", question.field().id());
                    json.writeStringField("reason", question.reason().id());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void items(JsonGenerator json, Interpretation answer) throws IOException {
        if (answer.items().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("items");
        for (Line line : answer.items()) {
            json.writeStartObject();
            stated(json, "item", line.item());
            stated(json, "qty", line.qty());
            stated(json, "size", line.size());
            stated(json, "sugar", line.sugar());
            stated(json, "ice", line.ice());
            if (line.toppings().stated()) {
                json.writeArrayFieldStart("toppings");
                for (String topping : line.toppings().ids()) {
                    json.writeString(topping);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void trip(JsonGenerator json, Trip trip) throws IOException {
        json.writeObjectFieldStart("train");
        stated(json, "from", trip.from());
        stated(json, "to", trip.to());
        stated(json, "date", trip.date());
        stated(json, "class", trip.seat());
        stated(json, "count", trip.count());
        json.writeEndObject();
    }

    private static void stated(JsonGenerator json, String key, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(key, value);
        }
    }

    private static void stated(JsonGenerator json, String key, int value) throws IOException {
        if (value != Interpretation.NOT_STATED) {
            json.writeNumberField(key, value);
        }
    }
}
