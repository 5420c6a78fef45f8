package io.hongbao.audit;

import io.hongbao.core.UserId;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.core.wallet.Wallet;
import java.util.Optional;

/** Holds wallets in the state against the auditor's own. */
final class WalletCheck {

    private final int shard;
    private final int shards;
    private final WalletPass pass;
    private final Uptime uptime;
    private final Findings findings;

    WalletCheck(int shard, int shards, WalletPass pass, Uptime uptime, Findings findings) {
        this.shard = shard;
        this.shards = shards;
        this.pass = pass;
        this.uptime = uptime;
        this.findings = findings;
    }

    /** Compares a wallet and crosses it off, when it is of this pass. */
    void read(AuditSource.Keyed keyed) {
        if (keyed.entity() instanceof Wallet wallet && pass.isOurs(wallet.user())) {
            WalletBook own =
                    Optional.ofNullable(pass.wallets().remove(wallet.user()))
                            .orElseGet(WalletBook::new);
            compare(wallet.user(), own, wallet);
        }
    }

    /** What the journal has for this shard and the state has not. */
    void finish() {
        pass.wallets()
                .forEach((user, own) -> {
                    if (user.shard(shards) == shard) {
                        compare(user, own, Wallet.empty(user));
                    }
                });
    }

    private void compare(UserId user, WalletBook own, Wallet wallet) {
        if (user.shard(shards) != shard) {
            violation("", "wallet of " + user, 0, "it belongs on shard " + user.shard(shards));
        }
        int count = Math.max(own.vouchers.size(), wallet.vouchers().size());
        for (int i = 0; i < count; i++) {
            if (i >= wallet.vouchers().size()) {
                WalletBook.VoucherBook lost = own.vouchers.get(i);
                violation(
                        lost.campaign,
                        name(lost.id, user),
                        lost.amountMinor,
                        "it is in the journal, not in the state");
            } else if (i >= own.vouchers.size()) {
                Voucher found = wallet.vouchers().get(i);
                violation(
                        found.campaign(),
                        name(found.id(), user),
                        found.amountMinor(),
                        "it is in the state, not in the journal");
            } else if (!isSame(own.vouchers.get(i), wallet.vouchers().get(i))) {
                Voucher found = wallet.vouchers().get(i);
                WalletBook.VoucherBook expected = own.vouchers.get(i);
                violation(
                        found.campaign(),
                        name(found.id(), user),
                        found.remainingMinor() - expected.remainingMinor,
                        "by the journal voucher "
                                + expected.id
                                + " is "
                                + expected.stage
                                + " with "
                                + expected.remainingMinor
                                + " left, in the state it is "
                                + found);
            }
        }
        checkTimer(user, own, wallet);
    }

    private void checkTimer(UserId user, WalletBook own, Wallet wallet) {
        if (own.timerAtMillis != wallet.timerAtMillis()) {
            violation(
                    "",
                    "timer of wallet " + user,
                    0,
                    "by the journal it is due at "
                            + own.timerAtMillis
                            + ", in the state at "
                            + wallet.timerAtMillis());
        }
        for (WalletBook.VoucherBook voucher : own.vouchers) {
            long dueAtMillis = dueAtMillis(voucher);
            if (dueAtMillis < own.timerAtMillis) {
                hangs(user, voucher, "no timer will end that at " + dueAtMillis);
            }
            if (uptime.isOverdue(shard, dueAtMillis)) {
                hangs(user, voucher, "that was to end at " + dueAtMillis + ", long ago");
            }
        }
    }

    private void hangs(UserId user, WalletBook.VoucherBook voucher, String message) {
        findings.add(
                Invariant.VOUCHERS,
                voucher.campaign,
                name(voucher.id, user),
                voucher.remainingMinor,
                "it is " + voucher.stage + ", and " + message);
    }

    /**
     * When something falls due for a voucher; never when it has ended, or when its rules are
     * unknown.
     */
    private long dueAtMillis(WalletBook.VoucherBook voucher) {
        if (voucher.stage == WalletBook.Stage.HELD) {
            return voucher.heldUntilMillis;
        }
        Optional<Prize> prize =
                pass.rules()
                        .rule(shard, voucher.campaign)
                        .flatMap(rule -> rule.terms().prize(voucher.prize));
        if (voucher.stage != WalletBook.Stage.ISSUED || prize.isEmpty()) {
            return Wallet.NO_TIMER;
        }
        return Math.max(
                prize.get().validity().expiresAtMillis(voucher.issuedAtMillis),
                voucher.extendedUntilMillis);
    }

    private static boolean isSame(WalletBook.VoucherBook own, Voucher found) {
        return own.id == found.id()
                && own.campaign.equals(found.campaign())
                && own.wave.equals(found.wave())
                && own.prize.equals(found.prize())
                && own.earnedBy == found.earnedBy()
                && own.amountMinor == found.amountMinor()
                && own.remainingMinor == found.remainingMinor()
                && own.position == found.position()
                && own.issuedAtMillis == found.issuedAtMillis()
                && own.day == found.day()
                && own.extendedUntilMillis == found.extendedUntilMillis()
                && own.key.equals(found.key())
                && own.wish.equals(found.wish())
                && own.redemptions.equals(found.redemptions())
                && isSame(own, found.state());
    }

    private static boolean isSame(WalletBook.VoucherBook own, VoucherState found) {
        return switch (found) {
            case VoucherState.Issued _ -> own.stage == WalletBook.Stage.ISSUED;
            case VoucherState.Held held ->
                    own.stage == WalletBook.Stage.HELD
                            && own.quote.equals(held.quote())
                            && own.heldUntilMillis == held.untilMillis()
                            && own.leftMillis == held.leftMillis()
                            && own.remainingMinor - own.heldMinor == held.cameBackMinor();
            case VoucherState.Redeemed _ -> own.stage == WalletBook.Stage.REDEEMED;
            case VoucherState.Expired _ -> own.stage == WalletBook.Stage.EXPIRED;
            case VoucherState.Voided _ -> own.stage == WalletBook.Stage.VOIDED;
        };
    }

    private static String name(long id, UserId user) {
        return "voucher " + id + " of " + user;
    }

    private void violation(String campaign, String entity, long amountMinor, String message) {
        findings.add(Invariant.STATE, campaign, entity, amountMinor, message);
    }
}
