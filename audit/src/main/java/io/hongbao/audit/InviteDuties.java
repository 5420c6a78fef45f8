package io.hongbao.audit;

import io.hongbao.core.Entry;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.Message;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.invite.RewardId;
import io.hongbao.core.invite.RewardKind;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a step of an invite owes: what was earned is put down in the same entry, and the other side
 * is told in it. Without this a reward could be forgotten, or wait for a review that the other
 * shard has never heard of, and every single step would look right. Each method answers with what
 * is missing; empty when nothing is.
 */
final class InviteDuties {
    private InviteDuties() {}

    /** The first that is not empty. */
    static String first(String... wrongs) {
        for (String wrong : wrongs) {
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return "";
    }

    /** A friend whose acceptance stands has earned theirs. */
    static String answered(
            Entry entry, InviteEvent.InviteAnswered it, FriendBook book, CampaignTerms terms) {
        return it.refusal().isEmpty()
                ? earned(
                        entry,
                        new RewardId(
                                it.number(), RewardKind.FRIEND, it.acceptance(), RewardId.AT_ONCE),
                        terms.invites().rewards().friend(),
                        book.standing(Side.FRIEND))
                : "";
    }

    /**
     * So has the inviter, and every so many times a draw.
     *
     * @param count how many acceptances count, with this one
     */
    static String accepted(
            Entry entry, InviteEvent.InviteAccepted it, int count, CampaignTerms terms) {
        if (!it.rewarded()) {
            return "";
        }
        InviteRules rules = terms.invites();
        String inviters =
                earned(entry, id(it, RewardKind.INVITER), rules.rewards().inviter(), it.standing());
        InviteRules.Draw draw = rules.draw();
        boolean draws = draw.every() != 0 && count % draw.every() == 0;
        return inviters.isEmpty() && draws
                ? earned(entry, id(it, RewardKind.DRAW), draw.prize(), it.standing())
                : inviters;
    }

    private static RewardId id(InviteEvent.InviteAccepted it, RewardKind kind) {
        return new RewardId(it.number(), kind, it.acceptance(), RewardId.AT_ONCE);
    }

    /** A friend who came back has earned both sides something. */
    static String returned(
            Entry entry, InviteEvent.FriendReturned it, FriendBook book, CampaignTerms terms) {
        Optional<InviteRules.Sides> sides =
                terms.invites().later().stream()
                        .filter(one -> one.day() == it.day())
                        .map(InviteRules.Later::rewards)
                        .findFirst();
        if (sides.isEmpty()) {
            return "";
        }
        String friends =
                earned(
                        entry,
                        new RewardId(it.number(), RewardKind.FRIEND, book.acceptance, it.day()),
                        sides.get().friend(),
                        book.standing(Side.FRIEND));
        Message.Body told = new Message.FriendCameBack(it.number(), book.acceptance, it.day());
        return !friends.isEmpty() || !book.rewarded || isTold(entry, told::equals)
                ? friends
                : earned(
                        entry,
                        new RewardId(it.number(), RewardKind.INVITER, book.acceptance, it.day()),
                        sides.get().inviter(),
                        book.standing(Side.INVITER));
    }

    /**
     * What was said of the inviter's side is said where their invite lies, unless it has come from
     * there.
     */
    static String reviewed(Entry entry, long number, Standing to, FriendBook book) {
        boolean cameFromThere =
                entry.cause() instanceof Entry.ByMessage
                        || happened(
                                entry,
                                event ->
                                        event instanceof InviteEvent.InviteRevoked revoked
                                                && revoked.number() == number);
        boolean isSaid =
                happened(
                                entry,
                                event ->
                                        event instanceof InviteEvent.InviteReviewed it
                                                && it.number() == number
                                                && it.acceptance() == book.acceptance
                                                && it.to() == to)
                        || isTold(
                                entry,
                                body ->
                                        body instanceof Message.ReviewInvite it
                                                && it.number() == number
                                                && it.acceptance() == book.acceptance
                                                && it.to() == to);
        return !book.rewarded || cameFromThere || isSaid
                ? ""
                : "the inviter's side is not told that it is " + to;
    }

    /** Whoever has accepted an invite that is clawed back hears of it. */
    static String revoked(
            Entry entry, InviteEvent.InviteRevoked it, List<InviteBook.Accepted> rewarded) {
        for (InviteBook.Accepted one : rewarded) {
            boolean hears =
                    one.standing == Standing.CLAWED_BACK
                            || isTold(
                                    entry,
                                    body ->
                                            body instanceof Message.ClawBackAcceptance clawed
                                                    && clawed.friend().equals(one.friend)
                                                    && clawed.number() == it.number())
                            || happened(
                                    entry,
                                    event ->
                                            event instanceof InviteEvent.OfFriend friends
                                                    && friends.user().equals(one.friend)
                                                    && friends.number() == it.number());
            if (!hears) {
                return "the friend of acceptance " + one.index + " is not told";
            }
        }
        return "";
    }

    private static String earned(Entry entry, RewardId id, String prize, Standing standing) {
        boolean owes = !prize.isEmpty() && standing.earns();
        return !owes
                        || happened(
                                entry,
                                event ->
                                        event instanceof InviteEvent.RewardMoved moved
                                                && moved.id().equals(id))
                ? ""
                : "nothing was put down for " + id;
    }

    private static boolean happened(Entry entry, Predicate<Object> wanted) {
        return entry.events().stream().anyMatch(wanted);
    }

    private static boolean isTold(Entry entry, Predicate<Message.Body> wanted) {
        return entry.messages().stream().map(Message::body).anyMatch(wanted);
    }
}
