package io.hongbao.journal;

import io.hongbao.core.Authority;
import io.hongbao.core.Event;
import io.hongbao.core.UserId;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Payment;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.Refund;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.journal.v1.JournalProto;
import java.util.List;

/**
 * Writes and reads by hand a person's orders, and what happens to every one of them. The same bytes
 * as the generated classes', as in {@link VoucherWire}.
 */
final class OrderWire {
    private OrderWire() {}

    static void quoteMade(WireBuffer out, int field, Event.QuoteMade made) {
        int start = out.begin(field);
        VoucherWire.user(out, 1, made.user());
        QuoteWire.quote(out, 2, made.quote());
        out.end(start);
    }

    static Event readQuoteMade(WireReader in) {
        UserId user = VoucherWire.NOBODY;
        List<Quote> quote = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED ->
                        quote = List.of(QuoteWire.readQuote(in.nested()));
                default -> in.skip(tag);
            }
        }
        if (quote.isEmpty()) {
            throw UnreadableJournal.malformed("QuoteMade has no quote");
        }
        return new Event.QuoteMade(user, quote.getFirst());
    }

    /** Begins an event with the fields that all events of an order but {@code QuoteMade} have. */
    private static int begin(WireBuffer out, int field, Event.OfOrder event) {
        int start = out.begin(field);
        VoucherWire.user(out, 1, event.user());
        out.text(2, event.campaign());
        out.text(3, event.order());
        return start;
    }

    static void placed(WireBuffer out, int field, Event.OrderPlaced placed) {
        int start = begin(out, field, placed);
        for (Order.Hold hold : placed.holds()) {
            hold(out, 4, hold);
        }
        out.end(start);
    }

    static void reserved(WireBuffer out, int field, Event.OrderReserved reserved) {
        int start = begin(out, field, reserved);
        OutletWire.reservation(out, 4, reserved.reservation());
        out.end(start);
    }

    static void moved(WireBuffer out, int field, Event.OrderMoved moved) {
        int start = begin(out, field, moved);
        out.number(4, EnumNumbers.ORDER_STATE.of(moved.to()));
        out.number(5, EnumNumbers.ORDER_END.of(moved.end()));
        if (moved.deadlineAtMillis() != Orders.NO_TIMER) {
            out.present(6, moved.deadlineAtMillis());
        }
        out.end(start);
    }

    static void paymentMoved(WireBuffer out, int field, Event.PaymentMoved moved) {
        int start = begin(out, field, moved);
        out.number(4, EnumNumbers.PAYMENT_STATE.of(moved.to()));
        out.end(start);
    }

    static void captured(WireBuffer out, int field, Event.PaymentCaptured captured) {
        int start = begin(out, field, captured);
        out.text(4, captured.reference());
        out.number(5, captured.amountMinor());
        out.end(start);
    }

    /** What all events of an order but {@code QuoteMade} have, while one is read. */
    private static final class Reading {
        private UserId user = VoucherWire.NOBODY;
        private String campaign = "";
        private String order = "";

        /** Reads a field that all have; whether {@code tag} is one. */
        boolean reads(int tag, WireReader in) {
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.DELIMITED -> order = in.text();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    static Event readPlaced(WireReader in) {
        Reading read = new Reading();
        List<Order.Hold> holds = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            if (tag == (4 << 3 | WireBuffer.DELIMITED)) {
                holds = Grown.list(holds, readHold(in.nested()));
            } else if (!read.reads(tag, in)) {
                in.skip(tag);
            }
        }
        return new Event.OrderPlaced(read.user, read.campaign, read.order, holds);
    }

    static Event readReserved(WireReader in) {
        Reading read = new Reading();
        List<Reservation> reservation = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            if (tag == (4 << 3 | WireBuffer.DELIMITED)) {
                reservation = List.of(OutletWire.readReservation(in.nested()));
            } else if (!read.reads(tag, in)) {
                in.skip(tag);
            }
        }
        if (reservation.isEmpty()) {
            throw UnreadableJournal.malformed("OrderReserved has no reservation");
        }
        return new Event.OrderReserved(
                read.user, read.campaign, read.order, reservation.getFirst());
    }

    static Event readMoved(WireReader in) {
        Reading read = new Reading();
        int to = 0;
        int end = 0;
        long deadlineAtMillis = Orders.NO_TIMER;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 4 << 3 | WireBuffer.VARINT -> to = (int) in.varint();
                case 5 << 3 | WireBuffer.VARINT -> end = (int) in.varint();
                case 6 << 3 | WireBuffer.VARINT -> deadlineAtMillis = in.varint();
                default -> {
                    if (!read.reads(tag, in)) {
                        in.skip(tag);
                    }
                }
            }
        }
        return new Event.OrderMoved(
                read.user,
                read.campaign,
                read.order,
                EnumNumbers.ORDER_STATE.of(to),
                EnumNumbers.ORDER_END.of(end),
                deadlineAtMillis);
    }

    static Event readPaymentMoved(WireReader in) {
        Reading read = new Reading();
        int to = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            if (tag == (4 << 3 | WireBuffer.VARINT)) {
                to = (int) in.varint();
            } else if (!read.reads(tag, in)) {
                in.skip(tag);
            }
        }
        return new Event.PaymentMoved(
                read.user, read.campaign, read.order, EnumNumbers.PAYMENT_STATE.of(to));
    }

    static Event readCaptured(WireReader in) {
        Reading read = new Reading();
        String reference = "";
        long amountMinor = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 4 << 3 | WireBuffer.DELIMITED -> reference = in.text();
                case 5 << 3 | WireBuffer.VARINT -> amountMinor = in.varint();
                default -> {
                    if (!read.reads(tag, in)) {
                        in.skip(tag);
                    }
                }
            }
        }
        return new Event.PaymentCaptured(
                read.user, read.campaign, read.order, reference, amountMinor);
    }

    static void refundStarted(WireBuffer out, int field, Event.RefundStarted started) {
        int start = begin(out, field, started);
        out.number(4, started.number());
        out.text(5, started.key());
        out.number(6, started.paymentMinor());
        out.number(7, started.voucherMinor());
        for (Authority by : started.by()) {
            out.message(8, PartMapping.toProto(by));
        }
        out.end(start);
    }

    static Event readRefundStarted(WireReader in) {
        Reading read = new Reading();
        int number = 0;
        String key = "";
        long paymentMinor = 0;
        long voucherMinor = 0;
        List<Authority> by = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 4 << 3 | WireBuffer.VARINT -> number = (int) in.varint();
                case 5 << 3 | WireBuffer.DELIMITED -> key = in.text();
                case 6 << 3 | WireBuffer.VARINT -> paymentMinor = in.varint();
                case 7 << 3 | WireBuffer.VARINT -> voucherMinor = in.varint();
                case 8 << 3 | WireBuffer.DELIMITED ->
                        by =
                                Grown.list(
                                        by,
                                        PartMapping.fromProto(
                                                in.nested().rest(JournalProto.Authority.parser())));
                default -> {
                    if (!read.reads(tag, in)) {
                        in.skip(tag);
                    }
                }
            }
        }
        return new Event.RefundStarted(
                read.user, read.campaign, read.order, number, key, paymentMinor, voucherMinor, by);
    }

    static void refundDone(WireBuffer out, int field, Event.RefundDone done) {
        int start = begin(out, field, done);
        out.number(4, done.number());
        out.text(5, done.reference());
        out.number(6, done.paymentMinor());
        out.end(start);
    }

    static Event readRefundDone(WireReader in) {
        Reading read = new Reading();
        int number = 0;
        String reference = "";
        long paymentMinor = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 4 << 3 | WireBuffer.VARINT -> number = (int) in.varint();
                case 5 << 3 | WireBuffer.DELIMITED -> reference = in.text();
                case 6 << 3 | WireBuffer.VARINT -> paymentMinor = in.varint();
                default -> {
                    if (!read.reads(tag, in)) {
                        in.skip(tag);
                    }
                }
            }
        }
        return new Event.RefundDone(
                read.user, read.campaign, read.order, number, reference, paymentMinor);
    }

    private static void hold(WireBuffer out, int field, Order.Hold hold) {
        int start = out.begin(field);
        out.number(1, hold.voucher());
        out.text(2, hold.prize());
        out.number(3, hold.spentMinor());
        out.number(4, hold.leftMillis());
        out.end(start);
    }

    private static Order.Hold readHold(WireReader in) {
        long voucher = 0;
        String prize = "";
        long spentMinor = 0;
        long leftMillis = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.VARINT -> voucher = in.varint();
                case 2 << 3 | WireBuffer.DELIMITED -> prize = in.word();
                case 3 << 3 | WireBuffer.VARINT -> spentMinor = in.varint();
                case 4 << 3 | WireBuffer.VARINT -> leftMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Order.Hold(voucher, prize, spentMinor, leftMillis);
    }

    static void orders(Orders orders, WireBuffer out) {
        VoucherWire.user(out, 1, orders.user());
        out.number(2, orders.quotesMade());
        for (Quote quote : orders.quotes()) {
            QuoteWire.quote(out, 3, quote);
        }
        for (Order order : orders.orders()) {
            order(out, 4, order);
        }
        if (orders.timerAtMillis() != Orders.NO_TIMER) {
            out.present(5, orders.timerAtMillis());
        }
    }

    static Orders readOrders(WireReader in) {
        UserId user = VoucherWire.NOBODY;
        long quotesMade = 0;
        List<Quote> quotes = List.of();
        List<Order> orders = List.of();
        long timerAtMillis = Orders.NO_TIMER;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 2 << 3 | WireBuffer.VARINT -> quotesMade = in.varint();
                case 3 << 3 | WireBuffer.DELIMITED ->
                        quotes = Grown.list(quotes, QuoteWire.readQuote(in.nested()));
                case 4 << 3 | WireBuffer.DELIMITED ->
                        orders = Grown.list(orders, readOrder(in.nested()));
                case 5 << 3 | WireBuffer.VARINT -> timerAtMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Orders(user, quotesMade, quotes, orders, timerAtMillis);
    }

    private static void order(WireBuffer out, int field, Order order) {
        int start = out.begin(field);
        QuoteWire.quote(out, 1, order.quote());
        out.number(2, EnumNumbers.ORDER_STATE.of(order.state()));
        out.number(3, EnumNumbers.ORDER_END.of(order.end()));
        for (Order.Hold hold : order.holds()) {
            hold(out, 4, hold);
        }
        OutletWire.reservation(out, 5, order.reservation());
        int payment = out.begin(6);
        out.number(1, EnumNumbers.PAYMENT_STATE.of(order.payment().state()));
        out.text(2, order.payment().reference());
        out.number(3, order.payment().capturedMinor());
        out.end(payment);
        for (Refund refund : order.refunds()) {
            refund(out, 7, refund);
        }
        for (Order.Stage stage : order.stages()) {
            int one = out.begin(8);
            out.number(1, EnumNumbers.ORDER_STATE.of(stage.state()));
            out.number(2, stage.atMillis());
            out.end(one);
        }
        if (order.deadlineAtMillis() != Orders.NO_TIMER) {
            out.present(9, order.deadlineAtMillis());
        }
        out.end(start);
    }

    private static Order readOrder(WireReader in) {
        List<Quote> quote = List.of();
        int state = 0;
        int end = 0;
        List<Order.Hold> holds = List.of();
        List<Reservation> reservation = List.of();
        List<Payment> payment = List.of();
        List<Refund> refunds = List.of();
        List<Order.Stage> stages = List.of();
        long deadlineAtMillis = Orders.NO_TIMER;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED ->
                        quote = List.of(QuoteWire.readQuote(in.nested()));
                case 2 << 3 | WireBuffer.VARINT -> state = (int) in.varint();
                case 3 << 3 | WireBuffer.VARINT -> end = (int) in.varint();
                case 4 << 3 | WireBuffer.DELIMITED ->
                        holds = Grown.list(holds, readHold(in.nested()));
                case 5 << 3 | WireBuffer.DELIMITED ->
                        reservation = List.of(OutletWire.readReservation(in.nested()));
                case 6 << 3 | WireBuffer.DELIMITED -> payment = List.of(readPayment(in.nested()));
                case 7 << 3 | WireBuffer.DELIMITED ->
                        refunds = Grown.list(refunds, readRefund(in.nested()));
                case 8 << 3 | WireBuffer.DELIMITED ->
                        stages = Grown.list(stages, readStage(in.nested()));
                case 9 << 3 | WireBuffer.VARINT -> deadlineAtMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        if (quote.isEmpty() || reservation.isEmpty() || payment.isEmpty()) {
            throw UnreadableJournal.malformed("Order has no quote, reservation or payment");
        }
        return new Order(
                quote.getFirst(),
                EnumNumbers.ORDER_STATE.of(state),
                EnumNumbers.ORDER_END.of(end),
                holds,
                reservation.getFirst(),
                payment.getFirst(),
                refunds,
                stages,
                deadlineAtMillis);
    }

    private static Payment readPayment(WireReader in) {
        int state = 0;
        String reference = "";
        long capturedMinor = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.VARINT -> state = (int) in.varint();
                case 2 << 3 | WireBuffer.DELIMITED -> reference = in.text();
                case 3 << 3 | WireBuffer.VARINT -> capturedMinor = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Payment(EnumNumbers.PAYMENT_STATE.of(state), reference, capturedMinor);
    }

    private static void refund(WireBuffer out, int field, Refund refund) {
        int start = out.begin(field);
        out.number(1, refund.number());
        out.text(2, refund.key());
        out.number(3, refund.paymentMinor());
        out.number(4, refund.voucherMinor());
        out.flag(5, refund.done());
        out.number(6, refund.atMillis());
        out.end(start);
    }

    private static Refund readRefund(WireReader in) {
        int number = 0;
        String key = "";
        long paymentMinor = 0;
        long voucherMinor = 0;
        boolean done = false;
        long atMillis = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.VARINT -> number = (int) in.varint();
                case 2 << 3 | WireBuffer.DELIMITED -> key = in.text();
                case 3 << 3 | WireBuffer.VARINT -> paymentMinor = in.varint();
                case 4 << 3 | WireBuffer.VARINT -> voucherMinor = in.varint();
                case 5 << 3 | WireBuffer.VARINT -> done = in.varint() != 0;
                case 6 << 3 | WireBuffer.VARINT -> atMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Refund(number, key, paymentMinor, voucherMinor, done, atMillis);
    }

    private static Order.Stage readStage(WireReader in) {
        int state = 0;
        long atMillis = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.VARINT -> state = (int) in.varint();
                case 2 << 3 | WireBuffer.VARINT -> atMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Order.Stage(EnumNumbers.ORDER_STATE.of(state), atMillis);
    }
}
