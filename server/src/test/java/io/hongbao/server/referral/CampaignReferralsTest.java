package io.hongbao.server.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hongbao.core.UserId;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The funnel, the K factor, the cycle time and the tree, counted by hand. */
class CampaignReferralsTest {

    /** 6 February 2026, noon in Shanghai. */
    private static final long NOON = 1_770_350_400_000L;

    private static final long MINUTE = 60_000;
    private static final long DAY = 86_400_000L;
    private static final Trace.Way LINK = way(ShareForm.LINK, "wechat");
    private static final Trace.Way POSTER = way(ShareForm.POSTER, "wechat");
    private static final Trace.Way SMS = way(ShareForm.CODE, "sms");

    private final CampaignReferrals of =
            new CampaignReferrals(ZoneId.of("Asia/Shanghai"), Tree.MOST);

    private static Trace.Way way(ShareForm form, String channel) {
        return new Trace.Way(form, new Channel(channel));
    }

    private static UserId person(int n) {
        return new UserId(n * 0x9e3779b97f4a7c15L, n * 0xbf58476d1ce4e5b9L);
    }

    private void shared(int who, long at, Trace.Way way) {
        of.happened(new Trace.Shared("c", at, who, person(who), way));
    }

    private void accepted(int inviter, int friend, long at, Trace.Way way) {
        of.happened(
                new Trace.Accepted(
                        "c", at, inviter, person(inviter), person(friend), way, friend % 2 == 0));
    }

    private void ordered(int who, long at) {
        of.happened(new Trace.Ordered("c", at, person(who), "tea"));
    }

    @Test
    void theFunnelIsCountedByFormAndChannel() {
        shared(1, NOON, LINK);
        shared(1, NOON, LINK);
        shared(1, NOON, SMS);
        of.happened(new Trace.Opened("c", NOON, 1, LINK));
        of.happened(new Trace.Installed("c", NOON, 1, person(2), LINK));
        accepted(1, 2, NOON, LINK);
        accepted(1, 3, NOON, SMS);
        ordered(2, NOON + 1);
        ordered(2, NOON + 2);
        ordered(1, NOON + 3);
        of.happened(new Trace.Reported("c", NOON, person(9), POSTER, Trace.Obstacle.CANNOT_OPEN));
        List<CampaignReferrals.Funnel> funnels = of.funnels();
        assertThat(funnels).extracting(CampaignReferrals.Funnel::way).containsExactly(SMS, LINK);
        assertThat(all(funnels.get(0))).containsExactly(1L, 0L, 0L, 1L, 0L, 0L);
        assertThat(all(funnels.get(1))).containsExactly(2L, 1L, 1L, 1L, 1L, 1L);
        assertThat(of.summary(5).orders()).isEqualTo(3);
        assertThat(of.count(ShareForm.LINK, "wechat", Step.SHARES)).isEqualTo(2);
        assertThat(of.count(ShareForm.LINK, "fax", Step.SHARES)).isZero();
    }

    /** Whoever writes channels of their own into addresses hides none that people share on. */
    @Test
    void strangersCannotTakeAllThePlaces() {
        for (int i = 0; i < 2 * CampaignReferrals.MOST_WAYS; i++) {
            of.happened(new Trace.Opened("c", NOON, 1, way(ShareForm.LINK, "made-up-" + i)));
        }
        shared(1, NOON, LINK);
        of.happened(new Trace.Opened("c", NOON, 1, LINK));
        accepted(1, 2, NOON, LINK);
        assertThat(of.count(ShareForm.LINK, "wechat", Step.SHARES)).isEqualTo(1);
        assertThat(of.count(ShareForm.LINK, "wechat", Step.OPENS)).isEqualTo(1);
        assertThat(of.spread(NOON)).containsKey("wechat");
        assertThat(of.count(ShareForm.LINK, "other", Step.OPENS))
                .isEqualTo(2 * CampaignReferrals.MOST_WAYS - CampaignReferrals.MOST_OPENED_WAYS);
    }

    /** Ten active people, four acceptances; of today and six days before. */
    @Test
    void kIsAcceptancesPerActivePersonInSevenDays() {
        shared(90, NOON - DAY, SMS); // the eighth day before the last one: not in the window
        for (int who = 1; who <= 6; who++) {
            shared(who, NOON, LINK);
        }
        shared(6, NOON, SMS);
        accepted(1, 11, NOON + 3 * DAY, LINK);
        accepted(1, 12, NOON + 3 * DAY, LINK);
        accepted(2, 13, NOON + 6 * DAY, LINK);
        accepted(6, 14, NOON + 6 * DAY, SMS);
        var spread = of.spread(NOON + 6 * DAY);
        assertThat(spread).containsOnlyKeys("", "wechat", "sms");
        assertThat(spread.get(""))
                .isEqualTo(new CampaignReferrals.Spread(10, 6, 7, 4, OptionalDouble.of(0.4)));
        assertThat(k(spread, "wechat").orElseThrow()).isCloseTo(0.3, within(1e-9));
        assertThat(k(spread, "sms").orElseThrow()).isCloseTo(0.1, within(1e-9));
        assertThat(k(of.spread(NOON + 30 * DAY), "")).isEmpty();
    }

    private static OptionalDouble k(Map<String, CampaignReferrals.Spread> spread, String channel) {
        return Objects.requireNonNull(spread.get(channel)).k();
    }

    /** 10, 20 and 60 minutes: only the first friend counts, and only after one's own acceptance. */
    @Test
    void theCycleIsFromOnesOwnAcceptanceToTheFirstFriends() {
        accepted(1, 2, NOON, LINK);
        accepted(1, 3, NOON, LINK);
        accepted(1, 4, NOON, LINK);
        accepted(2, 5, NOON + 10 * MINUTE, LINK);
        accepted(2, 6, NOON + 500 * MINUTE, LINK);
        accepted(3, 7, NOON + 20 * MINUTE, LINK);
        accepted(4, 8, NOON + 60 * MINUTE, LINK);
        CampaignReferrals.Cycle cycle = of.cycle();
        assertThat(cycle.people()).isEqualTo(3);
        assertThat((double) cycle.median().orElseThrow()).isCloseTo(1_200, within(30.0));
        assertThat((double) cycle.tenth().orElseThrow()).isCloseTo(600, within(15.0));
        assertThat((double) cycle.ninth().orElseThrow()).isCloseTo(3_600, within(90.0));
    }

    @Test
    void theTreeHasDepthsRootsAndSubtrees() {
        accepted(1, 2, NOON, LINK);
        accepted(1, 3, NOON, SMS);
        accepted(2, 4, NOON + MINUTE, POSTER);
        accepted(4, 5, NOON + 2 * MINUTE, LINK);
        accepted(10, 11, NOON, LINK);
        ordered(4, NOON);
        Tree.Shape shape = of.summary(5).shape();
        assertThat(shape.depths()).containsExactly(3L, 1L, 1L);
        assertThat(shape.biggest())
                .containsExactly(new Tree.Rooted(person(1), 4), new Tree.Rooted(person(10), 1));
        List<Tree.Node> below = of.below(person(2), 5, 100);
        assertThat(below)
                .extracting(Tree.Node::person)
                .containsExactly(person(2), person(4), person(5));
        assertThat(below).extracting(Tree.Node::depth).containsExactly(0, 1, 2);
        assertThat(below.get(0).parent()).contains(person(1));
        assertThat(below.get(1).ordered()).isTrue();
        assertThat(of.way(below.get(1).way())).isEqualTo(POSTER);
        assertThat(of.below(person(1), 1, 100)).hasSize(3);
        assertThat(of.below(person(1), 9, 2)).hasSize(2);
        assertThat(of.below(person(77), 9, 9)).isEmpty();
    }

    /** 1 invited 2, 2 invited 3, and now 1 accepts the invite of 3. */
    @Test
    void noCircleIsClosed() {
        accepted(1, 2, NOON, LINK);
        accepted(2, 3, NOON, LINK);
        accepted(3, 1, NOON, LINK);
        accepted(4, 4, NOON, LINK);
        CampaignReferrals.Summary summary = of.summary(5);
        assertThat(summary.circles()).isEqualTo(2);
        assertThat(summary.shape().depths()).containsExactly(1L, 1L);
        assertThat(of.below(person(1), 9, 9)).hasSize(3);
    }

    /** The root of a tree accepts: everybody below is one deeper. */
    @Test
    void whoInvitesFirstAndAcceptsLaterBringsTheirTreeAlong() {
        accepted(1, 2, NOON, LINK);
        accepted(5, 1, NOON + 1, LINK);
        assertThat(of.summary(5).shape().depths()).containsExactly(1L, 1L);
        assertThat(of.summary(5).shape().biggest()).containsExactly(new Tree.Rooted(person(5), 2));
    }

    @Test
    void aForgottenPersonKeepsTheirPlaceUnderAnotherName() {
        accepted(1, 2, NOON, LINK);
        accepted(2, 3, NOON, LINK);
        of.forgotten(person(2), person(1_000));
        assertThat(of.below(person(2), 9, 9)).isEmpty();
        assertThat(of.below(person(1), 9, 9))
                .extracting(Tree.Node::person)
                .containsExactly(person(1), person(1_000), person(3));
    }

    /** A chain, and a crowd: what is too much is left out and counted, all else stays right. */
    @Test
    void theTreeIsBounded() {
        CampaignReferrals small = new CampaignReferrals(ZoneId.of("UTC"), 5_000);
        for (int i = 1; i < 6_000; i++) {
            small.happened(new Trace.Accepted("c", NOON, i, person(i), person(i + 1), LINK, true));
        }
        CampaignReferrals.Summary summary = small.summary(3);
        assertThat(summary.people()).isEqualTo(5_000);
        assertThat(summary.leftOut()).isPositive();
        assertThat(summary.shape().depths()).hasSize(Tree.DEEPEST);
        assertThat(summary.shape().depths().getLast()).isEqualTo(5_000L - Tree.DEEPEST);
        assertThat(small.funnels().getFirst().counts().of(Step.ACCEPTANCES)).isEqualTo(5_999);
        for (int i = 0; i < 400; i++) {
            small.happened(new Trace.Opened("c", NOON, 1, way(ShareForm.LINK, "ch-" + i)));
        }
        assertThat(small.funnels()).hasSizeLessThanOrEqualTo(CampaignReferrals.MOST_WAYS + 5);
        long opens = small.funnels().stream().mapToLong(it -> it.counts().of(Step.OPENS)).sum();
        assertThat(opens).isEqualTo(400);
    }

    /** The standard error is 0.8 %: one draw is within 3 %. */
    @Test
    void differentPeopleAreCountedWithinThreePercent() {
        for (int people : List.of(10, 1_000, 20_000, 500_000)) {
            Distinct seen = new Distinct();
            Distinct other = new Distinct();
            for (int i = 0; i < people; i++) {
                (i % 2 == 0 ? seen : other).add(person(i).mixed());
                seen.add(person(i / 2).mixed());
            }
            assertThat((double) Distinct.of(List.of(seen, other)))
                    .isCloseTo(people, within(Math.max(0.5, people * 0.03)));
        }
        assertThat(Distinct.of(List.of())).isZero();
    }

    private static List<Long> all(CampaignReferrals.Funnel funnel) {
        return Arrays.stream(Step.values()).map(funnel.counts()::of).toList();
    }
}
