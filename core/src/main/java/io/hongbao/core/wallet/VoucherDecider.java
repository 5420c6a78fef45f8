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
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Stock;
import java.util.Optional;

/** The life of a voucher after its grant: hold, redeem, release, void, expire. */
public final class VoucherDecider {
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
        long leftMillis = voucher.expiresAtMillis(prize(deciding, voucher)) - deciding.atMillis();
        if (voucher.state() instanceof VoucherState.Held lapsed) {
            leftMillis = Math.max(leftMillis, lapsed.leftMillis());
        }
        if (leftMillis <= 0) {
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
                        leftMillis));
        return changed(deciding, hold.user(), voucher);
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
        if (voucher.redemption(redeem.quote()).isPresent()) {
            return new Outcome.VoucherChanged(voucher);
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
        if (!held.quote().equals(redeem.quote())) {
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
        boolean forfeits =
                prize(deciding, voucher).content() instanceof Prize.Card card
                        && card.rest() == Prize.Rest.FORFEIT;
        long forfeitedMinor = forfeits ? voucher.remainingMinor() - redeem.spentMinor() : 0;
        boolean toBreakage = toBreakage(deciding, voucher);
        deciding.happened(
                new Event.VoucherRedeemed(
                        redeem.user(),
                        redeem.campaign(),
                        voucher.id(),
                        voucher.prize(),
                        redeem.quote(),
                        redeem.spentMinor(),
                        forfeitedMinor,
                        toBreakage));
        if (forfeitedMinor > 0 && !toBreakage) {
            deciding.tellTreasury(redeem.campaign(), new Message.MoneyReturned(forfeitedMinor));
        }
        return changed(deciding, redeem.user(), voucher);
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
                if (!held.quote().equals(release.quote())) {
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
        EntityKey.OfWallet key = new EntityKey.OfWallet(user);
        Wallet wallet = deciding.get(key);
        Voucher after = wallet.voucher(before.campaign(), before.id()).orElseThrow();
        long dueAtMillis = dueAtMillis(deciding, after);
        if (dueAtMillis < wallet.timerAtMillis()) {
            deciding.wake(key, dueAtMillis);
        }
        return new Outcome.VoucherChanged(after);
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
