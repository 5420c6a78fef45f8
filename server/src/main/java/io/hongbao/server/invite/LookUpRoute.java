package io.hongbao.server.invite;

import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.metrics.InviteMetrics;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Messages;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.ShortCode;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code GET /v1/invites/{code}}: what an invite is, before it is accepted. The code may be
 * whatever somebody typed or pasted.
 */
final class LookUpRoute implements HotRoute {

    private static final InviteMetrics.Kind KIND = InviteMetrics.Kind.LOOK_UP;

    private final InviteDesk desk;

    LookUpRoute(InviteDesk desk) {
        this.desk = desk;
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        Asker asker = desk.asker(request, loop);
        Language language = InviteDesk.language(request);
        String click = Objects.requireNonNullElse(request.getParam("click"), "");
        desk.read(
                request,
                loop,
                KIND,
                _ ->
                        desk.answer(
                                request,
                                loop,
                                KIND,
                                reply(
                                        desk.lookup().find(asker, Fields.pathText(target), "code"),
                                        click,
                                        asker,
                                        language)));
    }

    /**
     * What came of a look-up, which is an open of the invite.
     *
     * @param click of the landing page that led here, which counted the open itself; or empty
     */
    Reply reply(Lookup.Result result, String click, Asker asker, Language language) {
        return switch (result) {
            case Lookup.Found found -> {
                if (found.own().number() != found.invite().number() && !led(click, found)) {
                    opened(found, asker);
                }
                yield Reply.ok("done", card(found, asker, language));
            }
            case Lookup.Near near -> near(near, language);
            case Lookup.Nowhere _ -> throw Lookup.unknown();
        };
    }

    private boolean led(String click, Lookup.Found found) {
        return !click.isEmpty()
                && click.length() <= Fields.MOST_CLICK
                && desk.parts()
                        .clicks()
                        .read(click, desk.nowMillis())
                        .filter(known -> known.number() == found.invite().number())
                        .isPresent();
    }

    /** Asks back. */
    static Reply near(Lookup.Near near, Language language) {
        return Reply.ok(
                "did_you_mean",
                new InviteCards.DidYouMean(
                        "did_you_mean",
                        near.suggestions().stream().map(ShortCode::text).toList(),
                        Messages.ofInvite("did_you_mean", language)));
    }

    private void opened(Lookup.Found found, Asker asker) {
        desk.parts()
                .traces()
                .happened(
                        new Trace.Opened(
                                asker.campaign().id(),
                                desk.nowMillis(),
                                found.invite().number(),
                                new Trace.Way(
                                        found.sighting().form(), found.sighting().channel())));
    }

    private InviteCards.FoundInvite card(Lookup.Found found, Asker asker, Language language) {
        CampaignView campaign = asker.campaign();
        Invite invite = found.invite();
        Optional<InviteRefusal> refusal =
                Acceptability.refusal(found, desk.person(asker), campaign, desk.nowMillis());
        return new InviteCards.FoundInvite(
                "found",
                ShortCode.of(invite.number()).text(),
                campaign.id(),
                found.own().number() == invite.number(),
                refusal.isEmpty(),
                refusal.map(Messages::codeOf).orElse(null),
                refusal.map(why -> Messages.of(why, language)).orElse(null),
                Rfc3339.of(invite.expiresAtMillis(campaign.terms()), campaign.terms().zone()),
                desk.rules(campaign, language));
    }
}
