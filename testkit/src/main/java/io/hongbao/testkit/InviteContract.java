package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.invite.Doubts;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.invite.Reward;
import io.hongbao.core.invite.RewardState;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every host must do with invites, beside {@link OrderContract}. */
public abstract class InviteContract extends OrderContract {

    private static final long DAY_MILLIS = 86_400_000L;

    private CampaignTerms friends(int cards, int most) {
        return friends(cards, InviteTerms.rules(most));
    }

    private CampaignTerms friends(int cards, InviteRules rules) {
        return opened(
                InviteTerms.of(
                        generator,
                        "friends",
                        clock.getAsLong(),
                        10,
                        cards,
                        PersonCaps.NONE,
                        rules));
    }

    private long invite(int person, CampaignTerms terms) {
        Outcome outcome =
                driver().ask(new Command.CreateInvite(HostDriver.person(person), terms.id()));
        assertThat(outcome).isInstanceOf(Outcome.InviteStands.class);
        return ((Outcome.InviteStands) outcome).invite().number();
    }

    private static Command.AcceptInvite accept(int person, long number, String... heldWith) {
        return new Command.AcceptInvite(
                HostDriver.person(person),
                "friends",
                number,
                "link",
                "wechat",
                heldWith.length == 0 ? Doubts.NONE : new Doubts(Side.BOTH, List.of(heldWith)),
                "key-of-" + person);
    }

    /** Accepts, and asks again, with time passing, for as long as the answer is to wait. */
    private Outcome answer(Command.AcceptInvite command) {
        Outcome outcome = driver().ask(command);
        for (int retries = 0; outcome instanceof Outcome.Queued; retries++) {
            assertThat(retries).as("an acceptance is pending for ever").isLessThan(2_000);
            clock.advance(10);
            outcome = driver().ask(command);
        }
        return outcome;
    }

    private void accepted(int person, long number, String... heldWith) {
        assertThat(answer(accept(person, number, heldWith))).isInstanceOf(Outcome.Accepted.class);
    }

    private Invite invite(CampaignTerms terms, long number) {
        return host().read(
                        Shard.homeOfInvite(number, host().shards()),
                        new EntityKey.OfInvite(terms.id(), number));
    }

    private PersonInvites invitesOf(int person, CampaignTerms terms) {
        Person who = HostDriver.person(person);
        return host().read(
                        who.user().shard(host().shards()),
                        new EntityKey.OfPersonInvites(terms.id(), who.user()));
    }

    private List<Voucher> cards(int person) {
        return driver().wallet(HostDriver.person(person)).vouchers().stream()
                .filter(one -> one.earnedBy() == EarnedBy.INVITE)
                .toList();
    }

    private void awaitStates(CampaignTerms terms, long number, RewardState... states) {
        driver().until(
                        "the inviter's rewards to be " + List.of(states),
                        () -> {
                            clock.advance(100);
                            return invite(terms, number).rewards().all().stream()
                                    .map(Reward::state)
                                    .toList()
                                    .equals(List.of(states));
                        });
    }

    @Test
    final void bothSidesAreRewardedOnceHoweverOftenTheyAsk() {
        CampaignTerms terms = friends(100, 3);
        long number = invite(0, terms);
        assertThat(invite(0, terms)).isEqualTo(number);
        for (int round = 0; round < 3; round++) {
            for (int friend = 1; friend <= 9; friend++) {
                accepted(friend, number);
            }
        }
        Invite invite = invite(terms, number);
        assertThat(invite.accepted()).isEqualTo(9);
        assertThat(invite.rewarded()).as("three count").hasSize(3);
        driver().until(
                        "every card",
                        () -> {
                            clock.advance(100);
                            int granted = cards(0).size();
                            for (int friend = 1; friend <= 9; friend++) {
                                driver().ask(accept(friend, number));
                                granted += cards(friend).size();
                            }
                            return granted == 3 + 9;
                        });
        assertThat(cards(0)).hasSize(3);
    }

    @Test
    final void twoAcceptancesAtOnceAreOne() {
        CampaignTerms terms = friends(200, 20);
        List<Long> numbers = new ArrayList<>();
        for (int person = 0; person < 8; person++) {
            numbers.add(invite(person, terms));
        }
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (int friend = 20; friend < 40; friend++) {
                for (int i = 0; i < 3; i++) {
                    long number = numbers.get((friend + i) % numbers.size());
                    answers.add(driver().send(accept(friend, number)));
                }
            }
        }
        answers.forEach(driver()::await);
        driver().until(
                        "every answer",
                        () -> {
                            clock.advance(10);
                            boolean all = true;
                            for (int friend = 20; friend < 40; friend++) {
                                all &= invitesOf(friend, terms).accepted().isPresent();
                            }
                            return all;
                        });
        int accepted = numbers.stream().mapToInt(number -> invite(terms, number).accepted()).sum();
        assertThat(accepted).isEqualTo(20);
    }

    @Test
    final void numbersAreUniqueAndSayWhereTheInviteLies() {
        CampaignTerms terms = friends(10, 1);
        TreeSet<Long> numbers = new TreeSet<>();
        for (int person = 0; person < 60; person++) {
            long number = invite(person, terms);
            numbers.add(number);
            assertThat(number).isBetween(0L, Invite.NUMBERS - 1);
            assertThat(Shard.homeOfInvite(number, host().shards()))
                    .isEqualTo(HostDriver.person(person).user().shard(host().shards()));
        }
        assertThat(numbers).hasSize(60);
    }

    @Test
    final void badCodesAreRefusedAndChangeNothing() {
        CampaignTerms terms = friends(100, 20);
        long own = invite(1, terms);
        long other = invite(2, terms);
        long third = invite(3, terms);
        assertThat(answer(accept(1, own))).isEqualTo(refused(InviteRefusal.OWN_INVITE));
        for (long unknown : new long[] {-1, Invite.NUMBERS, own ^ 0x40, other ^ 0x40}) {
            assertThat(answer(accept(1, unknown))).isEqualTo(refused(InviteRefusal.INVITE_UNKNOWN));
        }
        accepted(4, other);
        assertThat(answer(accept(4, third))).isEqualTo(refused(InviteRefusal.ALREADY_ACCEPTED));
        Command.AcceptInvite copied = accept(4, other);
        assertThat(
                        answer(
                                new Command.AcceptInvite(
                                        HostDriver.person(5),
                                        terms.id(),
                                        other,
                                        copied.form(),
                                        copied.channel(),
                                        copied.doubts(),
                                        copied.key())))
                .isEqualTo(refused(InviteRefusal.KEY_REUSED));
        assertThat(invite(terms, other).accepted()).isEqualTo(1);
        assertThat(invite(terms, third).accepted()).isZero();
        assertThat(invitesOf(1, terms).accepted()).isEmpty();
    }

    private static Outcome refused(InviteRefusal refusal) {
        return new Outcome.InviteRefused(refusal, Outcome.NEVER);
    }

    @Test
    final void aFriendWhoComesBackEarnsTheLaterRewardOnce() {
        CampaignTerms terms = friends(100, 20);
        long number = invite(1, terms);
        accepted(2, number);
        Command.ComeBack back = new Command.ComeBack(HostDriver.person(2).user(), terms.id());
        clock.advance(DAY_MILLIS);
        assertThat(((Outcome.CameBack) driver().ask(back)).days()).isEmpty();
        clock.advance(DAY_MILLIS);
        assertThat(((Outcome.CameBack) driver().ask(back)).days()).containsExactly(2);
        assertThat(((Outcome.CameBack) driver().ask(back)).days()).isEmpty();
        driver().until(
                        "two cards each",
                        () -> {
                            clock.advance(100);
                            return cards(1).size() == 2 && cards(2).size() == 2;
                        });
    }

    @Test
    final void whatIsHeldIsGrantedWhenItIsReleasedAndTakenWhenItIsClawedBack() {
        CampaignTerms terms = friends(100, 20);
        long number = invite(1, terms);
        accepted(2, number, "same_device");
        awaitStates(terms, number, RewardState.HELD);
        assertThat(cards(1)).isEmpty();
        assertThat(cards(2)).isEmpty();
        assertThat(review(2, terms, Standing.CLEAR)).isInstanceOf(Outcome.AcceptanceStands.class);
        awaitStates(terms, number, RewardState.GRANTED);
        driver().until("the friend's card", () -> cards(2).size() == 1);
        assertThat(review(2, terms, Standing.CLAWED_BACK))
                .isInstanceOf(Outcome.AcceptanceStands.class);
        awaitStates(terms, number, RewardState.CLAWED_BACK);
        assertThat(cards(1).getFirst().state()).isEqualTo(VoucherState.Voided.INSTANCE);
        assertThat(cards(2).getFirst().state()).isEqualTo(VoucherState.Voided.INSTANCE);
        assertThat(review(2, terms, Standing.CLEAR)).isEqualTo(refused(InviteRefusal.REVIEW_ENDED));
    }

    @Test
    final void whoIsNotDoubtfulGetsTheirsAtOnce() {
        CampaignTerms terms = friends(100, 20);
        long number = invite(1, terms);
        for (int friend = 2; friend < 12; friend++) {
            Side doubtful = friend % 2 == 0 ? Side.INVITER : Side.FRIEND;
            Command.AcceptInvite plain = accept(friend, number);
            answer(
                    new Command.AcceptInvite(
                            plain.person(),
                            plain.campaign(),
                            number,
                            plain.form(),
                            plain.channel(),
                            new Doubts(Set.of(doubtful), List.of("resale-typed")),
                            plain.key()));
        }
        driver().until(
                        "the cards of five friends and of the inviter",
                        () -> {
                            clock.advance(100);
                            return cards(1).size() == 5
                                    && invitesOf(2, terms).rewards().all().getFirst().state()
                                            == RewardState.GRANTED;
                        });
        for (int friend = 2; friend < 12; friend++) {
            assertThat(cards(friend)).hasSize(friend % 2 == 0 ? 1 : 0);
            review(friend, terms, Standing.CLEAR);
        }
        driver().until(
                        "the rest",
                        () -> {
                            clock.advance(100);
                            boolean all = cards(1).size() == 10;
                            for (int friend = 2; friend < 12; friend++) {
                                all &= cards(friend).size() == 1;
                            }
                            return all;
                        });
        review(2, terms, Set.of(Side.FRIEND), Standing.CLAWED_BACK);
        review(3, terms, Set.of(Side.INVITER), Standing.CLAWED_BACK);
        driver().until(
                        "one voucher of each side to be void",
                        () -> voided(1) == 1 && voided(2) == 1);
        assertThat(voided(3)).isZero();
    }

    private long voided(int person) {
        return cards(person).stream()
                .filter(card -> card.state() instanceof VoucherState.Voided)
                .count();
    }

    private Outcome review(int person, CampaignTerms terms, Standing to) {
        return review(person, terms, Side.BOTH, to);
    }

    private Outcome review(int person, CampaignTerms terms, Set<Side> sides, Standing to) {
        return driver().ask(
                        new Command.ReviewAcceptance(
                                HostDriver.person(person).user(),
                                terms.id(),
                                sides,
                                to,
                                HostDriver.by("ann")));
    }

    @Test
    final void aWholeInviteIsClawedBackAndAcceptsNobodyMore() {
        CampaignTerms terms = friends(100, 20);
        long number = invite(1, terms);
        accepted(2, number);
        accepted(3, number);
        driver().until(
                        "all cards",
                        () -> {
                            clock.advance(100);
                            return cards(1).size() == 2
                                    && cards(2).size() == 1
                                    && cards(3).size() == 1;
                        });
        Outcome outcome =
                driver().ask(new Command.ClawBackInvite(terms.id(), number, HostDriver.by("ann")));
        assertThat(outcome).isInstanceOf(Outcome.InviteStands.class);
        driver().until(
                        "every card to be void",
                        () -> {
                            boolean all = true;
                            for (int person = 1; person <= 3; person++) {
                                for (Voucher card : cards(person)) {
                                    all &= card.state() instanceof VoucherState.Voided;
                                }
                            }
                            return all;
                        });
        assertThat(answer(accept(4, number))).isEqualTo(refused(InviteRefusal.INVITE_REVOKED));
    }

    @Test
    final void whatIsSoldOutLapsesAndIsNotOwedForEver() {
        CampaignTerms terms = friends(3, 20);
        long number = invite(0, terms);
        for (int friend = 1; friend <= 4; friend++) {
            accepted(friend, number);
        }
        driver().until(
                        "three cards, and the rest to lapse",
                        () -> {
                            clock.advance(1_000);
                            int granted = 0;
                            int lapsed = 0;
                            List<Reward> all =
                                    new ArrayList<>(invite(terms, number).rewards().all());
                            for (int friend = 1; friend <= 4; friend++) {
                                all.addAll(invitesOf(friend, terms).rewards().all());
                            }
                            for (Reward reward : all) {
                                granted += reward.state() == RewardState.GRANTED ? 1 : 0;
                                lapsed += reward.state() == RewardState.LAPSED ? 1 : 0;
                            }
                            return granted == 3 && lapsed == 5;
                        });
    }
}
