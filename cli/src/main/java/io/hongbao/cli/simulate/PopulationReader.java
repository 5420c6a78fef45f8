package io.hongbao.cli.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.abuse.Form;
import io.hongbao.abuse.Party;
import io.hongbao.abuse.population.Happening;
import io.hongbao.abuse.population.Label;
import io.hongbao.abuse.population.Person;
import io.hongbao.abuse.population.Population;
import io.hongbao.yaml.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a population file line by line, and names everything that is wrong with it. */
final class PopulationReader {
    private static final int MOST_PROBLEMS = 200;
    private static final int MOST_LINES = 10_000_000;
    private static final int MOST_LINE_CHARACTERS = 4_096;
    private static final int MOST_NAME_CHARACTERS = 64;

    /** The year 2100. */
    private static final long MOST_MILLIS = 4_102_444_800_000L;

    private static final ObjectReader JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .reader();

    private static final Map<String, Set<String>> FIELDS =
            Map.of(
                    "person",
                    Set.of(
                            "type",
                            "id",
                            "devices",
                            "network",
                            "household",
                            "createdAtMillis",
                            "label",
                            "group"),
                    "acceptance",
                    Set.of(
                            "type",
                            "atMillis",
                            "inviter",
                            "friend",
                            "form",
                            "channel",
                            "device",
                            "network"),
                    "order",
                    Set.of("type", "atMillis", "person", "outlet", "address"),
                    "wrongCode",
                    Set.of("type", "atMillis", "person", "device", "network"));

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final List<Mention> mentions = new ArrayList<>();
    private int line;

    /** Somebody who is named, to be looked up when everybody has been read. */
    private record Mention(String id, String field, int line) {}

    PopulationReader(String file) {
        this.file = file;
    }

    PopulationFile read(BufferedReader from) throws IOException {
        String text = from.readLine();
        while (text != null && problems.size() < MOST_PROBLEMS) {
            line++;
            if (line > MOST_LINES) {
                problem("", "must have at most " + MOST_LINES + " lines", "score it in parts");
                break;
            }
            if (!text.isBlank()) {
                readLine(text);
            }
            text = from.readLine();
        }
        for (Mention mention : mentions) {
            if (!ids.contains(mention.id()) && problems.size() < MOST_PROBLEMS) {
                line = mention.line();
                problem(
                        mention.field(),
                        "names " + mention.id() + ", who is not in the file",
                        "add a line of type person for them");
            }
        }
        if (people.isEmpty() && problems.isEmpty()) {
            line = 0;
            problem("", "has no people", "add lines of type person");
        }
        if (problems.isEmpty()) {
            return new PopulationFile.Valid(new Population(people, happenings));
        }
        problems.sort(Comparator.comparingInt(Problem::line));
        return new PopulationFile.Invalid(problems);
    }

    private void readLine(String text) {
        if (text.length() > MOST_LINE_CHARACTERS) {
            problem("", "a line must have at most 4,096 characters", "shorten it");
            return;
        }
        JsonNode node = parsed(text);
        if (!(node instanceof ObjectNode object)) {
            problem("", "must be one JSON object", "put one object in each line, and nothing else");
            return;
        }
        String type = object.path("type").asText();
        Set<String> known = FIELDS.getOrDefault(type, Set.of());
        if (known.isEmpty()) {
            problem(
                    "type",
                    "must be person, acceptance, order or wrongCode",
                    "add it, such as \"type\":\"person\"");
            return;
        }
        int before = problems.size();
        object.fieldNames()
                .forEachRemaining(name -> {
                    if (!known.contains(name)) {
                        problem(name, "is no field of a " + type, "leave it out");
                    }
                });
        switch (type) {
            case "person" -> person(object, before);
            case "acceptance" -> acceptance(object, before);
            case "order" -> order(object, before);
            default -> wrongCode(object, before);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private void person(ObjectNode from, int before) {
        String id = required(from, "id");
        Person person =
                new Person(
                        id,
                        devices(from),
                        name(from, "network"),
                        name(from, "household"),
                        from.has("createdAtMillis") ? millis(from, "createdAtMillis") : 0,
                        label(from),
                        name(from, "group"));
        if (problems.size() > before) {
            return;
        }
        if (ids.add(id)) {
            people.add(person);
        } else {
            problem("id", "is there before", "give each person one line");
        }
    }

    private void acceptance(ObjectNode from, int before) {
        long at = millis(from, "atMillis");
        String inviter = required(from, "inviter");
        String friend = required(from, "friend");
        Form form = form(from);
        String channel = name(from, "channel");
        String device = name(from, "device");
        String network = name(from, "network");
        if (problems.size() > before) {
            return;
        }
        if (inviter.equals(friend)) {
            problem("friend", "must not be the inviter", "name two people");
            return;
        }
        mention(inviter, "inviter");
        mention(friend, "friend");
        happenings.add(new Happening.Accepted(at, inviter, friend, form, channel, device, network));
    }

    private void order(ObjectNode from, int before) {
        long at = millis(from, "atMillis");
        String person = required(from, "person");
        String outlet = name(from, "outlet");
        String address = name(from, "address");
        if (problems.size() == before) {
            mention(person, "person");
            happenings.add(new Happening.Ordered(at, person, outlet, address));
        }
    }

    private void wrongCode(ObjectNode from, int before) {
        long at = millis(from, "atMillis");
        String person = required(from, "person");
        String device = name(from, "device");
        String network = name(from, "network");
        if (problems.size() == before) {
            mention(person, "person");
            happenings.add(new Happening.Tried(at, person, device, network));
        }
    }

    private void mention(String id, String field) {
        if (!ids.contains(id)) {
            mentions.add(new Mention(id, field, line));
        }
    }

    private List<String> devices(ObjectNode from) {
        JsonNode list = from.path("devices");
        if (list.isMissingNode()) {
            return List.of();
        }
        List<String> devices = new ArrayList<>();
        boolean right = list.isArray() && list.size() <= Party.MOST_DEVICES;
        for (JsonNode device : list) {
            right &= device.isTextual() && isName(device.asText()) && !device.asText().isEmpty();
            devices.add(device.asText());
        }
        if (!right) {
            problem(
                    "devices",
                    "must be a list of at most 8 names of 1 to 64 characters",
                    "name those used most, such as [\"d1\",\"d2\"]");
            return List.of();
        }
        return devices;
    }

    private String required(ObjectNode from, String field) {
        String name = name(from, field);
        if (name.isEmpty() && !from.path(field).isNumber()) {
            problem(field, "is missing", "add it, a text of 1 to 64 characters");
        }
        return name;
    }

    private String name(ObjectNode from, String field) {
        JsonNode node = from.path(field);
        if (node.isMissingNode()) {
            return "";
        }
        if (!node.isTextual() || !isName(node.asText())) {
            problem(field, "must be a text of at most 64 characters", "write such as \"p1\"");
            return "";
        }
        return node.asText();
    }

    private static boolean isName(String text) {
        return text.length() <= MOST_NAME_CHARACTERS;
    }

    private long millis(ObjectNode from, String field) {
        JsonNode node = from.path(field);
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.asLong() < 0
                || node.asLong() > MOST_MILLIS) {
            problem(
                    field,
                    "must be a whole number of milliseconds since 1970, up to the year 2100",
                    "write such as 1770343200000");
            return 0;
        }
        return node.asLong();
    }

    private Label label(ObjectNode from) {
        return switch (from.path("label").asText("")) {
            case "honest" -> Label.HONEST;
            case "abuser" -> Label.ABUSER;
            default -> {
                if (from.has("label")) {
                    problem("label", "must be honest or abuser", "leave it out when unknown");
                }
                yield Label.UNKNOWN;
            }
        };
    }

    private Form form(ObjectNode from) {
        String text = from.path("form").asText("link");
        Optional<Form> form =
                Arrays.stream(Form.values())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst();
        if (form.isEmpty()) {
            String all =
                    Arrays.stream(Form.values())
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
            problem("form", "must be one of " + all, "leave it out for link");
        }
        return form.orElse(Form.LINK);
    }

    private void problem(String field, String rule, String fix) {
        problems.add(new Problem(file, line, line == 0 ? 0 : 1, field, rule, fix));
    }
}
