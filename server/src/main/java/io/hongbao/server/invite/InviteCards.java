package io.hongbao.server.invite;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Text;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.PrizeView;
import io.hongbao.server.problem.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of answers about invites, as they are written. What does not exist is left out. */
final class InviteCards {
    private InviteCards() {}

    /**
     * The answer to {@code POST /v1/campaigns/{campaign}/invites}.
     *
     * @param status ready, expired or revoked
     * @param accepted how many people have accepted it
     * @param most for how many of them its inviter gets something
     * @param recommended in which form it is best handed on
     * @param kit its forms, but for the forbidden ones; only of one that can be accepted
     * @param forbidden the forms that must not be handed on there, and why
     */
    record Made(
            String status,
            String code,
            int accepted,
            int most,
            String expiresAt,
            RewardRules rewards,
            @Nullable String message,
            @Nullable String recommended,
            @Nullable Kit kit,
            @Nullable List<Forbidden> forbidden,
            boolean repeated) {}

    /** One invite in all its forms; those are left out that must not be handed on there. */
    record Kit(
            @Nullable LinkForm link,
            TextForm code,
            @Nullable TextForm passphrase,
            @Nullable Poster poster,
            TextForm spoken) {}

    /**
     * A form that a platform forbids.
     *
     * @param message what the person reads
     * @param rule what the platform's rule says, in an operator's words
     * @param source where it stands
     * @param checked the day when somebody last looked
     */
    record Forbidden(String form, String message, String rule, String source, String checked) {}

    /** The link, with what chat apps may show of it. */
    record LinkForm(String url, Preview preview) {}

    /** What chat apps may show of a link. */
    record Preview(String title, String description, String image) {}

    /** A form that is a text. */
    record TextForm(String text) {}

    /** The form that is a picture. */
    record Poster(String url) {}

    /** What accepted invites give. */
    record RewardRules(
            @Nullable PrizeCard inviter,
            @Nullable PrizeCard friend,
            @Nullable Draw draw,
            @Nullable List<Later> later) {

        static RewardRules of(CampaignView campaign, Language language) {
            InviteRules rules = campaign.terms().invites();
            return new RewardRules(
                    PrizeCard.of(campaign, rules.rewards().inviter(), language),
                    PrizeCard.of(campaign, rules.rewards().friend(), language),
                    Draw.of(campaign, language),
                    rules.later().isEmpty()
                            ? null
                            : rules.later().stream()
                                    .map(one -> Later.of(campaign, one, language))
                                    .toList());
        }
    }

    /** What every so many accepted invites give the inviter besides. */
    record Draw(int every, @Nullable PrizeCard prize) {

        static @Nullable Draw of(CampaignView campaign, Language language) {
            InviteRules.Draw draw = campaign.terms().invites().draw();
            return draw.every() == 0
                    ? null
                    : new Draw(draw.every(), PrizeCard.of(campaign, draw.prize(), language));
        }
    }

    /** What both sides get when the friend comes back on that day or later. */
    record Later(int day, @Nullable PrizeCard inviter, @Nullable PrizeCard friend) {

        static Later of(CampaignView campaign, InviteRules.Later later, Language language) {
            return new Later(
                    later.day(),
                    PrizeCard.of(campaign, later.rewards().inviter(), language),
                    PrizeCard.of(campaign, later.rewards().friend(), language));
        }
    }

    /** A prize in short; a card has its amount. */
    record PrizeCard(
            String prize, String kind, String name, String currency, @Nullable Long amountMinor) {

        static @Nullable PrizeCard of(CampaignView campaign, String id, Language language) {
            return campaign.prize(id)
                    .map(PrizeView::prize)
                    .map(prize ->
                            new PrizeCard(
                                    id,
                                    PrizeView.kind(prize),
                                    PrizeView.name(prize.names(), language, id),
                                    campaign.terms().currency(),
                                    prize.content() instanceof Prize.Card card
                                            ? card.amountMinor()
                                            : null))
                    .orElse(null);
        }
    }

    /**
     * The answer to {@code GET /v1/invites/{code}}.
     *
     * @param own whether it is the asker's
     * @param acceptable whether the asker can accept it now
     * @param reason why not, as a code
     */
    record FoundInvite(
            String status,
            String code,
            String campaign,
            boolean own,
            boolean acceptable,
            @Nullable String reason,
            @Nullable String message,
            String expiresAt,
            RewardRules rewards) {}

    /** Asks back which code was meant. */
    record DidYouMean(String status, List<String> suggestions, String message) {}

    /** Not now, for a reason that lies in the person. */
    record Rejected(String status, String code, String message, @Nullable String retryAt) {}

    /** Not yet: the same request once more. */
    record Waits(String status, String code, String message, String retryAt) {}

    /** Which invite an app was installed through. */
    record Installed(String status, @Nullable String code, @Nullable String campaign) {
        static final Installed NONE = new Installed("none", null, null);
    }

    /** A campaign's title, in {@code language} or else in any. */
    static String title(CampaignTerms terms, Language language) {
        Text wanted = terms.texts().get(language.id());
        return wanted == null
                ? terms.texts().values().stream().map(Text::title).sorted().findFirst().orElse("")
                : wanted.title();
    }
}
