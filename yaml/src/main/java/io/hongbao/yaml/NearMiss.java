package io.hongbao.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class NearMiss {
    private NearMiss() {}

    /**
     * The known word that is at most a third of its letters away from {@code word}, letter case
     * aside. Of a word of more than 64 letters nobody knows what was meant.
     */
    private static Optional<String> of(String word, Collection<String> known) {
        if (word.length() > 64) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate ->
                        distance(lower, candidate.toLowerCase(Locale.ROOT))
                                <= Math.min(word.length(), candidate.length()) / 3)
                .min(
                        Comparator.comparingInt((String candidate) ->
                                        distance(lower, candidate.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * What to do about an unknown word: use the one that was probably meant, or else {@code
     * otherwise}.
     */
    public static String fix(String word, Collection<String> known, String otherwise) {
        return of(word, known).map(meant -> "did you mean \"" + meant + "\"?").orElse(otherwise);
    }

    /**
     * How many letters must be inserted, removed, replaced or swapped (optimal string alignment
     * distance).
     */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced =
                        cost[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped =
                        i > 1
                                && j > 1
                                && left.charAt(i - 1) == right.charAt(j - 2)
                                && left.charAt(i - 2) == right.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[left.length()][right.length()];
    }
}
