package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.core.wallet.Wallet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every reason why a claim gets no envelope, with the situation that gives it. */
final class RefusalTest {

    private static final Person EVE = Person.of(new UserId(1, 1));
    private static final Person ADAM = Person.of(new UserId(2, 2));
    private static final Set<EarnedBy> DAILY = Set.of(EarnedBy.CLAIM_DAILY);
    private static final long TOMORROW_MILLIS = Rules.START_MILLIS + Rules.DAY_MILLIS;
    private static final long SECOND_WAVE_MILLIS = TOMORROW_MILLIS + Rules.HOUR_MILLIS;

    /**
     * A row of the table.
     *
     * @param rules what is changed in the campaign
     * @param lastClaim what happens, down to the claim that is refused
     */
    private record Row(
            String situation,
            Refusal refusal,
            long retryAtMillis,
            Consumer<Rules> rules,
            Function<OneShard, Outcome> lastClaim) {}

    private static final List<Row> TABLE =
            List.of(
                    row(
                            "no such campaign",
                            Refusal.CAMPAIGN_UNKNOWN,
                            it -> it.ask(new Command.ClaimEnvelope(EVE, "no-such", "", "k"))),
                    new Row(
                            "not published",
                            Refusal.CAMPAIGN_NOT_STARTED,
                            Rules.START_MILLIS,
                            _ -> {},
                            _ -> claimInDraft()),
                    new Row(
                            "before the window",
                            Refusal.CAMPAIGN_NOT_STARTED,
                            Rules.START_MILLIS,
                            _ -> {},
                            _ -> claimBeforeTheWindow()),
                    row("paused", Refusal.CAMPAIGN_PAUSED, it -> after(it, CampaignStatus.PAUSED)),
                    row("killed", Refusal.CAMPAIGN_KILLED, it -> after(it, CampaignStatus.KILLED)),
                    row("closed", Refusal.CAMPAIGN_CLOSED, it -> after(it, CampaignStatus.CLOSED)),
                    row(
                            "after the window",
                            Refusal.CAMPAIGN_ENDED,
                            it -> at(it, Rules.START_MILLIS + 3 * Rules.DAY_MILLIS, "", "k")),
                    new Row(
                            "between two waves",
                            Refusal.NO_WAVE_OPEN,
                            SECOND_WAVE_MILLIS,
                            _ -> {},
                            it -> at(it, TOMORROW_MILLIS, "", "k")),
                    row(
                            "while a waiting room stands, without a place",
                            Refusal.PLACE_NEEDED,
                            RefusalTest::behindARoom),
                    row(
                            "a prize that does not exist",
                            Refusal.PRIZE_UNKNOWN,
                            it -> it.claim(EVE, "no-such", "k")),
                    row(
                            "a prize of the next wave",
                            Refusal.PRIZE_NOT_IN_WAVE,
                            it -> it.claim(EVE, "later", "k")),
                    row(
                            "a prize for invites only",
                            Refusal.PRIZE_NOT_CLAIMABLE,
                            rules -> rules.earnedBy = Set.of(EarnedBy.INVITE),
                            it -> it.claim(EVE, "card", "k")),
                    row(
                            "no prize of the wave can be claimed",
                            Refusal.PRIZE_NOT_CLAIMABLE,
                            rules -> rules.earnedBy = Set.of(EarnedBy.INVITE),
                            it -> it.claim(EVE, "", "k")),
                    row(
                            "a prize for orders, without an order",
                            Refusal.ORDER_NEEDED,
                            rules -> rules.earnedBy = Set.of(EarnedBy.ORDER),
                            it -> it.claim(EVE, "", "k")),
                    row(
                            "the same key for something else",
                            Refusal.KEY_REUSED,
                            it -> {
                                it.claim(EVE, "", "k");
                                return it.claim(EVE, "card", "k");
                            }),
                    ruled(
                            "returning, for new people only",
                            Refusal.AUDIENCE_NOT_ELIGIBLE,
                            rules -> {
                                rules.eligibility =
                                        new Eligibility(Eligibility.Audience.NEW, List.of(), "");
                            }),
                    row(
                            "new, for returning people only",
                            Refusal.AUDIENCE_NOT_ELIGIBLE,
                            rules -> {
                                rules.prizeEligibility =
                                        new Eligibility(
                                                Eligibility.Audience.RETURNING, List.of(), "");
                            },
                            it -> it.claim(new Person(EVE.user(), true, "", "", false), "", "k")),
                    row(
                            "from elsewhere",
                            Refusal.REGION_NOT_ELIGIBLE,
                            rules -> {
                                rules.eligibility =
                                        new Eligibility(
                                                Eligibility.Audience.ANYONE, List.of("CN"), "");
                            },
                            it ->
                                    it.claim(
                                            new Person(EVE.user(), true, "CNX-1", "", false),
                                            "",
                                            "k")),
                    row(
                            "with an old app",
                            Refusal.APP_VERSION_NOT_ELIGIBLE,
                            rules -> {
                                rules.eligibility =
                                        new Eligibility(
                                                Eligibility.Audience.ANYONE, List.of(), "6.10");
                            },
                            it ->
                                    it.claim(
                                            new Person(EVE.user(), true, "", "6.9.9", false),
                                            "",
                                            "k")),
                    row("claimed already", Refusal.ALREADY_CLAIMED, RefusalTest::claimTwice),
                    new Row(
                            "claimed today",
                            Refusal.ALREADY_CLAIMED_TODAY,
                            TOMORROW_MILLIS,
                            rules -> {
                                rules.earnedBy = DAILY;
                            },
                            RefusalTest::claimTwice),
                    row(
                            "the campaign's cap",
                            Refusal.CAMPAIGN_CAP_REACHED,
                            rules -> {
                                rules.caps = new PersonCaps(1, PersonCaps.UNLIMITED);
                            },
                            RefusalTest::claimTwice),
                    new Row(
                            "the campaign's cap for a day",
                            Refusal.CAMPAIGN_DAY_CAP_REACHED,
                            TOMORROW_MILLIS,
                            rules -> {
                                rules.caps = new PersonCaps(5, 1);
                            },
                            RefusalTest::claimTwice),
                    row(
                            "the wave's cap",
                            Refusal.WAVE_CAP_REACHED,
                            rules -> {
                                rules.waveCaps = new PersonCaps(1, PersonCaps.UNLIMITED);
                            },
                            RefusalTest::claimTwice),
                    new Row(
                            "the wave's cap for a day",
                            Refusal.WAVE_DAY_CAP_REACHED,
                            TOMORROW_MILLIS,
                            rules -> {
                                rules.waveCaps = new PersonCaps(5, 1);
                            },
                            RefusalTest::claimTwice),
                    row(
                            "the prize's cap",
                            Refusal.PRIZE_CAP_REACHED,
                            rules -> {
                                rules.earnedBy = DAILY;
                                rules.prizeCaps = new PersonCaps(1, PersonCaps.UNLIMITED);
                            },
                            it -> {
                                it.claim(EVE, "card", "k");
                                return at(it, SECOND_WAVE_MILLIS, "card", "l");
                            }),
                    new Row(
                            "the prize's cap for a day",
                            Refusal.PRIZE_DAY_CAP_REACHED,
                            TOMORROW_MILLIS,
                            rules -> {
                                rules.earnedBy = DAILY;
                                rules.prizeCaps = new PersonCaps(5, 1);
                            },
                            RefusalTest::claimAfterAnInvite),
                    row(
                            "a full wallet",
                            Refusal.WALLET_FULL,
                            it -> {
                                it.put(new EntityKey.OfWallet(EVE.user()), full());
                                return it.claim(EVE, "", "k");
                            }),
                    row(
                            "stopped",
                            Refusal.PRIZE_STOPPED,
                            it -> {
                                it.ask(new Command.StopPrize(Rules.ID, "card", OneShard.ANN));
                                return it.claim(EVE, "", "k");
                            }),
                    row(
                            "the last one is gone",
                            Refusal.PRIZE_SOLD_OUT,
                            it -> claimedByOthers(it, 10)),
                    new Row(
                            "the day's last one is gone",
                            Refusal.PRIZE_SOLD_OUT_TODAY,
                            TOMORROW_MILLIS,
                            rules -> {
                                rules.dayLimit = 3;
                            },
                            it -> claimedByOthers(it, 3)),
                    new Row(
                            "the wave's last one is gone",
                            Refusal.WAVE_SOLD_OUT,
                            SECOND_WAVE_MILLIS,
                            rules -> {
                                rules.waveLimit = 2;
                            },
                            it -> claimedByOthers(it, 2)));

    private static Outcome behindARoom(OneShard shard) {
        shard.ask(new Command.LeadRoom(Rules.ID, RoomState.OPEN, OneShard.ANN));
        return shard.claim(EVE, "", "k");
    }

    private static Row row(
            String situation, Refusal refusal, Function<OneShard, Outcome> lastClaim) {
        return new Row(situation, refusal, Outcome.NEVER, _ -> {}, lastClaim);
    }

    private static Row ruled(String situation, Refusal refusal, Consumer<Rules> rules) {
        return new Row(situation, refusal, Outcome.NEVER, rules, it -> it.claim(EVE, "", "k"));
    }

    private static Row row(
            String situation,
            Refusal refusal,
            Consumer<Rules> rules,
            Function<OneShard, Outcome> lastClaim) {
        return new Row(situation, refusal, Outcome.NEVER, rules, lastClaim);
    }

    @TestFactory
    Stream<DynamicTest> theSituationGivesTheRefusalAndRecordsNothing() {
        return TABLE.stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                row.situation(),
                                () -> {
                                    Rules rules = new Rules();
                                    row.rules().accept(rules);
                                    OneShard shard = new OneShard().with(rules.terms());
                                    assertThat(row.lastClaim().apply(shard))
                                            .isEqualTo(
                                                    new Outcome.Rejected(
                                                            row.refusal(), row.retryAtMillis()));
                                    Wallet before = shard.get(new EntityKey.OfWallet(EVE.user()));
                                    int entries = shard.journal().size();
                                    assertThat(row.lastClaim().apply(shard))
                                            .isInstanceOf(Outcome.Rejected.class);
                                    assertThat(shard.journal()).hasSize(entries);
                                    assertThat(shard.get(new EntityKey.OfWallet(EVE.user())))
                                            .isEqualTo(before);
                                }));
    }

    @Test
    void everyRefusalIsInTheTable() {
        Set<Refusal> covered = EnumSet.noneOf(Refusal.class);
        TABLE.forEach(row -> covered.add(row.refusal()));
        assertThat(covered).containsExactlyInAnyOrder(Refusal.values());
    }

    @Test
    void theSameKeyMaySucceedLater() {
        OneShard shard = new OneShard().with(new Rules().terms());
        assertThat(after(shard, CampaignStatus.PAUSED)).isInstanceOf(Outcome.Rejected.class);
        shard.lead(CampaignStatus.RUNNING);
        assertThat(shard.claim(EVE, "", "k")).isInstanceOf(Outcome.Granted.class);
    }

    @Test
    void aRepeatedKeyGetsItsAnswerWhateverHasBecomeOfTheCampaign() {
        OneShard shard = new OneShard().with(new Rules().terms());
        Outcome.Granted granted = (Outcome.Granted) shard.claim(EVE, "", "k");
        shard.lead(CampaignStatus.CLOSED);
        shard.advanceTo(Rules.START_MILLIS + 30 * Rules.DAY_MILLIS);
        shard.runTimers();
        assertThat(shard.claim(EVE, "", "k"))
                .isEqualTo(new Outcome.Granted(granted.voucher(), true));
    }

    private static Outcome claimInDraft() {
        OneShard shard = new OneShard();
        shard.ask(new Command.ApplyCampaign(new Rules().terms(), "00".repeat(32), OneShard.ANN));
        return shard.claim(EVE, "", "k");
    }

    private static Outcome claimBeforeTheWindow() {
        OneShard shard =
                new OneShard(Rules.START_MILLIS - Rules.HOUR_MILLIS).with(new Rules().terms());
        return shard.claim(EVE, "", "k");
    }

    private static Outcome after(OneShard shard, CampaignStatus status) {
        shard.lead(status);
        return shard.claim(EVE, "", "k");
    }

    private static Outcome at(OneShard shard, long atMillis, String prize, String key) {
        shard.advanceTo(atMillis);
        return shard.claim(EVE, prize, key);
    }

    private static Outcome claimTwice(OneShard shard) {
        shard.claim(EVE, "", "k");
        return shard.claim(EVE, "", "l");
    }

    private static Outcome claimAfterAnInvite(OneShard shard) {
        shard.put(
                new EntityKey.OfWallet(EVE.user()),
                Wallet.empty(EVE.user())
                        .with(voucher(1_024, Rules.ID, EarnedBy.INVITE, shard.nowMillis())));
        return shard.claim(EVE, "", "k");
    }

    private static Outcome claimedByOthers(OneShard shard, int count) {
        for (int i = 0; i < count; i++) {
            shard.claim(Person.of(new UserId(100, i)), "", "k");
        }
        return shard.claim(ADAM, "", "k");
    }

    private static Wallet full() {
        List<Voucher> vouchers = new ArrayList<>();
        for (int i = 0; i < Wallet.MAX_VOUCHERS; i++) {
            vouchers.add(voucher(i, "other", EarnedBy.INVITE, Rules.START_MILLIS));
        }
        return new Wallet(EVE.user(), vouchers, Wallet.NO_TIMER);
    }

    private static Voucher voucher(long id, String campaign, EarnedBy earnedBy, long atMillis) {
        long day = new Rules().terms().dayAt(atMillis);
        return new Voucher(
                id,
                campaign,
                "first",
                "card",
                earnedBy,
                2_500,
                2_500,
                -1,
                atMillis,
                day,
                0,
                new VoucherState.Issued(),
                "",
                "",
                List.of());
    }
}
