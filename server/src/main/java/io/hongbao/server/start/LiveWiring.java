package io.hongbao.server.start;

import io.hongbao.server.admin.Desk;
import io.hongbao.server.admin.EventsRoute;
import io.hongbao.server.admin.LiveRoute;
import io.hongbao.server.live.Live;
import io.hongbao.server.metrics.ClaimMetrics;
import io.hongbao.server.order.Ordering;
import io.hongbao.server.outlet.OutletLoad;
import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.overload.Overload;
import io.hongbao.server.rehearse.Rehearsals;
import io.hongbao.server.room.RoomCards;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts together what operators are told without asking again, and what they rehearse. */
@Singleton
final class LiveWiring {

    @Produces
    @Singleton
    Rehearsals rehearsals(Node node) {
        return new Rehearsals(node.options().rehearsals().place());
    }

    @Produces
    @Singleton
    ClaimMetrics claimMetrics(Node node) {
        return new ClaimMetrics(node.registry());
    }

    @Produces
    @Singleton
    Live live(
            Node node,
            ClaimMetrics claims,
            Ordering ordering,
            RoomCards rooms,
            Overload overload,
            DegradeLevels levels,
            OutletLoad load) {
        return new Live(
                new Live.Sources(
                        node.campaigns(),
                        claims,
                        ordering,
                        rooms,
                        overload,
                        levels,
                        node.outlets(),
                        load,
                        node.watching().moments(),
                        node.clock()));
    }

    @Produces
    @Singleton
    LiveRoute liveRoute(Node node, Desk desk, Live live) {
        return new LiveRoute(desk, node.campaigns(), live);
    }

    @Produces
    @Singleton
    EventsRoute eventsRoute(Node node, Desk desk) {
        return new EventsRoute(desk, node.watching().told());
    }
}
