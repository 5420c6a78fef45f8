package io.hongbao.assistant.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is like the examples of one intent only has that intent; what is like none has none. */
final class LikenessTest {
    private static final double UNDERSTOOD = 0.95;

    @Test
    void answersOnlyWhatItIsSureOf() {
        Map<String, List<String>> examples = new LinkedHashMap<>();
        examples.put("status", List.of("where is the rider now", "is the rider coming soon"));
        examples.put("share", List.of("bring my friends along", "let my friends have one too"));
        Likeness likeness = new Likeness(examples);

        assertThat(likeness.of("where is the rider")).contains("status");
        assertThat(likeness.of("let my friends have one")).contains("share");
        assertThat(likeness.of("purple")).isEmpty();
        assertThat(likeness.of("my rider friends")).isEmpty();
        assertThat(likeness.of("")).isEmpty();
    }

    /** The examples and the rules agree. */
    @Test
    void examplesAreUnderstood() {
        int right = 0;
        int all = 0;
        for (Map.Entry<String, List<String>> intent : new LexiconFiles().examples().entrySet()) {
            for (String text : intent.getValue()) {
                Interpretation answer =
                        InterpreterTest.INTERPRETER.interpret(text, UtteranceReport.TODAY);
                boolean ordered =
                        answer.intent() == Intent.DINING || answer.intent() == Intent.CINEMA;
                String id = ordered ? Intent.ORDER.id() : answer.intent().id();
                right += id.equals(intent.getKey()) ? 1 : 0;
                all++;
            }
        }

        assertThat((double) right / all).isGreaterThanOrEqualTo(UNDERSTOOD);
    }
}
