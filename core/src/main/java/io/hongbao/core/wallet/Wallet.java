package io.hongbao.core.wallet;

import io.hongbao.core.Entity;
import io.hongbao.core.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything one person was granted, in all campaigns. Vouchers stay when they are spent: the caps
 * count them and the idempotency keys lie on them.
 *
 * @param user whose
 * @param vouchers in the order of their grants
 * @param timerAtMillis when the timer of this wallet is due; {@link #NO_TIMER} when none is set
 */
public record Wallet(UserId user, List<Voucher> vouchers, long timerAtMillis) implements Entity {

    public static final long NO_TIMER = Long.MAX_VALUE;

    /**
     * The most vouchers that a wallet holds, over all campaigns: what is read and written for each
     * claim is bounded.
     */
    public static final int MAX_VOUCHERS = 2_000;

    public Wallet {
        vouchers = List.copyOf(vouchers);
    }

    public static Wallet empty(UserId user) {
        return new Wallet(user, List.of(), NO_TIMER);
    }

    public Optional<Voucher> voucher(String campaign, long id) {
        for (Voucher voucher : vouchers) {
            if (voucher.id() == id && voucher.campaign().equals(campaign)) {
                return Optional.of(voucher);
            }
        }
        return Optional.empty();
    }

    /** The voucher that a claim with this idempotency key was answered with. */
    public Optional<Voucher> answered(String campaign, String key) {
        for (Voucher voucher : vouchers) {
            if (voucher.key().equals(key) && voucher.campaign().equals(campaign)) {
                return Optional.of(voucher);
            }
        }
        return Optional.empty();
    }

    public Wallet with(Voucher added) {
        List<Voucher> changed = new ArrayList<>(vouchers.size() + 1);
        changed.addAll(vouchers);
        changed.add(added);
        return new Wallet(user, changed, timerAtMillis);
    }

    /** Replaces the voucher of the same campaign and id. */
    public Wallet replacing(Voucher voucher) {
        List<Voucher> changed = new ArrayList<>(vouchers);
        changed.replaceAll(old ->
                old.id() == voucher.id() && old.campaign().equals(voucher.campaign())
                        ? voucher
                        : old);
        return new Wallet(user, changed, timerAtMillis);
    }

    public Wallet withTimer(long atMillis) {
        return new Wallet(user, vouchers, atMillis);
    }
}
