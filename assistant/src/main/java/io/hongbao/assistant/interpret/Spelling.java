package io.hongbao.assistant.interpret;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Mends misspelt English words: a word that nobody knows becomes the known one that is one slip
 * away (a letter missing, added, wrong, or two swapped), or two in long words.
 *
 * <p>Words are found by what is left when letters are removed ("symmetric delete"; W. Garbe, 2012):
 * one look-up for each letter instead of a comparison with each word.
 */
final class Spelling {
    private static final int SHORTEST = 4;
    private static final int SHORTEST_MEANT = 4;
    private static final int SHORTEST_WITH_TWO_SLIPS = 9;
    private static final int LONGEST = 20;

    private final Set<String> known = new HashSet<>();
    private final Set<String> meant = new HashSet<>();
    private final Map<String, String> meantByRemains = new HashMap<>();

    /** A word that is right as it is. */
    void know(String word) {
        known.add(word);
    }

    /** A word that misspelt ones may mean. Of two that fit, the one added first is meant. */
    void mean(String word) {
        if (!meant.add(word)) {
            return;
        }
        known.add(word);
        if (word.length() < SHORTEST_MEANT || word.length() > LONGEST) {
            return;
        }
        for (String remains : remains(word)) {
            meantByRemains.putIfAbsent(remains, word);
        }
    }

    /** The utterance with every misspelt word mended. */
    String mend(String text) {
        StringBuilder mended = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && isLetter(text.charAt(end))) {
                end++;
            }
            if (end == i) {
                mended.append(text.charAt(i++));
            } else {
                mended.append(word(text.substring(i, end)));
                i = end;
            }
        }
        return mended.toString();
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private String word(String word) {
        if (word.length() < SHORTEST || word.length() > LONGEST || isKnown(word)) {
            return word;
        }
        String best = word;
        int least = Integer.MAX_VALUE;
        for (String remains : remains(word)) {
            String meant = meantByRemains.get(remains);
            if (meant != null && meant.charAt(0) == word.charAt(0)) {
                int slips = once(word).equals(once(meant)) ? 0 : slips(word, meant);
                boolean tooShort = word.length() == SHORTEST && meant.length() == SHORTEST;
                if (!tooShort && slips < least && slips <= allowed(word, meant)) {
                    least = slips;
                    best = meant;
                }
            }
        }
        return best;
    }

    private boolean isKnown(String word) {
        return known.contains(word)
                || (word.endsWith("s")
                        && (known.contains(word.substring(0, word.length() - 1))
                                || (word.endsWith("es")
                                        && known.contains(word.substring(0, word.length() - 2)))));
    }

    private static int allowed(String word, String meant) {
        return Math.min(word.length(), meant.length()) >= SHORTEST_WITH_TWO_SLIPS ? 2 : 1;
    }

    /** The word with each doubled letter written once: the slip that is made most often. */
    private static String once(String word) {
        StringBuilder once = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
                once.append(word.charAt(i));
            }
        }
        return once.toString();
    }

    /** The word, and what is left of it without one letter, or two in a long word. */
    private static Set<String> remains(String word) {
        Set<String> remains = new HashSet<>();
        remains.add(word);
        boolean two = word.length() >= SHORTEST_WITH_TWO_SLIPS - 1;
        for (int i = 0; i < word.length(); i++) {
            String one = without(word, i);
            remains.add(one);
            for (int j = i; two && j < one.length(); j++) {
                remains.add(without(one, j));
            }
        }
        return remains;
    }

    private static String without(String word, int at) {
        return word.substring(0, at) + word.substring(at + 1);
    }

    /** Optimal string alignment distance; both words are short. */
    private static int slips(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                boolean same = left.charAt(i - 1) == right.charAt(j - 1);
                cost[i][j] =
                        Math.min(
                                cost[i - 1][j - 1] + (same ? 0 : 1),
                                1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[left.length()][right.length()];
    }
}
