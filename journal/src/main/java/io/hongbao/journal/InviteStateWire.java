package io.hongbao.journal;

import io.hongbao.core.UserId;
import io.hongbao.core.invite.Accepting;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteCounter;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.invite.Reward;
import io.hongbao.core.invite.RewardId;
import io.hongbao.core.invite.Rewards;
import java.util.List;

/**
 * Writes and reads the entities of invites by hand: each acceptance changes two, and reads both
 * several times on its way.
 */
final class InviteStateWire {
    private static final long NOT_WRITTEN = Long.MIN_VALUE;

    private InviteStateWire() {}

    static void counter(InviteCounter counter, WireBuffer out) {
        out.text(1, counter.campaign());
        out.number(2, counter.handedOut());
    }

    static InviteCounter readCounter(WireReader in) {
        String campaign = "";
        long handedOut = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 2 << 3 | WireBuffer.VARINT -> handedOut = in.varint();
                default -> in.skip(tag);
            }
        }
        return new InviteCounter(campaign, handedOut);
    }

    static void invite(Invite invite, WireBuffer out) {
        out.text(1, invite.campaign());
        out.number(2, invite.number());
        for (UserId inviter : invite.inviterOrNone()) {
            VoucherWire.user(out, 3, inviter);
        }
        out.number(4, invite.createdAtMillis());
        out.number(5, invite.accepted());
        for (Invite.Acceptance acceptance : invite.rewarded()) {
            int start = out.begin(6);
            out.number(1, acceptance.index());
            VoucherWire.user(out, 2, acceptance.friend());
            out.text(3, acceptance.key());
            out.number(4, acceptance.atMillis());
            out.number(5, EnumNumbers.STANDING.of(acceptance.standing()));
            out.end(start);
        }
        rewards(out, 7, invite.rewards());
        out.flag(8, invite.revoked());
        if (invite.timerAtMillis() != Invite.NO_TIMER) {
            out.present(9, invite.timerAtMillis());
        }
    }

    static Invite readInvite(WireReader in) {
        String campaign = "";
        long number = 0;
        List<UserId> inviter = List.of();
        long createdAtMillis = 0;
        int accepted = 0;
        List<Invite.Acceptance> rewarded = List.of();
        List<Reward> rewards = List.of();
        boolean revoked = false;
        long timerAtMillis = Invite.NO_TIMER;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 2 << 3 | WireBuffer.VARINT -> number = in.varint();
                case 3 << 3 | WireBuffer.DELIMITED ->
                        inviter = Grown.list(inviter, VoucherWire.readUser(in.nested()));
                case 4 << 3 | WireBuffer.VARINT -> createdAtMillis = in.varint();
                case 5 << 3 | WireBuffer.VARINT -> accepted = (int) in.varint();
                case 6 << 3 | WireBuffer.DELIMITED ->
                        rewarded = Grown.list(rewarded, readAcceptance(in.nested()));
                case 7 << 3 | WireBuffer.DELIMITED ->
                        rewards = Grown.list(rewards, readReward(in.nested()));
                case 8 << 3 | WireBuffer.VARINT -> revoked = in.varint() != 0;
                case 9 << 3 | WireBuffer.VARINT -> timerAtMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Invite(
                campaign,
                number,
                inviter,
                createdAtMillis,
                accepted,
                rewarded,
                new Rewards(rewards),
                revoked,
                timerAtMillis);
    }

    private static Invite.Acceptance readAcceptance(WireReader in) {
        int index = 0;
        UserId friend = VoucherWire.NOBODY;
        String key = "";
        long atMillis = 0;
        int standing = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.VARINT -> index = (int) in.varint();
                case 2 << 3 | WireBuffer.DELIMITED -> friend = VoucherWire.readUser(in.nested());
                case 3 << 3 | WireBuffer.DELIMITED -> key = in.text();
                case 4 << 3 | WireBuffer.VARINT -> atMillis = in.varint();
                case 5 << 3 | WireBuffer.VARINT -> standing = (int) in.varint();
                default -> in.skip(tag);
            }
        }
        return new Invite.Acceptance(
                index, friend, key, atMillis, EnumNumbers.STANDING.of(standing));
    }

    static void personInvites(PersonInvites invites, WireBuffer out) {
        out.text(1, invites.campaign());
        VoucherWire.user(out, 2, invites.user());
        if (invites.hasInvite()) {
            out.present(3, invites.number());
        }
        for (Accepting accepting : invites.acceptingOrNone()) {
            accepting(out, 4, accepting);
        }
        rewards(out, 5, invites.rewards());
        if (invites.timerAtMillis() != Invite.NO_TIMER) {
            out.present(6, invites.timerAtMillis());
        }
    }

    static PersonInvites readPersonInvites(WireReader in) {
        String campaign = "";
        UserId user = VoucherWire.NOBODY;
        long number = PersonInvites.NO_NUMBER;
        List<Accepting> accepting = List.of();
        List<Reward> rewards = List.of();
        long timerAtMillis = Invite.NO_TIMER;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 2 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 3 << 3 | WireBuffer.VARINT -> number = in.varint();
                case 4 << 3 | WireBuffer.DELIMITED ->
                        accepting = Grown.list(accepting, readAccepting(in.nested()));
                case 5 << 3 | WireBuffer.DELIMITED ->
                        rewards = Grown.list(rewards, readReward(in.nested()));
                case 6 << 3 | WireBuffer.VARINT -> timerAtMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        return new PersonInvites(
                campaign, user, number, accepting, new Rewards(rewards), timerAtMillis);
    }

    private static void accepting(WireBuffer out, int field, Accepting accepting) {
        int start = out.begin(field);
        out.number(1, accepting.number());
        out.text(2, accepting.form());
        out.text(3, accepting.channel());
        out.text(4, accepting.key());
        out.texts(5, accepting.heldWith());
        out.number(6, accepting.askedAtMillis());
        out.number(7, accepting.answeredAtMillis());
        out.number(8, accepting.acceptance());
        out.flag(9, accepting.rewarded());
        EnumNumbers.INVITE_REFUSAL.write(out, 10, accepting.refusal());
        out.number(11, EnumNumbers.STANDING.of(accepting.standing()));
        out.packed(12, accepting.returned());
        if (accepting.inviterStanding() != accepting.standing()) {
            out.number(13, EnumNumbers.STANDING.of(accepting.inviterStanding()));
        }
        out.end(start);
    }

    private static Accepting readAccepting(WireReader in) {
        long number = 0;
        String form = "";
        String channel = "";
        String key = "";
        List<String> heldWith = List.of();
        long askedAtMillis = 0;
        long answeredAtMillis = 0;
        int acceptance = 0;
        boolean rewarded = false;
        List<Integer> refusal = List.of();
        int standing = 0;
        List<Integer> returned = List.of();
        int inviterStanding = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.VARINT -> number = in.varint();
                case 2 << 3 | WireBuffer.DELIMITED -> form = in.word();
                case 3 << 3 | WireBuffer.DELIMITED -> channel = in.word();
                case 4 << 3 | WireBuffer.DELIMITED -> key = in.text();
                case 5 << 3 | WireBuffer.DELIMITED -> heldWith = Grown.list(heldWith, in.text());
                case 6 << 3 | WireBuffer.VARINT -> askedAtMillis = in.varint();
                case 7 << 3 | WireBuffer.VARINT -> answeredAtMillis = in.varint();
                case 8 << 3 | WireBuffer.VARINT -> acceptance = (int) in.varint();
                case 9 << 3 | WireBuffer.VARINT -> rewarded = in.varint() != 0;
                case 10 << 3 | WireBuffer.DELIMITED -> refusal = in.nested().packed();
                case 11 << 3 | WireBuffer.VARINT -> standing = (int) in.varint();
                case 12 << 3 | WireBuffer.DELIMITED -> returned = in.nested().packed();
                case 13 << 3 | WireBuffer.VARINT -> inviterStanding = (int) in.varint();
                default -> in.skip(tag);
            }
        }
        return new Accepting(
                number,
                form,
                channel,
                key,
                heldWith,
                askedAtMillis,
                answeredAtMillis,
                acceptance,
                rewarded,
                EnumNumbers.INVITE_REFUSAL.of(refusal),
                EnumNumbers.STANDING.of(standing),
                EnumNumbers.STANDING.of(inviterStanding == 0 ? standing : inviterStanding),
                returned);
    }

    private static void rewards(WireBuffer out, int field, Rewards rewards) {
        for (Reward reward : rewards.all()) {
            int start = out.begin(field);
            InviteWire.id(out, 1, reward.id());
            out.text(2, reward.prize());
            out.number(3, EnumNumbers.REWARD_STATE.of(reward.state()));
            out.number(4, reward.voucher());
            EnumNumbers.LAPSE.write(out, 5, reward.lapse());
            out.number(6, reward.sinceMillis());
            if (reward.earnedAtMillis() != reward.sinceMillis()) {
                out.present(7, reward.earnedAtMillis());
            }
            out.end(start);
        }
    }

    private static Reward readReward(WireReader in) {
        List<RewardId> id = List.of();
        String prize = "";
        int state = 0;
        long voucher = 0;
        List<Integer> lapse = List.of();
        long sinceMillis = 0;
        long earnedAtMillis = NOT_WRITTEN;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> id = List.of(InviteWire.readId(in.nested()));
                case 2 << 3 | WireBuffer.DELIMITED -> prize = in.word();
                case 3 << 3 | WireBuffer.VARINT -> state = (int) in.varint();
                case 4 << 3 | WireBuffer.VARINT -> voucher = in.varint();
                case 5 << 3 | WireBuffer.DELIMITED -> lapse = in.nested().packed();
                case 6 << 3 | WireBuffer.VARINT -> sinceMillis = in.varint();
                case 7 << 3 | WireBuffer.VARINT -> earnedAtMillis = in.varint();
                default -> in.skip(tag);
            }
        }
        if (id.isEmpty()) {
            throw UnreadableJournal.malformed("Reward has no id");
        }
        return new Reward(
                id.getFirst(),
                prize,
                EnumNumbers.REWARD_STATE.of(state),
                voucher,
                EnumNumbers.LAPSE.of(lapse),
                sinceMillis,
                earnedAtMillis == NOT_WRITTEN ? sinceMillis : earnedAtMillis);
    }
}
