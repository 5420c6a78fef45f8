package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.invite.Doubts;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.invite.Reward;
import io.hongbao.core.invite.RewardState;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import io.hongbao.core.wallet.Wallet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A running campaign with invites, and the questions that tests ask of it. */
final class InviteCase {

    static final InviteRules.Sides CARDS = new InviteRules.Sides("card", "card");

    /** A card for both sides, for two friends. */
    static final InviteRules RULES =
            new InviteRules(
                    CARDS,
                    2,
                    InviteRules.Draw.NONE,
                    List.of(new InviteRules.Later(1, CARDS)),
                    InviteRules.UNTIL_THE_END,
                    false);

    final OneShard shard;

    private InviteCase(Rules rules) {
        shard = new OneShard().with(rules.terms());
    }

    /** With these rules but for {@code change}. */
    static InviteCase with(Consumer<Rules> change) {
        Rules rules = new Rules();
        rules.earnedBy = Set.of(EarnedBy.CLAIM_ONCE, EarnedBy.INVITE);
        rules.invites = RULES;
        change.accept(rules);
        return new InviteCase(rules);
    }

    static InviteCase plain() {
        return with(_ -> {});
    }

    static Person person(int number) {
        return new Person(RoomCase.user(number), number >= 100, "", "", false);
    }

    InviteCase atHour(long hour) {
        shard.advanceTo(Rules.START_MILLIS + hour * Rules.HOUR_MILLIS);
        return this;
    }

    Outcome create(int person) {
        return shard.ask(new Command.CreateInvite(person(person), Rules.ID));
    }

    long created(int person) {
        return ((Outcome.InviteStands) create(person)).invite().number();
    }

    Outcome accept(int person, long number, String... heldWith) {
        return shard.ask(acceptance(person, number, "key-" + person, heldWith));
    }

    static Command.AcceptInvite acceptance(
            int person, long number, String key, String... heldWith) {
        return new Command.AcceptInvite(
                person(person),
                Rules.ID,
                number,
                "link",
                "wechat",
                doubts(Side.BOTH, heldWith),
                key);
    }

    private static Doubts doubts(Set<Side> sides, String... reasons) {
        return reasons.length == 0 ? Doubts.NONE : new Doubts(sides, List.of(reasons));
    }

    /** Accepts while one side is doubtful. */
    void acceptedWithDoubtsOf(Side side, int person, long number) {
        Command.AcceptInvite plain = acceptance(person, number, "key-" + person);
        Command.AcceptInvite doubtful =
                new Command.AcceptInvite(
                        plain.person(),
                        plain.campaign(),
                        number,
                        plain.form(),
                        plain.channel(),
                        doubts(Set.of(side), "resale-typed"),
                        plain.key());
        assertThat(shard.ask(doubtful)).isInstanceOf(Outcome.Accepted.class);
    }

    void accepted(int person, long number, String... heldWith) {
        assertThat(accept(person, number, heldWith)).isInstanceOf(Outcome.Accepted.class);
    }

    Outcome comeBack(int person) {
        return shard.ask(new Command.ComeBack(RoomCase.user(person), Rules.ID));
    }

    Outcome review(int person, Standing to) {
        return review(person, Side.BOTH, to);
    }

    Outcome review(int person, Set<Side> sides, Standing to) {
        return shard.ask(
                new Command.ReviewAcceptance(
                        RoomCase.user(person), Rules.ID, sides, to, OneShard.ANN));
    }

    Outcome clawBack(long number) {
        return shard.ask(new Command.ClawBackInvite(Rules.ID, number, OneShard.ANN));
    }

    Invite invite(long number) {
        return shard.get(new EntityKey.OfInvite(Rules.ID, number));
    }

    PersonInvites invites(int person) {
        return shard.get(new EntityKey.OfPersonInvites(Rules.ID, RoomCase.user(person)));
    }

    Wallet wallet(int person) {
        return shard.get(new EntityKey.OfWallet(RoomCase.user(person)));
    }

    /** How the first reward of a side stands. */
    RewardState reward(Side side, int person, long number) {
        return (side == Side.FRIEND ? friends(person) : inviters(number)).state();
    }

    Reward inviters(long number) {
        return invite(number).rewards().all().getFirst();
    }

    Reward friends(int person) {
        return invites(person).rewards().all().getFirst();
    }

    static Outcome refused(InviteRefusal refusal) {
        return new Outcome.InviteRefused(refusal, Outcome.NEVER);
    }
}
