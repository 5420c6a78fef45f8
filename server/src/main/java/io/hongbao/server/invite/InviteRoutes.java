package io.hongbao.server.invite;

import io.hongbao.server.edge.HotRoutes;
import io.vertx.core.http.HttpMethod;

/** All routes about invites. */
public final class InviteRoutes {

    private final InviteDesk desk;

    public InviteRoutes(InviteParts parts) {
        this.desk = new InviteDesk(parts);
    }

    /** The same for the assistant. */
    public InvitesInChat inChat() {
        return new InvitesInChat(desk);
    }

    /** With these routes besides. */
    public HotRoutes addTo(HotRoutes routes) {
        return routes.with(HttpMethod.POST, "/v1/campaigns/", "/invites", new CreateRoute(desk))
                .with(HttpMethod.GET, "/v1/invites/", "", new LookUpRoute(desk))
                .with(HttpMethod.POST, "/v1/invites/", "/acceptances", new AcceptRoute(desk))
                .with(HttpMethod.POST, "/v1/invites/", "/shares", new ShareRoute(desk))
                .with(HttpMethod.POST, "/v1/invites/", "/reports", new ReportRoute(desk))
                .with(HttpMethod.POST, "/v1/installs", new InstallRoute(desk));
    }
}
