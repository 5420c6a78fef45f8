package io.hongbao.journal;

import io.hongbao.core.Event;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.RoomEvent;
import io.hongbao.journal.v1.JournalProto;

/**
 * Writes and reads events: those that every claim, order, ticket and invite has by hand, the others
 * with the generated classes. The numbers are those of the kinds of {@code Event}.
 */
final class EventWire {
    private EventWire() {}

    static void event(WireBuffer out, int field, Event event) {
        int start = out.begin(field);
        switch (event) {
            case Event.EnvelopeGranted of -> VoucherWire.granted(out, 1, of);
            case Event.VoucherHeld of -> VoucherWire.held(out, 2, of);
            case Event.VoucherReleased of -> VoucherWire.released(out, 3, of);
            case Event.VoucherRedeemed of -> VoucherWire.redeemed(out, 4, of);
            case Event.CapacityReserved of -> OutletWire.reserved(out, 83, of);
            case Event.CapacityReleased of -> OutletWire.released(out, 84, of);
            case Event.QuoteMade of -> OrderWire.quoteMade(out, 96, of);
            case Event.OrderPlaced of -> OrderWire.placed(out, 97, of);
            case Event.OrderReserved of -> OrderWire.reserved(out, 98, of);
            case Event.OrderMoved of -> OrderWire.moved(out, 99, of);
            case Event.PaymentMoved of -> OrderWire.paymentMoved(out, 100, of);
            case Event.PaymentCaptured of -> OrderWire.captured(out, 101, of);
            case Event.RefundStarted of -> OrderWire.refundStarted(out, 102, of);
            case Event.RefundDone of -> OrderWire.refundDone(out, 103, of);
            case RoomEvent.TicketTaken of -> RoomWire.taken(out, 146, of);
            case RoomEvent.TicketEntered of -> RoomWire.entered(out, 148, of);
            case InviteEvent.InviteCreated of -> InviteWire.created(out, 160, of);
            case InviteEvent.InviteAsked of -> InviteWire.asked(out, 161, of);
            case InviteEvent.InviteAccepted of -> InviteWire.accepted(out, 162, of);
            case InviteEvent.InviteAnswered of -> InviteWire.answered(out, 163, of);
            case InviteEvent.RewardMoved of -> InviteWire.moved(out, 164, of);
            default -> out.body(EventMapping.toProto(event));
        }
        out.end(start);
    }

    static Event readEvent(WireReader in) {
        return switch (in.nextField()) {
            case 1 -> VoucherWire.readGranted(in.only("Event"));
            case 2 -> VoucherWire.readHeld(in.only("Event"));
            case 3 -> VoucherWire.readReleased(in.only("Event"));
            case 4 -> VoucherWire.readRedeemed(in.only("Event"));
            case 83 -> OutletWire.readReserved(in.only("Event"));
            case 84 -> OutletWire.readReleased(in.only("Event"));
            case 96 -> OrderWire.readQuoteMade(in.only("Event"));
            case 97 -> OrderWire.readPlaced(in.only("Event"));
            case 98 -> OrderWire.readReserved(in.only("Event"));
            case 99 -> OrderWire.readMoved(in.only("Event"));
            case 100 -> OrderWire.readPaymentMoved(in.only("Event"));
            case 101 -> OrderWire.readCaptured(in.only("Event"));
            case 102 -> OrderWire.readRefundStarted(in.only("Event"));
            case 103 -> OrderWire.readRefundDone(in.only("Event"));
            case 146 -> RoomWire.readTaken(in.only("Event"));
            case 148 -> RoomWire.readEntered(in.only("Event"));
            case 160 -> InviteWire.readCreated(in.only("Event"));
            case 161 -> InviteWire.readAsked(in.only("Event"));
            case 162 -> InviteWire.readAccepted(in.only("Event"));
            case 163 -> InviteWire.readAnswered(in.only("Event"));
            case 164 -> InviteWire.readMoved(in.only("Event"));
            default -> EventMapping.fromProto(in.rest(JournalProto.Event.parser()));
        };
    }
}
