package io.hongbao.core;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.invite.Standing;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderRef;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Stock;
import java.util.List;

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

    /** What is said, by whom it is for. */
    public sealed interface Body {}

    /** For a campaign's treasury, on its home shard. */
    public sealed interface ToTreasury extends Body {}

    /** For a shard's copy of a campaign and its till. */
    public sealed interface ToTill extends Body {}

    /** For an outlet, on its home shard, or a shard's copy of it. */
    public sealed interface ToOutlet extends Body {}

    /** For a shard's copy of a waiting room. */
    public sealed interface ToRoom extends Body {}

    /** For an order, on its person's shard. */
    public sealed interface ToOrder extends Body {}

    /** For an invite, on its inviter's shard. */
    public sealed interface ToInvite extends Body {
        /** The invite's number. */
        long number();
    }

    /** For a friend's acceptance, on the friend's shard. */
    public sealed interface ToFriend extends Body {
        UserId friend();
    }

    /** Home to every shard: these are the rules and the status now. */
    public record CampaignUpdated(CampaignTerms terms, CampaignStatus status, int version)
            implements ToTill {}

    /**
     * Home to every other shard: these prizes are stopped now, and no others.
     *
     * @param prizes ids, sorted
     */
    public record PrizeStopsUpdated(List<String> prizes) implements ToTill {
        public PrizeStopsUpdated {
            prizes = List.copyOf(prizes);
        }
    }

    /**
     * Till to treasury: I am low on this, or dry. Answered once: by a slice, by nothing (when not
     * dry), or by sold out.
     */
    public record AskForSlice(Bucket bucket, boolean dry) implements ToTreasury {}

    /** Treasury to till: here it is. Answered by acceptance or by return, never by silence. */
    public record SliceOffered(Bucket bucket, long transferId, Stock stock) implements ToTill {}

    /** Till to treasury: it arrived. */
    public record SliceAccepted(Bucket bucket, long transferId) implements ToTreasury {}

    /** Till to treasury: I can't use it any more; take it back. */
    public record SliceDeclined(Bucket bucket, long transferId) implements ToTreasury {}

    /** Treasury to a till that is low: I have nothing to send; ask again when you are dry. */
    public record NothingToSend(Bucket bucket) implements ToTill {}

    /** Treasury to till: somebody is dry; send half of what you have. */
    public record RecallSlice(Bucket bucket, long round) implements ToTill {}

    /** Till to treasury: this is what I can spare; round 0 when nobody recalled it. */
    public record SliceReturned(Bucket bucket, long round, Stock stock) implements ToTreasury {}

    /** Treasury to every till: the treasury and every till are at zero. */
    public record SoldOut(Bucket bucket) implements ToTill {}

    /** Treasury to every till: something came back; stop saying sold out, and confirm. */
    public record Reopen(Bucket bucket) implements ToTill {}

    /** Till to treasury: I no longer say sold out. */
    public record Reopened(Bucket bucket) implements ToTreasury {}

    /** Wallet to treasury: an unused envelope comes back whole. */
    public record EnvelopeReturned(Bucket bucket, Stock stock) implements ToTreasury {}

    /** Wallet to treasury: money comes back without an envelope to put it in. */
    public record MoneyReturned(long amountMinor) implements ToTreasury {}

    /** An outlet's home to every shard: this is what it sells now. */
    public record OutletUpdated(OutletTerms terms, int version, boolean paused)
            implements ToOutlet {}

    /** A waiting room's home to the other shards: this is how it stands now. */
    public record RoomUpdated(RoomState state, int opening, long opensAtMillis) implements ToRoom {}

    /**
     * Order to outlet: set this aside. Answered once, by {@link Reserved} or {@link NotReserved}.
     *
     * @param makes how many makes; 0 for seats
     * @param slot the seats' slot; empty for makes
     * @param seats how many seats; 0 for makes
     */
    public record Reserve(OrderRef order, String outlet, int makes, String slot, int seats)
            implements ToOutlet {}

    /** Outlet to order: this was set aside. */
    public record Reserved(OrderRef order, Reservation reservation) implements ToOrder {}

    /** Outlet to order: there is no room. */
    public record NotReserved(OrderRef order, OrderEnd reason) implements ToOrder {}

    /** Order to outlet: what was set aside is not needed. */
    public record GiveUpReservation(OrderRef order, String outlet, Reservation reservation)
            implements ToOutlet {}

    /**
     * Friend to invite: I accept. Answered once, by {@link InviteAcceptedBy} or {@link
     * InviteRefusedTo}.
     */
    public record AskInvite(
            UserId friend, long number, String form, String channel, String key, Standing standing)
            implements ToInvite {}

    /** Invite to friend: you have. */
    public record InviteAcceptedBy(UserId friend, long number, int acceptance, boolean rewarded)
            implements ToFriend {}

    /** Invite to friend: you have not. */
    public record InviteRefusedTo(UserId friend, long number, InviteRefusal refusal)
            implements ToFriend {}

    /** Friend to invite: a review of this acceptance has come to that. */
    public record ReviewInvite(long number, int acceptance, Standing to, Authority by)
            implements ToInvite {}

    /** Friend to invite: I came back, on the day of a later reward or after it. */
    public record FriendCameBack(long number, int acceptance, int day) implements ToInvite {}

    /** Invite to friend: it was clawed back, and so is your acceptance of it. */
    public record ClawBackAcceptance(UserId friend, long number, Authority by)
            implements ToFriend {}
}
