package io.hongbao.server.start;

import io.hongbao.server.outlet.OutletLoad;
import io.hongbao.server.overload.DegradeLevel;
import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.overload.Overload;
import io.hongbao.server.room.Doorkeeper;
import io.hongbao.server.room.RoomCards;
import io.hongbao.server.room.Rooms;
import io.hongbao.server.room.TicketFirst;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The parts of the waiting room, as {@link Wiring} has the others. */
@Singleton
final class RoomWiring {

    @Produces
    @Singleton
    Rooms rooms(Node node) {
        return new Rooms(node.host(), node.campaigns(), node.clock());
    }

    @Produces
    @Singleton
    Doorkeeper doorkeeper(
            Node node, Rooms rooms, OutletLoad load, Overload overload, DegradeLevels levels) {
        return new Doorkeeper(
                node.host(),
                rooms,
                node.campaigns(),
                node.outlets(),
                load,
                node.clock(),
                () -> overload.permitsPerSecond() / Doorkeeper.REQUESTS_PER_PERSON,
                () -> levels.isEngaged(DegradeLevel.CLAIMS_TICKET_FIRST));
    }

    @Produces
    @Singleton
    TicketFirst ticketFirst(Node node, Rooms rooms, Doorkeeper doorkeeper) {
        return new TicketFirst(node.host(), rooms, doorkeeper, node.clock());
    }

    @Produces
    @Singleton
    RoomCards roomCards(Node node, Doorkeeper doorkeeper) {
        return new RoomCards(node.campaigns(), doorkeeper, node.clock());
    }
}
