package io.hongbao.assistant.event;

import java.util.List;

/** What is said to a question about an event. */
public sealed interface EventAnswer {

    /** The answer in words, in the language that was asked for. */
    String sentence();

    /**
     * It is known.
     *
     * @param facts what the sentence says, in its order, at least one
     */
    record Known(List<Fact> facts, String sentence) implements EventAnswer {
        public Known {
            facts = List.copyOf(facts);
        }

        /** Ids of the sources, each once. */
        public List<String> sources() {
            return facts.stream().flatMap(fact -> fact.sources().stream()).distinct().toList();
        }
    }

    /** Nothing is known of it, or the question was not understood. */
    record NotKnown(String sentence) implements EventAnswer {}

    /** Somebody asked who won, or how it stands. Results are never known here. */
    record NoResults(String sentence) implements EventAnswer {}

    /**
     * One thing that is known.
     *
     * @param id such as {@code medal-event/luge-relay-mixed}, {@code discipline/curling} or {@code
     *     games}
     * @param sources ids, at least one
     */
    record Fact(String id, List<String> sources) {
        public Fact {
            sources = List.copyOf(sources);
        }
    }
}
