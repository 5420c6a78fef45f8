package io.hongbao.share;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All wordings, and the phrases that keep them off channels. Which one a person gets is told by a
 * number, so that not everybody's text is the same, while one person's is.
 */
public final class Wordings {
    private final List<Wording> wordings;
    private final PhraseLint lint;

    /** What may be used on the channels that have phrases of their own; made once, asked often. */
    private final Map<Channel, List<Wording>> usableOn = new HashMap<>();

    /** What may be used on all other channels. */
    private final List<Wording> usableElsewhere;

    Wordings(List<Wording> wordings, PhraseLint lint) {
        this.wordings = List.copyOf(wordings);
        this.lint = lint;
        for (Channel channel : lint.channels()) {
            usableOn.put(
                    channel,
                    this.wordings.stream()
                            .filter(one -> lint.findings(channel, one.text()).isEmpty())
                            .toList());
        }
        this.usableElsewhere =
                this.wordings.stream()
                        .filter(one -> lint.everywhere(one.text()).isEmpty())
                        .toList();
    }

    /** Those that ship, checked against the phrases that ship. */
    public static Wordings shipped() {
        return WordingsFile.shipped();
    }

    /** The ids of the wordings that a channel does not block. */
    public List<String> wordingsFor(Language language, Channel channel) {
        return usable(language, channel).stream().map(Wording::id).toList();
    }

    private List<Wording> usable(Language language, Channel channel) {
        return usableOn.getOrDefault(channel, usableElsewhere).stream()
                .filter(wording -> wording.language() == language)
                .toList();
    }

    /**
     * An invite as a text that the channel does not block. When the prize's name would have it
     * blocked, the text speaks of a gift instead.
     *
     * @param turn whose turn it is, any number: the same gives the same wording
     */
    public Passphrase passphrase(
            Language language, Channel channel, long turn, ShortCode code, String prize) {
        List<Wording> usable = usable(language, channel);
        String gift = Phrases.of(language).gift();
        for (String name : prize.isBlank() ? List.of(gift) : List.of(prize, gift)) {
            for (int i = 0; i < usable.size(); i++) {
                Wording wording = usable.get(Math.floorMod(turn + i, usable.size()));
                String text = wording.filled(code, name);
                if (lint.findings(channel, text).isEmpty()) {
                    return new Passphrase(text, wording.id());
                }
            }
        }
        return new Passphrase(code.text(), Passphrase.BARE);
    }

    /** Whether a code between these texts stands as it does in one of the wordings. */
    boolean isAround(String before, String after) {
        String plainBefore = PhraseLint.plain(before);
        String plainAfter = PhraseLint.plain(after);
        return wordings.stream()
                .anyMatch(wording ->
                        plainBefore.endsWith(wording.before())
                                && plainAfter.startsWith(wording.after()));
    }

    List<Wording> all() {
        return wordings;
    }

    PhraseLint lint() {
        return lint;
    }
}
