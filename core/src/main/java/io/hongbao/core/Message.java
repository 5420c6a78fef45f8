package io.hongbao.core;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Stock;

/**
 * What one shard tells another. Delivery may be late, interleaved with other senders' and repeated,
 * but is in order for each pair of shards; the number lets the receiver drop what it has handled.
 *
 * @param fromShard the sender
 * @param toShard the receiver
 * @param number counts from 1 for each pair
 * @param campaign what it is about
 * @param body what is said
 */
public record Message(int fromShard, int toShard, long number, String campaign, Body body) {

    /** What is said. */
    public sealed interface Body {}

    /** Home to every shard: these are the rules and the status now. */
    public record CampaignUpdated(CampaignTerms terms, CampaignStatus status, int version)
            implements Body {}

    /**
     * Till to treasury: I am low on this, or dry. Answered once: by a slice, by nothing (when not
     * dry), or by sold out.
     */
    public record AskForSlice(Bucket bucket, boolean dry) implements Body {}

    /** Treasury to till: here it is. Answered by acceptance or by return, never by silence. */
    public record SliceOffered(Bucket bucket, long transferId, Stock stock) implements Body {}

    /** Till to treasury: it arrived. */
    public record SliceAccepted(Bucket bucket, long transferId) implements Body {}

    /** Till to treasury: I can't use it any more; take it back. */
    public record SliceDeclined(Bucket bucket, long transferId) implements Body {}

    /** Treasury to a till that is low: I have nothing to send; ask again when you are dry. */
    public record NothingToSend(Bucket bucket) implements Body {}

    /** Treasury to till: somebody is dry; send half of what you have. */
    public record RecallSlice(Bucket bucket, long round) implements Body {}

    /** Till to treasury: this is what I can spare; round 0 when nobody recalled it. */
    public record SliceReturned(Bucket bucket, long round, Stock stock) implements Body {}

    /** Treasury to every till: the treasury and every till are at zero. */
    public record SoldOut(Bucket bucket) implements Body {}

    /** Treasury to every till: something came back; stop saying sold out, and confirm. */
    public record Reopen(Bucket bucket) implements Body {}

    /** Till to treasury: I no longer say sold out. */
    public record Reopened(Bucket bucket) implements Body {}

    /** Wallet to treasury: an unused envelope comes back whole. */
    public record EnvelopeReturned(Bucket bucket, Stock stock) implements Body {}

    /** Wallet to treasury: money comes back without an envelope to put it in. */
    public record MoneyReturned(long amountMinor) implements Body {}
}
