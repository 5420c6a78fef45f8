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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes and reads by hand what every claim has: the grant, its voucher, its posting, the wallet's
 * timer. Field by field the same bytes as the generated classes', at a fraction of their time and
 * memory; {@code WireTest} holds both together.
 */
final class VoucherWire {
    /** {@code VoucherState { issued {} }}. */
    private static final int ISSUED_BYTES = 2;

    /** The number of the wallet among the kinds of {@code EntityKey}. */
    private static final int WALLET_KEY = 5;

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
        UserId user = new UserId(0, 0);
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

    private static void state(WireBuffer out, int field, VoucherState state) {
        if (state instanceof VoucherState.Issued) {
            int start = out.begin(field);
            out.end(out.begin(1));
            out.end(start);
        } else {
            out.message(field, PartMapping.toProto(state));
        }
    }

    private static VoucherState readState(WireReader in, int length) {
        if (length == ISSUED_BYTES && in.startsWith(1 << 3 | WireBuffer.DELIMITED, 0)) {
            return VoucherState.Issued.INSTANCE;
        }
        return PartMapping.fromProto(in.rest(JournalProto.VoucherState.parser()));
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
                    WireReader nested = in.nested();
                    state = readState(nested, nested.left());
                    stateSet = true;
                }
                case 13 << 3 | WireBuffer.DELIMITED -> key = in.text();
                case 14 << 3 | WireBuffer.DELIMITED -> wish = in.word();
                case 15 << 3 | WireBuffer.DELIMITED -> {
                    List<Redemption> more = new ArrayList<>(redemptions);
                    more.add(
                            PartMapping.fromProto(
                                    in.nested().rest(JournalProto.Redemption.parser())));
                    redemptions = more;
                }
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
        if (timer.entity() instanceof EntityKey.OfWallet wallet) {
            int key = out.begin(1);
            int ofWallet = out.begin(WALLET_KEY);
            user(out, 1, wallet.user());
            out.end(ofWallet);
            out.end(key);
        } else {
            out.message(1, PartMapping.toProto(timer.entity()));
        }
        out.number(2, timer.dueAtMillis());
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
        if (!in.nextIs(WALLET_KEY << 3 | WireBuffer.DELIMITED)) {
            return PartMapping.fromProto(in.rest(JournalProto.EntityKey.parser()));
        }
        in.tag();
        WireReader wallet = in.nested();
        UserId user = new UserId(0, 0);
        while (wallet.hasMore()) {
            int tag = wallet.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = readUser(wallet.nested());
                default -> wallet.skip(tag);
            }
        }
        if (in.hasMore()) {
            throw UnreadableJournal.malformed("EntityKey has two kinds");
        }
        return new EntityKey.OfWallet(user);
    }
}
