package io.hongbao.assistant.interpret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How well the interpreter understands a file of labelled utterances: how often the intent is
 * right, how often the whole answer is, and every miss.
 *
 * @param misses the text, what was expected and what was answered
 */
record UtteranceReport(
        String file, int utterances, int rightIntents, int exact, List<String> misses) {
    /** "Today" of every label. */
    static final LocalDate TODAY = LocalDate.of(2026, 2, 6);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A labelled utterance. */
    record Labelled(String text, JsonNode expect) {}

    static UtteranceReport of(String file, Interpreter interpreter) {
        List<String> misses = new ArrayList<>();
        int rightIntents = 0;
        List<Labelled> labelled = read(file).orElseThrow();
        for (Labelled utterance : labelled) {
            JsonNode answer = answer(interpreter, utterance.text());
            if (answer.get("intent").equals(utterance.expect().get("intent"))) {
                rightIntents++;
            }
            if (!answer.equals(utterance.expect())) {
                misses.add(
                        utterance.text()
                                + "\n    expected "
                                + utterance.expect()
                                + "\n    answered "
                                + answer);
            }
        }
        int exact = labelled.size() - misses.size();
        return new UtteranceReport(file, labelled.size(), rightIntents, exact, misses);
    }

    /** The labelled utterances of a resource; empty when it does not exist. */
    static Optional<List<Labelled>> read(String file) {
        try (InputStream in = UtteranceReport.class.getResourceAsStream("/utterances/" + file)) {
            if (in == null) {
                return Optional.empty();
            }
            List<Labelled> labelled = new ArrayList<>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
                JsonNode node = JSON.readTree(line);
                labelled.add(new Labelled(node.get("text").asText(), node.get("expect")));
            }
            return Optional.of(labelled);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode answer(Interpreter interpreter, String text) {
        return parse(interpreter.interpret(text, TODAY).toJson());
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double intentShare() {
        return (double) rightIntents / utterances;
    }

    double exactShare() {
        return (double) exact / utterances;
    }

    /** Both figures, and the misses. */
    String text() {
        return String.format(
                Locale.ROOT,
                "%s: %d utterances, intent %.1f %%, exact %.1f %%%n%s%n",
                file,
                utterances,
                100 * intentShare(),
                100 * exactShare(),
                String.join("\n", misses));
    }
}
