package io.hongbao.journal;

import io.hongbao.core.order.Line;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.VoucherWish;
import java.util.List;

/**
 * Writes and reads quotes by hand: they are most of what lies in the entity of a person's orders.
 * The same bytes as the generated classes', as in {@link VoucherWire}.
 */
final class QuoteWire {
    private QuoteWire() {}

    static void quote(WireBuffer out, int field, Quote quote) {
        int start = out.begin(field);
        out.text(1, quote.id());
        out.text(2, quote.campaign());
        out.text(3, quote.outlet());
        for (Quote.PricedLine priced : quote.lines()) {
            priced(out, 4, priced);
        }
        for (Quote.Part part : quote.vouchers()) {
            int one = out.begin(5);
            out.number(1, part.voucher());
            out.text(2, part.prize());
            out.number(3, part.amountMinor());
            out.end(one);
        }
        out.number(6, quote.subtotalMinor());
        out.number(7, quote.payableMinor());
        out.number(8, quote.madeAtMillis());
        out.number(9, quote.expiresAtMillis());
        out.text(10, quote.key());
        wish(out, 11, quote.wish());
        out.end(start);
    }

    static Quote readQuote(WireReader in) {
        String id = "";
        String campaign = "";
        String outlet = "";
        List<Quote.PricedLine> lines = List.of();
        List<Quote.Part> vouchers = List.of();
        long subtotalMinor = 0;
        long payableMinor = 0;
        long madeAtMillis = 0;
        long expiresAtMillis = 0;
        String key = "";
        VoucherWish wish = VoucherWish.Best.INSTANCE;
        boolean wishSet = false;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> id = in.text();
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.DELIMITED -> outlet = in.word();
                case 4 << 3 | WireBuffer.DELIMITED ->
                        lines = Grown.list(lines, readPriced(in.nested()));
                case 5 << 3 | WireBuffer.DELIMITED ->
                        vouchers = Grown.list(vouchers, readPart(in.nested()));
                case 6 << 3 | WireBuffer.VARINT -> subtotalMinor = in.varint();
                case 7 << 3 | WireBuffer.VARINT -> payableMinor = in.varint();
                case 8 << 3 | WireBuffer.VARINT -> madeAtMillis = in.varint();
                case 9 << 3 | WireBuffer.VARINT -> expiresAtMillis = in.varint();
                case 10 << 3 | WireBuffer.DELIMITED -> key = in.text();
                case 11 << 3 | WireBuffer.DELIMITED -> {
                    wish = readWish(in.nested());
                    wishSet = true;
                }
                default -> in.skip(tag);
            }
        }
        if (!wishSet) {
            throw UnreadableJournal.malformed("Quote has no wish");
        }
        return new Quote(
                id,
                campaign,
                outlet,
                lines,
                vouchers,
                subtotalMinor,
                payableMinor,
                madeAtMillis,
                expiresAtMillis,
                key,
                wish);
    }

    private static Quote.Part readPart(WireReader in) {
        long voucher = 0;
        String prize = "";
        long amountMinor = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.VARINT -> voucher = in.varint();
                case 2 << 3 | WireBuffer.DELIMITED -> prize = in.word();
                case 3 << 3 | WireBuffer.VARINT -> amountMinor = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Quote.Part(voucher, prize, amountMinor);
    }

    private static void priced(WireBuffer out, int field, Quote.PricedLine priced) {
        int start = out.begin(field);
        line(out, 1, priced.line());
        for (Quote.Step step : priced.steps()) {
            int one = out.begin(2);
            out.text(1, step.group());
            out.text(2, step.what());
            out.signed(3, step.amountMinor());
            out.end(one);
        }
        out.number(3, priced.totalMinor());
        out.end(start);
    }

    private static Quote.PricedLine readPriced(WireReader in) {
        List<Line> line = List.of();
        List<Quote.Step> steps = List.of();
        long totalMinor = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> line = List.of(readLine(in.nested()));
                case 2 << 3 | WireBuffer.DELIMITED ->
                        steps = Grown.list(steps, readStep(in.nested()));
                case 3 << 3 | WireBuffer.VARINT -> totalMinor = in.varint();
                default -> in.skip(tag);
            }
        }
        if (line.isEmpty()) {
            throw UnreadableJournal.malformed("PricedLine has no line");
        }
        return new Quote.PricedLine(line.getFirst(), steps, totalMinor);
    }

    private static Quote.Step readStep(WireReader in) {
        String group = "";
        String what = "";
        long amountMinor = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> group = in.word();
                case 2 << 3 | WireBuffer.DELIMITED -> what = in.word();
                case 3 << 3 | WireBuffer.VARINT -> amountMinor = in.signed();
                default -> in.skip(tag);
            }
        }
        return new Quote.Step(group, what, amountMinor);
    }

    private static void line(WireBuffer out, int field, Line line) {
        int start = out.begin(field);
        out.text(1, line.item());
        out.number(2, line.quantity());
        for (Line.Pick pick : line.picks()) {
            int one = out.begin(3);
            out.text(1, pick.group());
            out.text(2, pick.option());
            out.end(one);
        }
        out.text(4, line.slot());
        out.end(start);
    }

    private static Line readLine(WireReader in) {
        String item = "";
        int quantity = 0;
        List<Line.Pick> picks = List.of();
        String slot = "";
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> item = in.word();
                case 2 << 3 | WireBuffer.VARINT -> quantity = (int) in.varint();
                case 3 << 3 | WireBuffer.DELIMITED ->
                        picks = Grown.list(picks, readPick(in.nested()));
                case 4 << 3 | WireBuffer.DELIMITED -> slot = in.word();
                default -> in.skip(tag);
            }
        }
        return new Line(item, quantity, picks, slot);
    }

    private static Line.Pick readPick(WireReader in) {
        String group = "";
        String option = "";
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> group = in.word();
                case 2 << 3 | WireBuffer.DELIMITED -> option = in.word();
                default -> in.skip(tag);
            }
        }
        return new Line.Pick(group, option);
    }

    private static void wish(WireBuffer out, int field, VoucherWish wish) {
        int start = out.begin(field);
        switch (wish) {
            case VoucherWish.Best _ -> out.end(out.begin(1));
            case VoucherWish.NoVoucher _ -> out.end(out.begin(2));
            case VoucherWish.OfPrize of -> {
                int kind = out.begin(3);
                out.text(1, of.prize());
                out.end(kind);
            }
            case VoucherWish.These these -> {
                int kind = out.begin(4);
                out.packed(1, these.vouchers());
                out.end(kind);
            }
        }
        out.end(start);
    }

    private static VoucherWish readWish(WireReader in) {
        int kind = in.nextField();
        return switch (kind) {
            case 1 -> {
                in.only("VoucherWish");
                yield VoucherWish.Best.INSTANCE;
            }
            case 2 -> {
                in.only("VoucherWish");
                yield VoucherWish.NoVoucher.INSTANCE;
            }
            case 3 -> readOfPrize(in.only("VoucherWish"));
            case 4 -> readThese(in.only("VoucherWish"));
            default -> throw Kinds.unknown("VoucherWish", kind);
        };
    }

    private static VoucherWish readOfPrize(WireReader in) {
        String prize = "";
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> prize = in.word();
                default -> in.skip(tag);
            }
        }
        return new VoucherWish.OfPrize(prize);
    }

    private static VoucherWish readThese(WireReader in) {
        List<Long> vouchers = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> {
                    WireReader packed = in.nested();
                    while (packed.hasMore()) {
                        vouchers = Grown.list(vouchers, packed.varint());
                    }
                }
                default -> in.skip(tag);
            }
        }
        return new VoucherWish.These(vouchers);
    }
}
