package io.hongbao.assistant.interpret;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the lexicon knows of a word or phrase: its roles, each with a value, and the cues that it
 * gives. A word can have several roles: "medium" is a size, "boba" a drink and a topping.
 *
 * @param roles the value by role; "_" where a role has no value
 * @param facts what the rules for intents ask about
 */
record Word(Map<Kind, String> roles, Set<String> cues, Facts facts) {
    static final String NO_VALUE = "_";
    static final Word UNKNOWN = of(Kind.TEXT, NO_VALUE);

    static Word of(Kind kind, String value) {
        return new Word(new EnumMap<>(Map.of(kind, value)), Set.of(), Facts.NONE);
    }

    static Word cue(String name) {
        return new Word(new EnumMap<>(Map.of(Kind.CUE, name)), Set.of(name), Facts.NONE);
    }

    boolean isUnknown() {
        return roles.containsKey(Kind.TEXT);
    }

    /** This word with what {@code other} adds. The first value of a role stays. */
    Word and(Word other) {
        Map<Kind, String> both = new EnumMap<>(other.roles);
        both.putAll(roles);
        Set<String> hints = new HashSet<>(cues);
        hints.addAll(other.cues);
        return new Word(both, Set.copyOf(hints), facts);
    }

    /** What this word hints at, without its roles. */
    Word onlyCues() {
        return new Word(new EnumMap<>(Kind.class), cues, Facts.NONE);
    }

    Word with(Facts known) {
        return new Word(roles, cues, known);
    }
}
