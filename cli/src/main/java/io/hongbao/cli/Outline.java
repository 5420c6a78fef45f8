package io.hongbao.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows a JSON answer to people: a line for each member, indented as it is nested. */
final class Outline {
    private static final int NAME_COLUMNS = 22;
    private static final int MAX_LINES = 400;

    private final List<String> lines = new ArrayList<>();

    List<String> lines(JsonNode answer) {
        members(answer, 1);
        return lines;
    }

    private void members(JsonNode node, int depth) {
        if (node.isObject()) {
            node.properties().forEach(member -> member(member.getKey(), member.getValue(), depth));
        } else if (node.isArray()) {
            int number = 1;
            for (JsonNode element : node) {
                member(Integer.toString(number++), element, depth);
            }
        }
    }

    private void member(String name, JsonNode value, int depth) {
        String indent = "  ".repeat(depth);
        if (lines.size() == MAX_LINES) {
            lines.add("  ... --json shows all of it");
        }
        if (lines.size() > MAX_LINES || value.isNull()) {
            return;
        }
        if (value.isContainerNode()) {
            if (!value.isEmpty()) {
                lines.add(indent + name);
                members(value, depth + 1);
            }
        } else {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-" + NAME_COLUMNS + "s %s",
                            indent + name,
                            value.asText()));
        }
    }
}
