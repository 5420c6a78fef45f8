package io.hongbao.finance;

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
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Supply;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A campaign for tests: daily cards of 25.00 that keep their rest and of 18.33 that forfeit it, and
 * cash, all good for two days, funded in shares that do not divide evenly; three outlets of two
 * merchants.
 */
final class Fair {
    static final String ID = "fair";
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 6);
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final long START_MILLIS = FIRST_DAY.atStartOfDay(ZONE).toInstant().toEpochMilli();
    static final long DAY_MILLIS = 86_400_000L;
    static final List<Funder> FUNDERS =
            List.of(
                    new Funder("Platform", 6_667),
                    new Funder("Merchants", 2_222),
                    new Funder("Tea House", 1_111));

    private Fair() {}

    static CampaignTerms terms(CampaignTerms.Expiry expiry) {
        return terms(ID, expiry);
    }

    static CampaignTerms terms(String id, CampaignTerms.Expiry expiry) {
        Window window = new Window(START_MILLIS, START_MILLIS + 20 * DAY_MILLIS);
        CampaignSecrets secrets = Town.SECRETS.of(id);
        return new CampaignTerms(
                id,
                Map.of("en", new Text("Fair", "For tests")),
                "CNY",
                100_000_000L,
                FUNDERS,
                ZONE,
                window,
                List.of(
                        new Wave(
                                "all",
                                window,
                                List.of("keeps", "forfeits", "cash"),
                                PersonCaps.NONE,
                                Prize.UNLIMITED)),
                List.of(
                        prize(
                                "keeps",
                                EarnedBy.CLAIM_DAILY,
                                new Prize.Card(5_000, 2_500, List.of(), 0, Prize.Rest.KEEP)),
                        prize(
                                "forfeits",
                                EarnedBy.CLAIM_DAILY,
                                new Prize.Card(5_000, 1_833, List.of(), 0, Prize.Rest.FORFEIT)),
                        prize(
                                "cash",
                                EarnedBy.CLAIM_DAILY,
                                new Prize.CashDeck(
                                        List.of(
                                                new Prize.CashDeck.Tier(888, 1_000),
                                                new Prize.CashDeck.Tier(66, 4_000))))),
                PersonCaps.NONE,
                Eligibility.ANYONE,
                expiry,
                List.of(),
                CampaignSecrets.commitment(secrets.drawSecret()),
                CampaignSecrets.commitment(secrets.placeSecret()),
                OrderRules.STANDARD,
                PayoutRules.STANDARD,
                RoomRules.NONE,
                InviteRules.NONE,
                false);
    }

    private static Prize prize(String id, EarnedBy earnedBy, Prize.Content content) {
        return new Prize(
                id,
                Map.of("en", id),
                content,
                Set.of(earnedBy),
                new Validity.Days(2),
                PersonCaps.NONE,
                Prize.UNLIMITED,
                Eligibility.ANYONE);
    }

    /** The outlets of one campaign. */
    static List<OutletTerms> outlets(String campaign) {
        return List.of(
                outlet(campaign, "tea-1", "Tea House"),
                outlet(campaign, "tea-2", "Tea House"),
                outlet(campaign, "noodles", "=Noodle, \"Bar\""));
    }

    private static OutletTerms outlet(String campaign, String id, String merchant) {
        return new OutletTerms(
                campaign,
                id,
                merchant,
                "drinks",
                Map.of("en", id),
                new Place(31_000_000, 121_000_000),
                List.of(),
                new Supply.Kitchen(1_000, 60, 5),
                List.of(item("small", 1_234), item("large", 3_457)));
    }

    private static MenuItem item(String id, long priceMinor) {
        return new MenuItem(id, Map.of("en", id), priceMinor, 1, List.of(), List.of());
    }
}
