package io.hongbao.assistant.event;

import io.hongbao.assistant.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds phrases in a text, left to right, at each place the longest one: "giant slalom" is not also
 * "slalom". A phrase that begins or ends with a Latin letter or digit begins or ends there in the
 * text too; Chinese has no such borders.
 */
final class Phrases<T> {
    private final Map<Character, List<Phrase<T>>> byFirst;

    private record Phrase<T>(String text, Set<T> meanings) {}

    /**
     * @param meanings what each phrase, written in any way, means
     */
    Phrases(Map<String, ? extends Set<T>> meanings) {
        Map<String, Set<T>> plain = new HashMap<>();
        meanings.forEach((text, found) ->
                plain.computeIfAbsent(PlainText.of(text), _ -> new LinkedHashSet<>())
                        .addAll(found));
        plain.remove("");
        byFirst = new HashMap<>();
        plain.forEach((text, found) ->
                byFirst.computeIfAbsent(text.charAt(0), _ -> new ArrayList<>())
                        .add(new Phrase<>(text, Set.copyOf(found))));
        byFirst.values()
                .forEach(phrases ->
                        phrases.sort(
                                Comparator.comparingInt(
                                                (Phrase<T> phrase) -> phrase.text().length())
                                        .reversed()));
    }

    /**
     * What the phrases in a text mean, each once.
     *
     * @param plain a text as {@link PlainText} makes it
     */
    Set<T> in(String plain) {
        Set<T> found = new LinkedHashSet<>();
        int at = 0;
        while (at < plain.length()) {
            at += step(plain, at, found);
        }
        return found;
    }

    private int step(String plain, int at, Set<T> found) {
        for (Phrase<T> phrase : byFirst.getOrDefault(plain.charAt(at), List.of())) {
            if (plain.startsWith(phrase.text(), at)
                    && isBorder(plain, at)
                    && isBorder(plain, at + phrase.text().length())) {
                found.addAll(phrase.meanings());
                return phrase.text().length();
            }
        }
        return 1;
    }

    /** Whether a Latin word does not go on across this place. */
    private static boolean isBorder(String plain, int at) {
        return at == 0
                || at == plain.length()
                || !isLatin(plain.charAt(at - 1))
                || !isLatin(plain.charAt(at));
    }

    private static boolean isLatin(char letter) {
        return letter < 0x250 && Character.isLetterOrDigit(letter);
    }
}
