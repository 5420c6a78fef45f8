package io.hongbao.journal;

import io.hongbao.core.Event;
import io.hongbao.core.RoomEvent;
import io.hongbao.core.UserId;
import io.hongbao.core.room.Ticket;

/**
 * Writes and reads by hand what every person does in a waiting room: the ticket, and taking and
 * using it. Millions of people join within minutes.
 */
final class RoomWire {
    private RoomWire() {}

    static void taken(WireBuffer out, int field, RoomEvent.TicketTaken event) {
        int start = begin(out, field, event, event.opening());
        out.number(4, event.index());
        out.end(start);
    }

    static void entered(WireBuffer out, int field, RoomEvent.TicketEntered event) {
        int start = begin(out, field, event, event.opening());
        out.number(4, event.place());
        out.end(start);
    }

    private static int begin(WireBuffer out, int field, RoomEvent.OfTicket event, int opening) {
        int start = out.begin(field);
        VoucherWire.user(out, 1, event.user());
        out.text(2, event.campaign());
        out.number(3, opening);
        return start;
    }

    /** What both events consist of. */
    private record Fields(UserId user, String campaign, int opening, long number) {}

    static Event readTaken(WireReader in) {
        Fields fields = readFields(in);
        return new RoomEvent.TicketTaken(
                fields.user(), fields.campaign(), fields.opening(), fields.number());
    }

    static Event readEntered(WireReader in) {
        Fields fields = readFields(in);
        return new RoomEvent.TicketEntered(
                fields.user(), fields.campaign(), fields.opening(), fields.number());
    }

    private static Fields readFields(WireReader in) {
        UserId user = VoucherWire.NOBODY;
        String campaign = "";
        int opening = 0;
        long number = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.VARINT -> opening = (int) in.varint();
                case 4 << 3 | WireBuffer.VARINT -> number = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Fields(user, campaign, opening, number);
    }

    static void ticket(Ticket ticket, WireBuffer out) {
        VoucherWire.user(out, 1, ticket.user());
        out.text(2, ticket.campaign());
        out.number(3, ticket.opening());
        if (ticket.isTaken()) {
            out.present(4, ticket.index());
        }
        if (ticket.hasEntered()) {
            out.present(5, ticket.enteredPlace());
        }
        out.number(6, ticket.enteredAtMillis());
        out.number(7, EnumNumbers.BYPASS.of(ticket.bypass()));
    }

    static Ticket readTicket(WireReader in) {
        UserId user = VoucherWire.NOBODY;
        String campaign = "";
        int opening = 0;
        long index = Ticket.NO_INDEX;
        long enteredPlace = Ticket.NOT_ENTERED;
        long enteredAtMillis = 0;
        int bypass = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.VARINT -> opening = (int) in.varint();
                case 4 << 3 | WireBuffer.VARINT -> index = in.varint();
                case 5 << 3 | WireBuffer.VARINT -> enteredPlace = in.varint();
                case 6 << 3 | WireBuffer.VARINT -> enteredAtMillis = in.varint();
                case 7 << 3 | WireBuffer.VARINT -> bypass = (int) in.varint();
                default -> in.skip(tag);
            }
        }
        return new Ticket(
                campaign,
                user,
                opening,
                index,
                enteredPlace,
                enteredAtMillis,
                EnumNumbers.BYPASS.of(bypass));
    }
}
