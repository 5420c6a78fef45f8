package io.hongbao.audit;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.PrizeTotals;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Stock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the auditor knows of one campaign: where every envelope and every fen is. */
final class CampaignBook {

    final String id;
    final int home;
    final List<ShardBook> shards = new ArrayList<>();
    final Map<Bucket, PotBook> pots = new HashMap<>();

    /** Slices that were sent and have neither arrived nor come back. */
    final Map<Long, Sent> travelling = new HashMap<>();

    /** Slices whose arrival or return the treasury has not booked. */
    final Set<Long> unsettled = new HashSet<>();

    final Map<String, Positions> drawn = new HashMap<>();

    /** All postings of the journal, over all shards. */
    final Amounts posted = new Amounts();

    /** Where the money is by the auditor's own count of events and messages. */
    final Amounts counted = new Amounts();

    /** Accounts that were found below zero: that is said once. */
    final Set<Account> overdrawn = EnumSet.noneOf(Account.class);

    /** What the home shard says it is. */
    CampaignStatus status = CampaignStatus.ABSENT;

    /** Which file the home shard's rules are from. */
    String digest = "";

    /** Why it was published. */
    LaunchClearance clearance = LaunchClearance.Unrecorded.INSTANCE;

    long fundedMinor;
    long unallottedMinor;
    long transfers;
    String drawSecret = "";

    /** A slice on its way. */
    record Sent(Bucket bucket, int toShard, Stock stock) {}

    CampaignBook(String id, int home, int shardCount) {
        this.id = id;
        this.home = home;
        for (int i = 0; i < shardCount; i++) {
            shards.add(new ShardBook());
        }
    }

    PotBook pot(Bucket bucket) {
        return pots.computeIfAbsent(bucket, _ -> new PotBook());
    }

    /** What the treasury has of one bucket. */
    static final class PotBook {
        final Lots free = new Lots();
        final Lots incoming = new Lots();
        long allotted;
        long allottedMinor;

        /** How much of the bucket is in messages. */
        long travelling;

        boolean soldOut;
    }

    /** What one shard has of the campaign. */
    static final class ShardBook {
        final Map<Bucket, Lots> till = new HashMap<>();
        final Set<Bucket> sayingSoldOut = new HashSet<>();
        final Map<String, PrizeTotals> totals = new HashMap<>();
        final Amounts ledger = new Amounts();
        long vouchersIssued;
        long lastVoucher;

        /**
         * What this till has of a bucket. The first word of a new day ends the prize's earlier
         * days.
         */
        Lots slice(Bucket bucket) {
            Lots known = till.get(bucket);
            if (known != null) {
                return known;
            }
            if (bucket.kind() == Bucket.Kind.PRIZE_DAY) {
                till.keySet()
                        .removeIf(old ->
                                old.kind() == Bucket.Kind.PRIZE_DAY
                                        && old.id().equals(bucket.id())
                                        && old.day() < bucket.day());
            }
            Lots fresh = new Lots();
            till.put(bucket, fresh);
            return fresh;
        }

        PrizeTotals totals(String prize) {
            return totals.getOrDefault(prize, PrizeTotals.none(prize));
        }
    }
}
