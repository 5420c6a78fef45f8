package io.hongbao.core;

import io.hongbao.core.invite.InviteCounter;
import io.hongbao.core.invite.RewardKind;

/** What the events of invites do to the state; a part of {@link Evolution}. */
final class InviteEvolution {
    private InviteEvolution() {}

    static void evolve(MutableState state, InviteEvent event, long atMillis) {
        EntityKey.OfInvite invite = new EntityKey.OfInvite(event.campaign(), event.number());
        EntityKey.OfPersonInvites person =
                new EntityKey.OfPersonInvites(event.campaign(), event.user());
        switch (event) {
            case InviteEvent.OfInviter it -> {
                state.update(invite, old -> old.after(it, atMillis));
                if (it instanceof InviteEvent.InviteCreated) {
                    state.update(person, old -> old.withNumber(it.number()));
                    state.update(new EntityKey.OfInviteCounter(it.campaign()), InviteCounter::next);
                }
            }
            case InviteEvent.OfFriend it -> state.update(person, old -> old.after(it, atMillis));
            case InviteEvent.RewardMoved it -> {
                if (it.id().kind() == RewardKind.FRIEND) {
                    state.update(person, old -> old.after(it, atMillis));
                } else {
                    state.update(invite, old -> old.after(it, atMillis));
                }
            }
        }
    }
}
