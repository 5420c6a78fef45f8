package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.invite.Lapse;
import io.hongbao.core.invite.Reward;
import io.hongbao.core.invite.RewardState;
import io.hongbao.core.invite.Standing;
import io.hongbao.core.wallet.Voucher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a stopped prize does to claims, draws, invites, and to the campaign. */
final class PrizeStopTest {

    private static final long SECOND_WAVE_MILLIS =
            Rules.START_MILLIS + Rules.DAY_MILLIS + Rules.HOUR_MILLIS;
    private static final Outcome STOPPED_FOR_NOW =
            new Outcome.Rejected(Refusal.PRIZE_STOPPED, Outcome.NEVER);

    private final OneShard shard = new OneShard().with(new Rules().terms());

    @Test
    void oneStopsAndResumesAndTheCampaignKeepsWhatIsStopped() {
        assertThat(stop(shard, "card")).isEqualTo(new Outcome.PrizeLed("card", true));
        assertThat(campaign().stoppedPrizes()).containsExactly("card");
        stop(shard, "later");
        assertThat(resume(shard, "card")).isEqualTo(new Outcome.PrizeLed("card", false));
        assertThat(campaign().stoppedPrizes()).containsExactly("later");
        assertThat(last()).isEqualTo(new PrizeEvent.PrizeResumed(Rules.ID, "card", OneShard.BOB));
    }

    @Test
    void whatIsSoAlreadyRecordsNothing() {
        stop(shard, "card");
        int entries = shard.journal().size();
        assertThat(stop(shard, "card")).isEqualTo(new Outcome.PrizeLed("card", true));
        assertThat(resume(shard, "later")).isEqualTo(new Outcome.PrizeLed("later", false));
        assertThat(shard.journal()).hasSize(entries);
    }

    @Test
    void onlyAPrizeThatIsThereCanBeStopped() {
        int entries = shard.journal().size();
        assertThat(stop(shard, "no-such")).isEqualTo(new Outcome.PrizeNotThere("no-such"));
        assertThat(resume(shard, "no-such")).isEqualTo(new Outcome.PrizeNotThere("no-such"));
        assertThat(shard.journal()).hasSize(entries);
    }

    @Test
    void onlyWhileThereIsSomethingToGrant() {
        assertThat(stop(new OneShard(), "card"))
                .isEqualTo(new Outcome.NotAllowed(CampaignStatus.ABSENT, CampaignStatus.ABSENT));
        OneShard drafted = new OneShard();
        drafted.ask(new Command.ApplyCampaign(new Rules().terms(), "00".repeat(32), OneShard.ANN));
        assertThat(stop(drafted, "card"))
                .isEqualTo(new Outcome.NotAllowed(CampaignStatus.DRAFT, CampaignStatus.DRAFT));
        shard.lead(CampaignStatus.CLOSED);
        assertThat(stop(shard, "card"))
                .isEqualTo(new Outcome.NotAllowed(CampaignStatus.CLOSED, CampaignStatus.CLOSED));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSED", "KILLED"})
    void aStopOutlastsPausesAndFiles(CampaignStatus between) {
        stop(shard, "card");
        shard.lead(between);
        shard.lead(CampaignStatus.RUNNING);
        Rules longer = new Rules();
        longer.validity = new Validity.Days(20);
        shard.ask(new Command.ApplyCampaign(longer.terms(), "11".repeat(32), OneShard.ANN));
        assertThat(campaign().version()).isEqualTo(2);
        assertThat(campaign().stoppedPrizes()).containsExactly("card");
        assertThat(claim(1, "card")).isEqualTo(STOPPED_FOR_NOW);
    }

    @Test
    void aRefusedKeyIsFreeAndGetsItsEnvelopeAfterwards() {
        stop(shard, "card");
        assertThat(claim(1, "card")).isEqualTo(STOPPED_FOR_NOW);
        resume(shard, "card");
        assertThat(claim(1, "card")).isInstanceOf(Outcome.Granted.class);
    }

    @Test
    void whatWasGrantedBeforeStaysGood() {
        Voucher voucher = ((Outcome.Granted) claim(1, "card")).voucher();
        stop(shard, "card");
        assertThat(claim(1, "card")).isEqualTo(new Outcome.Granted(voucher, true));
        UserId user = person(1).user();
        long later = shard.nowMillis() + Rules.HOUR_MILLIS;
        shard.ask(new Command.HoldVoucher(user, Rules.ID, voucher.id(), "q", later));
        assertThat(shard.ask(new Command.RedeemVoucher(user, Rules.ID, voucher.id(), "q", 2_500)))
                .isInstanceOf(Outcome.VoucherChanged.class);
    }

    @Test
    void aClaimWithoutAWishGoesOnToTheNextPrize() {
        shard.advanceTo(SECOND_WAVE_MILLIS);
        stop(shard, "card");
        Outcome.Granted granted = (Outcome.Granted) claim(1, "");
        assertThat(granted.voucher().prize()).isEqualTo("later");
    }

    @Test
    void nobodyIsToldSoldOutOrClaimedWhileAnotherIsOnlyStopped() {
        shard.advanceTo(SECOND_WAVE_MILLIS);
        assertThat(claim(1, "later")).isInstanceOf(Outcome.Granted.class);
        assertThat(claim(2, "later"))
                .isEqualTo(new Outcome.Rejected(Refusal.PRIZE_SOLD_OUT, Outcome.NEVER));
        stop(shard, "card");
        assertThat(shard.claim(person(1), "", "again")).isEqualTo(STOPPED_FOR_NOW);
        assertThat(claim(2, "")).isEqualTo(STOPPED_FOR_NOW);
        resume(shard, "card");
        stop(shard, "later");
        claim(2, "card");
        assertThat(shard.claim(person(2), "", "again")).isEqualTo(STOPPED_FOR_NOW);
    }

    @Test
    void whoHasTheirShareIsToldThatRatherThanOfTheStop() {
        claim(1, "card");
        stop(shard, "card");
        assertThat(shard.claim(person(1), "card", "again"))
                .isEqualTo(new Outcome.Rejected(Refusal.ALREADY_CLAIMED, Outcome.NEVER));
    }

    @Test
    void aStoppedDeckLosesNoPositionAndGivesNobodyAnotherTry() {
        List<Integer> undisturbed = draws(Set.of());
        assertThat(undisturbed).doesNotHaveDuplicates().hasSize(6);
        assertThat(draws(Set.of(0, 3, 5))).isEqualTo(undisturbed);
    }

    /**
     * What six people draw, in their order, as amounts.
     *
     * @param stopsBefore before whose draws the deck is stopped, while they try five times
     */
    private static List<Integer> draws(Set<Integer> stopsBefore) {
        Rules rules = new Rules();
        List<Prize.CashDeck.Tier> tiers = new ArrayList<>();
        for (int tier = 1; tier <= 6; tier++) {
            tiers.add(new Prize.CashDeck.Tier(100L * tier, 1));
        }
        rules.content = new Prize.CashDeck(tiers);
        OneShard shard = new OneShard().with(rules.terms());
        List<Integer> amounts = new ArrayList<>();
        for (int one = 0; one < 6; one++) {
            if (stopsBefore.contains(one)) {
                stop(shard, "card");
                for (int key = 0; key < 5; key++) {
                    assertThat(shard.claim(person(one), "card", "try-" + key))
                            .isEqualTo(STOPPED_FOR_NOW);
                }
                resume(shard, "card");
            }
            Outcome.Granted granted = (Outcome.Granted) shard.claim(person(one), "card", "k");
            amounts.add((int) granted.voucher().amountMinor());
        }
        return amounts;
    }

    @Test
    void whatAnInviteEarnsIsOwedUntilItsPrizeIsResumed() {
        InviteCase one = InviteCase.plain();
        one.accepted(2, one.created(1), "household");
        stop(one.shard, "card");
        one.review(2, Standing.CLEAR);
        assertThat(one.friends(2).state()).isEqualTo(RewardState.OWED);
        one.atHour(1).shard.runTimers();
        assertThat(one.friends(2).state()).isEqualTo(RewardState.OWED);
        resume(one.shard, "card");
        one.atHour(2).shard.runTimers();
        assertThat(one.friends(2).state()).isEqualTo(RewardState.GRANTED);
    }

    /** The operator may still prolong the wave, so that it can be had after all. */
    @Test
    void itIsOwedOverTheEndOfItsLastWaveAndLapsesWithTheCampaign() {
        InviteCase one = InviteCase.with(rules -> rules.afterLastWaveMillis = Rules.DAY_MILLIS);
        long number = one.created(1);
        stop(one.shard, "card");
        one.accepted(2, number);
        one.atHour(2 * 24 + 2).shard.runTimers();
        assertThat(one.friends(2).state()).isEqualTo(RewardState.OWED);
        one.atHour(3 * 24 + 1).shard.runTimers();
        Reward reward = one.friends(2);
        assertThat(reward.state()).isEqualTo(RewardState.LAPSED);
        assertThat(reward.lapse()).containsExactly(Lapse.CAMPAIGN_OVER);
    }

    private Campaign campaign() {
        return shard.get(new EntityKey.OfCampaign(Rules.ID));
    }

    private Event last() {
        return shard.journal().getLast().events().getLast();
    }

    private Outcome claim(int person, String prize) {
        return shard.claim(person(person), prize, "k-" + person);
    }

    private static Person person(int number) {
        return Person.of(RoomCase.user(number));
    }

    private static Outcome stop(OneShard shard, String prize) {
        return shard.ask(new Command.StopPrize(Rules.ID, prize, OneShard.ANN));
    }

    private static Outcome resume(OneShard shard, String prize) {
        return shard.ask(new Command.ResumePrize(Rules.ID, prize, OneShard.BOB));
    }
}
