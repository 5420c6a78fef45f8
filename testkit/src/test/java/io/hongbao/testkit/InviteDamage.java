package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.CAPS;
import static io.hongbao.audit.Invariant.STATE;

import io.hongbao.audit.Invariant;
import io.hongbao.core.Event;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.UserId;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteCounter;
import io.hongbao.core.invite.Lapse;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.invite.RewardId;
import io.hongbao.core.invite.RewardKind;
import io.hongbao.core.invite.RewardState;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Invites that pay what nobody has earned, or twice, and acceptances that are none. */
final class InviteDamage {

    static final List<Damage> ALL = new ArrayList<>();

    static {
        ALL.addAll(inviting());
        ALL.addAll(accepting());
        ALL.addAll(rewarding());
        ALL.addAll(reviewing());
        ALL.addAll(standing());
    }

    private InviteDamage() {}

    static Damage invite(
            String name,
            Invariant invariant,
            String entity,
            String says,
            Function<Life, Life.Violated> breaks) {
        return new Damage(name, Life::invited, invariant, entity, Damage.ANY_AMOUNT, says, breaks);
    }

    static Damage broken(String name, String says, Function<Life, Life.Violated> breaks) {
        return invite(name, CAPS, "invite ", says, breaks);
    }

    private static List<Damage> inviting() {
        return List.of(
                broken(
                        "a person has two invites",
                        "the person has invite ",
                        life -> {
                            Life.Place<InviteEvent.InviteCreated> place = created(life);
                            InviteEvent.InviteCreated it = place.event();
                            return life.event(
                                    place,
                                    it,
                                    new InviteEvent.InviteCreated(
                                            it.user(), it.campaign(), it.number() + 2));
                        }),
                broken(
                        "a number is handed out twice",
                        "the number was handed out before",
                        life -> {
                            Life.Place<InviteEvent.InviteCreated> place = created(life);
                            return life.event(place, place.event(), place.event());
                        }),
                invite(
                        "an invite lies on another shard than its number says",
                        STATE,
                        "invite ",
                        "it does not lie on this shard",
                        life -> {
                            Life.Place<InviteEvent.InviteCreated> place = created(life);
                            InviteEvent.InviteCreated it = place.event();
                            return life.event(
                                    place,
                                    new InviteEvent.InviteCreated(
                                            it.user(), it.campaign(), it.number() + 1));
                        }));
    }

    private static List<Damage> accepting() {
        return List.of(
                broken(
                        "an acceptance is left out of the count",
                        "it is acceptance 1, not 2",
                        life -> {
                            Life.Place<InviteEvent.InviteAccepted> place = accepted(life, 1);
                            return life.event(place, with(place, 2, true));
                        }),
                broken(
                        "more acceptances count than the rules say",
                        "after 3 of 3",
                        life -> {
                            Life.Place<InviteEvent.InviteAccepted> place = accepted(life, 4);
                            return life.event(place, with(place, 4, true));
                        }),
                broken(
                        "an inviter accepts their own invite",
                        "its inviter has accepted it",
                        life -> {
                            Life.Place<InviteEvent.InviteAccepted> place = accepted(life, 1);
                            InviteEvent.InviteAccepted it = place.event();
                            return life.event(
                                    place,
                                    new InviteEvent.InviteAccepted(
                                            it.user(),
                                            it.campaign(),
                                            it.number(),
                                            1,
                                            it.user(),
                                            it.form(),
                                            it.channel(),
                                            it.key(),
                                            true,
                                            it.standing()));
                        }),
                broken(
                        "an acceptance was never asked for",
                        "the other side has said nothing of it",
                        life -> {
                            Life.Place<InviteEvent.InviteAccepted> place = accepted(life, 1);
                            InviteEvent.InviteAccepted it = place.event();
                            return life.event(
                                    place,
                                    new InviteEvent.InviteAccepted(
                                            it.user(),
                                            it.campaign(),
                                            it.number(),
                                            1,
                                            it.friend(),
                                            it.form(),
                                            it.channel(),
                                            "another-key",
                                            true,
                                            it.standing()));
                        }),
                broken(
                        "a friend accepts twice",
                        "the person has accepted or asked for invite",
                        life -> {
                            Life.Place<InviteEvent.InviteAsked> place =
                                    life.first(InviteEvent.InviteAsked.class, _ -> true);
                            return life.event(place, place.event(), place.event());
                        }),
                broken(
                        "an answer comes to nobody who asked",
                        "it was not asked for",
                        life -> {
                            Life.Place<InviteEvent.InviteAnswered> place =
                                    life.first(InviteEvent.InviteAnswered.class, _ -> true);
                            return life.event(place, place.event(), place.event());
                        }));
    }

    private static List<Damage> rewarding() {
        return List.of(
                broken(
                        "a reward is granted twice",
                        "it went from GRANTED to GRANTED",
                        life -> {
                            Life.Place<InviteEvent.RewardMoved> place = granted(life);
                            return life.event(place, place.event(), place.event());
                        }),
                broken(
                        "a reward is granted, and no envelope is",
                        "was not granted for it here",
                        life -> {
                            Life.Place<InviteEvent.RewardMoved> place = granted(life);
                            return life.event(
                                    place,
                                    moved(
                                            place.event(),
                                            place.event().id(),
                                            RewardState.GRANTED,
                                            place.event().voucher() + 1_024));
                        }),
                invite(
                        "an envelope is granted for an invite, and nobody has earned it",
                        CAPS,
                        "voucher ",
                        "no acceptance of an invite has earned it",
                        life -> Edits.drop(life, granted(life), InviteEvent.RewardMoved.class)),
                broken(
                        "another prize is given than the rules say",
                        "the rules give card, not cash",
                        life -> {
                            Life.Place<InviteEvent.RewardMoved> place = granted(life);
                            InviteEvent.RewardMoved it = place.event();
                            return life.event(
                                    place,
                                    new InviteEvent.RewardMoved(
                                            it.user(),
                                            it.campaign(),
                                            it.id(),
                                            "cash",
                                            it.to(),
                                            it.voucher(),
                                            it.lapse()));
                        }),
                broken(
                        "an acceptance that earns no draw earns one",
                        "earns no draw",
                        life -> {
                            Life.Place<InviteEvent.RewardMoved> place =
                                    reward(
                                            life,
                                            it ->
                                                    it.id().kind() == RewardKind.INVITER
                                                            && it.id().acceptance() == 1);
                            RewardId id = place.event().id();
                            return life.event(
                                    place,
                                    place.event(),
                                    new InviteEvent.RewardMoved(
                                            place.event().user(),
                                            place.event().campaign(),
                                            new RewardId(id.invite(), RewardKind.DRAW, 1, 0),
                                            "cash",
                                            RewardState.LAPSED,
                                            0,
                                            List.of(Lapse.SOLD_OUT)));
                        }),
                broken(
                        "a reward comes from a wave that it was not earned in",
                        "it was earned while wave first was not open",
                        life -> {
                            Life.Place<Event.EnvelopeGranted> place =
                                    life.first(
                                            Event.EnvelopeGranted.class,
                                            it ->
                                                    it.voucher().wave().equals("second")
                                                            && it.voucher().key().contains("/5/"));
                            Event.EnvelopeGranted it = place.event();
                            return life.event(
                                    place,
                                    new Event.EnvelopeGranted(
                                            it.user(),
                                            Edits.withWave(it.voucher(), "first"),
                                            it.splitCount(),
                                            it.splitAmountMinor()));
                        }),
                broken(
                        "an acceptance after the cap earns the inviter something",
                        "no acceptance that counts has earned it",
                        life -> {
                            Life.Place<InviteEvent.InviteAccepted> place = accepted(life, 4);
                            InviteEvent.InviteAccepted it = place.event();
                            return life.event(
                                    place,
                                    it,
                                    new InviteEvent.RewardMoved(
                                            it.user(),
                                            it.campaign(),
                                            new RewardId(it.number(), RewardKind.INVITER, 4, 0),
                                            "card",
                                            RewardState.OWED,
                                            0,
                                            List.of()));
                        }),
                broken(
                        "a friend earns what they did not come back for",
                        "no acceptance of this person has earned it",
                        life -> {
                            Life.Place<InviteEvent.RewardMoved> place =
                                    reward(
                                            life,
                                            it ->
                                                    it.id().kind() == RewardKind.FRIEND
                                                            && it.id().step() == 0
                                                            && it.to() == RewardState.GRANTED);
                            RewardId id = place.event().id();
                            return life.event(
                                    place,
                                    place.event(),
                                    moved(
                                            place.event(),
                                            new RewardId(
                                                    id.invite(), id.kind(), id.acceptance(), 2),
                                            RewardState.OWED,
                                            0));
                        }),
                broken(
                        "a friend comes back before the day",
                        "days had passed of 2",
                        life -> {
                            Life.Place<InviteEvent.InviteAnswered> place =
                                    life.first(
                                            InviteEvent.InviteAnswered.class,
                                            it -> it.user().equals(InvitedLife.user(4)));
                            InviteEvent.InviteAnswered it = place.event();
                            return life.event(
                                    place,
                                    it,
                                    new InviteEvent.FriendReturned(
                                            it.user(), it.campaign(), it.number(), 2));
                        }),
                broken(
                        "a friend comes back twice for one day",
                        "came back for day 2 before",
                        life -> {
                            Life.Place<InviteEvent.FriendReturned> place =
                                    life.first(InviteEvent.FriendReturned.class, _ -> true);
                            return life.event(place, place.event(), place.event());
                        }));
    }

    private static List<Damage> reviewing() {
        return List.of(
                broken(
                        "a reward is granted while its acceptance is held",
                        "while its acceptance was HELD",
                        life -> {
                            Life.Place<InviteEvent.RewardMoved> place =
                                    reward(life, it -> it.to() == RewardState.HELD);
                            return life.event(
                                    place,
                                    moved(place.event(), place.event().id(), RewardState.OWED, 0));
                        }),
                broken(
                        "a review goes back behind its end",
                        "a review led it from CLAWED_BACK to CLEAR",
                        life -> {
                            Life.Place<InviteEvent.AcceptanceReviewed> place =
                                    life.first(
                                            InviteEvent.AcceptanceReviewed.class,
                                            it -> it.to() == Standing.CLAWED_BACK);
                            InviteEvent.AcceptanceReviewed it = place.event();
                            return life.event(
                                    place,
                                    it,
                                    new InviteEvent.AcceptanceReviewed(
                                            it.user(),
                                            it.campaign(),
                                            it.number(),
                                            Standing.CLEAR,
                                            it.by()));
                        }),
                broken(
                        "a review of one side is taken for one of both",
                        "the other side has said nothing of it",
                        life -> {
                            Life.Place<InviteEvent.AcceptanceReviewed> place =
                                    life.first(
                                            InviteEvent.AcceptanceReviewed.class,
                                            it -> it.to() == Standing.CLAWED_BACK);
                            return life.event(place, ofFriend(place.event()));
                        }),
                broken(
                        "the inviter's side begins clear though the doubts are about it",
                        "the other side has said nothing of it",
                        life -> {
                            Life.Place<InviteEvent.InviteAccepted> place =
                                    life.first(
                                            InviteEvent.InviteAccepted.class,
                                            it -> it.standing() == Standing.HELD);
                            InviteEvent.InviteAccepted it = place.event();
                            return life.event(
                                    place,
                                    new InviteEvent.InviteAccepted(
                                            it.user(),
                                            it.campaign(),
                                            it.number(),
                                            it.acceptance(),
                                            it.friend(),
                                            it.form(),
                                            it.channel(),
                                            it.key(),
                                            it.rewarded(),
                                            Standing.CLEAR));
                        }),
                broken(
                        "what was clawed back is neither void nor spent",
                        "but its voucher is ISSUED",
                        life ->
                                Edits.drop(
                                        life,
                                        reward(life, it -> it.to() == RewardState.CLAWED_BACK),
                                        Event.VoucherVoided.class)),
                broken(
                        "the inviter's side makes up a review",
                        "the other side has said nothing of it",
                        life -> {
                            Life.Place<InviteEvent.InviteAccepted> place = accepted(life, 1);
                            InviteEvent.InviteAccepted it = place.event();
                            return life.event(
                                    place,
                                    it,
                                    new InviteEvent.InviteReviewed(
                                            it.user(),
                                            it.campaign(),
                                            it.number(),
                                            1,
                                            Standing.HELD,
                                            HostDriver.by("ann")));
                        }));
    }

    private static List<Damage> standing() {
        return List.of(
                invite(
                        "an invite in the state is not the journal's",
                        STATE,
                        "invite ",
                        "by the journal it is",
                        life ->
                                life.entity(
                                        Invite.class,
                                        it -> !it.isUnknown(),
                                        it -> it.withTimer(1))),
                invite(
                        "a person's invites in the state are not the journal's",
                        STATE,
                        "invites of ",
                        "by the journal it is",
                        life ->
                                life.entity(
                                        PersonInvites.class,
                                        it -> it.accepted().isPresent(),
                                        it -> it.withNumber(7))),
                invite(
                        "the counter of numbers is not the journal's",
                        STATE,
                        "invite counter ",
                        "by the journal it is 1",
                        life ->
                                life.entity(
                                        InviteCounter.class,
                                        it -> it.handedOut() == 1,
                                        InviteCounter::next)));
    }

    private static Life.Place<InviteEvent.InviteCreated> created(Life life) {
        UserId inviter = InvitedLife.user(InvitedLife.INVITER);
        return life.first(InviteEvent.InviteCreated.class, it -> it.user().equals(inviter));
    }

    static Life.Place<InviteEvent.InviteAccepted> accepted(Life life, int acceptance) {
        return life.first(InviteEvent.InviteAccepted.class, it -> it.acceptance() == acceptance);
    }

    private static Life.Place<InviteEvent.RewardMoved> granted(Life life) {
        return reward(life, it -> it.to() == RewardState.GRANTED && it.prize().equals("card"));
    }

    static Life.Place<InviteEvent.RewardMoved> reward(
            Life life, Predicate<InviteEvent.RewardMoved> wanted) {
        return life.first(InviteEvent.RewardMoved.class, wanted);
    }

    private static Event with(
            Life.Place<InviteEvent.InviteAccepted> place, int acceptance, boolean rewarded) {
        InviteEvent.InviteAccepted it = place.event();
        return new InviteEvent.InviteAccepted(
                it.user(),
                it.campaign(),
                it.number(),
                acceptance,
                it.friend(),
                it.form(),
                it.channel(),
                it.key(),
                rewarded,
                it.standing());
    }

    private static Event ofFriend(InviteEvent.AcceptanceReviewed it) {
        return new InviteEvent.SideReviewed(
                it.user(), it.campaign(), it.number(), Side.FRIEND, it.to(), it.by());
    }

    private static Event moved(
            InviteEvent.RewardMoved it, RewardId id, RewardState to, long voucher) {
        return new InviteEvent.RewardMoved(
                it.user(), it.campaign(), id, it.prize(), to, voucher, List.of());
    }
}
