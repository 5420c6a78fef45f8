package io.hongbao.core.treasury;

import io.hongbao.core.Deciding;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;

/** How large slices are, and what money goes with them. */
final class Slicing {
    /**
     * No slice is larger: what a till could lose to a recall's round trip stays small beside a
     * campaign.
     */
    private static final long MOST = 65_536;

    /** A slice of a deck is smaller: the money in it is summed card by card. */
    private static final long MOST_OF_A_DECK = 2_048;

    private Slicing() {}

    /** The most envelopes that one slice of {@code bucket} may have. */
    static long most(CampaignTerms terms, Bucket bucket) {
        return bucket.kind() == Bucket.Kind.PRIZE
                        && prize(terms, bucket).content() instanceof Prize.CashDeck
                ? MOST_OF_A_DECK
                : MOST;
    }

    /**
     * What a till gets: half of its even share of what is free, so that slices shrink as the
     * treasury drains, and at least one.
     */
    static Stock next(Deciding deciding, CampaignTerms terms, Pot pot) {
        long share = pot.free().count() / (2L * deciding.shards());
        Lot first = pot.free().first();
        long count = Math.clamp(share, 1, Math.min(first.count(), most(terms, pot.bucket())));
        return off(deciding, terms, pot.bucket(), first, count);
    }

    /** The first {@code count} envelopes of {@code lot} with the money in them. */
    static Stock off(Deciding deciding, CampaignTerms terms, Bucket bucket, Lot lot, long count) {
        long amountMinor =
                bucket.kind() == Bucket.Kind.PRIZE
                        ? deciding.draws().amountMinorOf(terms, prize(terms, bucket), lot, count)
                        : 0;
        return Stock.of(lot.firstPosition(), count, amountMinor);
    }

    private static Prize prize(CampaignTerms terms, Bucket bucket) {
        return terms.prize(bucket.id())
                .orElseThrow(() ->
                        new IllegalStateException("no prize " + bucket.id() + " in " + terms.id()));
    }
}
