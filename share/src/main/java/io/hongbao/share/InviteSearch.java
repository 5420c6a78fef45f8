package io.hongbao.share;

import io.hongbao.share.ShortCode.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the invite in whatever people put into one field: a code in any writing, a link, a
 * passphrase or spoken words, alone or with a whole chat message around it. It does not know which
 * invites exist; the caller looks up what was found, in its order, and takes the first that does.
 */
public final class InviteSearch {
    /** The longest text that is read, in UTF-16 units. */
    public static final int MAX_TEXT = ShortCode.MAX_TEXT;

    /** Compatible writings can be up to 18 times as long when they are made plain. */
    private static final int MAX_PLAIN = 2 * MAX_TEXT;

    /** More invites in one message than these help nobody but those who guess. */
    static final int MOST = 5;

    /** How far from a code the words of a passphrase are looked for. */
    private static final int NEAR = 60;

    private final Set<String> hosts;
    private final Wordings wordings;

    /**
     * @param hosts those whose links are ours, in lower case, without a port
     * @param wordings by which a passphrase is told from a code
     */
    public InviteSearch(Set<String> hosts, Wordings wordings) {
        this.hosts = new TreeSet<>(hosts);
        this.wordings = wordings;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * Well-formed invites, which need not exist.
         *
         * @param sightings one to {@value InviteSearch#MOST}, each invite once: first those that
         *     are surely meant, then those that may be a telephone number or a word; in the order
         *     of the text
         */
        record Found(List<Sighting> sightings) implements Outcome {
            public Found {
                sightings = List.copyOf(sightings);
            }
        }

        /**
         * Something that is nearly a code.
         *
         * @param suggestions one to five codes that may have been meant
         */
        record DidYouMean(List<ShortCode> suggestions) implements Outcome {
            public DidYouMean {
                suggestions = List.copyOf(suggestions);
            }
        }

        /** No invite. */
        record Nothing(Reason reason) implements Outcome {}
    }

    /**
     * An invite in a text.
     *
     * @param form the form that it came in, as a link says or as it looks
     * @param channel as a link says, else {@link Channel#OTHER}
     */
    public record Sighting(ShortCode code, ShareForm form, Channel channel) {}

    /** Why nothing was found. */
    public enum Reason {
        /** There is no letter and no digit in it. */
        EMPTY,
        /** It is longer than {@link #MAX_TEXT}. */
        TOO_LONG,
        /** It has no invite. */
        NO_INVITE
    }

    /** Orders what was found: surely meant before perhaps meant, then as in the text. */
    private record Candidate(Sighting sighting, boolean sure, int at) {
        private static final Comparator<Candidate> ORDER =
                Comparator.comparing(Candidate::sure).reversed().thenComparingInt(Candidate::at);
    }

    /** Searches a text. */
    public Outcome search(String text) {
        if (text.length() > MAX_TEXT) {
            return new Outcome.Nothing(Reason.TOO_LONG);
        }
        Reading whole = ShortCode.parse(text);
        if (whole instanceof Reading.Valid(ShortCode code)) {
            return new Outcome.Found(List.of(new Sighting(code, ShareForm.CODE, Channel.OTHER)));
        }
        if (whole instanceof Reading.NotACode(ShortCode.Reason reason)
                && reason == ShortCode.Reason.EMPTY) {
            return new Outcome.Nothing(Reason.EMPTY);
        }
        String upper = Invisible.removed(Symbols.upper(text));
        if (upper.length() > MAX_PLAIN) {
            return new Outcome.Nothing(Reason.TOO_LONG);
        }
        LinkScan links = LinkScan.of(upper, hosts);
        CodeScan codes = CodeScan.of(links.rest());
        List<Sighting> sightings = sightings(links, codes);
        if (!sightings.isEmpty()) {
            return new Outcome.Found(sightings);
        }
        if (whole instanceof Reading.Near(List<ShortCode> suggestions)) {
            return new Outcome.DidYouMean(suggestions);
        }
        return codes.suggestions().isEmpty()
                ? new Outcome.Nothing(Reason.NO_INVITE)
                : new Outcome.DidYouMean(codes.suggestions());
    }

    private List<Sighting> sightings(LinkScan links, CodeScan codes) {
        List<Candidate> candidates = new ArrayList<>();
        for (LinkScan.Hit hit : links.hits()) {
            LinkTail tail = hit.tail();
            candidates.add(
                    new Candidate(
                            new Sighting(tail.code(), tail.form(), tail.channel()),
                            true,
                            hit.at()));
        }
        String rest = links.rest();
        for (CodeScan.Hit hit : codes.hits()) {
            boolean passphrase =
                    wordings.isAround(
                            rest.substring(Math.max(0, hit.at() - NEAR), hit.at()),
                            rest.substring(hit.end(), Math.min(rest.length(), hit.end() + NEAR)));
            ShareForm form = passphrase ? ShareForm.PASSPHRASE : ShareForm.CODE;
            candidates.add(
                    new Candidate(
                            new Sighting(hit.code(), form, Channel.OTHER),
                            passphrase || hit.sure(),
                            hit.at()));
        }
        for (SpokenScan.Hit hit : SpokenScan.of(rest)) {
            candidates.add(
                    new Candidate(
                            new Sighting(hit.code(), ShareForm.SPOKEN, Channel.OTHER),
                            true,
                            hit.at()));
        }
        candidates.sort(Candidate.ORDER);
        Map<ShortCode, Sighting> once = new LinkedHashMap<>();
        candidates.forEach(each -> once.putIfAbsent(each.sighting().code(), each.sighting()));
        return once.values().stream().limit(MOST).toList();
    }
}
