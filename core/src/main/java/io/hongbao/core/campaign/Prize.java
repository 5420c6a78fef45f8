package io.hongbao.core.campaign;

import io.hongbao.core.Require;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an envelope may hold.
 *
 * @param id 1-40 of {@code [a-z0-9-]}, unique in the campaign
 * @param names by language ({@code zh}, {@code en})
 * @param content card, cash deck or lucky split, with its stock
 * @param earnedBy what earns it, at least one, at most one of them a claim
 * @param validity how long an envelope with it is good
 * @param caps how many of this prize one person may get
 * @param dayLimit how many envelopes of it may be granted on one day in all; {@link #UNLIMITED} for
 *     no limit
 * @param eligibility who may get it, beside the campaign's own rules
 */
public record Prize(
        String id,
        Map<String, String> names,
        Content content,
        Set<EarnedBy> earnedBy,
        Validity validity,
        PersonCaps caps,
        long dayLimit,
        Eligibility eligibility) {

    public static final long UNLIMITED = Long.MAX_VALUE;

    /**
     * No prize may have more envelopes than this (keeps every product of count and amount inside a
     * long).
     */
    public static final long MAX_COUNT = 10_000_000_000L;

    public Prize {
        names = Map.copyOf(names);
        earnedBy = Set.copyOf(earnedBy);
        Require.inRange(id.length(), 1, 40, "prize id length");
        Require.that(!earnedBy.isEmpty(), "prize " + id + " must be earned by something");
        Require.that(
                !earnedBy.contains(EarnedBy.CLAIM_ONCE) || !earnedBy.contains(EarnedBy.CLAIM_DAILY),
                "prize " + id + " cannot be claimed both once and daily");
        Require.inRange(dayLimit, 1, UNLIMITED, "prize " + id + " day limit");
    }

    /** What lies in the envelopes of this prize, and how many there are. */
    public sealed interface Content {
        /** How many envelopes there are. */
        long count();

        /** What all of them hold together, in minor units. */
        long totalMinor();

        /** Whether each envelope has a position that decides what is in it. */
        boolean positional();
    }

    /**
     * A fixed card that pays for orders.
     *
     * @param amountMinor its value
     * @param categories what it buys, such as {@code drinks}; empty for anything
     * @param minimumSpendMinor the smallest order that it may pay for; 0 for none
     * @param rest what happens to what is left of it when the order is smaller
     */
    public record Card(
            long count,
            long amountMinor,
            List<String> categories,
            long minimumSpendMinor,
            Rest rest)
            implements Content {
        public Card {
            categories = List.copyOf(categories);
            Require.inRange(count, 1, MAX_COUNT, "card count");
            Require.inRange(
                    amountMinor, 1, Long.MAX_VALUE / MAX_COUNT, "card amount in minor units");
            Require.inRange(
                    minimumSpendMinor,
                    0,
                    Long.MAX_VALUE / MAX_COUNT,
                    "minimum spend in minor units");
        }

        @Override
        public long totalMinor() {
            return Math.multiplyExact(count, amountMinor);
        }

        @Override
        public boolean positional() {
            return false;
        }
    }

    /** What happens to what is left of a card when the order is smaller than it. */
    public enum Rest {
        /** It stays on the card. */
        KEEP,
        /** It is lost to the person, and goes where expired money goes. */
        FORFEIT
    }

    /**
     * Cash in tiers with a stock each, laid out as a deck whose order nobody knows until the
     * campaign closes.
     */
    public record CashDeck(List<Tier> tiers) implements Content {
        public CashDeck {
            tiers = List.copyOf(tiers);
            Require.inRange(tiers.size(), 1, 100, "number of tiers");
            long count = 0;
            for (Tier tier : tiers) {
                count = Math.addExact(count, tier.count());
            }
            Require.inRange(count, 1, MAX_COUNT, "deck size");
        }

        @Override
        public long count() {
            return tiers.stream().mapToLong(Tier::count).sum();
        }

        @Override
        public long totalMinor() {
            return tiers.stream().mapToLong(tier -> tier.count() * tier.amountMinor()).sum();
        }

        @Override
        public boolean positional() {
            return true;
        }

        /** So many envelopes of one amount. */
        public record Tier(long amountMinor, long count) {
            public Tier {
                Require.inRange(count, 1, MAX_COUNT, "tier count");
                Require.inRange(amountMinor, 1, 100_000_000L, "tier amount in minor units");
            }
        }
    }

    /** Random cash amounts over a fixed total and count, by the double-average rule. */
    public record LuckySplit(long count, long totalMinor, long minimumMinor) implements Content {
        public LuckySplit {
            Require.inRange(count, 1, MAX_COUNT, "split count");
            Require.inRange(minimumMinor, 1, 100_000_000L, "split minimum in minor units");
            Require.inRange(
                    totalMinor,
                    Math.multiplyExact(count, minimumMinor),
                    1L << 46,
                    "split total in minor units");
        }

        @Override
        public boolean positional() {
            return true;
        }
    }
}
