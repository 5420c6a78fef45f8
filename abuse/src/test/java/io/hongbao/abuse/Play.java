package io.hongbao.abuse;

import java.util.ArrayList;
import java.util.List;

/** A scorer with people around it, told in short words. */
final class Play {
    static final long START = 1_770_343_200_000L;
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private final Scorer scorer;
    private final List<Verdict> verdicts = new ArrayList<>();

    Play() {
        this(Bounds.USUAL);
    }

    Play(Bounds bounds) {
        scorer = new Scorer(ScoreRules.USUAL, bounds);
    }

    Scorer scorer() {
        return scorer;
    }

    /** The verdicts of the acceptances, in their order. */
    List<Verdict> verdicts() {
        return verdicts;
    }

    /** Somebody whose account was made a year ago. */
    static Party old(String person, String network, String... devices) {
        return new Party(person, List.of(devices), network, "", START - 365 * DAY);
    }

    /** Somebody whose account was made at this time. */
    static Party made(long atMillis, String person, String network, String... devices) {
        return new Party(person, List.of(devices), network, "", atMillis);
    }

    static Party in(String household, Party party) {
        return new Party(
                party.person(),
                party.devices(),
                party.network(),
                household,
                party.createdAtMillis());
    }

    Verdict accept(long atMillis, Party inviter, Party friend) {
        return accept(atMillis, inviter, friend, Form.LINK, "wechat", 0);
    }

    Verdict accept(
            long atMillis, Party inviter, Party friend, Form form, String channel, int wrongCodes) {
        Verdict verdict =
                scorer.score(new Acceptance(atMillis, inviter, friend, form, channel, wrongCodes));
        verdicts.add(verdict);
        return verdict;
    }

    /** Looks again at everything; the latest verdict of each acceptance, in their order. */
    List<Verdict> reconsidered(long atMillis) {
        List<Verdict> latest = new ArrayList<>(verdicts);
        for (Verdict now : scorer.reconsider(0, atMillis)) {
            latest.replaceAll(
                    before -> before.acceptance().equals(now.acceptance()) ? now : before);
        }
        return latest;
    }

    static boolean has(Verdict verdict, ReasonKind kind) {
        return verdict.reasons().stream().anyMatch(reason -> reason.kind() == kind);
    }
}
