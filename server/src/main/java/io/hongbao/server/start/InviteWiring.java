package io.hongbao.server.start;

import io.hongbao.server.abuse.AbuseWatch;
import io.hongbao.server.abuse.FactHashes;
import io.hongbao.server.abuse.FactLog;
import io.hongbao.server.abuse.HeldQueue;
import io.hongbao.server.abuse.ReviewRounds;
import io.hongbao.server.abuse.ScoredWatch;
import io.hongbao.server.admin.AdminErasure;
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
import jakarta.enterprise.inject.Typed;
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
    AbuseWatch abuseWatch(ScoredWatch watch) {
        return watch;
    }

    @Produces
    @Singleton
    FactLog factLog(Node node) {
        return FactLog.in(node.options().dataDirectory().resolve("abuse"));
    }

    /** Typed, so that tests may play another watch. */
    @Produces
    @Singleton
    @Typed(ScoredWatch.class)
    ScoredWatch scoredWatch(Node node, FactLog facts) {
        return new ScoredWatch(
                campaign ->
                        node.campaigns()
                                .find(campaign)
                                .filter(ReviewRounds::hasInvites)
                                .isPresent(),
                FactHashes.in(
                        node.options().dataDirectory().resolve("secrets").resolve("abuse-key")),
                facts,
                ScoredWatch.USUAL);
    }

    @Produces
    @Singleton
    HeldQueue heldQueue() {
        return new HeldQueue();
    }

    @Produces
    @Singleton
    ReviewRounds reviewRounds(Node node, ScoredWatch watch, HeldQueue held) {
        return new ReviewRounds(
                watch, held, node.host(), node.campaigns(), node.clock(), node.auditLog());
    }

    @Produces
    @Singleton
    AdminErasure.Forgetting forgottenTraces(Node node) {
        return user -> {
            long _ = node.watching().traces().forget(user);
        };
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
