package io.hongbao.journal;

import io.hongbao.core.Message;
import io.hongbao.core.order.OrderRef;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.journal.v1.JournalProto;
import java.util.List;

/**
 * Writes and reads messages: what every order says to its outlet and hears from it by hand, other
 * bodies with the generated classes. The numbers are those of the kinds of {@code Message.Body}.
 */
final class MessageWire {
    private MessageWire() {}

    static void message(WireBuffer out, int field, Message message) {
        int start = out.begin(field);
        out.number(1, message.fromShard());
        out.number(2, message.toShard());
        out.number(3, message.number());
        out.text(4, message.campaign());
        int body = out.begin(5);
        switch (message.body()) {
            case Message.Reserve of -> reserve(out, 15, of);
            case Message.Reserved of -> {
                int kind = out.begin(16);
                OutletWire.ref(out, 1, of.order());
                OutletWire.reservation(out, 2, of.reservation());
                out.end(kind);
            }
            case Message.NotReserved of -> {
                int kind = out.begin(17);
                OutletWire.ref(out, 1, of.order());
                out.number(2, EnumNumbers.ORDER_END.of(of.reason()));
                out.end(kind);
            }
            case Message.GiveUpReservation of -> {
                int kind = out.begin(18);
                OutletWire.ref(out, 1, of.order());
                out.text(2, of.outlet());
                OutletWire.reservation(out, 3, of.reservation());
                out.end(kind);
            }
            default -> out.body(MessageMapping.toProto(message.body()));
        }
        out.end(body);
        out.end(start);
    }

    static Message readMessage(WireReader in) {
        int fromShard = 0;
        int toShard = 0;
        long number = 0;
        String campaign = "";
        List<Message.Body> body = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.VARINT -> fromShard = (int) in.varint();
                case 2 << 3 | WireBuffer.VARINT -> toShard = (int) in.varint();
                case 3 << 3 | WireBuffer.VARINT -> number = in.varint();
                case 4 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 5 << 3 | WireBuffer.DELIMITED -> body = List.of(readBody(in.nested()));
                default -> in.skip(tag);
            }
        }
        if (body.isEmpty()) {
            throw UnreadableJournal.malformed("Message has no body");
        }
        return new Message(fromShard, toShard, number, campaign, body.getFirst());
    }

    static Message.Body readBody(WireReader in) {
        return switch (in.nextField()) {
            case 15 -> readReserve(in.only("Body"));
            case 16 -> readReserved(in.only("Body"));
            case 17 -> readNotReserved(in.only("Body"));
            case 18 -> readGivenUp(in.only("Body"));
            default -> MessageMapping.fromProto(in.rest(JournalProto.Message.Body.parser()));
        };
    }

    private static void reserve(WireBuffer out, int field, Message.Reserve reserve) {
        int start = out.begin(field);
        OutletWire.ref(out, 1, reserve.order());
        out.text(2, reserve.outlet());
        out.number(3, reserve.makes());
        out.text(4, reserve.slot());
        out.number(5, reserve.seats());
        out.end(start);
    }

    private static Message.Body readReserve(WireReader in) {
        OrderRef order = new OrderRef(VoucherWire.NOBODY, "");
        String outlet = "";
        int makes = 0;
        String slot = "";
        int seats = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> order = OutletWire.readRef(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> outlet = in.word();
                case 3 << 3 | WireBuffer.VARINT -> makes = (int) in.varint();
                case 4 << 3 | WireBuffer.DELIMITED -> slot = in.word();
                case 5 << 3 | WireBuffer.VARINT -> seats = (int) in.varint();
                default -> in.skip(tag);
            }
        }
        return new Message.Reserve(order, outlet, makes, slot, seats);
    }

    private static Message.Body readReserved(WireReader in) {
        OrderRef order = new OrderRef(VoucherWire.NOBODY, "");
        List<Reservation> reservation = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> order = OutletWire.readRef(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED ->
                        reservation = List.of(OutletWire.readReservation(in.nested()));
                default -> in.skip(tag);
            }
        }
        if (reservation.isEmpty()) {
            throw UnreadableJournal.malformed("Reserved has no reservation");
        }
        return new Message.Reserved(order, reservation.getFirst());
    }

    private static Message.Body readNotReserved(WireReader in) {
        OrderRef order = new OrderRef(VoucherWire.NOBODY, "");
        int reason = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> order = OutletWire.readRef(in.nested());
                case 2 << 3 | WireBuffer.VARINT -> reason = (int) in.varint();
                default -> in.skip(tag);
            }
        }
        return new Message.NotReserved(order, EnumNumbers.ORDER_END.of(reason));
    }

    private static Message.Body readGivenUp(WireReader in) {
        OrderRef order = new OrderRef(VoucherWire.NOBODY, "");
        String outlet = "";
        List<Reservation> reservation = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> order = OutletWire.readRef(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> outlet = in.word();
                case 3 << 3 | WireBuffer.DELIMITED ->
                        reservation = List.of(OutletWire.readReservation(in.nested()));
                default -> in.skip(tag);
            }
        }
        if (reservation.isEmpty()) {
            throw UnreadableJournal.malformed("GiveUpReservation has no reservation");
        }
        return new Message.GiveUpReservation(order, outlet, reservation.getFirst());
    }
}
