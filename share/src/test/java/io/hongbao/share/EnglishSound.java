package io.hongbao.share;

import java.util.Locale;

/**
 * What is left of an English word on a bad line: its consonants in groups that are mistaken for
 * each other, and whether it begins with a vowel. A coarse relative of Philips' Metaphone (1990).
 */
final class EnglishSound {
    /** Spellings of one sound, longest first. */
    private static final String[][] SPELLINGS = {
        {"TCH", "X"}, {"SCH", "SK"}, {"GHT", "T"}, {"DGE", "J"}, {"TIO", "X"}, {"CIA", "X"},
        {"PH", "F"}, {"CK", "K"}, {"SH", "X"}, {"CH", "X"}, {"TH", "T"}, {"WH", "W"},
        {"GH", ""}, {"QU", "KW"}, {"CE", "S"}, {"CI", "S"}, {"CY", "S"}, {"GE", "J"},
        {"GI", "J"}, {"GY", "J"}, {"MB", "M"},
    };

    private static final String[][] BEGINNINGS = {
        {"KN", "N"}, {"GN", "N"}, {"WR", "R"}, {"PS", "S"}, {"PN", "N"}, {"X", "S"},
    };

    /** B and p, d and t, g and k, v and f, z and s, j and ch. */
    private static final String FROM = "BDGQCVZJX";

    private static final String TO = "PTKKKFSXX";

    private EnglishSound() {}

    static String of(String word) {
        String rest = word.toUpperCase(Locale.ROOT);
        for (String[] beginning : BEGINNINGS) {
            if (rest.startsWith(beginning[0])) {
                rest = beginning[1] + rest.substring(beginning[0].length());
            }
        }
        StringBuilder sound = new StringBuilder();
        int at = 0;
        while (at < rest.length()) {
            String heard = rest.substring(at, at + 1);
            int length = 1;
            for (String[] spelling : SPELLINGS) {
                if (rest.startsWith(spelling[0], at)) {
                    heard = spelling[1];
                    length = spelling[0].length();
                    break;
                }
            }
            for (int i = 0; i < heard.length(); i++) {
                add(sound, heard.charAt(i));
            }
            at += length;
        }
        return sound.toString();
    }

    private static void add(StringBuilder sound, char letter) {
        boolean first = sound.isEmpty();
        if ("AEIOUY".indexOf(letter) >= 0) {
            sound.append(first ? "A" : "");
            return;
        }
        if (!first && (letter == 'H' || letter == 'W')) {
            return;
        }
        int voiced = FROM.indexOf(letter);
        char heard = voiced < 0 ? letter : TO.charAt(voiced);
        if (first || sound.charAt(sound.length() - 1) != heard) {
            sound.append(heard);
        }
    }
}
