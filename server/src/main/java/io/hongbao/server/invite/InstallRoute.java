package io.hongbao.server.invite;

import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.metrics.InviteMetrics;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.ShortCode;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * {@code POST /v1/installs}: the app is opened for the first time, by somebody who came through an
 * invite's page. The answer says which invite, so that nobody has to type its code.
 */
final class InstallRoute implements HotRoute {

    private static final InviteMetrics.Kind KIND = InviteMetrics.Kind.INSTALL;

    private final InviteDesk desk;

    InstallRoute(InviteDesk desk) {
        this.desk = desk;
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        Asker asker = desk.asker(request, loop);
        Requests.idempotencyKeyIfAny(request);
        desk.read(
                request,
                loop,
                KIND,
                body -> {
                    String id =
                            Fields.click(Fields.body(request, body, Fields.Install.class).click());
                    Optional<Clicks.Click> click = desk.parts().clicks().read(id, desk.nowMillis());
                    desk.answer(
                            request,
                            loop,
                            KIND,
                            click.map(known -> reply(asker, known)).orElseGet(InstallRoute::none));
                });
    }

    private static Reply none() {
        return Reply.ok("none", InviteCards.Installed.NONE);
    }

    /**
     * A page is shown for every code, so a click tells of no invite: it is looked up like a code.
     */
    private Reply reply(Asker asker, Clicks.Click click) {
        Lookup.Result result =
                desk.lookup()
                        .find(asker, click.number(), click.way().form(), click.way().channel());
        if (!(result instanceof Lookup.Found found)
                || found.own().number() == found.invite().number()) {
            return none();
        }
        desk.parts()
                .traces()
                .happened(
                        new Trace.Installed(
                                asker.campaign().id(),
                                desk.nowMillis(),
                                click.number(),
                                asker.user(),
                                click.way()));
        return Reply.ok(
                "done",
                new InviteCards.Installed(
                        "matched", ShortCode.of(click.number()).text(), asker.campaign().id()));
    }
}
