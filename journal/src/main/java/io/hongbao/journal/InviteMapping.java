package io.hongbao.journal;

import io.hongbao.core.Event;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.UserId;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.invite.Lapse;
import io.hongbao.core.invite.RewardId;
import io.hongbao.journal.v1.JournalProto;
import java.util.List;

/** Maps what happens to invites and to what they earn; {@link InviteWire} reads most of it. */
final class InviteMapping {
    private InviteMapping() {}

    static void put(InviteEvent event, JournalProto.Event.Builder builder) {
        JournalProto.UserId user = PartMapping.toProto(event.user());
        switch (event) {
            case InviteEvent.InviteCreated of ->
                    builder.getInviteCreatedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number());
            case InviteEvent.InviteAsked of ->
                    builder.getInviteAskedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setForm(of.form())
                            .setChannel(of.channel())
                            .setKey(of.key())
                            .addAllHeldWith(of.heldWith());
            case InviteEvent.InviteAccepted of ->
                    builder.getInviteAcceptedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setAcceptance(of.acceptance())
                            .setFriend(PartMapping.toProto(of.friend()))
                            .setForm(of.form())
                            .setChannel(of.channel())
                            .setKey(of.key())
                            .setRewarded(of.rewarded())
                            .setStandingValue(EnumNumbers.STANDING.of(of.standing()));
            case InviteEvent.InviteAnswered of ->
                    builder.getInviteAnsweredBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setAcceptance(of.acceptance())
                            .setRewarded(of.rewarded())
                            .addAllRefusalValue(refusalNumbers(of.refusal()));
            case InviteEvent.RewardMoved of ->
                    builder.getRewardMovedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setId(toProto(of.id()))
                            .setPrize(of.prize())
                            .setToValue(EnumNumbers.REWARD_STATE.of(of.to()))
                            .setVoucher(of.voucher())
                            .addAllLapseValue(lapseNumbers(of.lapse()));
            case InviteEvent.FriendReturned of ->
                    builder.getFriendReturnedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setAfterDays(of.day());
            case InviteEvent.AcceptanceReviewed of ->
                    builder.getAcceptanceReviewedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setToValue(EnumNumbers.STANDING.of(of.to()))
                            .setBy(PartMapping.toProto(of.by()));
            case InviteEvent.SideReviewed of ->
                    builder.getSideReviewedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setSideValue(EnumNumbers.SIDE.of(of.side()))
                            .setToValue(EnumNumbers.STANDING.of(of.to()))
                            .setBy(PartMapping.toProto(of.by()));
            case InviteEvent.InviteReviewed of ->
                    builder.getInviteReviewedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setAcceptance(of.acceptance())
                            .setToValue(EnumNumbers.STANDING.of(of.to()))
                            .setBy(PartMapping.toProto(of.by()));
            case InviteEvent.InviteRevoked of ->
                    builder.getInviteRevokedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setBy(PartMapping.toProto(of.by()));
        }
    }

    static List<Integer> refusalNumbers(List<InviteRefusal> refusals) {
        return refusals.stream().map(EnumNumbers.INVITE_REFUSAL::of).toList();
    }

    static List<Integer> lapseNumbers(List<Lapse> lapses) {
        return lapses.stream().map(EnumNumbers.LAPSE::of).toList();
    }

    static JournalProto.RewardId toProto(RewardId id) {
        return JournalProto.RewardId.newBuilder()
                .setInvite(id.invite())
                .setKindValue(EnumNumbers.REWARD_KIND.of(id.kind()))
                .setAcceptance(id.acceptance())
                .setStep(id.step())
                .build();
    }

    private static UserId user(JournalProto.UserId user) {
        return PartMapping.fromProto(user);
    }

    static Event fromProto(JournalProto.FriendReturned of) {
        return new InviteEvent.FriendReturned(
                user(of.getUser()), of.getCampaign(), of.getNumber(), of.getAfterDays());
    }

    static Event fromProto(JournalProto.AcceptanceReviewed of) {
        return new InviteEvent.AcceptanceReviewed(
                user(of.getUser()),
                of.getCampaign(),
                of.getNumber(),
                EnumNumbers.STANDING.of(of.getToValue()),
                PartMapping.fromProto(of.getBy()));
    }

    static Event fromProto(JournalProto.SideReviewed of) {
        return new InviteEvent.SideReviewed(
                user(of.getUser()),
                of.getCampaign(),
                of.getNumber(),
                EnumNumbers.SIDE.of(of.getSideValue()),
                EnumNumbers.STANDING.of(of.getToValue()),
                PartMapping.fromProto(of.getBy()));
    }

    static Event fromProto(JournalProto.InviteReviewed of) {
        return new InviteEvent.InviteReviewed(
                user(of.getUser()),
                of.getCampaign(),
                of.getNumber(),
                of.getAcceptance(),
                EnumNumbers.STANDING.of(of.getToValue()),
                PartMapping.fromProto(of.getBy()));
    }

    static Event fromProto(JournalProto.InviteRevoked of) {
        return new InviteEvent.InviteRevoked(
                user(of.getUser()),
                of.getCampaign(),
                of.getNumber(),
                PartMapping.fromProto(of.getBy()));
    }
}
