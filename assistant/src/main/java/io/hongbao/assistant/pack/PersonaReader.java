package io.hongbao.assistant.pack;

import static io.hongbao.assistant.pack.Values.list;
import static io.hongbao.assistant.pack.Values.phrases;
import static io.hongbao.assistant.pack.Values.text;

import io.hongbao.assistant.pack.Persona.Conditions;
import io.hongbao.assistant.pack.Persona.SmallTalk;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code persona.yaml}: both languages, each whole. */
final class PersonaReader {
    private static final int CHARACTER = 2_000;
    private static final int MOST_SMALL_TALK = 50;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}?");
    private static final String RETRY_AT = "{retryAt}";

    private PersonaReader() {}

    /** Both personas, Chinese first. */
    record Both(Persona chinese, Persona english) {}

    static Optional<Both> read(Spot root) {
        return root.fields("format", "zh", "en")
                .flatMap(fields -> {
                    Values.format(fields);
                    Optional<Persona> chinese =
                            fields.need(
                                    "zh",
                                    "zh: {character: ..., greeting: ...}",
                                    PersonaReader::persona);
                    Optional<Persona> english =
                            fields.need(
                                    "en",
                                    "en: {character: ..., greeting: ...}",
                                    PersonaReader::persona);
                    return chinese.flatMap(zh -> english.map(en -> new Both(zh, en)));
                });
    }

    private static Optional<Persona> persona(Spot spot) {
        return spot.fields("character", "greeting", "smallTalk", "conditions")
                .flatMap(fields -> {
                    Optional<String> character =
                            fields.need("character", "character: You are ...", text(CHARACTER));
                    Optional<String> greeting =
                            fields.need("greeting", "greeting: Hello.", text(Values.SENTENCE));
                    List<SmallTalk> smallTalk =
                            fields.or(
                                    "smallTalk",
                                    List.of(),
                                    list(0, MOST_SMALL_TALK, PersonaReader::smallTalk));
                    Optional<Conditions> conditions =
                            fields.need(
                                    "conditions",
                                    "conditions: {paused: Back at {retryAt}., queued: ..., down: ...}",
                                    PersonaReader::conditions);
                    if (character.isEmpty() || greeting.isEmpty() || conditions.isEmpty()) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            new Persona(
                                    character.get(), greeting.get(), smallTalk, conditions.get()));
                });
    }

    private static Optional<SmallTalk> smallTalk(Spot spot) {
        return spot.fields("asked", "answer")
                .flatMap(fields -> {
                    Optional<List<String>> asked =
                            fields.need("asked", "asked: [hello, hi]", phrases(20));
                    Optional<String> answer =
                            fields.need("answer", "answer: Hello!", text(Values.SENTENCE));
                    return asked.flatMap(
                            phrases -> answer.map(says -> new SmallTalk(phrases, says)));
                });
    }

    private static Optional<Conditions> conditions(Spot spot) {
        return spot.fields("paused", "queued", "down")
                .flatMap(fields -> {
                    Optional<String> paused = condition(fields, "paused");
                    Optional<String> queued = condition(fields, "queued");
                    Optional<String> down = condition(fields, "down");
                    return paused.flatMap(one ->
                            queued.flatMap(
                                    two -> down.map(three -> new Conditions(one, two, three))));
                });
    }

    private static Optional<String> condition(Fields fields, String name) {
        return fields.need(
                name, name + ": Please try again at {retryAt}.", PersonaReader::withRetryAt);
    }

    private static Optional<String> withRetryAt(Spot spot) {
        Optional<String> text = text(Values.SENTENCE).apply(spot);
        if (text.isEmpty()) {
            return text;
        }
        if (!text.get().contains(RETRY_AT)) {
            return spot.refuse(
                    "must say when to try again", "put {retryAt} where the time belongs");
        }
        Optional<String> other =
                PLACEHOLDER
                        .matcher(text.get())
                        .results()
                        .map(found -> found.group())
                        .filter(found -> !found.equals(RETRY_AT))
                        .findFirst();
        return other.isPresent()
                ? spot.refuse(
                        "has " + other.get() + ", which nothing is put in for",
                        "use {retryAt} only")
                : text;
    }
}
