package io.hongbao.journal;

import io.hongbao.core.Message;
import io.hongbao.journal.v1.JournalProto;

/** Maps what the shards of inviter and friend tell each other. */
final class InviteMessages {
    private InviteMessages() {}

    static void put(Message.ToInvite body, JournalProto.Message.Body.Builder builder) {
        switch (body) {
            case Message.AskInvite of ->
                    builder.getAskInviteBuilder()
                            .setFriend(PartMapping.toProto(of.friend()))
                            .setNumber(of.number())
                            .setForm(of.form())
                            .setChannel(of.channel())
                            .setKey(of.key())
                            .setStandingValue(EnumNumbers.STANDING.of(of.standing()));
            case Message.ReviewInvite of ->
                    builder.getReviewInviteBuilder()
                            .setNumber(of.number())
                            .setAcceptance(of.acceptance())
                            .setToValue(EnumNumbers.STANDING.of(of.to()))
                            .setBy(PartMapping.toProto(of.by()));
            case Message.FriendCameBack of ->
                    builder.getFriendCameBackBuilder()
                            .setNumber(of.number())
                            .setAcceptance(of.acceptance())
                            .setAfterDays(of.day());
        }
    }

    static void put(Message.ToFriend body, JournalProto.Message.Body.Builder builder) {
        JournalProto.UserId friend = PartMapping.toProto(body.friend());
        switch (body) {
            case Message.InviteAcceptedBy of ->
                    builder.getInviteAcceptedByBuilder()
                            .setFriend(friend)
                            .setNumber(of.number())
                            .setAcceptance(of.acceptance())
                            .setRewarded(of.rewarded());
            case Message.InviteRefusedTo of ->
                    builder.getInviteRefusedToBuilder()
                            .setFriend(friend)
                            .setNumber(of.number())
                            .setRefusalValue(EnumNumbers.INVITE_REFUSAL.of(of.refusal()));
            case Message.ClawBackAcceptance of ->
                    builder.getClawBackAcceptanceBuilder()
                            .setFriend(friend)
                            .setNumber(of.number())
                            .setBy(PartMapping.toProto(of.by()));
        }
    }

    static Message.Body fromProto(JournalProto.Message.AskInvite of) {
        return new Message.AskInvite(
                PartMapping.fromProto(of.getFriend()),
                of.getNumber(),
                of.getForm(),
                of.getChannel(),
                of.getKey(),
                EnumNumbers.STANDING.of(of.getStandingValue()));
    }

    static Message.Body fromProto(JournalProto.Message.ReviewInvite of) {
        return new Message.ReviewInvite(
                of.getNumber(),
                of.getAcceptance(),
                EnumNumbers.STANDING.of(of.getToValue()),
                PartMapping.fromProto(of.getBy()));
    }

    static Message.Body fromProto(JournalProto.Message.FriendCameBack of) {
        return new Message.FriendCameBack(of.getNumber(), of.getAcceptance(), of.getAfterDays());
    }

    static Message.Body fromProto(JournalProto.Message.InviteAcceptedBy of) {
        return new Message.InviteAcceptedBy(
                PartMapping.fromProto(of.getFriend()),
                of.getNumber(),
                of.getAcceptance(),
                of.getRewarded());
    }

    static Message.Body fromProto(JournalProto.Message.InviteRefusedTo of) {
        return new Message.InviteRefusedTo(
                PartMapping.fromProto(of.getFriend()),
                of.getNumber(),
                EnumNumbers.INVITE_REFUSAL.of(of.getRefusalValue()));
    }

    static Message.Body fromProto(JournalProto.Message.ClawBackAcceptance of) {
        return new Message.ClawBackAcceptance(
                PartMapping.fromProto(of.getFriend()),
                of.getNumber(),
                PartMapping.fromProto(of.getBy()));
    }
}
