package io.hongbao.testkit;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.campaign.Window;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Campaigns whose invites give both sides cards and the inviter a draw, for tests. */
final class InviteTerms {

    static final String CARD = "card";
    static final String CASH = "cash";

    private static final long DAY_MILLIS = 86_400_000L;

    private InviteTerms() {}

    /** A card at once and after two days for both sides, and a draw for every second one. */
    static InviteRules rules(int most) {
        InviteRules.Sides both = new InviteRules.Sides(CARD, CARD);
        return new InviteRules(
                both,
                most,
                new InviteRules.Draw(2, CASH),
                List.of(new InviteRules.Later(2, both)),
                InviteRules.UNTIL_THE_END,
                false);
    }

    /**
     * Cards that can be claimed once and earned by invites, and cash that only invites earn, from
     * the second of two equal waves on.
     */
    static CampaignTerms of(
            CampaignTermsGenerator generator,
            String id,
            long fromMillis,
            int days,
            int cards,
            PersonCaps cardCaps,
            InviteRules rules) {
        Prize.Card content = new Prize.Card(cards, 2_500, List.of(), 0, Prize.Rest.KEEP);
        Prize.CashDeck deck =
                new Prize.CashDeck(
                        List.of(
                                new Prize.CashDeck.Tier(8_800, 2),
                                new Prize.CashDeck.Tier(188, 10)));
        long halfMillis = fromMillis + days * DAY_MILLIS / 2;
        Window first = new Window(fromMillis, halfMillis);
        Window second = new Window(halfMillis, fromMillis + days * DAY_MILLIS);
        Validity validity = new Validity.Until(fromMillis + 2L * days * DAY_MILLIS);
        CampaignTerms plain = generator.plain(id, fromMillis, days, content);
        return Terms.of(plain)
                .budgetMinor(content.totalMinor() + deck.totalMinor())
                .prizes(
                        List.of(
                                prize(
                                        CARD,
                                        content,
                                        Set.of(EarnedBy.CLAIM_ONCE, EarnedBy.INVITE),
                                        validity,
                                        cardCaps),
                                prize(
                                        CASH,
                                        deck,
                                        Set.of(EarnedBy.INVITE),
                                        validity,
                                        PersonCaps.NONE)))
                .waves(
                        List.of(
                                new Wave(
                                        "first",
                                        first,
                                        List.of(CARD),
                                        PersonCaps.NONE,
                                        Prize.UNLIMITED),
                                new Wave(
                                        "second",
                                        second,
                                        List.of(CARD, CASH),
                                        PersonCaps.NONE,
                                        Prize.UNLIMITED)))
                .invites(rules)
                .build();
    }

    private static Prize prize(
            String id,
            Prize.Content content,
            Set<EarnedBy> earnedBy,
            Validity validity,
            PersonCaps caps) {
        return new Prize(
                id,
                Map.of("en", id),
                content,
                earnedBy,
                validity,
                caps,
                Prize.UNLIMITED,
                Eligibility.ANYONE);
    }
}
