package io.hongbao.core.wallet;

import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.Outcome;
import io.hongbao.core.Outcome.VoucherRefusal;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.order.Order;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Stock;
import java.util.Optional;

/** The life of a voucher after its grant: hold, redeem, release, void, expire. */
public final class VoucherDecider {
    /** No quote sets a voucher aside for longer; an order does until it ends. */
    public static final long LONGEST_HOLD_MILLIS = 86_400_000L;

    private VoucherDecider() {}

    /** Sets a free voucher aside. The same hold again changes nothing. */
    public static Outcome hold(Deciding deciding, Command.HoldVoucher hold) {
        Optional<Voucher> found = find(deciding, hold.user(), hold.campaign(), hold.voucher());
        if (found.isEmpty()) {
            return refused(VoucherRefusal.VOUCHER_UNKNOWN);
        }
        Voucher voucher = found.get();
        return switch (voucher.state()) {
            case VoucherState.Held held when !held.isLapsed(deciding.atMillis()) ->
                    held.quote().equals(hold.quote())
                            ? new Outcome.VoucherChanged(voucher)
                            : refused(VoucherRefusal.VOUCHER_HELD);
            case VoucherState.Redeemed _ -> refused(VoucherRefusal.VOUCHER_SPENT);
            case VoucherState.Expired _ -> refused(VoucherRefusal.VOUCHER_EXPIRED);
            case VoucherState.Voided _ -> refused(VoucherRefusal.VOUCHER_VOIDED);
            case VoucherState.Issued _, VoucherState.Held _ -> holdFree(deciding, hold, voucher);
        };
    }

    /** Sets aside a voucher that is issued, or whose last hold has lapsed. */
    private static Outcome holdFree(Deciding deciding, Command.HoldVoucher hold, Voucher voucher) {
        if (voucher.redemption(hold.quote()).isPresent()) {
            return refused(VoucherRefusal.QUOTE_SPENT);
        }
        if (hold.untilMillis() > deciding.atMillis() + LONGEST_HOLD_MILLIS) {
            return refused(VoucherRefusal.HOLD_TOO_LONG);
        }
        Optional<Long> leftMillis = leftMillisIfFree(deciding, voucher);
        if (leftMillis.isEmpty()) {
            return refused(VoucherRefusal.VOUCHER_EXPIRED);
        }
        if (!campaign(deciding, voucher).status().allowsRedemption()) {
            return refused(VoucherRefusal.CAMPAIGN_KILLED);
        }
        releaseLapsed(deciding, hold.user(), voucher);
        deciding.happened(
                new Event.VoucherHeld(
                        hold.user(),
                        hold.campaign(),
                        voucher.id(),
                        hold.quote(),
                        hold.untilMillis(),
                        leftMillis.get()));
        return changed(deciding, hold.user(), voucher);
    }

    /**
     * How long a voucher that nobody holds is still good, in milliseconds; empty when it is held,
     * has ended, or has expired.
     */
    public static Optional<Long> leftMillisIfFree(Deciding deciding, Voucher voucher) {
        long leftMillis = voucher.expiresAtMillis(prize(deciding, voucher)) - deciding.atMillis();
        return switch (voucher.state()) {
            case VoucherState.Issued _ ->
                    leftMillis > 0 ? Optional.of(leftMillis) : Optional.empty();
            case VoucherState.Held held ->
                    held.isLapsed(deciding.atMillis())
                            ? Optional.of(Math.max(leftMillis, held.leftMillis()))
                            : Optional.empty();
            case VoucherState.Redeemed _, VoucherState.Expired _, VoucherState.Voided _ ->
                    Optional.empty();
        };
    }

    /** Sets a free voucher aside for an order or a payout, until that ends. */
    public static void holdForOrder(
            Deciding deciding, UserId user, String campaign, String order, Order.Hold hold) {
        Voucher voucher = find(deciding, user, campaign, hold.voucher()).orElseThrow();
        releaseLapsed(deciding, user, voucher);
        deciding.happened(
                new Event.VoucherHeld(
                        user,
                        campaign,
                        voucher.id(),
                        order,
                        VoucherState.Held.UNTIL_THE_ORDER_ENDS,
                        hold.leftMillis()));
    }

    /**
     * Spends what an order or a payout holds, whatever the campaign's status: the outlet has made
     * it, or the provider has paid it.
     */
    public static void spendForOrder(
            Deciding deciding, UserId user, String campaign, String order, Order.Hold hold) {
        Voucher voucher = find(deciding, user, campaign, hold.voucher()).orElseThrow();
        spend(deciding, user, voucher, order, hold.spentMinor());
    }

    /** Gives back what an order or a payout held, with at least the time it had left. */
    public static void releaseFromOrder(
            Deciding deciding, UserId user, String campaign, long id, String order) {
        Voucher voucher = find(deciding, user, campaign, id).orElseThrow();
        if (voucher.state() instanceof VoucherState.Held held && held.quote().equals(order)) {
            release(deciding, user, voucher, held);
            wakeIfEarlier(deciding, user, voucher);
        }
    }

    /** Puts money back that an order had spent, with at least the time the voucher had left. */
    public static void refundFromOrder(
            Deciding deciding,
            UserId user,
            String campaign,
            String order,
            Order.Hold hold,
            long amountMinor) {
        Voucher voucher = find(deciding, user, campaign, hold.voucher()).orElseThrow();
        long expiresAtMillis = voucher.expiresAtMillis(prize(deciding, voucher));
        long owedUntilMillis = deciding.atMillis() + hold.leftMillis();
        deciding.happened(
                new Event.VoucherRefunded(
                        user,
                        campaign,
                        voucher.id(),
                        voucher.prize(),
                        order,
                        amountMinor,
                        owedUntilMillis > expiresAtMillis ? owedUntilMillis : 0));
        wakeIfEarlier(deciding, user, voucher);
    }

    /** What is due holds at once, also when its timer has yet to run. */
    private static void releaseLapsed(Deciding deciding, UserId user, Voucher voucher) {
        if (voucher.state() instanceof VoucherState.Held held) {
            release(deciding, user, voucher, held);
        }
    }

    /** Spends a held voucher. A quote redeems a voucher once: again, it changes nothing. */
    public static Outcome redeem(Deciding deciding, Command.RedeemVoucher redeem) {
        Optional<Voucher> found =
                find(deciding, redeem.user(), redeem.campaign(), redeem.voucher());
        if (found.isEmpty()) {
            return refused(VoucherRefusal.VOUCHER_UNKNOWN);
        }
        Voucher voucher = found.get();
        Optional<Redemption> before = voucher.redemption(redeem.quote());
        if (before.isPresent()) {
            return before.get().amountMinor() == redeem.spentMinor()
                    ? new Outcome.VoucherChanged(voucher)
                    : refused(VoucherRefusal.AMOUNT_DIFFERS);
        }
        return switch (voucher.state()) {
            case VoucherState.Issued _ -> refused(VoucherRefusal.VOUCHER_NOT_HELD);
            case VoucherState.Redeemed _ -> refused(VoucherRefusal.VOUCHER_SPENT);
            case VoucherState.Expired _ -> refused(VoucherRefusal.VOUCHER_EXPIRED);
            case VoucherState.Voided _ -> refused(VoucherRefusal.VOUCHER_VOIDED);
            case VoucherState.Held held -> redeemHeld(deciding, redeem, voucher, held);
        };
    }

    private static Outcome redeemHeld(
            Deciding deciding,
            Command.RedeemVoucher redeem,
            Voucher voucher,
            VoucherState.Held held) {
        if (!held.quote().equals(redeem.quote()) || held.isOrders()) {
            return refused(VoucherRefusal.VOUCHER_HELD);
        }
        if (held.isLapsed(deciding.atMillis())) {
            return refused(VoucherRefusal.HOLD_LAPSED);
        }
        if (!campaign(deciding, voucher).status().allowsRedemption()) {
            return refused(VoucherRefusal.CAMPAIGN_KILLED);
        }
        if (redeem.spentMinor() > voucher.remainingMinor()) {
            return refused(VoucherRefusal.AMOUNT_TOO_LARGE);
        }
        spend(deciding, redeem.user(), voucher, redeem.quote(), redeem.spentMinor());
        return changed(deciding, redeem.user(), voucher);
    }

    private static void spend(
            Deciding deciding, UserId user, Voucher voucher, String quote, long spentMinor) {
        boolean forfeits =
                prize(deciding, voucher).content() instanceof Prize.Card card
                        && card.rest() == Prize.Rest.FORFEIT;
        long forfeitedMinor = forfeits ? restMinor(voucher, spentMinor) : 0;
        boolean toBreakage = toBreakage(deciding, voucher);
        deciding.happened(
                new Event.VoucherRedeemed(
                        user,
                        voucher.campaign(),
                        voucher.id(),
                        voucher.prize(),
                        quote,
                        spentMinor,
                        forfeitedMinor,
                        toBreakage));
        if (forfeitedMinor > 0 && !toBreakage) {
            deciding.tellTreasury(voucher.campaign(), new Message.MoneyReturned(forfeitedMinor));
        }
        wakeIfEarlier(deciding, user, voucher);
    }

    /** What this spending leaves over of what was set aside for it, in minor units. */
    private static long restMinor(Voucher voucher, long spentMinor) {
        long cameBackMinor =
                voucher.state() instanceof VoucherState.Held held ? held.cameBackMinor() : 0;
        return Math.max(0, voucher.remainingMinor() - cameBackMinor - spentMinor);
    }

    /**
     * Gives a held voucher back, with at least the time it had left. Allowed whatever the
     * campaign's status.
     */
    public static Outcome release(Deciding deciding, Command.ReleaseVoucher release) {
        Optional<Voucher> found =
                find(deciding, release.user(), release.campaign(), release.voucher());
        if (found.isEmpty()) {
            return refused(VoucherRefusal.VOUCHER_UNKNOWN);
        }
        Voucher voucher = found.get();
        return switch (voucher.state()) {
            case VoucherState.Issued _ -> new Outcome.VoucherChanged(voucher);
            case VoucherState.Redeemed _ -> refused(VoucherRefusal.VOUCHER_SPENT);
            case VoucherState.Expired _ -> refused(VoucherRefusal.VOUCHER_EXPIRED);
            case VoucherState.Voided _ -> refused(VoucherRefusal.VOUCHER_VOIDED);
            case VoucherState.Held held -> {
                if (!held.quote().equals(release.quote()) || held.isOrders()) {
                    yield refused(VoucherRefusal.VOUCHER_HELD);
                }
                release(deciding, release.user(), voucher, held);
                yield changed(deciding, release.user(), voucher);
            }
        };
    }

    private static void release(
            Deciding deciding, UserId user, Voucher voucher, VoucherState.Held held) {
        long expiresAtMillis = voucher.expiresAtMillis(prize(deciding, voucher));
        long owedUntilMillis = deciding.atMillis() + held.leftMillis();
        deciding.happened(
                new Event.VoucherReleased(
                        user,
                        voucher.campaign(),
                        voucher.id(),
                        held.quote(),
                        owedUntilMillis > expiresAtMillis ? owedUntilMillis : 0));
    }

    /** Takes an issued voucher back for good. Again, it changes nothing. */
    public static Outcome voidVoucher(Deciding deciding, Command.VoidVoucher command) {
        Optional<Voucher> found =
                find(deciding, command.user(), command.campaign(), command.voucher());
        if (found.isEmpty()) {
            return refused(VoucherRefusal.VOUCHER_UNKNOWN);
        }
        Voucher voucher = found.get();
        return switch (voucher.state()) {
            case VoucherState.Held held when !held.isLapsed(deciding.atMillis()) ->
                    refused(VoucherRefusal.VOUCHER_HELD);
            case VoucherState.Redeemed _ -> refused(VoucherRefusal.VOUCHER_SPENT);
            case VoucherState.Expired _ -> refused(VoucherRefusal.VOUCHER_EXPIRED);
            case VoucherState.Voided _ -> new Outcome.VoucherChanged(voucher);
            case VoucherState.Issued _, VoucherState.Held _ -> {
                if (voucher.state() instanceof VoucherState.Issued
                        && voucher.expiresAtMillis(prize(deciding, voucher))
                                <= deciding.atMillis()) {
                    yield refused(VoucherRefusal.VOUCHER_EXPIRED);
                }
                releaseLapsed(deciding, command.user(), voucher);
                deciding.happened(
                        new Event.VoucherVoided(
                                command.user(),
                                command.campaign(),
                                voucher.id(),
                                voucher.prize(),
                                voucher.remainingMinor(),
                                command.by()));
                returnMoney(deciding, voucher);
                yield changed(deciding, command.user(), voucher);
            }
        };
    }

    /**
     * Lapses the holds and expires the vouchers of a wallet that are due, by the rules as they are
     * now, and sets the next timer.
     */
    public static Outcome runTimer(Deciding deciding, EntityKey.OfWallet key, long dueAtMillis) {
        Wallet wallet = deciding.get(key);
        if (wallet.timerAtMillis() != dueAtMillis) {
            return Outcome.Ignored.INSTANCE;
        }
        for (Voucher voucher : wallet.vouchers()) {
            if (voucher.state() instanceof VoucherState.Held held
                    && held.isLapsed(deciding.atMillis())) {
                release(deciding, key.user(), voucher, held);
            } else if (voucher.state() instanceof VoucherState.Issued
                    && voucher.expiresAtMillis(prize(deciding, voucher)) <= deciding.atMillis()) {
                boolean toBreakage = toBreakage(deciding, voucher);
                deciding.happened(
                        new Event.VoucherExpired(
                                key.user(),
                                voucher.campaign(),
                                voucher.id(),
                                voucher.prize(),
                                voucher.remainingMinor(),
                                toBreakage));
                if (!toBreakage) {
                    returnMoney(deciding, voucher);
                }
            }
        }
        long nextMillis = Wallet.NO_TIMER;
        for (Voucher voucher : deciding.get(key).vouchers()) {
            nextMillis = Math.min(nextMillis, dueAtMillis(deciding, voucher));
        }
        if (nextMillis != Wallet.NO_TIMER) {
            deciding.wake(key, nextMillis);
        }
        return Outcome.Handled.INSTANCE;
    }

    /** When something falls due for a voucher: its hold lapses or it expires. */
    private static long dueAtMillis(Deciding deciding, Voucher voucher) {
        return switch (voucher.state()) {
            case VoucherState.Held held -> held.untilMillis();
            case VoucherState.Issued _ -> voucher.expiresAtMillis(prize(deciding, voucher));
            case VoucherState.Redeemed _, VoucherState.Expired _, VoucherState.Voided _ ->
                    Wallet.NO_TIMER;
        };
    }

    /**
     * A whole card goes back as an envelope that can be granted again; anything else is only money.
     */
    private static void returnMoney(Deciding deciding, Voucher voucher) {
        boolean whole = voucher.remainingMinor() == voucher.amountMinor();
        boolean card = prize(deciding, voucher).content() instanceof Prize.Card;
        deciding.tellTreasury(
                voucher.campaign(),
                whole && card
                        ? new Message.EnvelopeReturned(
                                Bucket.prize(voucher.prize()),
                                Stock.loose(1, voucher.amountMinor()))
                        : new Message.MoneyReturned(voucher.remainingMinor()));
    }

    /**
     * The answer after a change, with the wallet's timer brought forward when something is due
     * earlier now.
     */
    private static Outcome changed(Deciding deciding, UserId user, Voucher before) {
        wakeIfEarlier(deciding, user, before);
        return new Outcome.VoucherChanged(
                find(deciding, user, before.campaign(), before.id()).orElseThrow());
    }

    private static void wakeIfEarlier(Deciding deciding, UserId user, Voucher before) {
        EntityKey.OfWallet key = new EntityKey.OfWallet(user);
        Wallet wallet = deciding.get(key);
        Voucher after = wallet.voucher(before.campaign(), before.id()).orElseThrow();
        long dueAtMillis = dueAtMillis(deciding, after);
        if (dueAtMillis < wallet.timerAtMillis()) {
            deciding.wake(key, dueAtMillis);
        }
    }

    private static Optional<Voucher> find(
            Deciding deciding, UserId user, String campaign, long id) {
        return deciding.get(new EntityKey.OfWallet(user)).voucher(campaign, id);
    }

    private static Campaign campaign(Deciding deciding, Voucher voucher) {
        return deciding.get(new EntityKey.OfCampaign(voucher.campaign()));
    }

    private static Prize prize(Deciding deciding, Voucher voucher) {
        return campaign(deciding, voucher).terms().prize(voucher.prize()).orElseThrow();
    }

    private static boolean toBreakage(Deciding deciding, Voucher voucher) {
        return campaign(deciding, voucher).terms().expiry() == CampaignTerms.Expiry.BREAKAGE;
    }

    private static Outcome refused(VoucherRefusal refusal) {
        return new Outcome.VoucherRefused(refusal);
    }
}
