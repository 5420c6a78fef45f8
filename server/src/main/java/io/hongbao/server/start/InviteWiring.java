package io.hongbao.server.start;

import io.hongbao.core.UserId;
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
import io.hongbao.server.trace.Trace;
import io.hongbao.server.trace.Traces;
import io.hongbao.share.Link;
import io.hongbao.share.ShareForm;
import io.hongbao.share.Wordings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
    Traces traces() {
        return _ -> {};
    }

    @Produces
    @Singleton
    AbuseWatch abuseWatch() {
        return new Trusting();
    }

    @Produces
    @Singleton
    Clicks clicks() {
        return (_, _) -> Optional.empty();
    }

    @Produces
    @Singleton
    FormAdvice formAdvice() {
        return (_, _, _) -> ShareForm.LINK;
    }

    @Produces
    @Singleton
    PosterAddresses posters(PublicPages pages) {
        return (code, _, _, _) -> pages.base().url() + "/i/" + code.text() + "/poster.png";
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

    /** Doubts nothing and holds nobody to anything. */
    private static final class Trusting implements AbuseWatch {

        @Override
        public void seen(
                String campaign, UserId user, String device, long network, long atMillis) {}

        @Override
        public OptionalLong refusedUntil(UserId user, long network, long atMillis) {
            return OptionalLong.empty();
        }

        @Override
        public void wrongCode(UserId user, long network, long atMillis) {}

        @Override
        public List<String> doubts(Attempt attempt) {
            return List.of();
        }

        @Override
        public void accepted(Trace.Accepted accepted) {}
    }
}
