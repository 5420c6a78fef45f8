package io.hongbao.cli.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.abuse.population.Happening;
import io.hongbao.abuse.population.Label;
import io.hongbao.abuse.population.Person;
import io.hongbao.abuse.population.Population;
import io.hongbao.yaml.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A population as a file: a JSON object a line, described in docs/abuse.md. */
sealed interface PopulationFile {

    /** It can be scored. */
    record Valid(Population population) implements PopulationFile {}

    /**
     * It cannot.
     *
     * @param problems at least one, at most 200, in the order of the lines
     */
    record Invalid(List<Problem> problems) implements PopulationFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a file, strictly.
     *
     * @throws IOException when it is not there, or is no UTF-8
     */
    static PopulationFile read(Path path) throws IOException {
        try (BufferedReader from = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            return new PopulationReader(path.toString()).read(from);
        }
    }

    /** Writes people first, then what they do, in the order of time. */
    static void write(Population population, Writer to) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (Person person : population.people()) {
            to.write(mapper.writeValueAsString(line(mapper, person)));
            to.write('\n');
        }
        for (Happening happening : population.happenings()) {
            to.write(mapper.writeValueAsString(line(mapper, happening)));
            to.write('\n');
        }
    }

    private static ObjectNode line(ObjectMapper mapper, Person person) {
        ObjectNode line = mapper.createObjectNode().put("type", "person").put("id", person.id());
        ArrayNode devices = line.putArray("devices");
        person.devices().forEach(devices::add);
        putUnlessEmpty(line, "network", person.network());
        putUnlessEmpty(line, "household", person.household());
        line.put("createdAtMillis", person.createdAtMillis());
        if (person.label() != Label.UNKNOWN) {
            line.put("label", person.label().name().toLowerCase(Locale.ROOT));
        }
        putUnlessEmpty(line, "group", person.group());
        return line;
    }

    private static ObjectNode line(ObjectMapper mapper, Happening happening) {
        ObjectNode line = mapper.createObjectNode();
        switch (happening) {
            case Happening.Accepted accepted -> {
                line.put("type", "acceptance")
                        .put("atMillis", accepted.atMillis())
                        .put("inviter", accepted.inviter())
                        .put("friend", accepted.person())
                        .put("form", accepted.form().name().toLowerCase(Locale.ROOT));
                putUnlessEmpty(line, "channel", accepted.channel());
                putUnlessEmpty(line, "device", accepted.device());
                putUnlessEmpty(line, "network", accepted.network());
            }
            case Happening.Ordered ordered -> {
                line.put("type", "order")
                        .put("atMillis", ordered.atMillis())
                        .put("person", ordered.person());
                putUnlessEmpty(line, "outlet", ordered.outlet());
                putUnlessEmpty(line, "address", ordered.address());
            }
            case Happening.Tried tried -> {
                line.put("type", "wrongCode")
                        .put("atMillis", tried.atMillis())
                        .put("person", tried.person());
                putUnlessEmpty(line, "device", tried.device());
                putUnlessEmpty(line, "network", tried.network());
            }
        }
        return line;
    }

    private static void putUnlessEmpty(ObjectNode line, String field, String value) {
        if (!value.isEmpty()) {
            line.put(field, value);
        }
    }
}
