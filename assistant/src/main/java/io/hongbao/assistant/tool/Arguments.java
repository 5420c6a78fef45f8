package io.hongbao.assistant.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what a model or an MCP client calls a tool with. Strict: what the schema does not allow is
 * refused with words that the caller can mend it by. Ids are held to the letters that ids have, so
 * that nothing else travels in them.
 */
public final class Arguments {

    /** No call takes more characters. */
    public static final int MAX_LENGTH = 8_192;

    private static final int MAX_ID_LENGTH = 40;
    private static final int MAX_HASH_LENGTH = 64;

    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            new com.fasterxml.jackson.core.JsonFactoryBuilder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(10)
                                                    .maxNumberLength(20)
                                                    .maxStringLength(MAX_LENGTH)
                                                    .build())
                                    .build())
                    .build();

    private Arguments() {}

    /** What came of reading. */
    public sealed interface Reading {}

    /** A call that can be carried out. */
    public record Understood(ToolCall call) implements Reading {}

    /** None. {@code problem} says in one English sentence what is wrong. */
    public record NotUnderstood(String problem) implements Reading {}

    /**
     * Reads the arguments of a call.
     *
     * @param json one JSON object; empty for none
     * @param key the idempotency key that the call gets if it needs one
     */
    public static Reading read(ToolName tool, String json, String key) {
        if (json.length() > MAX_LENGTH) {
            return new NotUnderstood(
                    "The arguments are longer than " + MAX_LENGTH + " characters.");
        }
        try {
            JsonNode node = JSON.readTree(json.isBlank() ? "{}" : json);
            return read(tool, node, key);
        } catch (JsonProcessingException e) {
            return new NotUnderstood("The arguments are not one JSON object.");
        }
    }

    /** The same with arguments that were parsed before. */
    public static Reading read(ToolName tool, JsonNode json, String key) {
        try {
            return new Understood(call(tool, new Fields("", json), key));
        } catch (Wrong e) {
            return new NotUnderstood(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            // A call's own parts have bounds too: whatever was asked for, the asker gets an answer.
            return new NotUnderstood("The arguments are out of bounds: " + e.getMessage() + ".");
        }
    }

    private static ToolCall call(ToolName tool, Fields fields, String key) {
        ToolCall call =
                switch (tool) {
                    case SEARCH_MENU ->
                            new ToolCall.SearchMenu(
                                    fields.text("query", 80),
                                    fields.id("category"),
                                    fields.id("outlet"));
                    case MAKE_QUOTE ->
                            new ToolCall.MakeQuote(
                                    fields.id("outlet"), basket(fields), fields.id("voucher"), key);
                    case CONFIRM_ORDER ->
                            new ToolCall.ConfirmOrder(
                                    fields.needId("quote"), fields.needHash("hash"));
                    case ORDER_STATUS -> new ToolCall.OrderStatus(fields.id("order"));
                    case CANCEL_ORDER -> new ToolCall.CancelOrder(fields.id("order"));
                    case WALLET -> new ToolCall.ReadWallet();
                    case CLAIM_ENVELOPE -> new ToolCall.ClaimEnvelope(fields.id("prize"), key);
                    case INVITE -> new ToolCall.Invite(fields.id("channel"));
                    case FIND_INVITE -> new ToolCall.FindInvite(fields.needText("text", 2_000));
                    case ACCEPT_INVITE -> new ToolCall.AcceptInvite(fields.needId("code"), key);
                    case EVENT_FACTS -> new ToolCall.EventFacts(fields.needText("question", 400));
                };
        fields.requireAllKnown();
        return call;
    }

    private static Basket basket(Fields fields) {
        boolean items = fields.has("items");
        if (items == fields.has("journey")) {
            throw new Wrong("Give either items or journey.");
        }
        if (!items) {
            return journey(fields.object("journey"));
        }
        List<Wanted> lines = new ArrayList<>();
        for (Fields line : fields.objects("items", Basket.MAX_LINES)) {
            lines.add(
                    new Wanted(
                            line.needId("item"),
                            line.number("qty", Wanted.MAX_QUANTITY),
                            line.id("size"),
                            line.id("sugar"),
                            line.id("ice"),
                            line.ids("toppings", 10),
                            line.text("slot", 100),
                            options(line)));
            line.requireAllKnown();
        }
        if (lines.isEmpty()) {
            throw new Wrong("items must have at least one entry.");
        }
        return new Basket.Items(lines);
    }

    private static List<Wanted.Pick> options(Fields line) {
        List<Wanted.Pick> picks = new ArrayList<>();
        for (Fields option : line.objects("options", Wanted.MAX_OPTIONS)) {
            picks.add(new Wanted.Pick(option.needId("group"), option.needId("option")));
            option.requireAllKnown();
        }
        return picks;
    }

    private static Basket journey(Fields fields) {
        Basket.Journey journey =
                new Basket.Journey(
                        fields.needId("from"),
                        fields.needId("to"),
                        fields.day("date"),
                        fields.id("class"),
                        fields.number("count", Basket.Journey.MAX_SEATS));
        fields.requireAllKnown();
        return journey;
    }

    /** Something is not as the schema says. Has no stack trace: it is an answer, not a fault. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    /** The fields of an object, and which of them were asked for. */
    private static final class Fields {
        private final String path;
        private final JsonNode node;
        private final Set<String> known = new TreeSet<>();

        Fields(String path, JsonNode node) {
            this.path = path;
            this.node = node;
            if (!node.isObject()) {
                throw new Wrong(
                        (path.isEmpty() ? "The arguments" : path) + " must be one JSON object.");
            }
        }

        boolean has(String name) {
            known.add(name);
            return node.hasNonNull(name);
        }

        String text(String name, int most) {
            if (!has(name)) {
                return "";
            }
            JsonNode value = node.get(name);
            if (!value.isTextual()) {
                throw new Wrong(path + name + " must be a text.");
            }
            if (value.textValue().length() > most) {
                throw new Wrong(path + name + " may have at most " + most + " characters.");
            }
            return value.textValue().strip();
        }

        String needText(String name, int most) {
            return needed(name, text(name, most));
        }

        /** 0-40 of {@code [A-Za-z0-9_-]}. */
        String id(String name) {
            return id(path + name, text(name, MAX_ID_LENGTH));
        }

        String needId(String name) {
            return needed(name, id(name));
        }

        String needHash(String name) {
            return needed(name, id(path + name, text(name, MAX_HASH_LENGTH)));
        }

        private String needed(String name, String value) {
            if (value.isEmpty()) {
                throw new Wrong(path + name + " is missing.");
            }
            return value;
        }

        private static String id(String where, String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                boolean allowed =
                        (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '-'
                                || c == '_';
                if (!allowed) {
                    throw new Wrong(where + " must be an id: letters, digits and hyphens.");
                }
            }
            return value;
        }

        /** 1 to {@code most}; 1 when there is none. */
        int number(String name, int most) {
            if (!has(name)) {
                return 1;
            }
            JsonNode value = node.get(name);
            if (!value.isIntegralNumber() || value.longValue() < 1 || value.longValue() > most) {
                throw new Wrong(path + name + " must be a whole number from 1 to " + most + ".");
            }
            return value.intValue();
        }

        LocalDate day(String name) {
            try {
                return LocalDate.parse(needText(name, 10));
            } catch (DateTimeException e) {
                throw new Wrong(path + name + " must be a day such as 2026-02-14.");
            }
        }

        List<String> ids(String name, int most) {
            List<String> ids = new ArrayList<>();
            for (JsonNode value : list(name, most)) {
                if (!value.isTextual() || value.textValue().isEmpty()) {
                    throw new Wrong(path + name + " must be a list of ids.");
                }
                if (value.textValue().length() > MAX_ID_LENGTH) {
                    throw new Wrong(
                            path
                                    + name
                                    + " has an id of more than "
                                    + MAX_ID_LENGTH
                                    + " characters.");
                }
                ids.add(id(path + name, value.textValue()));
            }
            return ids;
        }

        Fields object(String name) {
            known.add(name);
            return new Fields(path + name + ".", node.path(name));
        }

        List<Fields> objects(String name, int most) {
            List<Fields> objects = new ArrayList<>();
            for (JsonNode value : list(name, most)) {
                objects.add(new Fields(path + name + "[" + objects.size() + "].", value));
            }
            return objects;
        }

        private JsonNode list(String name, int most) {
            known.add(name);
            JsonNode list = node.path(name);
            if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
                throw new Wrong(path + name + " must be a list.");
            }
            if (list.size() > most) {
                throw new Wrong(path + name + " may have at most " + most + " entries.");
            }
            return list;
        }

        void requireAllKnown() {
            node.fieldNames()
                    .forEachRemaining(name -> {
                        if (!known.contains(name)) {
                            throw new Wrong(
                                    path
                                            + (name.length() > 40 ? "A field" : name)
                                            + " is not known; known are "
                                            + String.join(", ", known)
                                            + ".");
                        }
                    });
        }
    }
}
