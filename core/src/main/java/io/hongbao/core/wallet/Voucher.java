package io.hongbao.core.wallet;

import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Prize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A granted envelope in its holder's wallet. Cards and cash alike: unpaid cash is a voucher over
 * cash.
 *
 * @param id unique in the campaign
 * @param campaign the campaign's id
 * @param wave the wave's id
 * @param prize the prize's id
 * @param earnedBy what earned it
 * @param amountMinor what it was granted with, in minor units
 * @param remainingMinor what is left on it
 * @param position its position in the prize's deck or split; -1 where positions mean nothing
 * @param issuedAtMillis when it was granted
 * @param day the day of the grant in the campaign's zone, days since 1970-01-01
 * @param extendedUntilMillis a later expiry of its own, given back with a released hold; 0 for none
 * @param state issued, held, redeemed, expired or voided
 * @param key the idempotency key of the claim that was granted, or the name of the reward
 * @param wish the prize that the claim asked for; empty when it left the choice
 * @param redemptions what has been spent of it
 */
public record Voucher(
        long id,
        String campaign,
        String wave,
        String prize,
        EarnedBy earnedBy,
        long amountMinor,
        long remainingMinor,
        long position,
        long issuedAtMillis,
        long day,
        long extendedUntilMillis,
        VoucherState state,
        String key,
        String wish,
        List<Redemption> redemptions) {

    public Voucher {
        redemptions = List.copyOf(redemptions);
    }

    /**
     * When it expires (exclusive), by the prize's rule as it is now, or later if this one was given
     * more time.
     */
    public long expiresAtMillis(Prize rules) {
        return Math.max(rules.validity().expiresAtMillis(issuedAtMillis), extendedUntilMillis);
    }

    public Optional<Redemption> redemption(String quote) {
        return redemptions.stream().filter(one -> one.quote().equals(quote)).findFirst();
    }

    public Voucher withState(VoucherState newState) {
        return new Voucher(
                id,
                campaign,
                wave,
                prize,
                earnedBy,
                amountMinor,
                remainingMinor,
                position,
                issuedAtMillis,
                day,
                extendedUntilMillis,
                newState,
                key,
                wish,
                redemptions);
    }

    /**
     * Free again after a hold.
     *
     * @param untilMillis its own later expiry from now on; 0 keeps the expiry it had
     */
    public Voucher released(long untilMillis) {
        return new Voucher(
                id,
                campaign,
                wave,
                prize,
                earnedBy,
                amountMinor,
                remainingMinor,
                position,
                issuedAtMillis,
                day,
                Math.max(extendedUntilMillis, untilMillis),
                VoucherState.Issued.INSTANCE,
                key,
                wish,
                redemptions);
    }

    /**
     * With money back that an order had spent. What had expired or was voided meanwhile is gone;
     * what comes back is free.
     *
     * @param backMinor what comes back, in minor units
     * @param untilMillis its own later expiry from now on; 0 keeps the expiry it had
     */
    public Voucher refunded(long backMinor, long untilMillis) {
        long leftMinor = state.isOutstanding() ? remainingMinor : 0;
        VoucherState kept =
                switch (state) {
                    case VoucherState.Held held -> held.plusCameBack(backMinor);
                    case VoucherState.Issued _,
                            VoucherState.Redeemed _,
                            VoucherState.Expired _,
                            VoucherState.Voided _ ->
                            VoucherState.Issued.INSTANCE;
                };
        return new Voucher(
                id,
                campaign,
                wave,
                prize,
                earnedBy,
                amountMinor,
                leftMinor + backMinor,
                position,
                issuedAtMillis,
                day,
                Math.max(extendedUntilMillis, untilMillis),
                kept,
                key,
                wish,
                redemptions);
    }

    /** As it was when it was granted: what a repeated claim is answered with. */
    public Voucher asIssued() {
        return new Voucher(
                id,
                campaign,
                wave,
                prize,
                earnedBy,
                amountMinor,
                amountMinor,
                position,
                issuedAtMillis,
                day,
                0,
                VoucherState.Issued.INSTANCE,
                key,
                wish,
                List.of());
    }

    /**
     * Takes {@code redemption} off; goes back to issued when something is left, else is redeemed.
     */
    public Voucher withRedemption(Redemption redemption) {
        List<Redemption> all = new ArrayList<>(redemptions);
        all.add(redemption);
        long left = remainingMinor - redemption.amountMinor() - redemption.forfeitedMinor();
        return new Voucher(
                id,
                campaign,
                wave,
                prize,
                earnedBy,
                amountMinor,
                left,
                position,
                issuedAtMillis,
                day,
                extendedUntilMillis,
                left == 0 ? VoucherState.Redeemed.INSTANCE : VoucherState.Issued.INSTANCE,
                key,
                wish,
                all);
    }
}
