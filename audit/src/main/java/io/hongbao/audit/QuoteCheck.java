package io.hongbao.audit;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.Quote;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OptionGroup;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Slot;
import io.hongbao.core.outlet.Supply;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A quote as it may be: its prices are the outlet's, its sums are right, and its vouchers can pay
 * what they are to pay. Each method returns what is wrong; empty when nothing is.
 */
record QuoteCheck(Quote quote, CampaignTerms terms, OutletTerms outlet) {

    /** When it is made. */
    String made(WalletBook wallet, long atMillis) {
        if (quote.madeAtMillis() != atMillis
                || quote.expiresAtMillis() != atMillis + terms.orders().quoteMillis()) {
            return "it is good from " + quote.madeAtMillis() + " to " + quote.expiresAtMillis();
        }
        String wrong = priced();
        return wrong.isEmpty() ? vouchers(wallet) : wrong;
    }

    /** When it becomes an order. */
    String placed(List<Order.Hold> holds, long atMillis) {
        if (atMillis >= quote.expiresAtMillis()) {
            return "it was placed at " + atMillis + ", after " + quote.expiresAtMillis();
        }
        boolean same = holds.size() == quote.vouchers().size();
        for (int i = 0; same && i < holds.size(); i++) {
            Quote.Part part = quote.vouchers().get(i);
            Order.Hold hold = holds.get(i);
            same =
                    hold.voucher() == part.voucher()
                            && hold.prize().equals(part.prize())
                            && hold.spentMinor() == part.amountMinor();
        }
        return same ? priced() : "it sets aside " + holds + ", but agreed on " + quote.vouchers();
    }

    private String priced() {
        long sumMinor = 0;
        for (Quote.PricedLine line : quote.lines()) {
            long oneMinor = 0;
            for (Quote.Step step : line.steps()) {
                oneMinor += step.amountMinor();
                if (priceMinor(line, step).filter(price -> price == step.amountMinor()).isEmpty()) {
                    return "the outlet does not sell " + step + " of " + line.line();
                }
            }
            long totalMinor = Math.max(0, oneMinor) * line.line().quantity();
            if (line.totalMinor() != totalMinor) {
                return "a line costs " + totalMinor + ", not " + line.totalMinor();
            }
            sumMinor += totalMinor;
        }
        if (quote.subtotalMinor() != sumMinor) {
            return "its lines cost " + sumMinor + ", not " + quote.subtotalMinor();
        }
        long partsMinor = quote.vouchers().stream().mapToLong(Quote.Part::amountMinor).sum();
        return partsMinor + quote.payableMinor() == sumMinor
                ? ""
                : "vouchers pay "
                        + partsMinor
                        + " and "
                        + quote.payableMinor()
                        + " is left to pay, of "
                        + sumMinor;
    }

    /** What the outlet asks for a step of a line's price. */
    private Optional<Long> priceMinor(Quote.PricedLine priced, Quote.Step step) {
        Optional<MenuItem> item = outlet.item(priced.line().item());
        if (!step.group().isEmpty()) {
            return item.flatMap(known -> known.group(step.group()))
                    .flatMap(group -> group.option(step.what()))
                    .map(OptionGroup.Option::surchargeMinor);
        }
        return switch (outlet.supply()) {
            case Supply.Kitchen _ ->
                    item.filter(known -> known.id().equals(step.what())).map(MenuItem::priceMinor);
            case Supply.Seated seated -> {
                Optional<Slot> slot = Slot.parse(priced.line().slot());
                yield slot.flatMap(known -> seated.showing(known.showing()))
                        .filter(showing ->
                                showing.item().equals(priced.line().item())
                                        && showing.runsOn(slot.get().day()))
                        .flatMap(showing -> showing.seatClass(slot.get().seatClass()))
                        .filter(seatClass -> seatClass.id().equals(step.what()))
                        .map(Showing.SeatClass::priceMinor);
            }
        };
    }

    private String vouchers(WalletBook wallet) {
        if (quote.vouchers().size() > terms.orders().vouchersPerOrder()) {
            return quote.vouchers().size() + " vouchers pay, more than the rules allow";
        }
        Set<Long> used = new HashSet<>();
        for (Quote.Part part : quote.vouchers()) {
            boolean usable =
                    used.add(part.voucher())
                            && wallet.vouchers.stream().anyMatch(own -> pays(own, part));
            if (!usable) {
                return "voucher " + part.voucher() + " cannot pay " + part.amountMinor();
            }
        }
        return "";
    }

    private boolean pays(WalletBook.VoucherBook own, Quote.Part part) {
        return own.id == part.voucher()
                && own.campaign.equals(quote.campaign())
                && own.prize.equals(part.prize())
                && own.remainingMinor >= part.amountMinor()
                && (own.stage == WalletBook.Stage.ISSUED || own.stage == WalletBook.Stage.HELD)
                && terms.prize(own.prize).filter(this::buys).isPresent();
    }

    private boolean buys(Prize prize) {
        return prize.content() instanceof Prize.Card card
                && card.minimumSpendMinor() <= quote.subtotalMinor()
                && (card.categories().isEmpty() || card.categories().contains(outlet.category()));
    }
}
