package io.hongbao.share;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * All wordings, and the phrases that keep them off channels. Which one a person gets is told by a
 * number, so that not everybody's text is the same, while one person's is.
 */
public final class Wordings {
    private final List<Wording> wordings;
    private final PhraseLint lint;

    /** For the channels that have phrases of their own; all others are alike. */
    private final Map<Language, Map<Channel, List<Wording>>> usable;

    private final Map<Language, List<Wording>> usableElsewhere;

    Wordings(List<Wording> wordings, PhraseLint lint) {
        this.wordings = List.copyOf(wordings);
        this.lint = lint;
        this.usable = new EnumMap<>(Language.class);
        this.usableElsewhere = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Map<Channel, List<Wording>> byChannel = new HashMap<>();
            for (Channel channel : lint.channels()) {
                byChannel.put(channel, allowed(language, text -> lint.findings(channel, text)));
            }
            usable.put(language, byChannel);
            usableElsewhere.put(language, allowed(language, lint::everywhere));
        }
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
        List<Wording> known = Objects.requireNonNull(usable.get(language)).get(channel);
        return known == null ? Objects.requireNonNull(usableElsewhere.get(language)) : known;
    }

    private List<Wording> allowed(
            Language language, Function<String, List<PhraseLint.Blocked>> findings) {
        return wordings.stream()
                .filter(wording -> wording.language() == language)
                .filter(wording -> findings.apply(wording.text()).isEmpty())
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
