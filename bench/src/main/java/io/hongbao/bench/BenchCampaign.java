package io.hongbao.bench;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.Funder;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.LaunchClearance;
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
import io.hongbao.embedded.EmbeddedHost;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The campaign that is measured with: one card for everybody, claimed once, with caps and a wave
 * like a real one.
 */
final class BenchCampaign {
    private BenchCampaign() {}

    static final String ID = "bench";
    static final long START_MILLIS = 1_770_343_200_000L;

    private static final long DAY_MILLIS = 86_400_000L;
    private static final long CARD_MINOR = 2_500;
    private static final long CARDS = 100_000_000;

    /** Applies and opens the campaign, unless it is there already. */
    static void open(EmbeddedHost host) {
        CampaignSecrets secrets = host.secrets().ofOrNew(ID);
        Authority by = new Authority("bench", "");
        ask(host, new Command.ApplyCampaign(terms(secrets), "0".repeat(64), by));
        ask(
                host,
                new Command.LeadCampaign(
                        ID,
                        CampaignStatus.SCHEDULED,
                        by,
                        true,
                        new LaunchClearance.Waived("a benchmark")));
    }

    private static void ask(EmbeddedHost host, Command command) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        if (!host.submit(command, answer::complete)) {
            throw new IllegalStateException("refused: " + command);
        }
        if (!(answer.join() instanceof Outcome.Led)) {
            throw new IllegalStateException(command + " came to " + answer.join());
        }
    }

    /** Scatters the people over the whole range of pseudonyms, as HMAC does. */
    static UserId user(long person) {
        return new UserId(mix(person), mix(~person));
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    static CampaignTerms terms(CampaignSecrets secrets) {
        Window window = new Window(START_MILLIS, START_MILLIS + 30 * DAY_MILLIS);
        Map<String, String> names = Map.of("zh", "卡", "en", "card");
        Prize card =
                new Prize(
                        "card25",
                        names,
                        new Prize.Card(
                                CARDS, CARD_MINOR, List.of("drinks", "dining"), 0, Prize.Rest.KEEP),
                        Set.of(EarnedBy.CLAIM_ONCE, EarnedBy.INVITE),
                        new Validity.Until(window.toMillis()),
                        new PersonCaps(21, PersonCaps.UNLIMITED),
                        Prize.UNLIMITED,
                        Eligibility.ANYONE);
        Wave wave = new Wave("one", window, List.of("card25"), PersonCaps.NONE, Prize.UNLIMITED);
        return new CampaignTerms(
                ID,
                Map.of("zh", new Text("红包", "红包"), "en", new Text("Bench", "Bench")),
                "CNY",
                CARDS * CARD_MINOR,
                List.of(new Funder("platform", 10_000)),
                ZoneId.of("Asia/Shanghai"),
                window,
                List.of(wave),
                List.of(card),
                new PersonCaps(21, PersonCaps.UNLIMITED),
                Eligibility.ANYONE,
                CampaignTerms.Expiry.TREASURY,
                List.of(),
                CampaignSecrets.commitment(secrets.drawSecret()),
                CampaignSecrets.commitment(secrets.placeSecret()),
                OrderRules.STANDARD,
                PayoutRules.STANDARD,
                RoomRules.NONE,
                InviteRules.NONE,
                false);
    }
}
