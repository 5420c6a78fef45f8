package io.hongbao.journal;

import io.hongbao.core.invite.Accepting;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteCounter;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.invite.Reward;
import io.hongbao.core.invite.Rewards;
import io.hongbao.journal.v1.StateProto;
import java.util.List;

/** Maps the entities of invites. */
final class InviteStates {
    private InviteStates() {}

    static StateProto.InviteCounter toProto(InviteCounter counter) {
        return StateProto.InviteCounter.newBuilder()
                .setCampaign(counter.campaign())
                .setHandedOut(counter.handedOut())
                .build();
    }

    static InviteCounter fromProto(StateProto.InviteCounter counter) {
        return new InviteCounter(counter.getCampaign(), counter.getHandedOut());
    }

    static StateProto.Invite toProto(Invite invite) {
        StateProto.Invite.Builder builder =
                StateProto.Invite.newBuilder()
                        .setCampaign(invite.campaign())
                        .setNumber(invite.number())
                        .setCreatedAtMillis(invite.createdAtMillis())
                        .setAccepted(invite.accepted())
                        .addAllRewards(toProto(invite.rewards()))
                        .setRevoked(invite.revoked());
        invite.inviterOrNone().forEach(user -> builder.addInviter(PartMapping.toProto(user)));
        for (Invite.Acceptance acceptance : invite.rewarded()) {
            builder.addRewardedBuilder()
                    .setIndex(acceptance.index())
                    .setFriend(PartMapping.toProto(acceptance.friend()))
                    .setKey(acceptance.key())
                    .setAtMillis(acceptance.atMillis())
                    .setStandingValue(EnumNumbers.STANDING.of(acceptance.standing()));
        }
        if (invite.timerAtMillis() != Invite.NO_TIMER) {
            builder.setTimerAtMillis(invite.timerAtMillis());
        }
        return builder.build();
    }

    static Invite fromProto(StateProto.Invite invite) {
        return new Invite(
                invite.getCampaign(),
                invite.getNumber(),
                invite.getInviterList().stream().map(PartMapping::fromProto).toList(),
                invite.getCreatedAtMillis(),
                invite.getAccepted(),
                invite.getRewardedList().stream().map(InviteStates::fromProto).toList(),
                fromProto(invite.getRewardsList()),
                invite.getRevoked(),
                invite.hasTimerAtMillis() ? invite.getTimerAtMillis() : Invite.NO_TIMER);
    }

    private static Invite.Acceptance fromProto(StateProto.Invite.Acceptance acceptance) {
        return new Invite.Acceptance(
                acceptance.getIndex(),
                PartMapping.fromProto(acceptance.getFriend()),
                acceptance.getKey(),
                acceptance.getAtMillis(),
                EnumNumbers.STANDING.of(acceptance.getStandingValue()));
    }

    private static List<StateProto.Reward> toProto(Rewards rewards) {
        return rewards.all().stream().map(InviteStates::toProto).toList();
    }

    private static StateProto.Reward toProto(Reward reward) {
        return StateProto.Reward.newBuilder()
                .setId(InviteMapping.toProto(reward.id()))
                .setPrize(reward.prize())
                .setStateValue(EnumNumbers.REWARD_STATE.of(reward.state()))
                .setVoucher(reward.voucher())
                .addAllLapseValue(InviteMapping.lapseNumbers(reward.lapse()))
                .setAtMillis(reward.sinceMillis())
                .build();
    }

    private static Rewards fromProto(List<StateProto.Reward> rewards) {
        return new Rewards(
                rewards.stream()
                        .map(reward ->
                                new Reward(
                                        InviteMapping.fromProto(reward.getId()),
                                        reward.getPrize(),
                                        EnumNumbers.REWARD_STATE.of(reward.getStateValue()),
                                        reward.getVoucher(),
                                        InviteMapping.lapses(reward.getLapseValueList()),
                                        reward.getAtMillis()))
                        .toList());
    }

    static StateProto.PersonInvites toProto(PersonInvites invites) {
        StateProto.PersonInvites.Builder builder =
                StateProto.PersonInvites.newBuilder()
                        .setCampaign(invites.campaign())
                        .setUser(PartMapping.toProto(invites.user()))
                        .addAllRewards(toProto(invites.rewards()));
        if (invites.hasInvite()) {
            builder.setNumber(invites.number());
        }
        for (Accepting accepting : invites.acceptingOrNone()) {
            StateProto.Accepting.Builder one = builder.addAcceptingBuilder();
            one.setNumber(accepting.number())
                    .setForm(accepting.form())
                    .setChannel(accepting.channel())
                    .setKey(accepting.key())
                    .addAllHeldWith(accepting.heldWith())
                    .setAskedAtMillis(accepting.askedAtMillis())
                    .setAnsweredAtMillis(accepting.answeredAtMillis())
                    .setAcceptance(accepting.acceptance())
                    .setRewarded(accepting.rewarded())
                    .addAllRefusalValue(InviteMapping.refusalNumbers(accepting.refusal()))
                    .setStandingValue(EnumNumbers.STANDING.of(accepting.standing()))
                    .addAllReturned(accepting.returned());
            if (accepting.inviterStanding() != accepting.standing()) {
                one.setInviterStandingValue(EnumNumbers.STANDING.of(accepting.inviterStanding()));
            }
        }
        if (invites.timerAtMillis() != Invite.NO_TIMER) {
            builder.setTimerAtMillis(invites.timerAtMillis());
        }
        return builder.build();
    }

    static PersonInvites fromProto(StateProto.PersonInvites invites) {
        return new PersonInvites(
                invites.getCampaign(),
                PartMapping.fromProto(invites.getUser()),
                invites.hasNumber() ? invites.getNumber() : PersonInvites.NO_NUMBER,
                invites.getAcceptingList().stream().map(InviteStates::fromProto).toList(),
                fromProto(invites.getRewardsList()),
                invites.hasTimerAtMillis() ? invites.getTimerAtMillis() : Invite.NO_TIMER);
    }

    private static Accepting fromProto(StateProto.Accepting accepting) {
        int inviters =
                accepting.getInviterStandingValue() == 0
                        ? accepting.getStandingValue()
                        : accepting.getInviterStandingValue();
        return new Accepting(
                accepting.getNumber(),
                accepting.getForm(),
                accepting.getChannel(),
                accepting.getKey(),
                accepting.getHeldWithList(),
                accepting.getAskedAtMillis(),
                accepting.getAnsweredAtMillis(),
                accepting.getAcceptance(),
                accepting.getRewarded(),
                InviteMapping.refusals(accepting.getRefusalValueList()),
                EnumNumbers.STANDING.of(accepting.getStandingValue()),
                EnumNumbers.STANDING.of(inviters),
                accepting.getReturnedList());
    }
}
