package io.hongbao.cli.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import io.hongbao.audit.InviteFigures;
import io.hongbao.audit.OrderFigures;
import io.hongbao.rehearsal.CrowdCount;
import io.hongbao.rehearsal.InviteCount;
import io.hongbao.rehearsal.LoadResult;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is held against what where people invite each other. */
class PromisesTest {
    private static final long CARD_MINOR = 2_500;
    private static final long CLAIMED = 100;

    /** 40 acceptances earned 40 friends and 39 inviters a card, and somebody a draw. */
    private static final InviteFigures JOURNAL =
            new InviteFigures(20, 40, 80, 79 * CARD_MINOR + 88);

    private static CrowdCount crowd(InviteCount invites) {
        return new CrowdCount(
                150,
                CLAIMED,
                CLAIMED * CARD_MINOR,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                new TreeMap<>(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                invites);
    }

    private static InviteCount invites(long made, long accepted, long unresolved) {
        return new InviteCount(
                made,
                accepted,
                0,
                accepted,
                accepted * CARD_MINOR,
                4,
                4,
                3,
                3,
                unresolved,
                new TreeMap<>());
    }

    private static Totals totals(long granted, long grantedMinor) {
        return new Totals(1_000_000_000, granted, grantedMinor, grantedMinor, 0, true, 0);
    }

    private static List<AuditReport> audit(InviteFigures invites, long grants) {
        return List.of(
                new AuditReport(
                        true,
                        List.of(),
                        0,
                        1_000,
                        1,
                        grants,
                        0,
                        0,
                        0,
                        0,
                        150,
                        2,
                        1,
                        OrderFigures.NONE,
                        invites));
    }

    private static Promise promise(
            String name, CrowdCount crowd, Totals totals, List<AuditReport> audits) {
        LoadResult load =
                new LoadResult(
                        1,
                        150,
                        150,
                        0,
                        0,
                        0,
                        new TreeMap<>(),
                        0,
                        List.of(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        List.of());
        return Promises.of(load, crowd, totals, "CNY", audits).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The ledger has the 100 claimed cards and the 80 that invites earned, but for a difference.
     */
    @ParameterizedTest
    @CsvSource({"0, 0, true", "1, 2500, false", "-1, -2500, false", "0, 1, false"})
    void whatWasClaimedIsExactBesideWhatInvitesEarned(
            long moreEnvelopes, long moreMinor, boolean kept) {
        Totals ledger =
                totals(
                        CLAIMED + JOURNAL.rewards() + moreEnvelopes,
                        CLAIMED * CARD_MINOR + JOURNAL.rewardsMinor() + moreMinor);
        Promise exact =
                promise(
                        "exact",
                        crowd(invites(20, 40, 0)),
                        ledger,
                        audit(JOURNAL, CLAIMED + JOURNAL.rewards()));
        assertThat(exact.kept()).as(exact.evidence()).isEqualTo(kept);
        assertThat(exact.evidence()).startsWith("people claimed 100 envelopes, the ledger has ");
    }

    /** Without a journal: at least each friend's card, at most three for each acceptance. */
    @ParameterizedTest
    @CsvSource({"139, false", "140, true", "220, true", "221, false"})
    void whereNothingIsAuditedTheLedgerHasWhatTheInvitesMayHaveEarned(long granted, boolean kept) {
        Promise exact =
                promise(
                        "exact",
                        crowd(invites(20, 40, 0)),
                        totals(granted, granted * CARD_MINOR),
                        List.of());
        assertThat(exact.kept()).as(exact.evidence()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 40, 0, true",
        "20, 38, 2, true",
        "20, 38, 1, false",
        "20, 41, 0, false",
        "21, 40, 0, false"
    })
    void everyInviteAndAcceptanceIsInTheJournal(
            long made, long accepted, long unresolved, boolean kept) {
        Promise invites =
                promise(
                        "invites",
                        crowd(invites(made, accepted, unresolved)),
                        totals(0, 0),
                        audit(JOURNAL, 180));
        assertThat(invites.kept()).as(invites.evidence()).isEqualTo(kept);
    }

    @Test
    void whatCameOutDifferentlyOrWasNotRefusedBreaksItsPromise() {
        InviteCount wrong = new InviteCount(20, 40, 2, 40, 100_000, 5, 4, 3, 2, 0, new TreeMap<>());
        Totals ledger = totals(180, 180 * CARD_MINOR);
        List<AuditReport> audits = audit(JOURNAL, 180);
        assertThat(promise("one invite", crowd(wrong), ledger, audits))
                .isEqualTo(
                        new Promise(
                                "one invite", false, "5 made or accepted again, 4 got the same"));
        assertThat(promise("one friend", crowd(wrong), ledger, audits).kept()).isFalse();
        InviteCount right = invites(20, 40, 0);
        assertThat(promise("one invite", crowd(right), ledger, audits).kept()).isTrue();
        assertThat(promise("one friend", crowd(right), ledger, audits).kept()).isTrue();
    }
}
