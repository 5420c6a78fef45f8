package io.hongbao.journal;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.UserId;
import io.hongbao.core.invite.RewardId;
import java.util.List;

/**
 * Writes and reads by hand what every invite and every acceptance of one puts into the journal:
 * half a dozen events for each acceptance that pays both sides. What else happens to invites is
 * left to {@link InviteMapping}.
 */
final class InviteWire {
    /** The number of an invite among the kinds of {@code EntityKey}. */
    static final int INVITE_KEY = 14;

    private InviteWire() {}

    private static int begin(WireBuffer out, int field, InviteEvent event) {
        int start = out.begin(field);
        VoucherWire.user(out, 1, event.user());
        out.text(2, event.campaign());
        return start;
    }

    static void created(WireBuffer out, int field, InviteEvent.InviteCreated created) {
        int start = begin(out, field, created);
        out.number(3, created.number());
        out.end(start);
    }

    static Event readCreated(WireReader in) {
        UserId user = VoucherWire.NOBODY;
        String campaign = "";
        long number = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.VARINT -> number = in.varint();
                default -> in.skip(tag);
            }
        }
        return new InviteEvent.InviteCreated(user, campaign, number);
    }

    static void asked(WireBuffer out, int field, InviteEvent.InviteAsked asked) {
        int start = begin(out, field, asked);
        out.number(3, asked.number());
        out.text(4, asked.form());
        out.text(5, asked.channel());
        out.text(6, asked.key());
        out.texts(7, asked.heldWith());
        out.end(start);
    }

    static Event readAsked(WireReader in) {
        UserId user = VoucherWire.NOBODY;
        String campaign = "";
        long number = 0;
        String form = "";
        String channel = "";
        String key = "";
        List<String> heldWith = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.VARINT -> number = in.varint();
                case 4 << 3 | WireBuffer.DELIMITED -> form = in.word();
                case 5 << 3 | WireBuffer.DELIMITED -> channel = in.word();
                case 6 << 3 | WireBuffer.DELIMITED -> key = in.text();
                case 7 << 3 | WireBuffer.DELIMITED -> heldWith = Grown.list(heldWith, in.text());
                default -> in.skip(tag);
            }
        }
        return new InviteEvent.InviteAsked(user, campaign, number, form, channel, key, heldWith);
    }

    static void accepted(WireBuffer out, int field, InviteEvent.InviteAccepted accepted) {
        int start = begin(out, field, accepted);
        out.number(3, accepted.number());
        out.number(4, accepted.acceptance());
        VoucherWire.user(out, 5, accepted.friend());
        out.text(6, accepted.form());
        out.text(7, accepted.channel());
        out.text(8, accepted.key());
        out.flag(9, accepted.rewarded());
        out.number(10, EnumNumbers.STANDING.of(accepted.standing()));
        out.end(start);
    }

    static Event readAccepted(WireReader in) {
        UserId user = VoucherWire.NOBODY;
        String campaign = "";
        long number = 0;
        int acceptance = 0;
        UserId friend = VoucherWire.NOBODY;
        String form = "";
        String channel = "";
        String key = "";
        boolean rewarded = false;
        int standing = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.VARINT -> number = in.varint();
                case 4 << 3 | WireBuffer.VARINT -> acceptance = (int) in.varint();
                case 5 << 3 | WireBuffer.DELIMITED -> friend = VoucherWire.readUser(in.nested());
                case 6 << 3 | WireBuffer.DELIMITED -> form = in.word();
                case 7 << 3 | WireBuffer.DELIMITED -> channel = in.word();
                case 8 << 3 | WireBuffer.DELIMITED -> key = in.text();
                case 9 << 3 | WireBuffer.VARINT -> rewarded = in.varint() != 0;
                case 10 << 3 | WireBuffer.VARINT -> standing = (int) in.varint();
                default -> in.skip(tag);
            }
        }
        return new InviteEvent.InviteAccepted(
                user,
                campaign,
                number,
                acceptance,
                friend,
                form,
                channel,
                key,
                rewarded,
                EnumNumbers.STANDING.of(standing));
    }

    static void answered(WireBuffer out, int field, InviteEvent.InviteAnswered answered) {
        int start = begin(out, field, answered);
        out.number(3, answered.number());
        out.number(4, answered.acceptance());
        out.flag(5, answered.rewarded());
        EnumNumbers.INVITE_REFUSAL.write(out, 6, answered.refusal());
        out.end(start);
    }

    static Event readAnswered(WireReader in) {
        UserId user = VoucherWire.NOBODY;
        String campaign = "";
        long number = 0;
        int acceptance = 0;
        boolean rewarded = false;
        List<Integer> refusal = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.VARINT -> number = in.varint();
                case 4 << 3 | WireBuffer.VARINT -> acceptance = (int) in.varint();
                case 5 << 3 | WireBuffer.VARINT -> rewarded = in.varint() != 0;
                case 6 << 3 | WireBuffer.DELIMITED -> refusal = in.nested().packed();
                default -> in.skip(tag);
            }
        }
        return new InviteEvent.InviteAnswered(
                user,
                campaign,
                number,
                acceptance,
                rewarded,
                EnumNumbers.INVITE_REFUSAL.of(refusal));
    }

    static void moved(WireBuffer out, int field, InviteEvent.RewardMoved moved) {
        int start = begin(out, field, moved);
        id(out, 3, moved.id());
        out.text(4, moved.prize());
        out.number(5, EnumNumbers.REWARD_STATE.of(moved.to()));
        out.number(6, moved.voucher());
        EnumNumbers.LAPSE.write(out, 7, moved.lapse());
        out.end(start);
    }

    static Event readMoved(WireReader in) {
        UserId user = VoucherWire.NOBODY;
        String campaign = "";
        List<RewardId> id = List.of();
        String prize = "";
        int to = 0;
        long voucher = 0;
        List<Integer> lapse = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.DELIMITED -> id = List.of(readId(in.nested()));
                case 4 << 3 | WireBuffer.DELIMITED -> prize = in.word();
                case 5 << 3 | WireBuffer.VARINT -> to = (int) in.varint();
                case 6 << 3 | WireBuffer.VARINT -> voucher = in.varint();
                case 7 << 3 | WireBuffer.DELIMITED -> lapse = in.nested().packed();
                default -> in.skip(tag);
            }
        }
        if (id.isEmpty()) {
            throw UnreadableJournal.malformed("RewardMoved has no id");
        }
        return new InviteEvent.RewardMoved(
                user,
                campaign,
                id.getFirst(),
                prize,
                EnumNumbers.REWARD_STATE.of(to),
                voucher,
                EnumNumbers.LAPSE.of(lapse));
    }

    static void key(WireBuffer out, int field, EntityKey.OfInvite invite) {
        int start = out.begin(field);
        int key = out.begin(INVITE_KEY);
        out.text(1, invite.campaign());
        out.number(2, invite.number());
        out.end(key);
        out.end(start);
    }

    static EntityKey<?> readKey(WireReader in) {
        String campaign = "";
        long number = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 2 << 3 | WireBuffer.VARINT -> number = in.varint();
                default -> in.skip(tag);
            }
        }
        return new EntityKey.OfInvite(campaign, number);
    }

    static void id(WireBuffer out, int field, RewardId id) {
        int start = out.begin(field);
        out.number(1, id.invite());
        out.number(2, EnumNumbers.REWARD_KIND.of(id.kind()));
        out.number(3, id.acceptance());
        out.number(4, id.step());
        out.end(start);
    }

    static RewardId readId(WireReader in) {
        long invite = 0;
        int kind = 0;
        int acceptance = 0;
        int step = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.VARINT -> invite = in.varint();
                case 2 << 3 | WireBuffer.VARINT -> kind = (int) in.varint();
                case 3 << 3 | WireBuffer.VARINT -> acceptance = (int) in.varint();
                case 4 << 3 | WireBuffer.VARINT -> step = (int) in.varint();
                default -> in.skip(tag);
            }
        }
        return new RewardId(invite, EnumNumbers.REWARD_KIND.of(kind), acceptance, step);
    }
}
