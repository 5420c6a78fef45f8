package io.hongbao.share;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks texts against phrases for which channels block texts. Both are compared without spaces,
 * signs, letter case, width and invisible characters: a phrase pulled apart to slip past a filter
 * is the same phrase, and is refused too. Texts are to be such that nobody needs to block them.
 */
public final class PhraseLint {
    /** The name of the channel that stands for all of them in a list. */
    public static final String ALL = "all";

    /** Letters that may stand where a phrase has an ellipsis. */
    private static final int MOST_BETWEEN = 20;

    private final List<Rule> rules;

    /**
     * A phrase that gets texts blocked.
     *
     * @param phrase 2 to 60 characters with at least two letters, digits or currency signs; {@code
     *     …} stands for up to 20 letters
     * @param channel its name, or {@value #ALL}
     * @param reason why, for whoever writes wordings
     */
    public record Blocked(String phrase, String channel, String reason) {}

    /** A phrase with its parts between ellipses, in their plainest writing. */
    private record Rule(Blocked blocked, List<String> parts) {
        boolean isIn(String plain) {
            String first = parts.getFirst();
            for (int at = plain.indexOf(first); at >= 0; at = plain.indexOf(first, at + 1)) {
                if (goesOn(plain, at + first.length(), 1)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether the parts from {@code next} on follow, each soon after the one before. */
        private boolean goesOn(String plain, int from, int next) {
            if (next == parts.size()) {
                return true;
            }
            String part = parts.get(next);
            for (int at = plain.indexOf(part, from);
                    at >= 0 && plain.codePointCount(from, at) <= MOST_BETWEEN;
                    at = plain.indexOf(part, at + 1)) {
                if (goesOn(plain, at + part.length(), next + 1)) {
                    return true;
                }
            }
            return false;
        }

        boolean holdsFor(String channel) {
            return blocked.channel().equals(ALL) || blocked.channel().equals(channel);
        }
    }

    public PhraseLint(List<Blocked> phrases) {
        this.rules = phrases.stream().map(blocked -> new Rule(blocked, parts(blocked))).toList();
    }

    private static List<String> parts(Blocked blocked) {
        return Arrays.stream(blocked.phrase().split("…", -1))
                .map(PhraseLint::plain)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** What is wrong with a text on a channel; nothing when it may be used there. */
    public List<Blocked> findings(Channel channel, String text) {
        return findings(channel.name(), text);
    }

    /** What is wrong with a text on every channel. */
    List<Blocked> everywhere(String text) {
        return findings(ALL, text);
    }

    private List<Blocked> findings(String channel, String text) {
        String plain = plain(text);
        return rules.stream()
                .filter(rule -> rule.holdsFor(channel) && rule.isIn(plain))
                .map(Rule::blocked)
                .toList();
    }

    /** The channels that have phrases of their own. */
    public Set<Channel> channels() {
        Set<String> names = new TreeSet<>();
        rules.forEach(rule -> names.add(rule.blocked().channel()));
        names.remove(ALL);
        return Set.copyOf(names.stream().map(Channel::new).toList());
    }

    /** The letters, digits and currency signs of a text, in their plainest writing. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(PhraseLint::counts)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean counts(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.CURRENCY_SYMBOL;
    }
}
