package io.hongbao.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for links of our hosts, with or without {@code https://}. What stands in the links of
 * others is no invite, even if it looks like a code.
 *
 * @param hits in the order of the text
 * @param rest the text with all links blanked out, as long as before
 */
record LinkScan(List<Hit> hits, String rest) {
    private static final Pattern PORT_AND_PATH =
            Pattern.compile("(?::[0-9]{1,5})?+(?:/[a-z0-9._~-]{1,40}){0,8}?/i/");
    private static final Pattern ANY_LINK =
            Pattern.compile("(?<![a-z0-9])(?:https?|ftp)://[!-~]++");

    /** A link with an invite, and where it begins. */
    record Hit(LinkTail tail, int at) {}

    static LinkScan of(String upper, Set<String> hosts) {
        String lower = lower(upper);
        StringBuilder rest = new StringBuilder(upper);
        List<Hit> hits = new ArrayList<>();
        for (String host : hosts) {
            int at = lower.indexOf(host);
            while (at >= 0) {
                take(lower, host, at, hits, rest);
                at = lower.indexOf(host, at + 1);
            }
        }
        hits.sort((one, other) -> Integer.compare(one.at(), other.at()));
        Matcher links = ANY_LINK.matcher(lower);
        while (links.find()) {
            blank(rest, links.start(), links.end());
        }
        return new LinkScan(hits, rest.toString());
    }

    /** Only A to Z, so that every character stays in its place. */
    private static String lower(String upper) {
        StringBuilder lower = new StringBuilder(upper);
        for (int i = 0; i < lower.length(); i++) {
            char letter = lower.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                lower.setCharAt(i, (char) (letter - 'A' + 'a'));
            }
        }
        return lower.toString();
    }

    private static void take(
            String lower, String host, int at, List<Hit> hits, StringBuilder rest) {
        if (at > 0 && isPartOfHost(lower.charAt(at - 1))) {
            return;
        }
        Matcher path = PORT_AND_PATH.matcher(lower).region(at + host.length(), lower.length());
        if (path.lookingAt()) {
            LinkTail.read(lower.substring(path.end()))
                    .ifPresent(tail -> {
                        hits.add(new Hit(tail, at));
                        blank(rest, at, path.end() + tail.length());
                    });
        }
    }

    private static boolean isPartOfHost(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '.'
                || character == '-';
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < Math.min(to, text.length()); i++) {
            text.setCharAt(i, ' ');
        }
    }
}
