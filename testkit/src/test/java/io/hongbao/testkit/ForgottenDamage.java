package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.CAPS;

import io.hongbao.core.InviteEvent;
import io.hongbao.core.invite.RewardKind;
import io.hongbao.core.invite.RewardState;
import io.hongbao.core.invite.Standing;
import java.util.List;
import java.util.function.Predicate;

/** Invites whose steps leave out what they owe: each of them alone looks right. */
final class ForgottenDamage {

    static final List<Damage> ALL =
            List.of(
                    InviteDamage.broken(
                            "a friend is given nothing for what they accepted",
                            "nothing was put down for RewardId",
                            life ->
                                    Edits.drop(
                                            life,
                                            InviteDamage.reward(
                                                    life,
                                                    it ->
                                                            it.id().kind() == RewardKind.FRIEND
                                                                    && it.to() == RewardState.HELD),
                                            InviteEvent.RewardMoved.class)),
                    InviteDamage.broken(
                            "an inviter is given nothing for an acceptance",
                            "kind=INVITER, acceptance=2, step=0",
                            life ->
                                    Edits.drop(
                                            life,
                                            InviteDamage.accepted(life, 2),
                                            InviteEvent.RewardMoved.class)),
                    InviteDamage.broken(
                            "the inviter's side never hears that a friend came back",
                            "kind=INVITER, acceptance=1, step=2",
                            life ->
                                    unheard(
                                            life,
                                            life.first(
                                                    InviteEvent.FriendReturned.class,
                                                    it -> it.user().equals(InvitedLife.user(1))),
                                            it -> it.id().kind() == RewardKind.INVITER)),
                    InviteDamage.broken(
                            "the inviter's side never hears of a review",
                            "the inviter's side is not told that it is CLAWED_BACK",
                            life ->
                                    unheard(
                                            life,
                                            life.first(
                                                    InviteEvent.AcceptanceReviewed.class,
                                                    it -> it.to() == Standing.CLAWED_BACK),
                                            _ -> false)),
                    InviteDamage.invite(
                            "what was cleared goes on to be held",
                            CAPS,
                            "invites of ",
                            "has left it as it was",
                            life -> {
                                Life.Place<InviteEvent.AcceptanceReviewed> place =
                                        life.first(
                                                InviteEvent.AcceptanceReviewed.class,
                                                it -> it.to() == Standing.CLEAR);
                                Life.Violated _ =
                                        Edits.drop(life, place, InviteEvent.RewardMoved.class);
                                return new Life.Violated(place.shard(), 0);
                            }));

    /** Takes what an entry tells the inviter's side out of it. */
    private static Life.Violated unheard(
            Life life, Life.Place<?> place, Predicate<InviteEvent.RewardMoved> inviters) {
        return life.entry(
                place,
                entry ->
                        Edits.messages(
                                Life.with(
                                        entry,
                                        entry.events().stream()
                                                .filter(event ->
                                                        !(event
                                                                        instanceof
                                                                        InviteEvent.InviteReviewed)
                                                                && !(event
                                                                                instanceof
                                                                                InviteEvent
                                                                                                .RewardMoved
                                                                                        moved
                                                                        && inviters.test(moved)))
                                                .toList()),
                                List.of()));
    }

    private ForgottenDamage() {}
}
