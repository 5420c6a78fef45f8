package io.hongbao.assistant.pack;

import static io.hongbao.assistant.pack.Values.list;
import static io.hongbao.assistant.pack.Values.oneOf;
import static io.hongbao.assistant.pack.Values.text;
import static io.hongbao.assistant.pack.Values.wording;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.Wording;
import io.hongbao.assistant.event.EventFacts;
import io.hongbao.assistant.pack.Pack.Example;
import io.hongbao.assistant.pack.Pack.Knowledge;
import io.hongbao.assistant.pack.Pack.Tool;
import io.hongbao.yaml.Problem;
import io.hongbao.yaml.Problems;
import io.hongbao.yaml.Spot;
import io.hongbao.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes a pack of the contents of its files. */
final class PackReader {
    static final String MANIFEST = "pack.yaml";
    static final String PERSONA = "persona.yaml";
    static final String TOOLS = "tools.yaml";
    static final String FACTS = "facts.yaml";
    static final String EXAMPLES = "examples.yaml";

    /** Every file that a pack has or may have. */
    static final List<String> FILES = List.of(MANIFEST, PERSONA, TOOLS, FACTS, EXAMPLES);

    /** The largest file that is read, in bytes. */
    static final int MAX_BYTES = 256 * 1024;

    private static final Yaml.Kind YAML =
            new Yaml.Kind(
                    "a pack",
                    MAX_BYTES,
                    "write its fields; docs/packs.md has an example",
                    "keep one document in one file");

    private final String folder;
    private final String id;
    private final Map<String, byte[]> contents;
    private final List<Problem> problems = new ArrayList<>();

    private PackReader(String folder, String id, Map<String, byte[]> contents) {
        this.folder = folder;
        this.id = id;
        this.contents = contents;
    }

    /** What the manifest says. */
    private record Manifest(Wording names) {}

    /**
     * @param folder how problems call it
     * @param id the folder's own name
     * @param contents of the files that are there, by name
     */
    static PackFolder read(String folder, String id, Map<String, byte[]> contents) {
        return new PackReader(folder, id, contents).pack();
    }

    private PackFolder pack() {
        Optional<Manifest> manifest = file(MANIFEST, this::manifest);
        Optional<PersonaReader.Both> personas = file(PERSONA, PersonaReader::read);
        Optional<List<Tool>> tools = file(TOOLS, PackReader::tools);
        Set<String> toolNames = new TreeSet<>();
        tools.ifPresent(all -> all.forEach(tool -> toolNames.add(tool.name())));
        boolean knowsEvent = contents.containsKey(FACTS);
        Knowledge knowledge = new Knowledge.None();
        if (knowsEvent) {
            Optional<EventFacts> facts = file(FACTS, FactsReader::read);
            if (facts.isPresent()) {
                knowledge = new Knowledge.OfEvent(facts.get());
            }
        }
        // What the examples may call is known only once the tools could be read.
        Optional<List<Example>> examples =
                tools.isEmpty()
                        ? Optional.empty()
                        : file(EXAMPLES, root -> examples(root, toolNames));
        if (tools.isPresent() && knowsEvent && !toolNames.contains(Pack.EVENT_FACTS)) {
            problems.add(toolMissing());
        }
        if (!problems.isEmpty()
                || manifest.isEmpty()
                || personas.isEmpty()
                || tools.isEmpty()
                || examples.isEmpty()) {
            return new PackFolder.Invalid(problems);
        }
        return new PackFolder.Valid(
                new Pack(
                        id,
                        manifest.get().names(),
                        personas.get().chinese(),
                        personas.get().english(),
                        tools.get(),
                        knowledge,
                        examples.get()));
    }

    private Problem toolMissing() {
        return whole(
                TOOLS,
                "must have the tool " + Pack.EVENT_FACTS + ", because the pack has " + FACTS,
                "add the tool, or remove " + FACTS);
    }

    private Problem whole(String file, String rule, String fix) {
        return Problem.ofFile(folder + "/" + file, rule, fix);
    }

    private <T> Optional<T> file(String name, Function<Spot, Optional<T>> read) {
        if (!contents.containsKey(name)) {
            problems.add(whole(name, "does not exist", "add it; docs/packs.md has an example"));
            return Optional.empty();
        }
        Problems found = new Problems(folder + "/" + name);
        Optional<T> value = Yaml.read(YAML, contents.get(name), found).flatMap(read);
        problems.addAll(found.sorted());
        return value;
    }

    private Optional<Manifest> manifest(Spot root) {
        return root.fields("format", "id", "names")
                .flatMap(fields -> {
                    Values.format(fields);
                    fields.need("id", "id: " + id, this::ownId);
                    return fields.need("names", "names: {zh: ..., en: ...}", wording(Values.NAME))
                            .map(Manifest::new);
                });
    }

    private Optional<String> ownId(Spot spot) {
        Optional<String> written = Values.id(spot);
        return written.isPresent() && !written.get().equals(id)
                ? spot.refuse(
                        "must be the name of the folder, \"" + id + "\"", "rename one of the two")
                : written;
    }

    private static Optional<List<Tool>> tools(Spot root) {
        return root.fields("format", "tools")
                .flatMap(fields -> {
                    Values.format(fields);
                    Set<String> names = new TreeSet<>();
                    return fields.need(
                            "tools",
                            "tools: [{name: search_menu, use: {zh: ..., en: ...}}]",
                            list(1, Pack.TOOLS.size(), spot -> tool(spot, names)));
                });
    }

    private static Optional<Tool> tool(Spot spot, Set<String> seen) {
        return spot.fields("name", "use")
                .flatMap(fields -> {
                    Optional<String> name =
                            fields.need(
                                    "name",
                                    "name: search_menu",
                                    oneOf("a tool that exists", Pack.TOOLS));
                    Optional<Wording> use =
                            fields.need("use", "use: {zh: ..., en: ...}", wording(Values.SENTENCE));
                    if (name.isPresent() && !seen.add(name.get())) {
                        return fields.at("name").refuse("is there twice", "remove one of the two");
                    }
                    return name.flatMap(tool -> use.map(what -> new Tool(tool, what)));
                });
    }

    private static Optional<List<Example>> examples(Spot root, Set<String> tools) {
        return root.fields("format", "examples")
                .flatMap(fields -> {
                    Values.format(fields);
                    Optional<List<Example>> examples =
                            fields.need(
                                    "examples",
                                    "examples: [{language: en, person: One latte, calls: make_quote}]",
                                    list(1, 100, spot -> example(spot, tools)));
                    for (Language language : Language.values()) {
                        if (examples.isPresent()
                                && examples.get().stream()
                                        .noneMatch(one -> one.language() == language)) {
                            fields.at("examples")
                                    .refuse(
                                            "must have an example with language " + code(language),
                                            "add one");
                        }
                    }
                    return examples;
                });
    }

    private static String code(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Example> example(Spot spot, Set<String> tools) {
        return spot.fields("language", "person", "calls", "says")
                .flatMap(fields -> {
                    Optional<Language> language =
                            fields.need(
                                            "language",
                                            "language: en",
                                            oneOf("zh or en", List.of("zh", "en")))
                                    .map(code -> Language.valueOf(code.toUpperCase(Locale.ROOT)));
                    Optional<String> person =
                            fields.need(
                                    "person", "person: One latte", Values.plain(Values.SENTENCE));
                    if (fields.has("calls") == fields.has("says")) {
                        return spot.refuse(
                                "must have either calls or says",
                                "say which tool is right, or what the answer is");
                    }
                    Optional<String> right =
                            fields.has("calls")
                                    ? oneOf("a tool of this pack", tools).apply(fields.at("calls"))
                                    : text(Values.SENTENCE).apply(fields.at("says"));
                    if (language.isEmpty() || person.isEmpty() || right.isEmpty()) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            fields.has("calls")
                                    ? new Example.Calls(language.get(), person.get(), right.get())
                                    : new Example.Says(language.get(), person.get(), right.get()));
                });
    }
}
