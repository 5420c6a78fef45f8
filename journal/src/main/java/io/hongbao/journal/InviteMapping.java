package io.hongbao.journal;

import io.hongbao.core.Event;
import io.hongbao.core.UserId;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.invite.Lapse;
import io.hongbao.core.invite.RewardId;
import io.hongbao.journal.v1.JournalProto;
import java.util.List;

/** Maps what happens to invites and to what they earn. */
final class InviteMapping {
    private InviteMapping() {}

    static void put(Event.OfInvite event, JournalProto.Event.Builder builder) {
        JournalProto.UserId user = PartMapping.toProto(event.user());
        switch (event) {
            case Event.InviteCreated of ->
                    builder.getInviteCreatedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number());
            case Event.InviteAsked of ->
                    builder.getInviteAskedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setForm(of.form())
                            .setChannel(of.channel())
                            .setKey(of.key())
                            .addAllHeldWith(of.heldWith());
            case Event.InviteAccepted of ->
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
            case Event.InviteAnswered of ->
                    builder.getInviteAnsweredBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setAcceptance(of.acceptance())
                            .setRewarded(of.rewarded())
                            .addAllRefusalValue(refusalNumbers(of.refusal()));
            case Event.RewardMoved of ->
                    builder.getRewardMovedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setId(toProto(of.id()))
                            .setPrize(of.prize())
                            .setToValue(EnumNumbers.REWARD_STATE.of(of.to()))
                            .setVoucher(of.voucher())
                            .addAllLapseValue(lapseNumbers(of.lapse()));
            case Event.FriendReturned of ->
                    builder.getFriendReturnedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setAfterDays(of.day());
            case Event.AcceptanceReviewed of ->
                    builder.getAcceptanceReviewedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setToValue(EnumNumbers.STANDING.of(of.to()))
                            .setBy(PartMapping.toProto(of.by()));
            case Event.SideReviewed of ->
                    builder.getSideReviewedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setSideValue(EnumNumbers.SIDE.of(of.side()))
                            .setToValue(EnumNumbers.STANDING.of(of.to()))
                            .setBy(PartMapping.toProto(of.by()));
            case Event.InviteReviewed of ->
                    builder.getInviteReviewedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setNumber(of.number())
                            .setAcceptance(of.acceptance())
                            .setToValue(EnumNumbers.STANDING.of(of.to()))
                            .setBy(PartMapping.toProto(of.by()));
            case Event.InviteRevoked of ->
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

    static List<InviteRefusal> refusals(List<Integer> numbers) {
        return numbers.stream().map(number -> EnumNumbers.INVITE_REFUSAL.of((int) number)).toList();
    }

    static List<Integer> lapseNumbers(List<Lapse> lapses) {
        return lapses.stream().map(EnumNumbers.LAPSE::of).toList();
    }

    static List<Lapse> lapses(List<Integer> numbers) {
        return numbers.stream().map(number -> EnumNumbers.LAPSE.of((int) number)).toList();
    }

    static JournalProto.RewardId toProto(RewardId id) {
        return JournalProto.RewardId.newBuilder()
                .setInvite(id.invite())
                .setKindValue(EnumNumbers.REWARD_KIND.of(id.kind()))
                .setAcceptance(id.acceptance())
                .setStep(id.step())
                .build();
    }

    static RewardId fromProto(JournalProto.RewardId id) {
        return new RewardId(
                id.getInvite(),
                EnumNumbers.REWARD_KIND.of(id.getKindValue()),
                id.getAcceptance(),
                id.getStep());
    }

    static Event fromProto(JournalProto.InviteCreated of) {
        return new Event.InviteCreated(user(of.getUser()), of.getCampaign(), of.getNumber());
    }

    private static UserId user(JournalProto.UserId user) {
        return PartMapping.fromProto(user);
    }

    static Event fromProto(JournalProto.InviteAsked of) {
        return new Event.InviteAsked(
                user(of.getUser()),
                of.getCampaign(),
                of.getNumber(),
                of.getForm(),
                of.getChannel(),
                of.getKey(),
                of.getHeldWithList());
    }

    static Event fromProto(JournalProto.InviteAccepted of) {
        return new Event.InviteAccepted(
                user(of.getUser()),
                of.getCampaign(),
                of.getNumber(),
                of.getAcceptance(),
                user(of.getFriend()),
                of.getForm(),
                of.getChannel(),
                of.getKey(),
                of.getRewarded(),
                EnumNumbers.STANDING.of(of.getStandingValue()));
    }

    static Event fromProto(JournalProto.InviteAnswered of) {
        return new Event.InviteAnswered(
                user(of.getUser()),
                of.getCampaign(),
                of.getNumber(),
                of.getAcceptance(),
                of.getRewarded(),
                refusals(of.getRefusalValueList()));
    }

    static Event fromProto(JournalProto.RewardMoved of) {
        return new Event.RewardMoved(
                user(of.getUser()),
                of.getCampaign(),
                fromProto(of.getId()),
                of.getPrize(),
                EnumNumbers.REWARD_STATE.of(of.getToValue()),
                of.getVoucher(),
                lapses(of.getLapseValueList()));
    }

    static Event fromProto(JournalProto.FriendReturned of) {
        return new Event.FriendReturned(
                user(of.getUser()), of.getCampaign(), of.getNumber(), of.getAfterDays());
    }

    static Event fromProto(JournalProto.AcceptanceReviewed of) {
        return new Event.AcceptanceReviewed(
                user(of.getUser()),
                of.getCampaign(),
                of.getNumber(),
                EnumNumbers.STANDING.of(of.getToValue()),
                PartMapping.fromProto(of.getBy()));
    }

    static Event fromProto(JournalProto.SideReviewed of) {
        return new Event.SideReviewed(
                user(of.getUser()),
                of.getCampaign(),
                of.getNumber(),
                EnumNumbers.SIDE.of(of.getSideValue()),
                EnumNumbers.STANDING.of(of.getToValue()),
                PartMapping.fromProto(of.getBy()));
    }

    static Event fromProto(JournalProto.InviteReviewed of) {
        return new Event.InviteReviewed(
                user(of.getUser()),
                of.getCampaign(),
                of.getNumber(),
                of.getAcceptance(),
                EnumNumbers.STANDING.of(of.getToValue()),
                PartMapping.fromProto(of.getBy()));
    }

    static Event fromProto(JournalProto.InviteRevoked of) {
        return new Event.InviteRevoked(
                user(of.getUser()),
                of.getCampaign(),
                of.getNumber(),
                PartMapping.fromProto(of.getBy()));
    }
}
