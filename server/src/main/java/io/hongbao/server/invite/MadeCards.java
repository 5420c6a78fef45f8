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
import io.hongbao.share.ShareKit;
import io.hongbao.share.ShortCode;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        return new InviteCards.Made(
                over.map(MadeCards::status).orElse("ready"),
                code.text(),
                invite.accepted(),
                stands.most(),
                Rfc3339.of(stands.expiresAtMillis(), campaign.terms().zone()),
                desk.rules(campaign, language),
                over.map(why -> Messages.of(why, language)).orElse(null),
                over.isPresent() ? null : recommended(asker, wish),
                over.isPresent() ? null : kit(code, campaign, wish),
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

    private @Nullable String recommended(Asker asker, Wish wish) {
        return desk.parts()
                .advice()
                .formFor(asker.campaign().id(), wish.channel(), asker.user())
                .id();
    }

    private InviteCards.Kit kit(ShortCode code, CampaignView campaign, Wish wish) {
        Occasion occasion = occasion(campaign, wish);
        ShareKit kit =
                desk.parts().pages().kits().kit(code, occasion, wish.texts(), wish.channel());
        String poster = desk.parts().posters().urlFor(code, occasion, wish.texts(), wish.channel());
        Link.Preview preview = kit.link().preview(occasion, wish.texts(), URI.create(poster));
        return new InviteCards.Kit(
                new InviteCards.LinkForm(
                        kit.link().url(),
                        new InviteCards.Preview(
                                preview.title(),
                                preview.description(),
                                preview.image().toString())),
                new InviteCards.TextForm(kit.code().text()),
                new InviteCards.TextForm(kit.passphrase().text()),
                new InviteCards.Poster(poster),
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
