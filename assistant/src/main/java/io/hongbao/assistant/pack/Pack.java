package io.hongbao.assistant.pack;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.Wording;
import io.hongbao.assistant.event.EventFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One assistant: its name, how it speaks, which tools it may use, what it knows, and examples.
 * Complete in both languages.
 *
 * @param id the name of its folder
 * @param names shown to people
 */
public record Pack(
        String id,
        Wording names,
        Persona chinese,
        Persona english,
        List<Tool> tools,
        Knowledge knowledge,
        List<Example> examples) {

    /** Every tool that a pack may ask for. */
    public static final Set<String> TOOLS =
            Set.of(
                    "search_menu",
                    "make_quote",
                    "confirm_order",
                    "order_status",
                    "cancel_order",
                    "wallet",
                    "claim_envelope",
                    "invite",
                    "find_invite",
                    "accept_invite",
                    "event_facts");

    /**
     * The tool that answers from an event's facts: the pack's own, or else those of another loaded
     * pack.
     */
    public static final String EVENT_FACTS = "event_facts";

    public Pack {
        tools = List.copyOf(tools);
        examples = List.copyOf(examples);
    }

    /**
     * A tool that the pack may use.
     *
     * @param name one of {@link #TOOLS}
     * @param use what for
     */
    public record Tool(String name, Wording use) {}

    /** What the pack knows besides the campaign. */
    public sealed interface Knowledge {
        /** Nothing. */
        record None() implements Knowledge {}

        /** An event. */
        record OfEvent(EventFacts facts) implements Knowledge {}
    }

    /** What a person says, and what is right then. */
    public sealed interface Example {
        Language language();

        String person();

        /** To use a tool. */
        record Calls(Language language, String person, String tool) implements Example {}

        /** To answer. */
        record Says(Language language, String person, String answer) implements Example {}
    }

    public Persona persona(Language language) {
        return switch (language) {
            case ZH -> chinese;
            case EN -> english;
        };
    }

    /** The names of the tools that the pack may use, sorted. */
    public Set<String> toolNames() {
        Set<String> names = new TreeSet<>();
        tools.forEach(tool -> names.add(tool.name()));
        return names;
    }

    /** The event that the pack knows, if it knows one. */
    public Optional<EventFacts> event() {
        return switch (knowledge) {
            case Knowledge.None() -> Optional.empty();
            case Knowledge.OfEvent(EventFacts facts) -> Optional.of(facts);
        };
    }
}
