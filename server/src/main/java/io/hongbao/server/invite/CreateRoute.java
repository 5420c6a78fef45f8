package io.hongbao.server.invite;

import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.metrics.InviteMetrics;
import io.hongbao.server.problem.Language;
import io.vertx.core.http.HttpServerRequest;

/**
 * {@code POST /v1/campaigns/{campaign}/invites}: gives a person their invite, with all its forms.
 * The account is the key: whoever asks again has the same invite.
 */
final class CreateRoute implements HotRoute {

    private static final InviteMetrics.Kind KIND = InviteMetrics.Kind.CREATE;

    private final InviteDesk desk;
    private final MadeCards cards;

    CreateRoute(InviteDesk desk) {
        this.desk = desk;
        this.cards = new MadeCards(desk);
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        Deadline deadline = Deadline.of(request, System.nanoTime());
        Asker asker = desk.asker(request, loop);
        desk.parts().campaigns().requirePublished(target);
        asker.pass().requireCampaign(target);
        Requests.idempotencyKeyIfAny(request);
        Language language = InviteDesk.language(request);
        if (desk.deferral().isEngaged()) {
            desk.answer(request, loop, KIND, desk.deferral().reply(asker.campaign(), language));
            return;
        }
        desk.read(
                request,
                loop,
                KIND,
                body -> {
                    MadeCards.Wish wish =
                            MadeCards.Wish.of(
                                    Fields.body(
                                            request,
                                            body,
                                            Fields.Making.class,
                                            Fields.Making.NOTHING),
                                    language);
                    new InviteExchange(
                                    request,
                                    loop,
                                    deadline,
                                    desk.parts().metrics(),
                                    KIND,
                                    outcome -> reply(outcome, asker, wish, language))
                            .submit(
                                    desk.parts().host(),
                                    new Command.CreateInvite(desk.person(asker), target));
                });
    }

    Reply reply(Outcome outcome, Asker asker, MadeCards.Wish wish, Language language) {
        return switch (outcome) {
            case Outcome.InviteStands stands ->
                    Reply.ok(
                            stands.repeated() ? "repeated" : "done",
                            cards.card(asker, stands, wish, language));
            case Outcome.InviteRefused refused -> desk.refusals().reply(refused, asker, language);
            default -> throw new IllegalStateException("making an invite came to " + outcome);
        };
    }
}
