package io.hongbao.core.treasury;

import io.hongbao.core.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A campaign's money before it is in a till.
 *
 * @param campaign the campaign's id
 * @param pots by bucket
 * @param unallottedMinor money that belongs to no prize: what the budget has over the prizes'
 *     stocks, and what came back without an envelope to put it in
 * @param transfers how many slices were sent, ever: numbers them
 */
public record Treasury(String campaign, List<Pot> pots, long unallottedMinor, long transfers)
        implements Entity {

    public Treasury {
        pots = List.copyOf(pots);
    }

    public static Treasury empty(String campaign) {
        return new Treasury(campaign, List.of(), 0, 0);
    }

    public Optional<Pot> pot(Bucket bucket) {
        return pots.stream().filter(pot -> pot.bucket().equals(bucket)).findFirst();
    }

    public Treasury with(Bucket bucket, UnaryOperator<Pot> change) {
        List<Pot> changed = new ArrayList<>(pots);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).bucket().equals(bucket)) {
                changed.set(i, change.apply(changed.get(i)));
                return new Treasury(campaign, changed, unallottedMinor, transfers);
            }
        }
        changed.add(change.apply(Pot.of(bucket, Stock.EMPTY)));
        return new Treasury(campaign, changed, unallottedMinor, transfers);
    }

    public Treasury plusUnallotted(long amountMinor) {
        return new Treasury(campaign, pots, Math.addExact(unallottedMinor, amountMinor), transfers);
    }

    public Treasury sent(Bucket bucket, Pot.Transfer transfer) {
        Treasury changed = with(bucket, pot -> pot.sent(transfer));
        return new Treasury(campaign, changed.pots, unallottedMinor, transfer.id());
    }

    public Treasury closed() {
        return new Treasury(
                campaign, pots.stream().map(Pot::closed).toList(), unallottedMinor, transfers);
    }
}
