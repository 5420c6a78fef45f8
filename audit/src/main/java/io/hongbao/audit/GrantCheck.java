package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.wallet.Voucher;
import java.util.Optional;

/**
 * Checks what one person is granted: caps, keys, waves, days and what earned it, by the rules in
 * force on their shard at that time. A person's wallet and orders are on one shard, so its journal
 * says what had been completed by then.
 */
final class GrantCheck {

    private final WalletBook wallet;
    private final OrdersBook orders;
    private final Voucher voucher;
    private final CampaignTerms terms;
    private final String entity;
    private final Findings findings;

    GrantCheck(
            WalletBook wallet,
            OrdersBook orders,
            Event.EnvelopeGranted granted,
            CampaignTerms terms,
            Findings findings) {
        this.wallet = wallet;
        this.orders = orders;
        this.voucher = granted.voucher();
        this.terms = terms;
        this.entity = TillCheck.name(granted.voucher(), granted);
        this.findings = findings;
    }

    void check(long atMillis) {
        Optional<Wave> wave = terms.wave(voucher.wave());
        Optional<Prize> prize = terms.prize(voucher.prize());
        boolean inWave =
                wave.isPresent()
                        && prize.isPresent()
                        && wave.get().prizes().contains(voucher.prize())
                        && isOpen(wave.get(), atMillis);
        if (!inWave) {
            violation(
                    Invariant.STOCK,
                    "prize "
                            + voucher.prize()
                            + " of wave "
                            + voucher.wave()
                            + " is not open then");
            return;
        }
        boolean asIssued =
                voucher.issuedAtMillis() == atMillis
                        && voucher.day() == terms.dayAt(atMillis)
                        && voucher.remainingMinor() == voucher.amountMinor()
                        && voucher.extendedUntilMillis() == 0
                        && voucher.redemptions().isEmpty();
        if (!asIssued) {
            violation(Invariant.VOUCHERS, "it is not as a new one is: " + voucher);
        }
        if (!prize.get().earnedBy().contains(voucher.earnedBy())) {
            violation(Invariant.CAPS, "it is not earned by " + voucher.earnedBy());
        }
        if (!voucher.wish().isEmpty() && !voucher.wish().equals(voucher.prize())) {
            violation(Invariant.KEYS, "the claim asked for " + voucher.wish());
        }
        if (voucher.expiresAtMillis(prize.get()) <= atMillis) {
            violation(Invariant.VOUCHERS, "it was expired when it was granted");
        }
        count(wave.get(), prize.get());
        if (voucher.earnedBy() == EarnedBy.ORDER) {
            checkOrders();
        }
    }

    /**
     * What an invite has earned is granted from the wave of that moment when it is over too; that
     * it was earned in it, the check of invites sees.
     */
    private boolean isOpen(Wave wave, long atMillis) {
        return voucher.earnedBy() == EarnedBy.INVITE
                ? wave.window().fromMillis() <= atMillis
                : wave.window().contains(atMillis) && terms.window().contains(atMillis);
    }

    /**
     * Each completed order of the campaign earns one envelope of a prize, whatever became of it.
     */
    private void checkOrders() {
        int grantedBefore = 0;
        for (WalletBook.VoucherBook other : wallet.vouchers) {
            if (other.earnedBy == EarnedBy.ORDER
                    && other.prize.equals(voucher.prize())
                    && other.campaign.equals(voucher.campaign())) {
                grantedBefore++;
            }
        }
        int completed = orders.completed(voucher.campaign());
        if (grantedBefore >= completed) {
            violation(
                    Invariant.CAPS,
                    "orders earn one of prize "
                            + voucher.prize()
                            + " each: this person had completed "
                            + completed
                            + " and been granted "
                            + grantedBefore
                            + " for orders before");
        }
    }

    private void count(Wave wave, Prize prize) {
        int[] ofCampaign = new int[2];
        int[] ofWave = new int[2];
        int[] ofPrize = new int[2];
        for (WalletBook.VoucherBook other : wallet.vouchers) {
            if (!other.campaign.equals(voucher.campaign())) {
                continue;
            }
            boolean today = other.day == voucher.day();
            add(ofCampaign, today);
            if (other.wave.equals(voucher.wave())) {
                add(ofWave, today);
            }
            if (other.prize.equals(voucher.prize())) {
                add(ofPrize, today);
                boolean again =
                        other.earnedBy == voucher.earnedBy()
                                && (voucher.earnedBy() == EarnedBy.CLAIM_ONCE
                                        || (voucher.earnedBy() == EarnedBy.CLAIM_DAILY && today));
                if (again) {
                    violation(
                            Invariant.CAPS,
                            "this prize was claimed already, with voucher " + other.id);
                }
            }
            if (!voucher.key().isEmpty() && other.key.equals(voucher.key())) {
                violation(
                        Invariant.KEYS,
                        "its key " + voucher.key() + " was answered with voucher " + other.id);
            }
            if (other.id == voucher.id()) {
                violation(Invariant.STOCK, "this person has a voucher of this id already");
            }
        }
        checkCaps("campaign", ofCampaign, terms.caps());
        checkCaps("wave " + wave.id(), ofWave, wave.caps());
        checkCaps("prize " + prize.id(), ofPrize, prize.caps());
    }

    private static void add(int[] totalAndToday, boolean today) {
        totalAndToday[0]++;
        totalAndToday[1] += today ? 1 : 0;
    }

    private void checkCaps(String of, int[] totalAndToday, PersonCaps caps) {
        if (totalAndToday[0] >= caps.total()) {
            violation(
                    Invariant.CAPS,
                    "the cap of the "
                            + of
                            + " is "
                            + caps.total()
                            + " a person, and it was reached");
        }
        if (totalAndToday[1] >= caps.perDay()) {
            violation(
                    Invariant.CAPS,
                    "the cap of the "
                            + of
                            + " is "
                            + caps.perDay()
                            + " a person and day, and it was reached");
        }
    }

    private void violation(Invariant invariant, String message) {
        findings.add(invariant, voucher.campaign(), entity, voucher.amountMinor(), message);
    }
}
