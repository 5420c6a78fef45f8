package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import io.hongbao.audit.Auditor;
import io.hongbao.audit.Invariant;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Says of envelopes that orders earned them, in the journal and in the state, so that nothing else
 * is wrong: the auditor must know which of them were earned. The prize {@code drinks} is earned by
 * both, asking each day and ordering.
 */
final class EarnedByOrderTest {

    private static final String PRIZE = "drinks";

    private final Life life = Life.ordered();

    @Test
    void anEnvelopeWithoutAnyOrderIsNotEarned() {
        Life.Place<Event.EnvelopeGranted> grant =
                claimed(it -> it.completed() + it.completedLater() == 0);
        earnedByOrder(grant);
        assertOnlyViolation(grant, 0, 0);
    }

    @Test
    void anOrderThatIsCompletedLaterHasNotEarnedIt() {
        Life.Place<Event.EnvelopeGranted> grant =
                claimed(it ->
                        it.completed() == 0 && it.completedLater() > 0 && it.earnedLater() == 0);
        earnedByOrder(grant);
        assertOnlyViolation(grant, 0, 0);
    }

    @Test
    void anOrderEarnsOnlyOneOfAPrize() {
        Life.Place<Event.EnvelopeGranted> grant =
                claimed(it ->
                        it.completed() > 0
                                && it.completedLater() == 0
                                && it.earned() + it.earnedLater() == it.completed());
        int completed = around(grant).completed();
        earnedByOrder(grant);
        assertOnlyViolation(lastEarnedLike(grant), completed, completed);
    }

    @Test
    void anOrderOfAnotherCampaignHasNotEarnedIt() {
        Life.Place<Event.EnvelopeGranted> grant =
                claimed(it ->
                        it.completed() == 0
                                && it.earned() + it.earnedLater() == 0
                                && it.completedElsewhere() > 0);
        earnedByOrder(grant);
        assertOnlyViolation(grant, 0, 0);
    }

    @Test
    void completedOrdersEarnOneEach() {
        assertThat(grants(EarnedBy.ORDER))
                .isNotEmpty()
                .extracting(this::around)
                .allSatisfy(it -> assertThat(it.completed()).isGreaterThan(it.earned()));
        AuditReport report = Auditor.audit(life);
        assertThat(report.clean()).as(report.toText()).isTrue();
    }

    private void assertOnlyViolation(
            Life.Place<Event.EnvelopeGranted> grant, int completed, int granted) {
        AuditReport report = Auditor.audit(life);
        assertThat(report.violationCount()).as(report.toText()).isEqualTo(1);
        assertThat(report.violations())
                .singleElement()
                .satisfies(violation -> {
                    Voucher voucher = grant.event().voucher();
                    assertThat(violation.invariant()).isEqualTo(Invariant.CAPS);
                    assertThat(violation.campaign()).isEqualTo(voucher.campaign());
                    assertThat(violation.shard()).isEqualTo(grant.shard());
                    assertThat(violation.seq()).isEqualTo(grant.entry().seq());
                    assertThat(violation.entity())
                            .isEqualTo("voucher " + voucher.id() + " of " + grant.event().user());
                    assertThat(violation.amountMinor()).isEqualTo(voucher.amountMinor());
                    assertThat(violation.message())
                            .isEqualTo(
                                    "orders earn one of prize drinks each: this person had"
                                            + " completed %d and been granted %d for orders before"
                                                    .formatted(completed, granted));
                });
    }

    private void earnedByOrder(Life.Place<Event.EnvelopeGranted> grant) {
        Event.EnvelopeGranted it = grant.event();
        life.event(
                grant,
                new Event.EnvelopeGranted(
                        it.user(), Edits.withEarnedBy(it.voucher(), EarnedBy.ORDER), 0, 0));
        life.entity(
                Wallet.class,
                wallet -> wallet.user().equals(it.user()),
                wallet ->
                        wallet.replacing(
                                Edits.withEarnedBy(
                                        wallet.voucher(it.voucher().campaign(), it.voucher().id())
                                                .orElseThrow(),
                                        EarnedBy.ORDER)));
    }

    /**
     * What a person's shard has of their orders around a grant.
     *
     * @param completed orders of the campaign before it
     * @param completedLater orders of the campaign after it
     * @param completedElsewhere orders of other campaigns before it
     * @param earned envelopes of the prize that orders earned before it
     * @param earnedLater envelopes of the prize that orders earned after it
     */
    private record Around(
            int completed,
            int completedLater,
            int completedElsewhere,
            int earned,
            int earnedLater) {}

    /** The first envelope of the prize that somebody claimed, and that is as wanted. */
    private Life.Place<Event.EnvelopeGranted> claimed(Predicate<Around> wanted) {
        return grants(EarnedBy.CLAIM_DAILY).stream()
                .filter(grant -> wanted.test(around(grant)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("this life has no such envelope"));
    }

    /** The last envelope of the prize that orders earned the same person in the same campaign. */
    private Life.Place<Event.EnvelopeGranted> lastEarnedLike(
            Life.Place<Event.EnvelopeGranted> grant) {
        return grants(EarnedBy.ORDER).stream()
                .filter(other ->
                        other.event().user().equals(grant.event().user())
                                && other.event().campaign().equals(grant.event().campaign()))
                .toList()
                .getLast();
    }

    private List<Life.Place<Event.EnvelopeGranted>> grants(EarnedBy earnedBy) {
        List<Life.Place<Event.EnvelopeGranted>> found = new ArrayList<>();
        for (int shard = 0; shard < life.shards(); shard++) {
            List<Entry> journal = life.journals.get(shard);
            for (int i = 0; i < journal.size(); i++) {
                for (Event event : journal.get(i).events()) {
                    if (event instanceof Event.EnvelopeGranted it
                            && it.voucher().prize().equals(PRIZE)
                            && it.voucher().earnedBy() == earnedBy) {
                        found.add(new Life.Place<>(shard, i, journal.get(i), it));
                    }
                }
            }
        }
        return found;
    }

    private Around around(Life.Place<Event.EnvelopeGranted> grant) {
        List<Entry> journal = life.journals.get(grant.shard());
        List<Entry> earlier = journal.subList(0, grant.index());
        List<Entry> later = journal.subList(grant.index() + 1, journal.size());
        UserId user = grant.event().user();
        String campaign = grant.event().campaign();
        return new Around(
                count(earlier, event -> isCompleted(event, user, campaign::equals)),
                count(later, event -> isCompleted(event, user, campaign::equals)),
                count(earlier, event -> isCompleted(event, user, it -> !it.equals(campaign))),
                count(earlier, event -> isEarned(event, user, campaign)),
                count(later, event -> isEarned(event, user, campaign)));
    }

    private static int count(List<Entry> entries, Predicate<Event> wanted) {
        int count = 0;
        for (Entry entry : entries) {
            for (Event event : entry.events()) {
                count += wanted.test(event) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean isCompleted(Event event, UserId user, Predicate<String> campaign) {
        return event instanceof Event.OrderMoved it
                && it.to() == OrderState.COMPLETED
                && it.user().equals(user)
                && campaign.test(it.campaign());
    }

    private static boolean isEarned(Event event, UserId user, String campaign) {
        return event instanceof Event.EnvelopeGranted it
                && it.voucher().earnedBy() == EarnedBy.ORDER
                && it.voucher().prize().equals(PRIZE)
                && it.user().equals(user)
                && it.campaign().equals(campaign);
    }
}
