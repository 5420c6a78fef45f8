package io.hongbao.journal;

import io.hongbao.core.Event;
import io.hongbao.core.UserId;
import io.hongbao.core.order.OrderRef;
import io.hongbao.core.outlet.Pace;
import io.hongbao.core.outlet.Reservation;
import java.util.List;

/**
 * Writes and reads by hand what every order has at its outlet: its turns or seats, how busy the
 * kitchen is. The same bytes as the generated classes', as in {@link VoucherWire}.
 */
final class OutletWire {
    private OutletWire() {}

    static void ref(WireBuffer out, int field, OrderRef order) {
        int start = out.begin(field);
        VoucherWire.user(out, 1, order.user());
        out.text(2, order.order());
        out.end(start);
    }

    static OrderRef readRef(WireReader in) {
        UserId user = VoucherWire.NOBODY;
        String order = "";
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> order = in.text();
                default -> in.skip(tag);
            }
        }
        return new OrderRef(user, order);
    }

    static void reservation(WireBuffer out, int field, Reservation reservation) {
        int start = out.begin(field);
        switch (reservation) {
            case Reservation.Nothing _ -> out.end(out.begin(1));
            case Reservation.Makes makes -> {
                int kind = out.begin(2);
                for (Reservation.MinuteLoad load : makes.loads()) {
                    load(out, 1, load);
                }
                out.number(2, makes.readyAtMillis());
                out.end(kind);
            }
            case Reservation.SeatNumbers seats -> {
                int kind = out.begin(3);
                out.text(1, seats.slot());
                out.packed(2, seats.numbers());
                out.number(3, seats.startsAtMillis());
                out.number(4, seats.endsAtMillis());
                out.end(kind);
            }
        }
        out.end(start);
    }

    static Reservation readReservation(WireReader in) {
        int kind = in.nextField();
        return switch (kind) {
            case 1 -> {
                in.only("Reservation");
                yield Reservation.Nothing.INSTANCE;
            }
            case 2 -> readMakes(in.only("Reservation"));
            case 3 -> readSeats(in.only("Reservation"));
            default -> throw Kinds.unknown("Reservation", kind);
        };
    }

    private static Reservation readMakes(WireReader in) {
        List<Reservation.MinuteLoad> loads = List.of();
        long readyAtMillis = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED ->
                        loads = Grown.list(loads, readLoad(in.nested()));
                case 2 << 3 | WireBuffer.VARINT -> readyAtMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Reservation.Makes(loads, readyAtMillis);
    }

    private static Reservation readSeats(WireReader in) {
        String slot = "";
        List<Integer> numbers = List.of();
        long startsAtMillis = 0;
        long endsAtMillis = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> slot = in.word();
                case 2 << 3 | WireBuffer.DELIMITED -> numbers = in.nested().packed();
                case 3 << 3 | WireBuffer.VARINT -> startsAtMillis = in.varint();
                case 4 << 3 | WireBuffer.VARINT -> endsAtMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Reservation.SeatNumbers(slot, numbers, startsAtMillis, endsAtMillis);
    }

    private static void load(WireBuffer out, int field, Reservation.MinuteLoad load) {
        int start = out.begin(field);
        out.number(1, load.minute());
        out.number(2, load.makes());
        out.end(start);
    }

    private static Reservation.MinuteLoad readLoad(WireReader in) {
        long minute = 0;
        int makes = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.VARINT -> minute = in.varint();
                case 2 << 3 | WireBuffer.VARINT -> makes = (int) in.varint();
                default -> in.skip(tag);
            }
        }
        return new Reservation.MinuteLoad(minute, makes);
    }

    static void reserved(WireBuffer out, int field, Event.CapacityReserved event) {
        capacity(out, field, event, event.order(), event.reservation());
    }

    static void released(WireBuffer out, int field, Event.CapacityReleased event) {
        capacity(out, field, event, event.order(), event.reservation());
    }

    private static void capacity(
            WireBuffer out,
            int field,
            Event.OfOutlet event,
            OrderRef order,
            Reservation reservation) {
        int start = out.begin(field);
        out.text(1, event.campaign());
        out.text(2, event.outlet());
        ref(out, 3, order);
        reservation(out, 4, reservation);
        out.end(start);
    }

    static Event readReserved(WireReader in) {
        Capacity read = readCapacity(in);
        return new Event.CapacityReserved(
                read.campaign(), read.outlet(), read.order(), read.reservation());
    }

    static Event readReleased(WireReader in) {
        Capacity read = readCapacity(in);
        return new Event.CapacityReleased(
                read.campaign(), read.outlet(), read.order(), read.reservation());
    }

    /** What both events about capacity have. */
    private record Capacity(
            String campaign, String outlet, OrderRef order, Reservation reservation) {}

    private static Capacity readCapacity(WireReader in) {
        String campaign = "";
        String outlet = "";
        OrderRef order = new OrderRef(VoucherWire.NOBODY, "");
        Reservation reservation = Reservation.Nothing.INSTANCE;
        boolean reservationSet = false;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 2 << 3 | WireBuffer.DELIMITED -> outlet = in.word();
                case 3 << 3 | WireBuffer.DELIMITED -> order = readRef(in.nested());
                case 4 << 3 | WireBuffer.DELIMITED -> {
                    reservation = readReservation(in.nested());
                    reservationSet = true;
                }
                default -> in.skip(tag);
            }
        }
        if (!reservationSet) {
            throw UnreadableJournal.malformed("what was set aside has no Reservation");
        }
        return new Capacity(campaign, outlet, order, reservation);
    }

    static void pace(Pace pace, WireBuffer out) {
        out.text(1, pace.campaign());
        out.text(2, pace.outlet());
        for (Reservation.MinuteLoad load : pace.loads()) {
            load(out, 3, load);
        }
    }

    static Pace readPace(WireReader in) {
        String campaign = "";
        String outlet = "";
        List<Reservation.MinuteLoad> loads = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 2 << 3 | WireBuffer.DELIMITED -> outlet = in.word();
                case 3 << 3 | WireBuffer.DELIMITED ->
                        loads = Grown.list(loads, readLoad(in.nested()));
                default -> in.skip(tag);
            }
        }
        return new Pace(campaign, outlet, loads);
    }
}
