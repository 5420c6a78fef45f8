package io.hongbao.core.payout;

import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.Effect;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.order.Order;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherDecider;
import java.util.Optional;

/**
 * The way of cash from a voucher to its holder: the voucher is set aside until the provider has
 * answered; a campaign may have it wait for the person's real name first.
 */
public final class PayoutDecider {
    private PayoutDecider() {}

    /** The reason that a payout failed for when its campaign was killed while it waited. */
    public static final String KILLED = "campaign_killed";

    /** The same when its person cancelled it while it waited. */
    public static final String CANCELLED_BY_PERSON = "cancelled_by_person";

    /** The same when an operator did. */
    public static final String CANCELLED_BY_OPERATOR = "cancelled_by_operator";

    /** Asks for the cash of a voucher. Again, it answers with the payout as it is now. */
    public static Outcome request(Deciding deciding, Command.RequestPayout ask) {
        Payouts payouts = deciding.get(new EntityKey.OfPayouts(ask.user()));
        Optional<Payout> answered = payouts.answered(ask.campaign(), ask.key());
        if (answered.isPresent()) {
            return answered.get().hold().voucher() == ask.voucher()
                    ? new Outcome.PaysOut(answered.get(), true)
                    : refused(PayoutRefusal.KEY_REUSED);
        }
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(ask.campaign()));
        if (!campaign.status().isFunded()) {
            return refused(PayoutRefusal.CAMPAIGN_UNKNOWN);
        }
        if (!campaign.status().allowsRedemption()) {
            return refused(PayoutRefusal.CAMPAIGN_KILLED);
        }
        Optional<Voucher> found =
                deciding.get(new EntityKey.OfWallet(ask.user()))
                        .voucher(ask.campaign(), ask.voucher());
        if (found.isEmpty()) {
            return refused(PayoutRefusal.VOUCHER_UNKNOWN);
        }
        Voucher voucher = found.get();
        Optional<Outcome> refusal = refusal(deciding, payouts, campaign.terms(), voucher);
        return refusal.orElseGet(() -> asked(deciding, ask, campaign.terms(), payouts, voucher));
    }

    private static Optional<Outcome> refusal(
            Deciding deciding, Payouts payouts, CampaignTerms terms, Voucher voucher) {
        if (!isCash(terms, voucher)) {
            return Optional.of(refused(PayoutRefusal.VOUCHER_NOT_CASH));
        }
        if (VoucherDecider.leftMillisIfFree(deciding, voucher).isEmpty()) {
            return Optional.of(refused(PayoutRefusal.VOUCHER_NOT_USABLE));
        }
        PayoutRules rules = terms.payouts();
        if (voucher.remainingMinor() < rules.smallestMinor()) {
            return Optional.of(refused(PayoutRefusal.PAYOUT_TOO_SMALL));
        }
        if (voucher.remainingMinor() > rules.largestMinor()) {
            return Optional.of(refused(PayoutRefusal.PAYOUT_TOO_LARGE));
        }
        long today = terms.dayAt(deciding.atMillis());
        if (voucher.remainingMinor() > rules.perDayMinor() - dayMinor(payouts, terms, today)) {
            return Optional.of(
                    new Outcome.PayoutRefused(
                            PayoutRefusal.PAYOUT_DAY_LIMIT_REACHED, terms.dayEndMillis(today)));
        }
        if (failedCount(payouts, terms, today) >= Payouts.MAX_FAILED_PER_DAY) {
            return Optional.of(
                    new Outcome.PayoutRefused(
                            PayoutRefusal.TOO_MANY_PAYOUTS_FAILED, terms.dayEndMillis(today)));
        }
        return payouts.payouts().size() >= Payouts.MAX_PAYOUTS
                ? Optional.of(refused(PayoutRefusal.PAYOUTS_FULL))
                : Optional.empty();
    }

    private static boolean isCash(CampaignTerms terms, Voucher voucher) {
        return switch (terms.prize(voucher.prize()).orElseThrow().content()) {
            case Prize.CashDeck _, Prize.LuckySplit _ -> true;
            case Prize.Card _ -> false;
        };
    }

    /**
     * What a person has asked for on a day, and what was sent then that had waited, in minor units.
     * What failed does not count.
     */
    private static long dayMinor(Payouts payouts, CampaignTerms terms, long day) {
        return payouts.payouts().stream()
                .filter(one ->
                        one.campaign().equals(terms.id())
                                && one.state() != PayoutState.FAILED
                                && (terms.dayAt(one.askedAtMillis()) == day
                                        || isSentOn(one, terms, day)))
                .mapToLong(Payout::amountMinor)
                .sum();
    }

    private static boolean isSentOn(Payout payout, CampaignTerms terms, long day) {
        return payout.sentAtMillis() != Payout.NOT_YET && terms.dayAt(payout.sentAtMillis()) == day;
    }

    /** How many payouts that were asked for on a day have failed. */
    private static long failedCount(Payouts payouts, CampaignTerms terms, long day) {
        return payouts.payouts().stream()
                .filter(one ->
                        one.state() == PayoutState.FAILED
                                && terms.dayAt(one.askedAtMillis()) == day)
                .count();
    }

    private static Outcome asked(
            Deciding deciding,
            Command.RequestPayout ask,
            CampaignTerms terms,
            Payouts before,
            Voucher voucher) {
        UserId user = ask.user();
        String id = idOf(user, before.payouts().size() + 1L);
        Order.Hold hold =
                new Order.Hold(
                        voucher.id(),
                        voucher.prize(),
                        voucher.remainingMinor(),
                        VoucherDecider.leftMillisIfFree(deciding, voucher).orElseThrow());
        VoucherDecider.holdForOrder(deciding, user, ask.campaign(), id, hold);
        deciding.happened(new Event.PayoutAsked(user, ask.campaign(), id, hold, ask.key()));
        if (before.hasRealName() || !terms.payouts().needsRealName()) {
            send(deciding, user, payout(deciding, user, id), terms);
        }
        return new Outcome.PaysOut(payout(deciding, user, id), false);
    }

    /** The provider is asked. */
    private static void send(Deciding deciding, UserId user, Payout payout, CampaignTerms terms) {
        deciding.happened(new Event.PayoutSent(user, payout.campaign(), payout.id()));
        deciding.ask(
                new Effect(
                        payout.effect(user),
                        payout.campaign(),
                        "",
                        terms.currency(),
                        payout.amountMinor()));
    }

    /**
     * Somebody says whether a person's real name is confirmed. When it is, what waited for it is
     * sent, also when it was confirmed before, as far as the day's limit goes: the rest waits for
     * the next day. What waited in a campaign that was killed meanwhile fails, and can be asked for
     * again when the campaign goes on.
     */
    public static Outcome setRealName(Deciding deciding, Command.SetRealName set) {
        Payouts payouts = deciding.get(new EntityKey.OfPayouts(set.user()));
        if (payouts.hasRealName() != set.confirmed()) {
            deciding.happened(new Event.RealNameSet(set.user(), set.confirmed(), set.by()));
        }
        if (set.confirmed()) {
            release(deciding, set.user());
        }
        return new Outcome.RealNameKept(set.confirmed());
    }

    /** A day has begun: what the last one's limit held back is sent, if the name still stands. */
    public static Outcome runTimer(Deciding deciding, EntityKey.OfPayouts key) {
        if (deciding.get(key).hasRealName()) {
            release(deciding, key.user());
        }
        return Outcome.Handled.INSTANCE;
    }

    private static void release(Deciding deciding, UserId user) {
        EntityKey.OfPayouts key = new EntityKey.OfPayouts(user);
        for (Payout payout : deciding.get(key).payouts()) {
            if (payout.state() != PayoutState.WAITING) {
                continue;
            }
            Campaign campaign = deciding.get(new EntityKey.OfCampaign(payout.campaign()));
            CampaignTerms terms = campaign.terms();
            long today = terms.dayAt(deciding.atMillis());
            if (!campaign.status().allowsRedemption()) {
                fail(deciding, user, payout, KILLED);
            } else if (fits(deciding.get(key), payout, terms, today)) {
                send(deciding, user, payout, terms);
            } else {
                deciding.wake(key, terms.dayEndMillis(today));
            }
        }
    }

    /**
     * Whether a payout may be sent on a day beside what was sent then. One alone always may: the
     * limit may have been lowered since it was asked for.
     */
    private static boolean fits(Payouts payouts, Payout payout, CampaignTerms terms, long day) {
        long sentMinor =
                payouts.payouts().stream()
                        .filter(one ->
                                one.campaign().equals(terms.id())
                                        && one.state() != PayoutState.FAILED
                                        && isSentOn(one, terms, day))
                        .mapToLong(Payout::amountMinor)
                        .sum();
        return sentMinor == 0 || payout.amountMinor() <= terms.payouts().perDayMinor() - sentMinor;
    }

    /** Takes back what waits, whatever the campaign's status. A cancelled payout stays so. */
    public static Outcome cancel(Deciding deciding, Command.CancelPayout command) {
        Optional<Payout> found =
                deciding.get(new EntityKey.OfPayouts(command.user())).payout(command.payout());
        if (found.isEmpty()) {
            return refused(PayoutRefusal.PAYOUT_UNKNOWN);
        }
        Payout payout = found.get();
        return switch (payout.state()) {
            case WAITING -> {
                fail(
                        deciding,
                        command.user(),
                        payout,
                        command.byOperator() ? CANCELLED_BY_OPERATOR : CANCELLED_BY_PERSON);
                yield new Outcome.PaysOut(payout(deciding, command.user(), payout.id()), false);
            }
            case FAILED ->
                    isCancelled(payout)
                            ? new Outcome.PaysOut(payout, true)
                            : refused(PayoutRefusal.PAYOUT_NOT_CANCELLABLE);
            case PAYING, PAID -> refused(PayoutRefusal.PAYOUT_NOT_CANCELLABLE);
        };
    }

    /** Whether somebody took it back, rather than that the provider refused it. */
    public static boolean isCancelled(Payout payout) {
        return payout.state() == PayoutState.FAILED
                && payout.sentAtMillis() == Payout.NOT_YET
                && (payout.note().equals(CANCELLED_BY_PERSON)
                        || payout.note().equals(CANCELLED_BY_OPERATOR));
    }

    /**
     * What the payout provider answers. The first answer holds: a later one changes nothing, and is
     * found when the provider's file is reconciled.
     */
    public static Outcome resolve(Deciding deciding, Command.ResolveEffect command) {
        UserId user = command.user();
        Optional<Payout> found =
                deciding.get(new EntityKey.OfPayouts(user)).payout(command.effect().subject());
        if (found.isEmpty()
                || found.get().state() != PayoutState.PAYING
                || command.effect().attempt() != Payout.ONLY_ATTEMPT) {
            return Outcome.Ignored.INSTANCE;
        }
        Payout payout = found.get();
        switch (command.result()) {
            case Effect.Done(String reference) -> {
                VoucherDecider.spendForOrder(
                        deciding, user, payout.campaign(), payout.id(), payout.hold());
                deciding.happened(
                        new Event.PayoutPaid(
                                user,
                                payout.campaign(),
                                payout.id(),
                                reference,
                                payout.amountMinor()));
            }
            case Effect.Refused(String reason, String _) -> fail(deciding, user, payout, reason);
        }
        return new Outcome.PaysOut(payout(deciding, user, payout.id()), false);
    }

    private static void fail(Deciding deciding, UserId user, Payout payout, String reason) {
        VoucherDecider.releaseFromOrder(
                deciding, user, payout.campaign(), payout.hold().voucher(), payout.id());
        deciding.happened(new Event.PayoutFailed(user, payout.campaign(), payout.id(), reason));
    }

    private static Payout payout(Deciding deciding, UserId user, String id) {
        return deciding.get(new EntityKey.OfPayouts(user)).payout(id).orElseThrow();
    }

    /**
     * Names a payout as quotes are named, with a {@code p} in front: a quote's first part is of 50
     * bits and so of at most ten characters, of the same person always the same ones.
     */
    private static String idOf(UserId user, long number) {
        return "p" + Long.toString(user.mixed() >>> 14, 36) + "-" + Long.toString(number, 36);
    }

    private static Outcome refused(PayoutRefusal refusal) {
        return new Outcome.PayoutRefused(refusal, Outcome.NEVER);
    }
}
