package io.hongbao.journal;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.hongbao.core.Entry;
import io.hongbao.core.UserId;
import io.hongbao.journal.v1.JournalProto;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;

/**
 * Writes an entry as one line of JSON, for exports. It follows the published schema, so that a
 * field added there is exported without another change:
 *
 * <ul>
 *   <li>a field is named as in the schema, in lowerCamelCase, and always written;
 *   <li>a moment is a text in RFC 3339, UTC, and loses {@code Millis} from its name ({@code
 *       issuedAt}); none, or never, is {@code null};
 *   <li>money and counts are integers;
 *   <li>a choice of kinds is an object whose {@code type} names the kind;
 *   <li>a person is 32 hexadecimal digits; an enum value is a word.
 * </ul>
 */
public final class Ndjson {
    private static final DateTimeFormatter RFC_3339 =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
    private static final List<String> MOMENTS =
            List.of("at_millis", "until_millis", "from_millis", "to_millis");
    private static final String UNSPECIFIED = "UNSPECIFIED";
    private static final int USUAL_LINE_CHARS = 1_024;

    private Ndjson() {}

    /** The line, without a line break. */
    public static String line(Entry entry) {
        StringBuilder out = new StringBuilder(USUAL_LINE_CHARS);
        object(EntryCodec.toProto(entry), out);
        return out.toString();
    }

    private static void object(Message message, StringBuilder out) {
        if (message instanceof JournalProto.UserId user) {
            text(new UserId(user.getHigh(), user.getLow()).toString(), out);
            return;
        }
        out.append('{');
        fields(message, out);
        out.append('}');
    }

    private static void fields(Message message, StringBuilder out) {
        Descriptor schema = message.getDescriptorForType();
        if (isChoice(schema)) {
            FieldDescriptor kind =
                    message.getOneofFieldDescriptor(schema.getRealOneofs().getFirst());
            Message chosen = (Message) message.getField(kind);
            out.append("\"type\":");
            text(chosen.getDescriptorForType().getName(), out);
            if (!chosen.getDescriptorForType().getFields().isEmpty()) {
                out.append(',');
                fields(chosen, out);
            }
            return;
        }
        String separator = "";
        for (FieldDescriptor field : schema.getFields()) {
            out.append(separator);
            text(name(field), out);
            out.append(':');
            field(message, field, out);
            separator = ",";
        }
    }

    /** Whether a message is nothing but a choice of kinds. */
    private static boolean isChoice(Descriptor schema) {
        return schema.getRealOneofs().size() == 1
                && schema.getRealOneofs().getFirst().getFieldCount() == schema.getFields().size();
    }

    private static boolean isMoment(FieldDescriptor field) {
        return MOMENTS.stream().anyMatch(field.getName()::endsWith);
    }

    private static String name(FieldDescriptor field) {
        String name = field.getJsonName();
        return isMoment(field) ? name.substring(0, name.length() - "Millis".length()) : name;
    }

    private static void field(Message message, FieldDescriptor field, StringBuilder out) {
        if (field.isRepeated()) {
            out.append('[');
            String separator = "";
            for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
                out.append(separator);
                value(field, message.getRepeatedField(field, i), out);
                separator = ",";
            }
            out.append(']');
        } else if (field.hasPresence() && !message.hasField(field)) {
            out.append("null");
        } else {
            value(field, message.getField(field), out);
        }
    }

    private static void value(FieldDescriptor field, Object value, StringBuilder out) {
        switch (value) {
            case Message nested -> object(nested, out);
            case String text -> text(text, out);
            case EnumValueDescriptor constant -> text(word(constant), out);
            case Long millis when isMoment(field) -> {
                if (millis == 0 || millis == Long.MAX_VALUE) {
                    out.append("null");
                } else {
                    text(RFC_3339.format(Instant.ofEpochMilli(millis)), out);
                }
            }
            default -> out.append(value);
        }
    }

    /** {@code EARNED_BY_CLAIM_ONCE} without what all values of its enum begin with. */
    private static String word(EnumValueDescriptor constant) {
        String first = constant.getType().getValues().getFirst().getName();
        return constant.getName().substring(first.length() - UNSPECIFIED.length());
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(c < 0x10 ? "0" : "");
                        out.append(Integer.toHexString(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
