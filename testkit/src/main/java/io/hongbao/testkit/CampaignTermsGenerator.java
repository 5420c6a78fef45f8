package io.hongbao.testkit;

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
import io.hongbao.core.chance.Secrets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Makes random campaigns: every kind of prize, stocks from one envelope up, waves, limits, caps and
 * eligibility rules, in time zones with and without summer time.
 */
public final class CampaignTermsGenerator {

    private static final long HOUR_MILLIS = 3_600_000L;
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("America/New_York"), ZoneId.of("UTC"));

    private final SplittableRandom random;
    private final Secrets secrets;

    public CampaignTermsGenerator(SplittableRandom random, Secrets secrets) {
        this.random = random;
        this.secrets = secrets;
    }

    /**
     * A campaign whose window begins at {@code startMillis}.
     *
     * @param mostEnvelopes how many envelopes a prize has at most
     */
    public CampaignTerms next(String id, long startMillis, int mostEnvelopes) {
        int prizeCount = random.nextInt(1, 5);
        List<Prize> prizes = new ArrayList<>();
        for (int i = 0; i < prizeCount; i++) {
            prizes.add(prize("prize" + i, startMillis, mostEnvelopes, i == 0));
        }
        long promisedMinor = prizes.stream().mapToLong(prize -> prize.content().totalMinor()).sum();
        long spareMinor = random.nextBoolean() ? 0 : random.nextLong(promisedMinor + 1);
        List<Wave> waves = waves(prizes, startMillis, mostEnvelopes);
        Window window =
                new Window(
                        startMillis,
                        waves.getLast().window().toMillis() + random.nextLong(2) * HOUR_MILLIS);
        PersonCaps caps = random.nextInt(3) == 0 ? caps(8) : PersonCaps.NONE;
        Eligibility eligibility = random.nextInt(4) == 0 ? eligibility() : Eligibility.ANYONE;
        CampaignTerms.Expiry expiry =
                random.nextInt(3) == 0
                        ? CampaignTerms.Expiry.BREAKAGE
                        : CampaignTerms.Expiry.TREASURY;
        return terms(
                id, promisedMinor + spareMinor, window, waves, prizes, caps, eligibility, expiry);
    }

    /**
     * One wave, one prize, no rules: {@code count} envelopes for whoever asks once, for {@code
     * days} days.
     */
    public CampaignTerms plain(String id, long startMillis, int days, Prize.Content content) {
        Prize prize =
                prize("card", content, new Validity.Until(startMillis + 48L * days * HOUR_MILLIS));
        Window window = new Window(startMillis, startMillis + 24L * days * HOUR_MILLIS);
        Wave wave =
                new Wave("wave0", window, List.of(prize.id()), PersonCaps.NONE, Prize.UNLIMITED);
        return terms(
                id,
                content.totalMinor(),
                window,
                List.of(wave),
                List.of(prize),
                PersonCaps.NONE,
                Eligibility.ANYONE,
                CampaignTerms.Expiry.TREASURY);
    }

    /** A prize that anybody may claim once. */
    public static Prize prize(String id, Prize.Content content, Validity validity) {
        return new Prize(
                id,
                Map.of("en", id),
                content,
                Set.of(EarnedBy.CLAIM_ONCE),
                validity,
                PersonCaps.NONE,
                Prize.UNLIMITED,
                Eligibility.ANYONE);
    }

    private CampaignTerms terms(
            String id,
            long budgetMinor,
            Window window,
            List<Wave> waves,
            List<Prize> prizes,
            PersonCaps caps,
            Eligibility eligibility,
            CampaignTerms.Expiry expiry) {
        CampaignSecrets both = secrets.of(id);
        return new CampaignTerms(
                id,
                Map.of("en", new Text("Campaign " + id, "Made by a seed")),
                "CNY",
                budgetMinor,
                List.of(new Funder("platform", 7_000), new Funder("merchants", 3_000)),
                ZONES.get(random.nextInt(ZONES.size())),
                window,
                waves,
                prizes,
                caps,
                eligibility,
                expiry,
                List.of(),
                CampaignSecrets.commitment(both.drawSecret()),
                CampaignSecrets.commitment(both.placeSecret()),
                OrderRules.STANDARD,
                PayoutRules.STANDARD,
                RoomRules.NONE,
                InviteRules.NONE,
                false);
    }

    private List<Wave> waves(List<Prize> prizes, long startMillis, int mostEnvelopes) {
        int count = random.nextInt(1, 4);
        List<Wave> waves = new ArrayList<>();
        long from = startMillis;
        for (int i = 0; i < count; i++) {
            long to = from + random.nextInt(5, 80) * HOUR_MILLIS;
            List<String> ids = new ArrayList<>();
            for (Prize prize : prizes) {
                if (ids.isEmpty() || random.nextInt(4) > 0) {
                    ids.add(prize.id());
                }
            }
            PersonCaps caps = random.nextInt(3) == 0 ? caps(5) : PersonCaps.NONE;
            long limit =
                    random.nextInt(3) == 0
                            ? random.nextLong(1, mostEnvelopes + 1L)
                            : Prize.UNLIMITED;
            waves.add(new Wave("wave" + i, new Window(from, to), ids, caps, limit));
            from = to + random.nextInt(3) * HOUR_MILLIS;
        }
        return waves;
    }

    private Prize prize(String id, long startMillis, int mostEnvelopes, boolean claimable) {
        int kind = random.nextInt(10);
        Set<EarnedBy> earnedBy =
                kind < 5 || (claimable && kind == 9)
                        ? Set.of(EarnedBy.CLAIM_DAILY)
                        : kind < 9
                                ? Set.of(EarnedBy.CLAIM_ONCE, EarnedBy.INVITE)
                                : Set.of(EarnedBy.INVITE);
        Validity validity =
                random.nextBoolean()
                        ? new Validity.Days(random.nextInt(1, 4))
                        : new Validity.Until(startMillis + random.nextInt(30, 400) * HOUR_MILLIS);
        return new Prize(
                id,
                Map.of("en", "Prize " + id, "zh", "奖品"),
                content(mostEnvelopes),
                earnedBy,
                validity,
                random.nextInt(3) == 0 ? caps(4) : PersonCaps.NONE,
                random.nextInt(3) == 0 ? random.nextLong(1, mostEnvelopes + 1L) : Prize.UNLIMITED,
                random.nextInt(5) == 0 ? eligibility() : Eligibility.ANYONE);
    }

    private Prize.Content content(int mostEnvelopes) {
        long count =
                random.nextInt(4) == 0
                        ? random.nextLong(1, 4)
                        : random.nextLong(1, mostEnvelopes + 1L);
        return switch (random.nextInt(3)) {
            case 0 -> {
                Prize.Rest rest = random.nextBoolean() ? Prize.Rest.KEEP : Prize.Rest.FORFEIT;
                yield new Prize.Card(
                        count,
                        random.nextLong(1, 5_000),
                        List.of("drinks"),
                        random.nextLong(500),
                        rest);
            }
            case 1 -> {
                List<Prize.CashDeck.Tier> tiers = new ArrayList<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    tiers.add(
                            new Prize.CashDeck.Tier(
                                    random.nextLong(1, 288_800),
                                    random.nextLong(1, Math.max(2, count / 2 + 1))));
                }
                yield new Prize.CashDeck(tiers);
            }
            default -> {
                long minimumMinor = random.nextLong(1, 20);
                long totalMinor = count * minimumMinor + random.nextLong(count * 500 + 1);
                yield new Prize.LuckySplit(count, totalMinor, minimumMinor);
            }
        };
    }

    private PersonCaps caps(int most) {
        int total = random.nextInt(1, most + 1);
        return random.nextBoolean()
                ? new PersonCaps(total, PersonCaps.UNLIMITED)
                : new PersonCaps(
                        random.nextBoolean() ? PersonCaps.UNLIMITED : total,
                        random.nextInt(1, total + 1));
    }

    private Eligibility eligibility() {
        return switch (random.nextInt(4)) {
            case 0 -> new Eligibility(Eligibility.Audience.NEW, List.of(), "");
            case 1 -> new Eligibility(Eligibility.Audience.RETURNING, List.of(), "");
            case 2 -> new Eligibility(Eligibility.Audience.ANYONE, List.of("CN"), "");
            default -> new Eligibility(Eligibility.Audience.ANYONE, List.of(), "6.1.0");
        };
    }
}
