package io.hongbao.assistant.interpret;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which examples an utterance is most like: naive Bayes over its words, pairs of words and
 * runs of one to three Chinese characters. It answers only what it is sure of, and is asked only
 * where no rule holds.
 */
final class Likeness {
    /** What a feature counts in examples that lack it. */
    private static final double UNSEEN = 0.1;

    /** How much more likely, as a logarithm, the best intent must be than the next one. */
    private static final double SURE = 8;

    private static final int LONGEST_RUN = 3;

    /** More says nothing more, and takes time. */
    private static final int MOST_FEATURES = 400;

    private final List<String> intents = new ArrayList<>();
    private final List<Integer> examples = new ArrayList<>();
    private final Map<String, int[]> countsByFeature = new HashMap<>();

    /**
     * @param examplesByIntent utterances in the form of {@link PlainText}
     */
    Likeness(Map<String, List<String>> examplesByIntent) {
        intents.addAll(examplesByIntent.keySet());
        for (int i = 0; i < intents.size(); i++) {
            List<String> texts = examplesByIntent.getOrDefault(intents.get(i), List.of());
            examples.add(texts.size());
            for (String text : texts) {
                for (String feature : features(text)) {
                    countsByFeature.computeIfAbsent(feature, _ -> new int[intents.size()])[i]++;
                }
            }
        }
    }

    /** The intent whose examples {@code text} is clearly most like. */
    Optional<String> of(String text) {
        double[] likely = new double[intents.size()];
        for (String feature : features(text)) {
            int[] counts = countsByFeature.get(feature);
            for (int i = 0; counts != null && i < likely.length; i++) {
                likely[i] += Math.log((counts[i] + UNSEEN) / (examples.get(i) + 2 * UNSEEN));
            }
        }
        int best = 0;
        for (int i = 1; i < likely.length; i++) {
            best = likely[i] > likely[best] ? i : best;
        }
        for (int i = 0; i < likely.length; i++) {
            if (i != best && likely[best] - likely[i] < SURE) {
                return Optional.empty();
            }
        }
        return Optional.of(intents.get(best));
    }

    private static Set<String> features(String text) {
        Set<String> features = new HashSet<>();
        String before = "<";
        int at = 0;
        while (at < text.length() && features.size() < MOST_FEATURES) {
            char c = text.charAt(at);
            if (Lexicon.isChinese(c)) {
                addRuns(text, at, features);
                at++;
            } else if (Spelling.isLetter(c) || Numerals.isDigit(c)) {
                int end = at;
                while (end < text.length() && isWord(text.charAt(end))) {
                    end++;
                }
                String word = text.substring(at, end);
                features.add(word);
                features.add(before + ' ' + word);
                before = word;
                at = end;
            } else {
                at++;
            }
        }
        features.add(before + " >");
        return features;
    }

    private static boolean isWord(char c) {
        return Spelling.isLetter(c) || Numerals.isDigit(c) || c == '\'';
    }

    private static void addRuns(String text, int from, Set<String> features) {
        for (int end = from + 1; end <= Math.min(text.length(), from + LONGEST_RUN); end++) {
            if (!Lexicon.isChinese(text.charAt(end - 1))) {
                return;
            }
            features.add(text.substring(from, end));
        }
    }
}
