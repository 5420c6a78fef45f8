package io.hongbao.server.start;

import io.hongbao.server.abuse.AbuseWatch;
import io.hongbao.server.invite.Clicks;
import io.hongbao.server.invite.FormAdvice;
import io.hongbao.server.invite.FriendsReturn;
import io.hongbao.server.invite.InviteParts;
import io.hongbao.server.invite.InviteRoutes;
import io.hongbao.server.invite.PosterAddresses;
import io.hongbao.server.invite.PublicPages;
import io.hongbao.server.metrics.InviteMetrics;
import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.room.Rooms;
import io.hongbao.server.session.Arrivals;
import io.hongbao.server.trace.Traces;
import io.hongbao.share.Link;
import io.hongbao.share.Wordings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts together what has to do with invites. */
@Singleton
final class InviteWiring {

    @Produces
    @Singleton
    PublicPages publicPages(Node node) {
        return new PublicPages(
                () ->
                        node.options()
                                .publicBase()
                                .orElseGet(() ->
                                        new Link.Base(
                                                "http://localhost:"
                                                        + Integer.getInteger(
                                                                Lifecycle.PORT_PROPERTY,
                                                                node.options().port()))),
                Wordings.shipped());
    }

    @Produces
    @Singleton
    Arrivals arrivals(Node node, AbuseWatch watch) {
        return new FriendsReturn(node.host(), node.clock(), watch);
    }

    @Produces
    @Singleton
    InviteRoutes inviteRoutes(
            Node node,
            Rooms rooms,
            PublicPages pages,
            FormAdvice advice,
            PosterAddresses posters,
            Clicks clicks,
            Traces traces,
            AbuseWatch watch,
            DegradeLevels levels) {
        return new InviteRoutes(
                new InviteParts(
                        node.host(),
                        node.campaigns(),
                        rooms,
                        node.passes(),
                        node.clock(),
                        node.machineClock(),
                        pages,
                        advice,
                        posters,
                        clicks,
                        traces,
                        watch,
                        levels,
                        new InviteMetrics(node.registry())));
    }
}
