package io.hongbao.journal;

import io.hongbao.core.campaign.InviteRules;
import io.hongbao.journal.v1.JournalProto;

/** Maps what a campaign gives for accepted invites. */
final class InviteRulesMapping {
    private InviteRulesMapping() {}

    static JournalProto.InviteRules toProto(InviteRules rules) {
        JournalProto.InviteRules.Builder builder =
                JournalProto.InviteRules.newBuilder()
                        .setRewards(toProto(rules.rewards()))
                        .setMost(rules.most())
                        .setDrawEvery(rules.draw().every())
                        .setDrawPrize(rules.draw().prize())
                        .setValidityDays(rules.validityDays())
                        .setNewFriends(rules.newFriends());
        for (InviteRules.Later later : rules.later()) {
            builder.addLaterBuilder()
                    .setAfterDays(later.day())
                    .setRewards(toProto(later.rewards()));
        }
        return builder.build();
    }

    private static JournalProto.InviteRules.Sides toProto(InviteRules.Sides sides) {
        return JournalProto.InviteRules.Sides.newBuilder()
                .setInviter(sides.inviter())
                .setFriend(sides.friend())
                .build();
    }

    static InviteRules fromProto(JournalProto.InviteRules rules) {
        return new InviteRules(
                fromProto(rules.getRewards()),
                rules.getMost(),
                new InviteRules.Draw(rules.getDrawEvery(), rules.getDrawPrize()),
                rules.getLaterList().stream()
                        .map(later ->
                                new InviteRules.Later(
                                        later.getAfterDays(), fromProto(later.getRewards())))
                        .toList(),
                rules.getValidityDays(),
                rules.getNewFriends());
    }

    private static InviteRules.Sides fromProto(JournalProto.InviteRules.Sides sides) {
        return new InviteRules.Sides(sides.getInviter(), sides.getFriend());
    }
}
