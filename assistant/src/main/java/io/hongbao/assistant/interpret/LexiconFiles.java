package io.hongbao.assistant.interpret;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The word lists that ship with the interpreter: YAML resources beside this class. Each file is
 * read once.
 */
final class LexiconFiles {
    private static final List<String> WORD_FILES =
            List.of("goods", "options", "grammar", "places", "days", "cues", "stop");

    private final Map<String, Map<String, Object>> files = new HashMap<>();

    /** One phrase with one of its roles, or with a cue that it gives. */
    record Row(Kind kind, String value, String phrase) {}

    /** Every phrase of the word files, in their order. */
    List<Row> words() {
        List<Row> rows = new ArrayList<>();
        for (String file : WORD_FILES) {
            read(file)
                    .forEach((name, values) -> {
                        if (!name.equals("family") && !name.equals("lunar-new-year")) {
                            addRows(kind(name), values, rows);
                        }
                    });
        }
        return rows;
    }

    /** The texts under {@code key} in a file. */
    List<String> texts(String file, String key) {
        return list(read(file).getOrDefault(key, List.of()));
    }

    /** What people say, by what they want. */
    Map<String, List<String>> examples() {
        Map<String, List<String>> examples = new LinkedHashMap<>();
        read("examples").forEach((intent, texts) -> examples.put(intent, list(texts)));
        return examples;
    }

    /** The words of the one long text under {@code key} in a file. */
    List<String> wordsOf(String file, String key) {
        return List.of(String.valueOf(read(file).get(key)).split("\\s+"));
    }

    /** The texts by name under {@code key} in a file. */
    Map<String, List<String>> textsByName(String file, String key) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        mapping(read(file).getOrDefault(key, Map.of()))
                .forEach((name, values) -> texts.put(name, list(values)));
        return texts;
    }

    /** The rules in their order: an intent, and what must hold. */
    List<Map.Entry<String, List<String>>> rules() {
        List<Map.Entry<String, List<String>>> rules = new ArrayList<>();
        for (Object rule : (List<?>) read("rules").getOrDefault("rules", List.of())) {
            mapping(rule)
                    .forEach(
                            (intent, conditions) -> rules.add(Map.entry(intent, list(conditions))));
        }
        return rules;
    }

    private static void addRows(Kind kind, Object values, List<Row> rows) {
        mapping(values)
                .forEach((value, phrases) -> {
                    for (String phrase : list(phrases)) {
                        rows.add(new Row(kind, value, phrase));
                    }
                });
    }

    private static Kind kind(String name) {
        return Kind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static List<String> list(Object values) {
        return ((List<?>) values).stream().map(String::valueOf).toList();
    }

    private static Map<String, Object> mapping(Object node) {
        Map<String, Object> byName = new LinkedHashMap<>();
        ((Map<?, ?>) node).forEach((name, value) -> byName.put(String.valueOf(name), value));
        return byName;
    }

    private Map<String, Object> read(String file) {
        return files.computeIfAbsent(file, LexiconFiles::load);
    }

    private static Map<String, Object> load(String file) {
        String name = file + ".yaml";
        try (InputStream in = LexiconFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return mapping(
                    new Load(LoadSettings.builder().setLabel(name).build())
                            .loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
