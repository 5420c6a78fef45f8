package io.hongbao.core;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.Funder;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.campaign.Text;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.campaign.Window;
import io.hongbao.core.chance.CampaignSecrets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of a campaign for tests, changed one by one: one prize {@code card} of 10 cards of
 * 25.00, claimed once, in the first of two waves of a day each, with an hour's break.
 */
final class Rules {

    static final String ID = "test";
    static final long HOUR_MILLIS = 3_600_000L;
    static final long DAY_MILLIS = 24 * HOUR_MILLIS;

    /** 2026-02-06 00:00 in Shanghai. */
    static final long START_MILLIS = 1_770_307_200_000L;

    Prize.Content content = new Prize.Card(10, 2_500, List.of(), 0, Prize.Rest.KEEP);
    Set<EarnedBy> earnedBy = Set.of(EarnedBy.CLAIM_ONCE);
    Validity validity = new Validity.Days(10);
    PersonCaps prizeCaps = PersonCaps.NONE;
    PersonCaps waveCaps = PersonCaps.NONE;
    PersonCaps caps = PersonCaps.NONE;
    long dayLimit = Prize.UNLIMITED;
    long waveLimit = Prize.UNLIMITED;
    Eligibility eligibility = Eligibility.ANYONE;
    Eligibility prizeEligibility = Eligibility.ANYONE;
    PayoutRules payouts = PayoutRules.STANDARD;
    CampaignTerms.Expiry expiry = CampaignTerms.Expiry.TREASURY;
    OrderRules orders = OrderRules.STANDARD;
    String id = ID;
    RoomRules waitingRoom = RoomRules.NONE;
    InviteRules invites = InviteRules.NONE;

    /** How long the campaign runs on after its last wave. */
    long afterLastWaveMillis;

    CampaignTerms terms() {
        Prize card =
                new Prize(
                        "card",
                        Map.of("en", "Card"),
                        content,
                        earnedBy,
                        validity,
                        prizeCaps,
                        dayLimit,
                        prizeEligibility);
        Prize later =
                new Prize(
                        "later",
                        Map.of("en", "Later"),
                        new Prize.Card(1, 100, List.of(), 0, Prize.Rest.KEEP),
                        Set.of(EarnedBy.CLAIM_ONCE),
                        new Validity.Days(10),
                        PersonCaps.NONE,
                        Prize.UNLIMITED,
                        Eligibility.ANYONE);
        Window first = new Window(START_MILLIS, START_MILLIS + DAY_MILLIS);
        Window second =
                new Window(
                        START_MILLIS + DAY_MILLIS + HOUR_MILLIS,
                        START_MILLIS + 2 * DAY_MILLIS + HOUR_MILLIS);
        CampaignSecrets secrets = OneShard.SECRETS.of(ID);
        return new CampaignTerms(
                id,
                Map.of("en", new Text("Test", "For tests")),
                "CNY",
                content.totalMinor() + 100,
                List.of(new Funder("platform", 10_000)),
                ZoneId.of("Asia/Shanghai"),
                new Window(START_MILLIS, second.toMillis() + afterLastWaveMillis),
                List.of(
                        new Wave("first", first, List.of("card"), waveCaps, waveLimit),
                        new Wave(
                                "second",
                                second,
                                List.of("card", "later"),
                                waveCaps,
                                Prize.UNLIMITED)),
                List.of(card, later),
                caps,
                eligibility,
                expiry,
                List.of(),
                CampaignSecrets.commitment(secrets.drawSecret()),
                CampaignSecrets.commitment(secrets.placeSecret()),
                orders,
                payouts,
                waitingRoom,
                invites,
                false);
    }
}
