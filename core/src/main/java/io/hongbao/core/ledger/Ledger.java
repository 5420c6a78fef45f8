package io.hongbao.core.ledger;

import io.hongbao.core.Entity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One shard's book of a campaign's money: the balance of each account as this shard's postings make
 * it, and what became of each prize. The sum over all shards is the campaign's trial balance.
 *
 * @param balancesMinor by account, in {@link Account}'s order
 * @param prizes totals by prize, in the order of their first grant
 */
public record Ledger(String campaign, List<Long> balancesMinor, List<PrizeTotals> prizes)
        implements Entity {

    public Ledger {
        balancesMinor = List.copyOf(balancesMinor);
        prizes = List.copyOf(prizes);
    }

    public static Ledger empty(String campaign) {
        return new Ledger(campaign, Collections.nCopies(Account.values().length, 0L), List.of());
    }

    public long balanceMinor(Account account) {
        return balancesMinor.get(index(account));
    }

    public Map<Account, Long> balances() {
        Map<Account, Long> balances = new EnumMap<>(Account.class);
        for (Account account : Account.values()) {
            balances.put(account, balanceMinor(account));
        }
        return balances;
    }

    public PrizeTotals prize(String prizeId) {
        for (PrizeTotals totals : prizes) {
            if (totals.prize().equals(prizeId)) {
                return totals;
            }
        }
        return PrizeTotals.none(prizeId);
    }

    public Ledger with(Posting posting) {
        List<Long> changed = new ArrayList<>(balancesMinor);
        changed.set(
                index(posting.from()),
                Math.subtractExact(balanceMinor(posting.from()), posting.amountMinor()));
        changed.set(
                index(posting.to()),
                Math.addExact(balanceMinor(posting.to()), posting.amountMinor()));
        return new Ledger(campaign, changed, prizes);
    }

    public Ledger withTotals(String prizeId, UnaryOperator<PrizeTotals> change) {
        List<PrizeTotals> changed = new ArrayList<>(prizes);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).prize().equals(prizeId)) {
                changed.set(i, change.apply(changed.get(i)));
                return new Ledger(campaign, balancesMinor, changed);
            }
        }
        changed.add(change.apply(PrizeTotals.none(prizeId)));
        return new Ledger(campaign, balancesMinor, changed);
    }

    /** Both shards' books of the same campaign together. */
    public Ledger plus(Ledger other) {
        List<Long> sums = new ArrayList<>();
        for (Account account : Account.values()) {
            sums.add(Math.addExact(balanceMinor(account), other.balanceMinor(account)));
        }
        Ledger sum = new Ledger(campaign, sums, prizes);
        for (PrizeTotals totals : other.prizes) {
            sum = sum.withTotals(totals.prize(), own -> own.plus(totals));
        }
        return sum;
    }

    @SuppressWarnings("EnumOrdinal") // the list has one balance for each account, in their order
    private static int index(Account account) {
        return account.ordinal();
    }
}
