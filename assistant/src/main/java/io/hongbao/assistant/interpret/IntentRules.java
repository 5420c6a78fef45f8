package io.hongbao.assistant.interpret;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what somebody wants: the first rule that holds. The rules are read from {@code
 * rules.yaml}, which says how they are written.
 */
final class IntentRules {
    private final Map<String, Integer> factByName = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    /**
     * What a rule says.
     *
     * @param sure whether it needs no second opinion
     */
    record Verdict(String intent, boolean sure) {}

    /**
     * @param anyOf of each of these sets, one fact must be there
     * @param noneOf none of these facts may be there
     */
    private record Rule(Verdict verdict, boolean inOneClause, List<Facts> anyOf, Facts noneOf) {
        boolean holdsFor(Facts facts) {
            if (facts.hasAnyOf(noneOf)) {
                return false;
            }
            for (Facts wanted : anyOf) {
                if (!facts.hasAnyOf(wanted)) {
                    return false;
                }
            }
            return true;
        }
    }

    IntentRules(List<Map.Entry<String, List<String>>> texts) {
        for (Map.Entry<String, List<String>> text : texts) {
            for (String conditions : text.getValue()) {
                rules.add(rule(text.getKey(), conditions));
            }
        }
    }

    /** What the rules ask about a word, of all that is known of it. */
    Facts facts(Word word) {
        Facts facts = Facts.NONE;
        for (Map.Entry<Kind, String> role : word.roles().entrySet()) {
            String kind = role.getKey().id();
            facts = facts.and(fact(kind)).and(fact(kind + "." + role.getValue()));
        }
        for (String cue : word.cues()) {
            facts = facts.and(fact(cue));
        }
        return facts;
    }

    /** The fact with this name; none when no rule asks about it. */
    Facts fact(String name) {
        Integer fact = factByName.get(name);
        return fact == null ? Facts.NONE : Facts.of(fact);
    }

    /** The verdict of the first rule that holds; the last one always does. */
    Verdict verdict(Facts whole, List<Facts> clauses) {
        for (Rule rule : rules) {
            if (rule.inOneClause() ? holdsInOne(rule, clauses) : rule.holdsFor(whole)) {
                return rule.verdict();
            }
        }
        throw new IllegalStateException("the last rule has conditions");
    }

    private static boolean holdsInOne(Rule rule, List<Facts> clauses) {
        for (Facts clause : clauses) {
            if (rule.holdsFor(clause)) {
                return true;
            }
        }
        return false;
    }

    private Rule rule(String verdict, String text) {
        boolean inOneClause = text.startsWith("~");
        boolean guess = text.startsWith("?");
        List<Facts> anyOf = new ArrayList<>();
        Facts noneOf = Facts.NONE;
        for (String condition : text.substring(inOneClause || guess ? 1 : 0).split(" ", -1)) {
            if (condition.startsWith("!")) {
                noneOf = noneOf.and(named(condition.substring(1)));
            } else if (!condition.isEmpty()) {
                Facts either = Facts.NONE;
                for (String name : condition.split("\\|", -1)) {
                    either = either.and(named(name));
                }
                anyOf.add(either);
            }
        }
        return new Rule(new Verdict(verdict, !guess), inOneClause, List.copyOf(anyOf), noneOf);
    }

    private Facts named(String name) {
        Integer known = factByName.get(name);
        if (known != null) {
            return Facts.of(known);
        }
        int added = factByName.size();
        if (added == Facts.MOST) {
            throw new IllegalStateException(
                    "the rules ask about more than " + Facts.MOST + " facts");
        }
        factByName.put(name, added);
        return Facts.of(added);
    }
}
