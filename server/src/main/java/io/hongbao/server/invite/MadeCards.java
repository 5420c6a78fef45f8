package io.hongbao.server.invite;

import io.hongbao.core.Outcome;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Messages;
import io.hongbao.share.Channel;
import io.hongbao.share.Link;
import io.hongbao.share.Occasion;
import io.hongbao.share.Place;
import io.hongbao.share.ShareForm;
import io.hongbao.share.ShareKit;
import io.hongbao.share.ShortCode;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows people their own invite, with everything that they need to hand it on. */
final class MadeCards {

    private final InviteDesk desk;

    MadeCards(InviteDesk desk) {
        this.desk = desk;
    }

    /**
     * For whom the forms are written.
     *
     * @param name who invites; empty for nobody by name
     * @param texts the language of the texts to hand on
     */
    record Wish(Channel channel, String name, io.hongbao.share.Language texts) {

        static Wish of(Fields.Making said, Language language) {
            return new Wish(
                    Fields.channelOrOther(said.channel()),
                    Fields.name(said.name()),
                    Fields.language(said.lang(), language));
        }
    }

    InviteCards.Made card(Asker asker, Outcome.InviteStands stands, Wish wish, Language language) {
        Invite invite = stands.invite();
        CampaignView campaign = asker.campaign();
        ShortCode code = ShortCode.of(invite.number());
        Optional<InviteRefusal> over = over(stands);
        FormAdvice.OnChannel advice =
                desk.parts().advice().onChannel(campaign.id(), wish.channel(), asker.user());
        Set<ShareForm> forbidden = forbidden(advice);
        return new InviteCards.Made(
                over.map(MadeCards::status).orElse("ready"),
                code.text(),
                invite.accepted(),
                stands.most(),
                Rfc3339.of(stands.expiresAtMillis(), campaign.terms().zone()),
                desk.rules(campaign, language),
                over.map(why -> Messages.of(why, language)).orElse(null),
                over.isPresent() ? null : advice.form().id(),
                over.isPresent() ? null : kit(code, campaign, wish, advice.rewordings(), forbidden),
                over.isPresent() || forbidden.isEmpty() ? null : rules(advice, forbidden, language),
                stands.repeated());
    }

    private Optional<InviteRefusal> over(Outcome.InviteStands stands) {
        if (stands.invite().revoked()) {
            return Optional.of(InviteRefusal.INVITE_REVOKED);
        }
        return desk.nowMillis() >= stands.expiresAtMillis()
                ? Optional.of(InviteRefusal.INVITE_EXPIRED)
                : Optional.empty();
    }

    private static String status(InviteRefusal over) {
        return over == InviteRefusal.INVITE_REVOKED ? "revoked" : "expired";
    }

    /**
     * What must not be handed on there. What is recommended all the same, an operator has pinned.
     */
    private static Set<ShareForm> forbidden(FormAdvice.OnChannel advice) {
        Set<ShareForm> forms = EnumSet.noneOf(ShareForm.class);
        advice.rules().forEach(rule -> forms.add(rule.form()));
        forms.remove(advice.form());
        return forms;
    }

    private static List<InviteCards.Forbidden> rules(
            FormAdvice.OnChannel advice, Set<ShareForm> forbidden, Language language) {
        return advice.rules().stream()
                .filter(rule -> forbidden.contains(rule.form()))
                .map(rule ->
                        new InviteCards.Forbidden(
                                rule.form().id(),
                                Messages.ofInvite("forbidden", language),
                                rule.text(),
                                rule.source(),
                                rule.checked().toString()))
                .toList();
    }

    private InviteCards.Kit kit(
            ShortCode code,
            CampaignView campaign,
            Wish wish,
            int rewordings,
            Set<ShareForm> forbidden) {
        Occasion occasion = occasion(campaign, wish);
        Place place = new Place(campaign.id(), wish.channel(), rewordings);
        ShareKit kit = desk.parts().pages().kits().kit(code, occasion, wish.texts(), place);
        String poster = desk.parts().posters().urlFor(kit.poster());
        Link.Preview preview = kit.link().preview(occasion, wish.texts(), URI.create(poster));
        InviteCards.LinkForm link =
                new InviteCards.LinkForm(
                        kit.link().url(),
                        new InviteCards.Preview(
                                preview.title(),
                                preview.description(),
                                preview.image().toString()));
        InviteCards.TextForm passphrase = new InviteCards.TextForm(kit.passphrase().text());
        return new InviteCards.Kit(
                forbidden.contains(ShareForm.LINK) ? null : link,
                new InviteCards.TextForm(kit.code().text()),
                forbidden.contains(ShareForm.PASSPHRASE) ? null : passphrase,
                forbidden.contains(ShareForm.POSTER) ? null : new InviteCards.Poster(poster),
                new InviteCards.TextForm(kit.words().text()));
    }

    private Occasion occasion(CampaignView campaign, Wish wish) {
        Language language = Fields.ofAnswers(wish.texts());
        InviteCards.PrizeCard prize = desk.rules(campaign, language).friend();
        return new Occasion(
                InviteCards.title(campaign.terms(), language),
                wish.name(),
                prize == null ? "" : prize.name());
    }
}
