package io.hongbao.core.order;

import io.hongbao.core.Outcome;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.core.wallet.Wallet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which vouchers pay for an order.
 *
 * <p>One at a time, until nothing is left to pay or as many are used as the rules allow. A voucher
 * that covers all that is left comes first: of several, the one of which least is forfeited, then
 * the one that expires first, then the smallest. When none covers it, the largest comes first. With
 * one voucher for an order this leaves least to pay; with several of different sizes it is a greedy
 * choice, which a person can follow.
 */
final class VoucherChoice {

    private final CampaignTerms terms;
    private final Wallet wallet;
    private final String category;
    private final long subtotalMinor;
    private final long atMillis;

    VoucherChoice(
            CampaignTerms terms,
            Wallet wallet,
            String category,
            long subtotalMinor,
            long atMillis) {
        this.terms = terms;
        this.wallet = wallet;
        this.category = category;
        this.subtotalMinor = subtotalMinor;
        this.atMillis = atMillis;
    }

    /** What was chosen, or why nothing was. */
    sealed interface Result {}

    record Chosen(List<Quote.Part> parts) implements Result {}

    record NotChosen(Outcome.OrderRefused why) implements Result {}

    Result choose(VoucherWish wish) {
        return switch (wish) {
            case VoucherWish.NoVoucher _ -> new Chosen(List.of());
            case VoucherWish.Best _ -> new Chosen(best(usable()));
            case VoucherWish.OfPrize(String prize) -> {
                List<Voucher> ofPrize =
                        usable().stream().filter(one -> one.prize().equals(prize)).toList();
                yield ofPrize.isEmpty()
                        ? refused(OrderRefusal.VOUCHER_NOT_USABLE, "voucher")
                        : new Chosen(best(ofPrize));
            }
            case VoucherWish.These(List<Long> ids) -> these(ids);
        };
    }

    private List<Voucher> usable() {
        return wallet.vouchers().stream().filter(this::isUsable).toList();
    }

    private boolean isUsable(Voucher voucher) {
        return voucher.campaign().equals(terms.id())
                && isFree(voucher)
                && card(voucher)
                        .filter(card ->
                                (card.categories().isEmpty()
                                                || card.categories().contains(category))
                                        && card.minimumSpendMinor() <= subtotalMinor)
                        .isPresent();
    }

    private boolean isFree(Voucher voucher) {
        return switch (voucher.state()) {
            case VoucherState.Issued _ -> expiresAtMillis(voucher) > atMillis;
            case VoucherState.Held held -> held.isLapsed(atMillis);
            case VoucherState.Redeemed _, VoucherState.Expired _, VoucherState.Voided _ -> false;
        };
    }

    private Optional<Prize.Card> card(Voucher voucher) {
        return terms.prize(voucher.prize())
                .map(Prize::content)
                .filter(Prize.Card.class::isInstance)
                .map(Prize.Card.class::cast);
    }

    private long expiresAtMillis(Voucher voucher) {
        return terms.prize(voucher.prize()).map(voucher::expiresAtMillis).orElse(0L);
    }

    private List<Quote.Part> best(List<Voucher> candidates) {
        List<Voucher> free = new ArrayList<>(candidates);
        List<Quote.Part> parts = new ArrayList<>(1);
        long leftMinor = subtotalMinor;
        while (leftMinor > 0
                && !free.isEmpty()
                && parts.size() < terms.orders().vouchersPerOrder()) {
            long needMinor = leftMinor;
            Voucher next =
                    free.stream()
                            .filter(one -> one.remainingMinor() >= needMinor)
                            .min(covering(needMinor))
                            .or(() -> free.stream().min(LARGEST_FIRST.thenComparing(soonest())))
                            .orElseThrow();
            free.remove(next);
            parts.add(part(next, leftMinor));
            leftMinor -= parts.getLast().amountMinor();
        }
        return parts;
    }

    private static final Comparator<Voucher> LARGEST_FIRST =
            Comparator.comparingLong(Voucher::remainingMinor).reversed();

    private Comparator<Voucher> soonest() {
        return Comparator.comparingLong(this::expiresAtMillis).thenComparingLong(Voucher::id);
    }

    private Comparator<Voucher> covering(long needMinor) {
        return Comparator.<Voucher>comparingLong(one -> forfeitedMinor(one, needMinor))
                .thenComparingLong(this::expiresAtMillis)
                .thenComparingLong(Voucher::remainingMinor)
                .thenComparingLong(Voucher::id);
    }

    private long forfeitedMinor(Voucher voucher, long spentMinor) {
        boolean forfeits =
                card(voucher).filter(card -> card.rest() == Prize.Rest.FORFEIT).isPresent();
        return forfeits ? voucher.remainingMinor() - spentMinor : 0;
    }

    private Result these(List<Long> ids) {
        if (ids.size() > terms.orders().vouchersPerOrder()) {
            return refused(OrderRefusal.TOO_MANY_VOUCHERS, "vouchers");
        }
        Set<Long> seen = new HashSet<>();
        List<Quote.Part> parts = new ArrayList<>(ids.size());
        long leftMinor = subtotalMinor;
        for (long id : ids) {
            Optional<Voucher> voucher = wallet.voucher(terms.id(), id);
            if (voucher.isEmpty() || !seen.add(id)) {
                return refused(OrderRefusal.VOUCHER_UNKNOWN, "vouchers");
            }
            if (!isUsable(voucher.get())) {
                return refused(OrderRefusal.VOUCHER_NOT_USABLE, "vouchers");
            }
            if (leftMinor > 0) {
                parts.add(part(voucher.get(), leftMinor));
                leftMinor -= parts.getLast().amountMinor();
            }
        }
        return new Chosen(parts);
    }

    private static Quote.Part part(Voucher voucher, long leftMinor) {
        return new Quote.Part(
                voucher.id(), voucher.prize(), Math.min(voucher.remainingMinor(), leftMinor));
    }

    private static NotChosen refused(OrderRefusal refusal, String field) {
        return new NotChosen(QuoteDecider.refused(refusal, field));
    }
}
