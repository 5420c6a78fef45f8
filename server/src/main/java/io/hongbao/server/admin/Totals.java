package io.hongbao.server.admin;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.ledger.PrizeTotals;
import io.hongbao.server.campaign.CampaignView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a campaign's money is now, from the ledger's running balances: nothing is scanned. In minor
 * units.
 */
record Totals(
        String campaign,
        String currency,
        @Schema(
                        description =
                                "The nine accounts; those of the budget and of the payers are negative: they are the sources")
                Map<String, Long> accounts,
        Equation equation,
        List<PrizeTotal> prizes) {

    /**
     * The budget equation: {@code budget = treasury + in transfer + tills + outstanding + spent +
     * breakage}.
     *
     * @param holds whether both sides are equal
     */
    record Equation(
            long budgetMinor,
            long treasuryMinor,
            long inTransferMinor,
            long tillsMinor,
            long outstandingMinor,
            long spentMinor,
            long breakageMinor,
            long sumMinor,
            boolean holds) {}

    /** What became of a prize. */
    record PrizeTotal(
            String prize,
            long count,
            long granted,
            long grantedMinor,
            long redeemed,
            long redeemedMinor,
            long expired,
            long expiredMinor,
            long voided,
            long voidedMinor) {}

    static Totals of(CampaignView view, Ledger ledger) {
        Map<String, Long> accounts = new TreeMap<>();
        for (Account account : Account.values()) {
            accounts.put(account.name().toLowerCase(Locale.ROOT), ledger.balanceMinor(account));
        }
        CampaignTerms terms = view.terms();
        return new Totals(
                view.id(),
                terms.currency(),
                accounts,
                equation(ledger),
                terms.prizes().stream()
                        .map(prize -> prize(prize, ledger.prize(prize.id())))
                        .toList());
    }

    private static Equation equation(Ledger ledger) {
        long budgetMinor = -ledger.balanceMinor(Account.BUDGET);
        long sumMinor = 0;
        for (Account account : Account.values()) {
            if (account != Account.BUDGET && account.isOfBudget()) {
                sumMinor = Math.addExact(sumMinor, ledger.balanceMinor(account));
            }
        }
        return new Equation(
                budgetMinor,
                ledger.balanceMinor(Account.TREASURY),
                ledger.balanceMinor(Account.IN_TRANSFER),
                ledger.balanceMinor(Account.TILL),
                ledger.balanceMinor(Account.OUTSTANDING),
                ledger.balanceMinor(Account.SPENT),
                ledger.balanceMinor(Account.BREAKAGE),
                sumMinor,
                sumMinor == budgetMinor);
    }

    private static PrizeTotal prize(Prize prize, PrizeTotals totals) {
        return new PrizeTotal(
                prize.id(),
                prize.content().count(),
                totals.granted(),
                totals.grantedMinor(),
                totals.redeemed(),
                totals.redeemedMinor(),
                totals.expired(),
                totals.expiredMinor(),
                totals.voided(),
                totals.voidedMinor());
    }
}
