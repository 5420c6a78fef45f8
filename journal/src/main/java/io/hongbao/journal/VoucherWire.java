package io.hongbao.journal;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Timer;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.wallet.Redemption;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.journal.v1.JournalProto;
import java.util.List;
import java.util.Optional;

/**
 * Writes and reads by hand what every claim has: the grant, its voucher, its posting, the wallet's
 * timer; and what orders do to vouchers. Field by field the same bytes as the generated classes',
 * at a fraction of their time and memory; {@code EntryCodecTest} and {@code EntityCodecTest} hold
 * both together.
 */
final class VoucherWire {
    /** Who is meant where nobody is named. */
    static final UserId NOBODY = new UserId(0, 0);

    /** The number of the wallet among the kinds of {@code EntityKey}. */
    private static final int WALLET_KEY = 5;

    /** The same of a person's orders. */
    private static final int ORDERS_KEY = 7;

    private VoucherWire() {}

    static void user(WireBuffer out, int field, UserId user) {
        int start = out.begin(field);
        out.fixed(1, user.high());
        out.fixed(2, user.low());
        out.end(start);
    }

    static UserId readUser(WireReader in) {
        long high = 0;
        long low = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.FIXED64 -> high = in.fixed();
                case 2 << 3 | WireBuffer.FIXED64 -> low = in.fixed();
                default -> in.skip(tag);
            }
        }
        return new UserId(high, low);
    }

    static void granted(WireBuffer out, int field, Event.EnvelopeGranted granted) {
        int start = out.begin(field);
        user(out, 1, granted.user());
        voucher(out, 2, granted.voucher());
        out.number(3, granted.splitCount());
        out.number(4, granted.splitAmountMinor());
        out.end(start);
    }

    static Event.EnvelopeGranted readGranted(WireReader in) {
        UserId user = NOBODY;
        List<Voucher> vouchers = List.of();
        long splitCount = 0;
        long splitAmountMinor = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> vouchers = List.of(readVoucher(in.nested()));
                case 3 << 3 | WireBuffer.VARINT -> splitCount = in.varint();
                case 4 << 3 | WireBuffer.VARINT -> splitAmountMinor = in.varint();
                default -> in.skip(tag);
            }
        }
        if (vouchers.isEmpty()) {
            throw UnreadableJournal.malformed("EnvelopeGranted has no voucher");
        }
        return new Event.EnvelopeGranted(user, vouchers.getFirst(), splitCount, splitAmountMinor);
    }

    static void held(WireBuffer out, int field, Event.VoucherHeld held) {
        int start = out.begin(field);
        user(out, 1, held.user());
        out.text(2, held.campaign());
        out.number(3, held.voucher());
        out.text(4, held.quote());
        out.number(5, held.untilMillis());
        out.number(6, held.leftMillis());
        out.end(start);
    }

    static Event readHeld(WireReader in) {
        UserId user = NOBODY;
        String campaign = "";
        long voucher = 0;
        String quote = "";
        long untilMillis = 0;
        long leftMillis = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.VARINT -> voucher = in.varint();
                case 4 << 3 | WireBuffer.DELIMITED -> quote = in.text();
                case 5 << 3 | WireBuffer.VARINT -> untilMillis = in.varint();
                case 6 << 3 | WireBuffer.VARINT -> leftMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Event.VoucherHeld(user, campaign, voucher, quote, untilMillis, leftMillis);
    }

    static void released(WireBuffer out, int field, Event.VoucherReleased released) {
        int start = out.begin(field);
        user(out, 1, released.user());
        out.text(2, released.campaign());
        out.number(3, released.voucher());
        out.text(4, released.quote());
        out.number(5, released.extendedUntilMillis());
        out.end(start);
    }

    static Event readReleased(WireReader in) {
        UserId user = NOBODY;
        String campaign = "";
        long voucher = 0;
        String quote = "";
        long extendedUntilMillis = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.VARINT -> voucher = in.varint();
                case 4 << 3 | WireBuffer.DELIMITED -> quote = in.text();
                case 5 << 3 | WireBuffer.VARINT -> extendedUntilMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Event.VoucherReleased(user, campaign, voucher, quote, extendedUntilMillis);
    }

    static void redeemed(WireBuffer out, int field, Event.VoucherRedeemed redeemed) {
        int start = out.begin(field);
        user(out, 1, redeemed.user());
        out.text(2, redeemed.campaign());
        out.number(3, redeemed.voucher());
        out.text(4, redeemed.prize());
        out.text(5, redeemed.quote());
        out.number(6, redeemed.spentMinor());
        out.number(7, redeemed.forfeitedMinor());
        out.flag(8, redeemed.toBreakage());
        out.end(start);
    }

    static Event readRedeemed(WireReader in) {
        UserId user = NOBODY;
        String campaign = "";
        long voucher = 0;
        String prize = "";
        String quote = "";
        long spentMinor = 0;
        long forfeitedMinor = 0;
        boolean toBreakage = false;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.VARINT -> voucher = in.varint();
                case 4 << 3 | WireBuffer.DELIMITED -> prize = in.word();
                case 5 << 3 | WireBuffer.DELIMITED -> quote = in.text();
                case 6 << 3 | WireBuffer.VARINT -> spentMinor = in.varint();
                case 7 << 3 | WireBuffer.VARINT -> forfeitedMinor = in.varint();
                case 8 << 3 | WireBuffer.VARINT -> toBreakage = in.varint() != 0;
                default -> in.skip(tag);
            }
        }
        return new Event.VoucherRedeemed(
                user, campaign, voucher, prize, quote, spentMinor, forfeitedMinor, toBreakage);
    }

    static void voucher(WireBuffer out, int field, Voucher voucher) {
        int start = out.begin(field);
        out.number(1, voucher.id());
        out.text(2, voucher.campaign());
        out.text(3, voucher.wave());
        out.text(4, voucher.prize());
        out.number(5, EnumNumbers.EARNED_BY.of(voucher.earnedBy()));
        out.number(6, voucher.amountMinor());
        out.number(7, voucher.remainingMinor());
        out.signed(8, voucher.position());
        out.number(9, voucher.issuedAtMillis());
        out.number(10, voucher.day());
        out.number(11, voucher.extendedUntilMillis());
        state(out, 12, voucher.state());
        out.text(13, voucher.key());
        out.text(14, voucher.wish());
        for (Redemption redemption : voucher.redemptions()) {
            int one = out.begin(15);
            out.text(1, redemption.quote());
            out.number(2, redemption.amountMinor());
            out.number(3, redemption.forfeitedMinor());
            out.end(one);
        }
        out.end(start);
    }

    private static Redemption readRedemption(WireReader in) {
        String quote = "";
        long amountMinor = 0;
        long forfeitedMinor = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> quote = in.text();
                case 2 << 3 | WireBuffer.VARINT -> amountMinor = in.varint();
                case 3 << 3 | WireBuffer.VARINT -> forfeitedMinor = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Redemption(quote, amountMinor, forfeitedMinor);
    }

    private static void state(WireBuffer out, int field, VoucherState state) {
        int start = out.begin(field);
        switch (state) {
            case VoucherState.Issued _ -> out.end(out.begin(1));
            case VoucherState.Held held -> {
                int kind = out.begin(2);
                out.text(1, held.quote());
                out.number(2, held.untilMillis());
                out.number(3, held.leftMillis());
                out.number(4, held.cameBackMinor());
                out.end(kind);
            }
            case VoucherState.Redeemed _ -> out.end(out.begin(3));
            case VoucherState.Expired _ -> out.end(out.begin(4));
            case VoucherState.Voided _ -> out.end(out.begin(5));
        }
        out.end(start);
    }

    private static VoucherState readState(WireReader in) {
        int number = in.nextField();
        if (number == 0) {
            throw Kinds.unknown("VoucherState", number);
        }
        WireReader kind = in.only("VoucherState");
        return switch (number) {
            case 1 -> VoucherState.Issued.INSTANCE;
            case 2 -> readHeldState(kind);
            case 3 -> VoucherState.Redeemed.INSTANCE;
            case 4 -> VoucherState.Expired.INSTANCE;
            case 5 -> VoucherState.Voided.INSTANCE;
            default -> throw Kinds.unknown("VoucherState", number);
        };
    }

    private static VoucherState readHeldState(WireReader in) {
        String quote = "";
        long untilMillis = 0;
        long leftMillis = 0;
        long cameBackMinor = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> quote = in.text();
                case 2 << 3 | WireBuffer.VARINT -> untilMillis = in.varint();
                case 3 << 3 | WireBuffer.VARINT -> leftMillis = in.varint();
                case 4 << 3 | WireBuffer.VARINT -> cameBackMinor = in.varint();
                default -> in.skip(tag);
            }
        }
        return new VoucherState.Held(quote, untilMillis, leftMillis, cameBackMinor);
    }

    static Voucher readVoucher(WireReader in) {
        long id = 0;
        String campaign = "";
        String wave = "";
        String prize = "";
        int earnedBy = 0;
        long amountMinor = 0;
        long remainingMinor = 0;
        long position = 0;
        long issuedAtMillis = 0;
        long day = 0;
        long extendedUntilMillis = 0;
        VoucherState state = VoucherState.Issued.INSTANCE;
        boolean stateSet = false;
        String key = "";
        String wish = "";
        List<Redemption> redemptions = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.VARINT -> id = in.varint();
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.DELIMITED -> wave = in.word();
                case 4 << 3 | WireBuffer.DELIMITED -> prize = in.word();
                case 5 << 3 | WireBuffer.VARINT -> earnedBy = (int) in.varint();
                case 6 << 3 | WireBuffer.VARINT -> amountMinor = in.varint();
                case 7 << 3 | WireBuffer.VARINT -> remainingMinor = in.varint();
                case 8 << 3 | WireBuffer.VARINT -> position = in.signed();
                case 9 << 3 | WireBuffer.VARINT -> issuedAtMillis = in.varint();
                case 10 << 3 | WireBuffer.VARINT -> day = in.varint();
                case 11 << 3 | WireBuffer.VARINT -> extendedUntilMillis = in.varint();
                case 12 << 3 | WireBuffer.DELIMITED -> {
                    state = readState(in.nested());
                    stateSet = true;
                }
                case 13 << 3 | WireBuffer.DELIMITED -> key = in.text();
                case 14 << 3 | WireBuffer.DELIMITED -> wish = in.word();
                case 15 << 3 | WireBuffer.DELIMITED ->
                        redemptions = Grown.list(redemptions, readRedemption(in.nested()));
                default -> in.skip(tag);
            }
        }
        if (!stateSet) {
            throw UnreadableJournal.malformed("Voucher has no state");
        }
        EarnedBy by = EnumNumbers.EARNED_BY.of(earnedBy);
        return new Voucher(
                id,
                campaign,
                wave,
                prize,
                by,
                amountMinor,
                remainingMinor,
                position,
                issuedAtMillis,
                day,
                extendedUntilMillis,
                state,
                key,
                wish,
                redemptions);
    }

    static void posting(WireBuffer out, int field, Posting posting) {
        int start = out.begin(field);
        out.text(1, posting.campaign());
        out.number(2, EnumNumbers.ACCOUNT.of(posting.from()));
        out.number(3, EnumNumbers.ACCOUNT.of(posting.to()));
        out.number(4, posting.amountMinor());
        out.end(start);
    }

    static Posting readPosting(WireReader in) {
        String campaign = "";
        int from = 0;
        int to = 0;
        long amountMinor = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 2 << 3 | WireBuffer.VARINT -> from = (int) in.varint();
                case 3 << 3 | WireBuffer.VARINT -> to = (int) in.varint();
                case 4 << 3 | WireBuffer.VARINT -> amountMinor = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Posting(
                campaign, EnumNumbers.ACCOUNT.of(from), EnumNumbers.ACCOUNT.of(to), amountMinor);
    }

    static void timer(WireBuffer out, int field, Timer timer) {
        int start = out.begin(field);
        switch (timer.entity()) {
            case EntityKey.OfWallet wallet -> personKey(out, 1, WALLET_KEY, wallet.user());
            case EntityKey.OfOrders orders -> personKey(out, 1, ORDERS_KEY, orders.user());
            case EntityKey.OfInvite invite -> InviteWire.key(out, 1, invite);
            default -> out.message(1, PartMapping.toProto(timer.entity()));
        }
        out.number(2, timer.dueAtMillis());
        out.end(start);
    }

    private static void personKey(WireBuffer out, int field, int kind, UserId user) {
        int start = out.begin(field);
        int key = out.begin(kind);
        user(out, 1, user);
        out.end(key);
        out.end(start);
    }

    static Timer readTimer(WireReader in) {
        Optional<EntityKey<?>> entity = Optional.empty();
        long dueAtMillis = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> entity = Optional.of(readKey(in.nested()));
                case 2 << 3 | WireBuffer.VARINT -> dueAtMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Timer(
                entity.orElseThrow(() -> UnreadableJournal.malformed("Timer has no entity")),
                dueAtMillis);
    }

    private static EntityKey<?> readKey(WireReader in) {
        return switch (in.nextField()) {
            case WALLET_KEY -> new EntityKey.OfWallet(readPerson(in.only("EntityKey")));
            case ORDERS_KEY -> new EntityKey.OfOrders(readPerson(in.only("EntityKey")));
            case InviteWire.INVITE_KEY -> InviteWire.readKey(in.only("EntityKey"));
            default -> PartMapping.fromProto(in.rest(JournalProto.EntityKey.parser()));
        };
    }

    private static UserId readPerson(WireReader in) {
        UserId user = NOBODY;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = readUser(in.nested());
                default -> in.skip(tag);
            }
        }
        return user;
    }
}
