package io.hongbao.audit;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.Timer;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.invite.RewardId;
import io.hongbao.core.invite.RewardKind;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The invites' share of a pass over some of the people: that each has one invite and accepts one,
 * that no invite earns more than the rules say, and nothing twice, before its day, or without an
 * acceptance behind it. Invites of a pass are those of its people.
 */
final class InvitePass {

    private final Rules rules;
    private final Findings findings;
    private final Map<EntityKey.OfInvite, InviteBook> invites = new HashMap<>();
    private final Map<EntityKey.OfPersonInvites, FriendBook> people = new HashMap<>();

    InvitePass(Rules rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    Map<EntityKey.OfInvite, InviteBook> invites() {
        return invites;
    }

    Map<EntityKey.OfPersonInvites, FriendBook> people() {
        return people;
    }

    private InviteBook invite(EntityKey.OfInvite key) {
        return invites.computeIfAbsent(key, _ -> new InviteBook());
    }

    private FriendBook person(String campaign, UserId user) {
        return people.computeIfAbsent(
                new EntityKey.OfPersonInvites(campaign, user), _ -> new FriendBook());
    }

    /** Timers of invites that are not of this pass's people are not looked at. */
    void timer(EntityKey<?> entity, long atMillis) {
        switch (entity) {
            case EntityKey.OfInvite key -> {
                InviteBook book = invites.get(key);
                if (book != null) {
                    book.timerAtMillis = atMillis;
                }
            }
            case EntityKey.OfPersonInvites key -> {
                FriendBook book = people.get(key);
                if (book != null) {
                    book.timerAtMillis = atMillis;
                }
            }
            default -> {
                // Not of an invite.
            }
        }
    }

    void begin(Entry entry) {
        if (entry.cause() instanceof Entry.ByTimer(Timer timer)) {
            timer(timer.entity(), Invite.NO_TIMER);
        }
    }

    void end(Entry entry) {
        entry.timers().forEach(timer -> timer(timer.entity(), timer.dueAtMillis()));
    }

    /** Reads an event of one of the pass's people. */
    void read(Entry entry, InviteEvent event, WalletBook wallet) {
        Optional<Rules.Rule> rule = rules.rule(entry.shard(), event.campaign());
        if (rule.isEmpty() || !rule.get().terms().invites().isThere()) {
            violation(event, Invariant.CAPS, "the campaign has no invites");
            return;
        }
        String wrong =
                switch (event) {
                    case InviteEvent.OfInviter it -> inviter(entry, it, rule.get());
                    case InviteEvent.OfFriend it -> friend(entry, it, rule.get());
                    case InviteEvent.RewardMoved it ->
                            reward(entry, it, rule.get().terms(), wallet);
                };
        if (!wrong.isEmpty()) {
            violation(event, Invariant.CAPS, wrong);
        }
    }

    private static boolean isOpen(Rules.Rule rule, long atMillis) {
        return rule.allowsGrants() && rule.terms().window().contains(atMillis);
    }

    private String inviter(Entry entry, InviteEvent.OfInviter event, Rules.Rule rule) {
        InviteBook book = invite(new EntityKey.OfInvite(event.campaign(), event.number()));
        String wrong =
                event instanceof InviteEvent.InviteCreated
                                || book.inviter.equals(List.of(event.user()))
                        ? ""
                        : "it is not this person's invite";
        return switch (event) {
            case InviteEvent.InviteCreated it -> created(entry, it, rule, book);
            case InviteEvent.InviteAccepted it -> {
                String accepted = accepted(entry, it, rule, book);
                String owed = InviteDuties.accepted(entry, it, book.rewarded.size(), rule.terms());
                yield InviteDuties.first(wrong, accepted, owed);
            }
            case InviteEvent.InviteReviewed it -> {
                List<InviteBook.Accepted> one = book.acceptance(it.acceptance());
                String review =
                        one.isEmpty()
                                ? "nothing that earns the inviter something was reviewed"
                                : review(one.getFirst().standing, it.to());
                one.forEach(reviewed -> reviewed.standing = it.to());
                yield wrong.isEmpty() ? review : wrong;
            }
            case InviteEvent.InviteRevoked it -> {
                String revoked = book.revoked ? "it was clawed back before" : "";
                String owed = InviteDuties.revoked(entry, it, book.rewarded);
                book.revoked = true;
                book.rewarded.forEach(one -> one.standing = Standing.CLAWED_BACK);
                yield InviteDuties.first(wrong, revoked, owed);
            }
        };
    }

    private String created(
            Entry entry, InviteEvent.InviteCreated it, Rules.Rule rule, InviteBook book) {
        FriendBook own = person(it.campaign(), it.user());
        String wrong = "";
        if (!book.inviter.isEmpty()) {
            wrong = "the number was handed out before";
        } else if (own.own != PersonInvites.NO_NUMBER) {
            wrong = "the person has invite " + own.own;
        } else if (!isOpen(rule, entry.atMillis())) {
            wrong = "it was made while the campaign was not open";
        }
        book.inviter.clear();
        book.inviter.add(it.user());
        book.createdAtMillis = entry.atMillis();
        own.own = it.number();
        return wrong;
    }

    private static String accepted(
            Entry entry, InviteEvent.InviteAccepted it, Rules.Rule rule, InviteBook book) {
        InviteRules invites = rule.terms().invites();
        boolean counts = book.rewarded.size() < invites.most();
        boolean expired = entry.atMillis() >= invites.expiresAtMillis(book.createdAtMillis);
        String wrong = "";
        if (it.acceptance() != book.accepted + 1) {
            wrong = "it is acceptance " + (book.accepted + 1) + ", not " + it.acceptance();
        } else if (book.inviter.contains(it.friend())) {
            wrong = "its inviter has accepted it";
        } else if (book.revoked || expired || !isOpen(rule, entry.atMillis())) {
            wrong = "it could not be accepted any more, or not then";
        } else if (it.rewarded() != counts) {
            wrong =
                    "it earns the inviter something: "
                            + it.rewarded()
                            + ", after "
                            + book.rewarded.size()
                            + " of "
                            + invites.most();
        } else if (!it.standing().earns()) {
            wrong = "it began as " + it.standing();
        }
        book.accepted = it.acceptance();
        if (it.rewarded()) {
            book.rewarded.add(
                    new InviteBook.Accepted(
                            it.acceptance(),
                            it.friend(),
                            it.key(),
                            entry.atMillis(),
                            book.rewarded.size() + 1,
                            it.standing()));
        }
        return wrong;
    }

    private static String review(Standing from, Standing to) {
        boolean allowed =
                switch (to) {
                    case CLEAR -> from == Standing.HELD;
                    case HELD -> from == Standing.CLEAR;
                    case FORFEITED -> from == Standing.CLEAR || from == Standing.HELD;
                    case CLAWED_BACK -> from != Standing.CLAWED_BACK;
                };
        return allowed ? "" : "a review led it from " + from + " to " + to;
    }

    private String friend(Entry entry, InviteEvent.OfFriend event, Rules.Rule rule) {
        FriendBook book = person(event.campaign(), event.user());
        return switch (event) {
            case InviteEvent.InviteAsked it -> {
                String wrong =
                        book.isAccepted() || book.isPending()
                                ? "the person has accepted or asked for invite "
                                        + book.asked.getFirst().number()
                                : isOpen(rule, entry.atMillis())
                                        ? ""
                                        : "it was asked for while the campaign was not open";
                book.asked = List.of(it);
                book.askedAtMillis = entry.atMillis();
                book.answeredAtMillis = 0;
                book.acceptance = 0;
                book.refusal = List.of();
                Standing both = it.heldWith().isEmpty() ? Standing.CLEAR : Standing.HELD;
                Side.BOTH.forEach(side -> book.standing.put(side, both));
                yield wrong;
            }
            case InviteEvent.InviteAnswered it -> {
                String wrong =
                        !book.isPending() || !book.hasAsked(it.number())
                                ? "it was not asked for"
                                : (it.acceptance() > 0) == it.refusal().isEmpty()
                                        ? ""
                                        : "it is accepted and refused";
                book.answeredAtMillis = entry.atMillis();
                book.acceptance = it.acceptance();
                book.rewarded = it.rewarded();
                book.refusal = it.refusal();
                yield InviteDuties.first(
                        wrong, InviteDuties.answered(entry, it, book, rule.terms()));
            }
            case InviteEvent.AcceptanceReviewed it -> {
                String inviters = reviewed(entry, book, it.number(), Side.INVITER, it.to());
                String friends = reviewed(entry, book, it.number(), Side.FRIEND, it.to());
                yield InviteDuties.first(inviters, friends);
            }
            case InviteEvent.SideReviewed it ->
                    reviewed(entry, book, it.number(), it.side(), it.to());
            case InviteEvent.FriendReturned it ->
                    InviteDuties.first(
                            returned(entry, it, rule, book),
                            InviteDuties.returned(entry, it, book, rule.terms()));
        };
    }

    /** What is accepted can be reviewed, and what is asked for in the same entry. */
    private static String reviewed(
            Entry entry, FriendBook book, long number, Side side, Standing to) {
        boolean askedNow = book.isPending() && entry.events().contains(book.asked.getFirst());
        String wrong =
                book.hasAsked(number) && (book.isAccepted() || askedNow)
                        ? review(book.standing(side), to)
                        : "nothing was accepted that could be reviewed";
        book.standing.put(side, to);
        // What is asked for now says itself how the inviter's side stands.
        return side == Side.INVITER && !askedNow
                ? InviteDuties.first(wrong, InviteDuties.reviewed(entry, number, to, book))
                : wrong;
    }

    private static String returned(
            Entry entry, InviteEvent.FriendReturned it, Rules.Rule rule, FriendBook book) {
        CampaignTerms terms = rule.terms();
        long passed = terms.dayAt(entry.atMillis()) - terms.dayAt(book.askedAtMillis);
        String wrong = "";
        if (!book.isAccepted() || !book.hasAsked(it.number())) {
            wrong = "the person had not accepted it";
        } else if (book.returned.contains(it.day())) {
            wrong = "the person came back for day " + it.day() + " before";
        } else if (passed < it.day()) {
            wrong = "only " + passed + " days had passed of " + it.day();
        } else if (later(terms, it.day()).isEmpty()
                || !(book.earns(Side.FRIEND) || book.earns(Side.INVITER))
                || rule.status() == CampaignStatus.CLOSED) {
            wrong = "there is nothing for day " + it.day();
        }
        book.returned.add(it.day());
        return wrong;
    }

    private static Optional<InviteRules.Later> later(CampaignTerms terms, int day) {
        return terms.invites().later().stream().filter(one -> one.day() == day).findFirst();
    }

    // ---- rewards

    private String reward(
            Entry entry, InviteEvent.RewardMoved it, CampaignTerms terms, WalletBook wallet) {
        RewardId id = it.id();
        RewardsBook book;
        Standing standing;
        String wrong = "";
        if (id.kind() == RewardKind.FRIEND) {
            FriendBook friend = person(it.campaign(), it.user());
            boolean earned =
                    friend.hasAsked(id.invite())
                            && friend.acceptance == id.acceptance()
                            && (id.step() == RewardId.AT_ONCE
                                    || friend.returned.contains(id.step()));
            wrong = earned ? "" : "no acceptance of this person has earned it";
            book = friend.rewards;
            standing = friend.standing(Side.FRIEND);
        } else {
            InviteBook invite = invite(new EntityKey.OfInvite(it.campaign(), id.invite()));
            List<InviteBook.Accepted> one = invite.acceptance(id.acceptance());
            if (one.isEmpty() || !invite.inviter.contains(it.user())) {
                wrong = "no acceptance that counts has earned it";
            } else if (!invite.rewards.isKnown(id)) {
                wrong = earned(entry, id, terms, one.getFirst());
            }
            book = invite.rewards;
            standing = one.isEmpty() ? Standing.CLEAR : one.getFirst().standing;
        }
        String moved = book.move(it, standing, entry.atMillis());
        if (wrong.isEmpty() && !it.prize().equals(prize(terms, id))) {
            wrong = "the rules give " + prize(terms, id) + ", not " + it.prize();
        }
        if (wrong.isEmpty()) {
            wrong = moved;
        }
        return wrong.isEmpty()
                ? RewardVoucher.wrong(entry, it, terms, wallet, book.earnedAtMillis(id))
                : wrong;
    }

    /**
     * Whether an acceptance can have earned the inviter this; the day as far as it is known here.
     */
    private static String earned(
            Entry entry, RewardId id, CampaignTerms terms, InviteBook.Accepted acceptance) {
        InviteRules.Draw draw = terms.invites().draw();
        if (id.kind() == RewardKind.DRAW
                && (draw.every() == 0 || acceptance.count % draw.every() != 0)) {
            return "acceptance " + acceptance.count + " that counts earns no draw";
        }
        // The friend's own shard, which may have accepted a day before, knows the day exactly.
        long passed = terms.dayAt(entry.atMillis()) - terms.dayAt(acceptance.atMillis);
        return passed >= id.step() - 1L
                ? ""
                : "only " + passed + " days had passed of " + id.step();
    }

    private static String prize(CampaignTerms terms, RewardId id) {
        InviteRules invites = terms.invites();
        if (id.kind() == RewardKind.DRAW) {
            return id.step() == RewardId.AT_ONCE ? invites.draw().prize() : "";
        }
        InviteRules.Sides sides =
                id.step() == RewardId.AT_ONCE
                        ? invites.rewards()
                        : later(terms, id.step())
                                .map(InviteRules.Later::rewards)
                                .orElse(InviteRules.Sides.NOTHING);
        return id.kind() == RewardKind.FRIEND ? sides.friend() : sides.inviter();
    }

    /** An envelope that an invite has earned: its reward must say so in the same entry. */
    void granted(Entry entry, Event.EnvelopeGranted envelope) {
        if (!RewardVoucher.isEarned(entry, envelope)) {
            findings.add(
                    Invariant.CAPS,
                    envelope.campaign(),
                    TillCheck.name(envelope.voucher(), envelope),
                    envelope.voucher().amountMinor(),
                    "no acceptance of an invite has earned it");
        }
    }

    /** Nothing that waits hangs without a timer, or for a review that has ended. */
    void finish(int shards) {
        invites.forEach((key, book) -> {
            String entity = name(key.number());
            findings.atState(Math.floorMod(key.number(), shards));
            hangs(key.campaign(), entity, book.rewards, book.timerAtMillis);
            forgotten(
                    key.campaign(),
                    entity,
                    book.rewards,
                    id ->
                            book.acceptance(id.acceptance()).stream()
                                    .map(one -> one.standing)
                                    .findFirst()
                                    .orElse(Standing.CLEAR));
        });
        people.forEach((key, book) -> {
            String entity = "invites of " + key.user();
            findings.atState(key.user().shard(shards));
            hangs(key.campaign(), entity, book.rewards, book.timerAtMillis);
            forgotten(key.campaign(), entity, book.rewards, _ -> book.standing(Side.FRIEND));
        });
    }

    private void forgotten(
            String campaign,
            String entity,
            RewardsBook rewards,
            Function<RewardId, Standing> standing) {
        rewards.forgotten(standing)
                .ifPresent(id ->
                        findings.add(
                                Invariant.CAPS,
                                campaign,
                                entity,
                                0,
                                "the review of " + id + " has left it as it was"));
    }

    private void hangs(String campaign, String entity, RewardsBook rewards, long timerAtMillis) {
        if (timerAtMillis == Invite.NO_TIMER && !rewards.waiting().isEmpty()) {
            findings.add(
                    Invariant.CAPS,
                    campaign,
                    entity,
                    0,
                    "no timer will see to " + rewards.waiting().getFirst());
        }
    }

    private void violation(InviteEvent event, Invariant invariant, String message) {
        findings.add(invariant, event.campaign(), name(event.number()), 0, message);
    }

    static String name(long number) {
        return "invite " + number;
    }
}
