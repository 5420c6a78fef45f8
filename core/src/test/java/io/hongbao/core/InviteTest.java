package io.hongbao.core;

import static io.hongbao.core.InviteCase.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.invite.Lapse;
import io.hongbao.core.invite.Reward;
import io.hongbao.core.invite.RewardState;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InviteTest {

    private static final long UNKNOWN = 12_345;

    /** What is done, and why nothing comes of it. */
    record Refused(InviteRefusal refusal, String name, Function<InviteCase, Outcome> does) {
        @Override
        public String toString() {
            return refusal + ": " + name;
        }
    }

    private static Refused refuses(
            InviteRefusal refusal, String name, Function<InviteCase, Outcome> does) {
        return new Refused(refusal, name, does);
    }

    /** In a plain case; those that need other rules are below. */
    static Stream<Refused> refusals() {
        return Stream.of(
                refuses(
                        InviteRefusal.CAMPAIGN_UNKNOWN,
                        "create",
                        it -> it.shard.ask(new Command.CreateInvite(InviteCase.person(1), "no"))),
                refuses(
                        InviteRefusal.CAMPAIGN_UNKNOWN,
                        "come back",
                        it -> it.shard.ask(new Command.ComeBack(RoomCase.user(1), "no"))),
                refuses(
                        InviteRefusal.CAMPAIGN_UNKNOWN,
                        "claw back",
                        it -> it.shard.ask(new Command.ClawBackInvite("no", 1, OneShard.ANN))),
                refuses(
                        InviteRefusal.CAMPAIGN_PAUSED,
                        "create",
                        it -> led(it, CampaignStatus.PAUSED).create(1)),
                refuses(
                        InviteRefusal.CAMPAIGN_KILLED,
                        "create",
                        it -> led(it, CampaignStatus.KILLED).create(1)),
                refuses(
                        InviteRefusal.CAMPAIGN_CLOSED,
                        "create",
                        it -> led(it, CampaignStatus.CLOSED).create(1)),
                refuses(
                        InviteRefusal.CAMPAIGN_PAUSED,
                        "accept",
                        it -> {
                            long number = it.created(1);
                            return led(it, CampaignStatus.PAUSED).accept(2, number);
                        }),
                refuses(
                        InviteRefusal.CAMPAIGN_CLOSED,
                        "accept",
                        it -> {
                            long number = it.created(1);
                            return led(it, CampaignStatus.CLOSED).accept(2, number);
                        }),
                refuses(
                        InviteRefusal.CAMPAIGN_CLOSED,
                        "come back",
                        it -> {
                            it.accepted(2, it.created(1));
                            return led(it, CampaignStatus.CLOSED).comeBack(2);
                        }),
                refuses(
                        InviteRefusal.CAMPAIGN_ENDED,
                        "accept",
                        it -> {
                            long number = it.created(1);
                            return it.atHour(1_000).accept(2, number);
                        }),
                refuses(
                        InviteRefusal.CAMPAIGN_ENDED,
                        "come back",
                        it -> {
                            it.accepted(2, it.created(1));
                            return it.atHour(1_000).comeBack(2);
                        }),
                refuses(InviteRefusal.INVITE_UNKNOWN, "accept", it -> it.accept(2, UNKNOWN)),
                refuses(InviteRefusal.INVITE_UNKNOWN, "negative", it -> it.accept(2, -5)),
                refuses(
                        InviteRefusal.INVITE_UNKNOWN,
                        "too large",
                        it -> it.accept(2, Invite.NUMBERS)),
                refuses(InviteRefusal.INVITE_UNKNOWN, "claw back", it -> it.clawBack(UNKNOWN)),
                refuses(InviteRefusal.OWN_INVITE, "accept", it -> it.accept(1, it.created(1))),
                refuses(
                        InviteRefusal.INVITE_REVOKED,
                        "accept",
                        it -> {
                            long number = it.created(1);
                            it.clawBack(number);
                            return it.accept(2, number);
                        }),
                refuses(
                        InviteRefusal.ALREADY_ACCEPTED,
                        "another one",
                        it -> {
                            it.accepted(3, it.created(1));
                            return it.accept(3, it.created(2));
                        }),
                refuses(
                        InviteRefusal.KEY_REUSED,
                        "replayed by somebody else",
                        it -> {
                            long number = it.created(1);
                            it.accepted(2, number);
                            return it.shard.ask(InviteCase.acceptance(3, number, "key-2"));
                        }),
                refuses(InviteRefusal.ACCEPTANCE_UNKNOWN, "come back", it -> it.comeBack(2)),
                refuses(
                        InviteRefusal.ACCEPTANCE_UNKNOWN,
                        "review",
                        it -> it.review(2, Standing.HELD)),
                refuses(
                        InviteRefusal.REVIEW_ENDED,
                        "release what was clawed back",
                        it -> {
                            it.accepted(2, it.created(1));
                            it.review(2, Standing.CLAWED_BACK);
                            return it.review(2, Standing.CLEAR);
                        }));
    }

    private static InviteCase led(InviteCase one, CampaignStatus to) {
        one.shard.lead(to);
        return one;
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalChangesNothing(Refused one) {
        InviteCase plain = InviteCase.plain();
        assertThat(one.does().apply(plain)).isEqualTo(refused(one.refusal()));
        assertThat(plain.shard.written()).isZero();
    }

    @Test
    void theTableNamesEveryRefusalButThoseThatNeedOtherRules() {
        Set<InviteRefusal> named =
                refusals()
                        .map(Refused::refusal)
                        .collect(
                                Collectors.toCollection(() -> EnumSet.noneOf(InviteRefusal.class)));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(named)))
                .containsExactlyInAnyOrder(
                        InviteRefusal.CAMPAIGN_NOT_STARTED,
                        InviteRefusal.NO_INVITES,
                        InviteRefusal.PLACE_NEEDED,
                        InviteRefusal.AUDIENCE_NOT_ELIGIBLE,
                        InviteRefusal.REGION_NOT_ELIGIBLE,
                        InviteRefusal.APP_VERSION_NOT_ELIGIBLE,
                        InviteRefusal.FRIEND_NOT_NEW,
                        InviteRefusal.INVITE_EXPIRED,
                        InviteRefusal.ANSWER_PENDING);
    }

    @Test
    void whatTheRulesForbidIsRefused() {
        assertThat(InviteCase.with(it -> it.invites = InviteRules.NONE).create(1))
                .isEqualTo(refused(InviteRefusal.NO_INVITES));
        assertThat(
                        InviteCase.with(it ->
                                        it.eligibility =
                                                new Eligibility(
                                                        Eligibility.Audience.NEW, List.of(), ""))
                                .create(1))
                .isEqualTo(refused(InviteRefusal.AUDIENCE_NOT_ELIGIBLE));
        assertThat(
                        InviteCase.with(it ->
                                        it.eligibility =
                                                new Eligibility(
                                                        Eligibility.Audience.ANYONE,
                                                        List.of("CN"),
                                                        ""))
                                .create(1))
                .isEqualTo(refused(InviteRefusal.REGION_NOT_ELIGIBLE));
        assertThat(
                        InviteCase.with(it ->
                                        it.eligibility =
                                                new Eligibility(
                                                        Eligibility.Audience.ANYONE,
                                                        List.of(),
                                                        "6.0"))
                                .create(1))
                .isEqualTo(refused(InviteRefusal.APP_VERSION_NOT_ELIGIBLE));
        assertThat(InviteCase.with(it -> it.waitingRoom = new RoomRules(true, 30, 3_000)).create(1))
                .isEqualTo(refused(InviteRefusal.PLACE_NEEDED));
        InviteCase onlyNew =
                InviteCase.with(it ->
                        it.invites =
                                new InviteRules(
                                        InviteCase.CARDS,
                                        2,
                                        InviteRules.Draw.NONE,
                                        List.of(),
                                        1,
                                        true));
        long number = onlyNew.created(1);
        assertThat(onlyNew.accept(2, number)).isEqualTo(refused(InviteRefusal.FRIEND_NOT_NEW));
        onlyNew.accepted(101, number);
        assertThat(onlyNew.atHour(24).accept(102, number))
                .isEqualTo(refused(InviteRefusal.INVITE_EXPIRED));
    }

    @Test
    void beforeItBeginsAndWhileItIsADraftNobodyInvites() {
        OneShard early = new OneShard(Rules.START_MILLIS - 1).with(terms());
        Outcome notStarted =
                new Outcome.InviteRefused(InviteRefusal.CAMPAIGN_NOT_STARTED, Rules.START_MILLIS);
        Command.CreateInvite create = new Command.CreateInvite(InviteCase.person(1), Rules.ID);
        assertThat(early.ask(create)).isEqualTo(notStarted);
        OneShard draft = new OneShard();
        draft.ask(new Command.ApplyCampaign(terms(), "00".repeat(32), OneShard.ANN));
        assertThat(draft.ask(create)).isEqualTo(notStarted);
    }

    private static CampaignTerms terms() {
        Rules rules = new Rules();
        rules.earnedBy = Set.of(EarnedBy.INVITE);
        rules.invites = InviteCase.RULES;
        return rules.terms();
    }

    @Test
    void eachPersonHasOneInviteAndNoNumberIsNextToAnother() {
        InviteCase one = InviteCase.plain();
        TreeSet<Long> numbers = new TreeSet<>();
        for (int person = 0; person < 200; person++) {
            long number = one.created(person);
            assertThat(one.created(person)).isEqualTo(number);
            numbers.add(number);
        }
        assertThat(numbers).hasSize(200);
        long nearest = Long.MAX_VALUE;
        long before = -Invite.NUMBERS;
        for (long number : numbers) {
            nearest = Math.min(nearest, number - before);
            before = number;
        }
        assertThat(nearest).as("they are spread over 2^45").isGreaterThan(1_000);
    }

    @Test
    void bothSidesGetACardAndTheFriendAlsoWhenTheInviterHasReachedTheCap() {
        InviteCase one = InviteCase.plain();
        long number = one.created(1);
        for (int friend = 2; friend <= 4; friend++) {
            Outcome.Accepted accepted = (Outcome.Accepted) one.accept(friend, number);
            assertThat(accepted.repeated()).isFalse();
            assertThat(accepted.isInviterRewarded()).isEqualTo(friend <= 3);
            assertThat(one.friends(friend).state()).isEqualTo(RewardState.GRANTED);
            assertThat(one.wallet(friend).vouchers()).hasSize(1);
            assertThat(((Outcome.Accepted) one.accept(friend, number)).repeated()).isTrue();
        }
        assertThat(one.wallet(1).vouchers())
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.earnedBy()).isEqualTo(EarnedBy.INVITE));
        assertThat(one.invite(number).accepted()).isEqualTo(3);
    }

    @Test
    void everySecondAcceptanceEarnsADraw() {
        InviteCase one =
                InviteCase.with(it ->
                        it.invites =
                                new InviteRules(
                                        InviteRules.Sides.NOTHING,
                                        5,
                                        new InviteRules.Draw(2, "card"),
                                        List.of(),
                                        0,
                                        false));
        long number = one.created(1);
        for (int friend = 2; friend <= 8; friend++) {
            one.accepted(friend, number);
        }
        assertThat(one.invite(number).rewards().all())
                .extracting(it -> it.id().acceptance())
                .containsExactly(2, 4);
        assertThat(one.wallet(1).vouchers()).hasSize(2);
    }

    @Test
    void theLaterRewardComesOnItsDayAndOnce() {
        InviteCase one = InviteCase.plain();
        one.accepted(2, one.created(1));
        assertThat(days(one.atHour(23).comeBack(2))).isEmpty();
        // An hour's break between the waves: the reward is owed until the second begins.
        assertThat(days(one.atHour(24).comeBack(2))).containsExactly(1);
        assertThat(days(one.comeBack(2))).isEmpty();
        assertThat(one.wallet(2).vouchers()).hasSize(1);
        one.atHour(25).shard.runTimers();
        assertThat(one.wallet(1).vouchers()).hasSize(2);
        assertThat(one.wallet(2).vouchers()).hasSize(2);
    }

    private static List<Integer> days(Outcome outcome) {
        return ((Outcome.CameBack) outcome).days();
    }

    @Test
    void whatIsHeldWaitsForItsReview() {
        InviteCase one = InviteCase.plain();
        long number = one.created(1);
        one.accepted(2, number, "same_device");
        assertThat(one.inviters(number).state()).isEqualTo(RewardState.HELD);
        assertThat(one.friends(2).state()).isEqualTo(RewardState.HELD);
        one.review(2, Standing.CLEAR);
        assertThat(one.inviters(number).state()).isEqualTo(RewardState.GRANTED);
        assertThat(one.friends(2).state()).isEqualTo(RewardState.GRANTED);
        one.accepted(3, number, "same_device");
        one.review(3, Standing.FORFEITED);
        assertThat(one.friends(3).state()).isEqualTo(RewardState.FORFEITED);
        assertThat(days(one.atHour(26).comeBack(3))).isEmpty();
        assertThat(one.wallet(1).vouchers()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNotDoubtfulGetsTheirsAtOnce(Side doubtful) {
        InviteCase one = InviteCase.plain();
        long number = one.created(1);
        one.acceptedWithDoubtsOf(doubtful, 2, number);
        assertThat(one.reward(doubtful, 2, number)).isEqualTo(RewardState.HELD);
        assertThat(one.reward(doubtful.other(), 2, number)).isEqualTo(RewardState.GRANTED);
        Set<Side> doubted = Set.of(doubtful);
        assertThat(one.review(2, doubted, Standing.HELD)).isEqualTo(stands(one, true));
        assertThat(one.review(2, doubted, Standing.CLEAR)).isEqualTo(stands(one, false));
        assertThat(one.reward(doubtful, 2, number)).isEqualTo(RewardState.GRANTED);
        assertThat(one.wallet(1).vouchers()).hasSize(1);
        assertThat(one.wallet(2).vouchers()).hasSize(1);
        one.review(2, Set.of(doubtful.other()), Standing.CLAWED_BACK);
        assertThat(one.reward(doubtful, 2, number)).isEqualTo(RewardState.GRANTED);
        assertThat(one.reward(doubtful.other(), 2, number)).isEqualTo(RewardState.CLAWED_BACK);
    }

    private static Outcome stands(InviteCase one, boolean repeated) {
        return new Outcome.AcceptanceStands(one.invites(2), repeated);
    }

    @Test
    void whatIsSaidOfBothLeavesAloneWhatWasSaidForGood() {
        InviteCase one = InviteCase.plain();
        long number = one.created(1);
        one.accepted(2, number, "same_device");
        one.review(2, Set.of(Side.INVITER), Standing.FORFEITED);
        one.review(2, Standing.CLEAR);
        assertThat(one.reward(Side.INVITER, 2, number)).isEqualTo(RewardState.FORFEITED);
        assertThat(one.reward(Side.FRIEND, 2, number)).isEqualTo(RewardState.GRANTED);
        assertThat(one.review(2, Set.of(Side.INVITER), Standing.CLEAR))
                .isEqualTo(refused(InviteRefusal.REVIEW_ENDED));
        assertThat(one.review(2, Standing.CLEAR)).isEqualTo(stands(one, true));
        one.clawBack(number);
        assertThat(one.reward(Side.FRIEND, 2, number)).isEqualTo(RewardState.CLAWED_BACK);
        assertThat(one.invites(2).accepted().orElseThrow().standing(Side.INVITER))
                .isEqualTo(Standing.CLAWED_BACK);
    }

    @ParameterizedTest
    @EnumSource
    void aReturnEarnsTheSideThatMayStillEarn(Side lost) {
        InviteCase one = InviteCase.plain();
        long number = one.created(1);
        one.accepted(2, number, "same_device");
        one.review(2, Set.of(lost), Standing.FORFEITED);
        one.review(2, Set.of(lost.other()), Standing.CLEAR);
        assertThat(days(one.atHour(26).comeBack(2))).containsExactly(1);
        assertThat(days(one.comeBack(2))).isEmpty();
        assertThat(one.wallet(lost == Side.INVITER ? 1 : 2).vouchers()).isEmpty();
        assertThat(one.wallet(lost == Side.INVITER ? 2 : 1).vouchers()).hasSize(2);
    }

    @Test
    void whatIsClawedBackIsVoidUnlessItWasSpent() {
        InviteCase one = InviteCase.plain();
        long number = one.created(1);
        one.accepted(2, number);
        long spent = one.wallet(2).vouchers().getFirst().id();
        UserId user = RoomCase.user(2);
        one.shard.ask(
                new Command.HoldVoucher(
                        user, Rules.ID, spent, "q", Rules.START_MILLIS + Rules.HOUR_MILLIS));
        one.review(2, Standing.CLAWED_BACK);
        assertThat(one.inviters(number).state()).isEqualTo(RewardState.CLAWED_BACK);
        assertThat(one.wallet(1).vouchers().getFirst().state())
                .isEqualTo(VoucherState.Voided.INSTANCE);
        assertThat(one.friends(2).state()).isEqualTo(RewardState.RECALLED);
        one.shard.ask(new Command.RedeemVoucher(user, Rules.ID, spent, "q", 2_500));
        one.atHour(1).shard.runTimers();
        assertThat(one.friends(2).state()).isEqualTo(RewardState.GONE);
        assertThat(one.wallet(2).vouchers().getFirst().state())
                .isEqualTo(VoucherState.Redeemed.INSTANCE);
    }

    @Test
    void whatIsSetAsideIsTakenWhenItIsFree() {
        InviteCase one = InviteCase.plain();
        one.accepted(2, one.created(1));
        long card = one.wallet(2).vouchers().getFirst().id();
        one.shard.ask(
                new Command.HoldVoucher(
                        RoomCase.user(2),
                        Rules.ID,
                        card,
                        "q",
                        Rules.START_MILLIS + Rules.HOUR_MILLIS / 2));
        one.review(2, Standing.CLAWED_BACK);
        for (int minute = 0; minute < 180; minute += 10) {
            one.shard.advanceTo(Rules.START_MILLIS + minute * RoomCase.MINUTE_MILLIS);
            one.shard.runTimers();
        }
        assertThat(one.friends(2).state()).isEqualTo(RewardState.CLAWED_BACK);
        assertThat(one.wallet(2).vouchers().getFirst().state())
                .isEqualTo(VoucherState.Voided.INSTANCE);
    }

    /** In the break between two waves, and when the last is over: hours since the first began. */
    @ParameterizedTest
    @ValueSource(longs = {24, 100})
    void whatIsHeldKeepsTheWaveThatItWasEarnedIn(long hour) {
        InviteCase one = InviteCase.plain();
        long number = one.created(1);
        one.accepted(2, number, "same_device");
        one.atHour(hour).review(2, Standing.CLEAR);
        assertThat(one.friends(2).state()).isEqualTo(RewardState.GRANTED);
        assertThat(one.inviters(number).state()).isEqualTo(RewardState.GRANTED);
        assertThat(one.wallet(1).vouchers()).extracting(Voucher::wave).containsExactly("first");
    }

    /** While the campaign is paused, the review ends: it is owed then, days after the wave. */
    @Test
    void whatIsOwedAfterItsReviewKeepsTheWaveToo() {
        InviteCase one = InviteCase.plain();
        one.accepted(2, one.created(1), "same_device");
        one.atHour(20).shard.lead(CampaignStatus.PAUSED);
        one.atHour(50).review(2, Standing.CLEAR);
        assertThat(one.friends(2).state()).isEqualTo(RewardState.OWED);
        one.atHour(100).shard.lead(CampaignStatus.RUNNING);
        one.shard.runTimers();
        assertThat(one.friends(2).state()).isEqualTo(RewardState.GRANTED);
    }

    @Test
    void whatStillWaitsLapsesWhenTheCampaignIsClosed() {
        InviteCase one = InviteCase.plain();
        one.accepted(2, one.created(1), "same_device");
        one.atHour(100).shard.lead(CampaignStatus.CLOSED);
        one.review(2, Standing.CLEAR);
        assertThat(one.friends(2).lapse()).containsExactly(Lapse.CAMPAIGN_OVER);
    }

    @Test
    void whatCannotBeHadLapsesWithItsReason() {
        InviteCase soldOut =
                InviteCase.with(
                        it -> it.content = new Prize.Card(1, 2_500, List.of(), 0, Prize.Rest.KEEP));
        long number = soldOut.created(1);
        soldOut.accepted(2, number);
        Stream.of(1, 2, 4, 8).forEach(hour -> soldOut.atHour(hour).shard.runTimers());
        assertThat(List.of(soldOut.friends(2).state(), soldOut.inviters(number).state()))
                .containsExactly(RewardState.GRANTED, RewardState.LAPSED);
        assertThat(soldOut.inviters(number).lapse()).containsExactly(Lapse.SOLD_OUT);
        InviteCase capped = InviteCase.with(it -> it.prizeCaps = new PersonCaps(1, 1));
        long other = capped.created(1);
        capped.accepted(2, other);
        capped.accepted(3, other);
        assertThat(capped.invite(other).rewards().all())
                .extracting(Reward::state)
                .containsExactly(RewardState.GRANTED, RewardState.LAPSED);
        assertThat(capped.invite(other).rewards().all().getLast().lapse())
                .containsExactly(Lapse.CAP_REACHED);
    }

    @Test
    void whatIsOwedOverAPauseIsGrantedAfterIt() {
        InviteCase one = InviteCase.plain();
        one.accepted(2, one.created(1), "same_device");
        one.shard.lead(CampaignStatus.PAUSED);
        one.review(2, Standing.CLEAR);
        assertThat(one.friends(2).state()).isEqualTo(RewardState.OWED);
        one.atHour(1).shard.runTimers();
        one.shard.lead(CampaignStatus.RUNNING);
        assertThat(one.friends(2).state()).isEqualTo(RewardState.OWED);
        one.atHour(2).shard.runTimers();
        assertThat(one.friends(2).state()).isEqualTo(RewardState.GRANTED);
        assertThat(one.wallet(1).vouchers()).hasSize(1);
    }
}
