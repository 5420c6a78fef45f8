package io.hongbao.assistant.interpret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Phrases by their characters. One open-addressed table maps a node and a character to the next
 * node: a step costs one or two memory accesses, whatever the number of phrases.
 */
final class Trie {
    static final int ROOT = 0;
    static final int NONE = -1;
    private static final long FREE = -1;

    private long[] keys = new long[1 << 12];
    private int[] nodes = new int[1 << 12];
    private int used;
    private final List<Word> words = new ArrayList<>(List.of(Word.UNKNOWN));

    Trie() {
        Arrays.fill(keys, FREE);
    }

    /** Adds a phrase, or adds to what is known of it. */
    void add(String phrase, Word word) {
        int node = ROOT;
        for (int i = 0; i < phrase.length(); i++) {
            node = stepOrAdd(node, phrase.charAt(i));
        }
        words.set(node, isWord(node) ? words.get(node).and(word) : word);
    }

    /** The node after {@code next}, or {@link #NONE}. */
    int step(int node, char next) {
        int slot = slot((long) node << 16 | next);
        return keys[slot] == FREE ? NONE : nodes[slot];
    }

    boolean isWord(int node) {
        return !words.get(node).isUnknown();
    }

    Word word(int node) {
        return words.get(node);
    }

    /** What is known of exactly this phrase. */
    Optional<Word> find(String phrase) {
        int node = ROOT;
        for (int i = 0; i < phrase.length() && node != NONE; i++) {
            node = step(node, phrase.charAt(i));
        }
        return node == NONE || !isWord(node) ? Optional.empty() : Optional.of(words.get(node));
    }

    /** Replaces every word. */
    void replaceWords(UnaryOperator<Word> by) {
        words.replaceAll(word -> word.isUnknown() ? word : by.apply(word));
    }

    private int stepOrAdd(int node, char next) {
        long key = (long) node << 16 | next;
        int slot = slot(key);
        if (keys[slot] != FREE) {
            return nodes[slot];
        }
        int added = words.size();
        words.add(Word.UNKNOWN);
        keys[slot] = key;
        nodes[slot] = added;
        if (++used * 2 > keys.length) {
            grow();
        }
        return added;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNodes = nodes;
        keys = new long[oldKeys.length * 2];
        nodes = new int[keys.length];
        Arrays.fill(keys, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                nodes[slot] = oldNodes[i];
            }
        }
    }

    /** Where {@code key} is, or the free place where it belongs; half of the table stays free. */
    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 40) & (keys.length - 1);
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }
}
