package io.hongbao.core;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.campaign.TermsChange;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.invite.Lapse;
import io.hongbao.core.invite.RewardId;
import io.hongbao.core.invite.RewardState;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderRef;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Payment;
import io.hongbao.core.order.Quote;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Stock;
import io.hongbao.core.wallet.Voucher;
import java.util.List;

/** What has happened. The journal is made of these; nothing changes state but them. */
public sealed interface Event {

    /** Whose campaign it happened in; empty for what belongs to none. */
    String campaign();

    // ---- the campaign, on its home shard

    /** Rules were put in force. */
    record CampaignApplied(
            CampaignTerms terms,
            int version,
            String digest,
            List<TermsChange> changes,
            Authority by)
            implements Event {
        public CampaignApplied {
            changes = List.copyOf(changes);
        }

        @Override
        public String campaign() {
            return terms.id();
        }
    }

    /** Somebody asked for what takes two. */
    record ActProposed(String campaign, String act, Authority by) implements Event {}

    /**
     * The campaign was led to another status.
     *
     * @param drawSecret hexadecimal; empty but when the campaign closes
     * @param placeSecret likewise
     * @param clearance why a draft may be published; {@link LaunchClearance.NotNeeded} elsewhere,
     *     and {@link LaunchClearance.Unrecorded} in entries from before there was such a thing
     */
    record StatusChanged(
            String campaign,
            CampaignStatus from,
            CampaignStatus to,
            Authority by,
            String drawSecret,
            String placeSecret,
            LaunchClearance clearance)
            implements Event {}

    // ---- the campaign, on the other shards

    /** The copy was brought up to date. */
    record CampaignCopied(CampaignTerms terms, CampaignStatus status, int version)
            implements Event {
        @Override
        public String campaign() {
            return terms.id();
        }
    }

    // ---- the treasury, on the campaign's home shard

    /** Money came in from the funders. */
    record BudgetFunded(String campaign, long amountMinor) implements Event {}

    /**
     * A bucket got its stock, or more of it, out of money that belonged to no prize. It is free at
     * once, or incoming while the bucket is sold out.
     */
    record StockAllotted(String campaign, Bucket bucket, Stock stock, boolean incoming)
            implements Event {}

    /** A slice was sent to a till. */
    record SliceSent(String campaign, Bucket bucket, long transferId, int toShard, Stock stock)
            implements Event {}

    /** The till has it. */
    record SliceSettled(String campaign, Bucket bucket, long transferId) implements Event {}

    /** The till declined it: it is free again. */
    record SliceVoided(String campaign, Bucket bucket, long transferId, Stock stock)
            implements Event {}

    /** A dry till waits for what the others return. */
    record TillWaited(String campaign, Bucket bucket, int shard) implements Event {}

    /** The other tills were asked to return half of what they have. */
    record RecallStarted(String campaign, Bucket bucket, long round, List<Integer> shards)
            implements Event {
        public RecallStarted {
            shards = List.copyOf(shards);
        }
    }

    /** A till returned something, or had nothing; round 0 when nobody recalled it. */
    record RecallAnswered(String campaign, Bucket bucket, long round, int shard, Stock stock)
            implements Event {}

    /** The treasury and every till are at zero. */
    record BucketSoldOut(String campaign, Bucket bucket) implements Event {}

    /**
     * An envelope came back from a wallet. It is free at once, or incoming while the bucket is sold
     * out.
     */
    record StockReturned(String campaign, Bucket bucket, Stock stock, boolean incoming)
            implements Event {}

    /** Every till was told to stop saying sold out. */
    record ReopeningStarted(String campaign, Bucket bucket, List<Integer> shards) implements Event {
        public ReopeningStarted {
            shards = List.copyOf(shards);
        }
    }

    /** A till has stopped. */
    record ReopeningConfirmed(String campaign, Bucket bucket, int shard) implements Event {}

    /** All have: what was incoming is free. */
    record BucketReopened(String campaign, Bucket bucket, Stock stock) implements Event {}

    /** Money came back from a wallet without an envelope to put it in. */
    record MoneyTakenBack(String campaign, long amountMinor) implements Event {}

    // ---- the till

    /** The till asked the treasury for more. */
    record SliceAsked(String campaign, Bucket bucket, boolean dry) implements Event {}

    /** The till got it. */
    record SliceReceived(String campaign, Bucket bucket, long transferId, Stock stock)
            implements Event {}

    /** The treasury had nothing to send. */
    record NothingReceived(String campaign, Bucket bucket) implements Event {}

    /** The till gave something back. */
    record SliceGivenBack(String campaign, Bucket bucket, Stock stock) implements Event {}

    /** The till knows that the bucket is sold out, or no longer so. */
    record SoldOutNoted(String campaign, Bucket bucket, boolean soldOut) implements Event {}

    // ---- the wallet

    /** Everything that happens to a voucher. */
    sealed interface OfVoucher extends Event {
        UserId user();
    }

    /**
     * An envelope was granted.
     *
     * @param voucher the voucher as issued
     * @param splitCount for a lucky split: how many envelopes its lot had before this grant; else 0
     * @param splitAmountMinor for a lucky split: the money its lot had before this grant; else 0
     */
    record EnvelopeGranted(UserId user, Voucher voucher, long splitCount, long splitAmountMinor)
            implements OfVoucher {
        @Override
        public String campaign() {
            return voucher.campaign();
        }
    }

    /** A quote set a voucher aside. */
    record VoucherHeld(
            UserId user,
            String campaign,
            long voucher,
            String quote,
            long untilMillis,
            long leftMillis)
            implements OfVoucher {}

    /**
     * A hold ended without redemption.
     *
     * @param extendedUntilMillis the voucher's own later expiry from now on; 0 when the prize's
     *     rule is late enough
     */
    record VoucherReleased(
            UserId user, String campaign, long voucher, String quote, long extendedUntilMillis)
            implements OfVoucher {}

    /**
     * A voucher was spent, wholly or in part.
     *
     * @param spentMinor what the order took
     * @param forfeitedMinor what was lost with it by the card's rule
     * @param toBreakage whether the forfeited money is breakage; else it goes to the treasury
     */
    record VoucherRedeemed(
            UserId user,
            String campaign,
            long voucher,
            String prize,
            String quote,
            long spentMinor,
            long forfeitedMinor,
            boolean toBreakage)
            implements OfVoucher {}

    /** A voucher was not used in time. */
    record VoucherExpired(
            UserId user,
            String campaign,
            long voucher,
            String prize,
            long amountMinor,
            boolean toBreakage)
            implements OfVoucher {}

    /** An operator took a voucher back; its money goes to the treasury. */
    record VoucherVoided(
            UserId user,
            String campaign,
            long voucher,
            String prize,
            long amountMinor,
            Authority by)
            implements OfVoucher {}

    /**
     * Money came back onto a voucher that an order had spent.
     *
     * @param extendedUntilMillis the voucher's own later expiry from now on; 0 when the prize's
     *     rule is late enough
     */
    record VoucherRefunded(
            UserId user,
            String campaign,
            long voucher,
            String prize,
            String quote,
            long amountMinor,
            long extendedUntilMillis)
            implements OfVoucher {}

    // ---- the outlet, on its home shard, and copies on the others

    /** An outlet's file was put in force. */
    record OutletApplied(OutletTerms terms, int version, Authority by) implements OfOutlet {
        @Override
        public String campaign() {
            return terms.campaign();
        }

        @Override
        public String outlet() {
            return terms.id();
        }
    }

    /** An outlet was stopped, or takes orders again. */
    record OutletPaused(String campaign, String outlet, int version, boolean paused, Authority by)
            implements OfOutlet {}

    /** A shard's copy was brought up to date. */
    record OutletCopied(OutletTerms terms, int version, boolean paused) implements OfOutlet {
        @Override
        public String campaign() {
            return terms.campaign();
        }

        @Override
        public String outlet() {
            return terms.id();
        }
    }

    /** Makes or seats were set aside for an order. */
    record CapacityReserved(String campaign, String outlet, OrderRef order, Reservation reservation)
            implements OfOutlet {}

    /** They are free again. */
    record CapacityReleased(String campaign, String outlet, OrderRef order, Reservation reservation)
            implements OfOutlet {}

    /** Everything that happens to an outlet. */
    sealed interface OfOutlet extends Event {
        String outlet();
    }

    // ---- quotes and orders, beside their wallet

    /** Everything that happens to a quote or an order. */
    sealed interface OfOrder extends Event {
        UserId user();

        /** The id of the quote, and of the order that it becomes. */
        String order();
    }

    /** A price was named. */
    record QuoteMade(UserId user, Quote quote) implements OfOrder {
        @Override
        public String campaign() {
            return quote.campaign();
        }

        @Override
        public String order() {
            return quote.id();
        }
    }

    /** The person said yes. Each hold's voucher was set aside in the same entry. */
    record OrderPlaced(UserId user, String campaign, String order, List<Order.Hold> holds)
            implements OfOrder {
        public OrderPlaced {
            holds = List.copyOf(holds);
        }
    }

    /** The outlet has set capacity aside. */
    record OrderReserved(UserId user, String campaign, String order, Reservation reservation)
            implements OfOrder {}

    /**
     * The order came into another state.
     *
     * @param end why it ended without being completed; {@link OrderEnd#NONE} when it has not
     * @param deadlineAtMillis when something happens by itself; {@link Orders#NO_TIMER} for never
     */
    record OrderMoved(
            UserId user,
            String campaign,
            String order,
            OrderState to,
            OrderEnd end,
            long deadlineAtMillis)
            implements OfOrder {}

    /** The payment came into another state; for {@code CAPTURED} see {@link PaymentCaptured}. */
    record PaymentMoved(UserId user, String campaign, String order, Payment.State to)
            implements OfOrder {}

    /** The provider has taken the person's money. */
    record PaymentCaptured(
            UserId user, String campaign, String order, String reference, long amountMinor)
            implements OfOrder {}

    /**
     * Something is given back of an order that was paid. What goes onto vouchers is there in the
     * same entry.
     *
     * @param by on whose word; empty when it came with the order's end
     */
    record RefundStarted(
            UserId user,
            String campaign,
            String order,
            int number,
            String key,
            long paymentMinor,
            long voucherMinor,
            List<Authority> by)
            implements OfOrder {
        public RefundStarted {
            by = List.copyOf(by);
        }
    }

    /** The provider has given it back. */
    record RefundDone(
            UserId user,
            String campaign,
            String order,
            int number,
            String reference,
            long paymentMinor)
            implements OfOrder {}

    // ---- payouts, beside their wallet

    /** Everything that happens to a person's payouts. */
    sealed interface OfPayouts extends Event {
        UserId user();
    }

    /** Cash was asked for. Its voucher was set aside in the same entry. */
    record PayoutAsked(UserId user, String campaign, String payout, Order.Hold hold, String key)
            implements OfPayouts {}

    /** The payout provider was asked to pay it. */
    record PayoutSent(UserId user, String campaign, String payout) implements OfPayouts {}

    /** The provider has paid it. Its voucher was spent in the same entry. */
    record PayoutPaid(
            UserId user, String campaign, String payout, String reference, long amountMinor)
            implements OfPayouts {}

    /** It was not paid. Its voucher was given back in the same entry. */
    record PayoutFailed(UserId user, String campaign, String payout, String reason)
            implements OfPayouts {}

    /** It was said whether a person's real name is confirmed: in no campaign, but for all. */
    record RealNameSet(UserId user, boolean confirmed, Authority by) implements OfPayouts {
        @Override
        public String campaign() {
            return "";
        }
    }

    // ---- the waiting room and its tickets, on the campaign's home shard; copies on the others

    /** Everything that happens to a waiting room. */
    sealed interface OfRoom extends Event {}

    /** Everything that happens to a ticket. */
    sealed interface OfTicket extends OfRoom {
        UserId user();
    }

    /**
     * The waiting room was led to another state; for an opening see {@link RoomOpened}.
     *
     * @param opening another one than before when a pre-queue begins
     * @param commitment to the opening's seed
     * @param opensAtMillis when a pre-queue opens by itself; 0 when it does not
     */
    record RoomLed(
            String campaign,
            RoomState from,
            RoomState to,
            int opening,
            String commitment,
            long opensAtMillis,
            Authority by)
            implements OfRoom {}

    /**
     * The waiting room opened, after a pre-queue or without one.
     *
     * @param to {@link RoomState#OPEN} or {@link RoomState#TICKET_FIRST}
     * @param preQueued how many joined before: their places are drawn with the seed
     * @param seed public from now on
     */
    record RoomOpened(
            String campaign,
            RoomState from,
            RoomState to,
            int opening,
            long preQueued,
            String commitment,
            String seed,
            Authority by)
            implements OfRoom {}

    /** Somebody joined: the {@code index}-th of the opening, from 0. */
    record TicketTaken(UserId user, String campaign, int opening, long index) implements OfTicket {}

    /** The places up to this one have had their turn. */
    record PlacesAdmitted(String campaign, int opening, long upTo) implements OfRoom {}

    /** Somebody may act from now on; {@code place} 0 is for by a bypass. */
    record TicketEntered(UserId user, String campaign, int opening, long place)
            implements OfTicket {}

    /** An operator set the ceiling of the admission. */
    record RoomCeilingSet(String campaign, int perSecond, Authority by) implements OfRoom {}

    /** An operator lets somebody pass without waiting, or no longer. */
    record BypassSet(UserId user, String campaign, Bypass bypass, Authority by)
            implements OfTicket {}

    /** A shard's copy was brought up to date. */
    record RoomCopied(String campaign, RoomState state, int opening, long opensAtMillis)
            implements OfRoom {}

    // ---- invites, beside their wallet

    /** Everything that happens to invites and to what they earn. */
    sealed interface OfInvite extends Event {
        /** The person beside whose wallet it happens. */
        UserId user();

        /** The invite's number. */
        long number();
    }

    /** Everything that happens on the inviter's side. */
    sealed interface OfInviter extends OfInvite {}

    /** Everything that happens on the side of a friend who accepts. */
    sealed interface OfFriend extends OfInvite {}

    /** A person has an invite from now on. */
    record InviteCreated(UserId user, String campaign, long number) implements OfInviter {}

    /**
     * A friend has accepted an invite.
     *
     * @param user the inviter
     * @param acceptance counts the acceptances of the invite, from 1
     * @param rewarded whether it earns the inviter something: they had not reached their cap
     * @param standing {@link Standing#HELD} when it is to be reviewed first
     */
    record InviteAccepted(
            UserId user,
            String campaign,
            long number,
            int acceptance,
            UserId friend,
            String form,
            String channel,
            String key,
            boolean rewarded,
            Standing standing)
            implements OfInviter {}

    /** A review of an acceptance has come to this, on the inviter's side. */
    record InviteReviewed(
            UserId user, String campaign, long number, int acceptance, Standing to, Authority by)
            implements OfInviter {}

    /** An operator has clawed the whole invite back. */
    record InviteRevoked(UserId user, String campaign, long number, Authority by)
            implements OfInviter {}

    /**
     * A person accepts an invite; the invite's shard has yet to say whether they may.
     *
     * @param heldWith why it is to be reviewed before it earns anything; empty when it is not. Both
     *     sides are, unless {@link SideReviewed} beside it clears one
     */
    record InviteAsked(
            UserId user,
            String campaign,
            long number,
            String form,
            String channel,
            String key,
            List<String> heldWith)
            implements OfFriend {
        public InviteAsked {
            heldWith = List.copyOf(heldWith);
        }
    }

    /**
     * The invite's shard has answered.
     *
     * @param acceptance which acceptance of the invite it is, from 1; 0 when it was refused
     * @param rewarded whether it earns the inviter something
     * @param refusal why it was refused; empty when it was not
     */
    record InviteAnswered(
            UserId user,
            String campaign,
            long number,
            int acceptance,
            boolean rewarded,
            List<InviteRefusal> refusal)
            implements OfFriend {
        public InviteAnswered {
            refusal = List.copyOf(refusal);
        }
    }

    /** A review of a person's acceptance has come to this, for both sides. */
    record AcceptanceReviewed(UserId user, String campaign, long number, Standing to, Authority by)
            implements OfFriend {}

    /**
     * A review of a person's acceptance has come to this, for one side. Beside {@link InviteAsked}
     * it says that the doubts are about the other side alone.
     */
    record SideReviewed(
            UserId user, String campaign, long number, Side side, Standing to, Authority by)
            implements OfFriend {}

    /**
     * The person came back.
     *
     * @param day on which day of a later reward, or after it
     */
    record FriendReturned(UserId user, String campaign, long number, int day) implements OfFriend {}

    /**
     * A reward is there from now on, or came into another state. A voucher that it names was
     * granted, or voided, in the same entry.
     *
     * @param user whose reward it is
     * @param voucher the id of its voucher; 0 before it is granted
     * @param lapse why it can't be granted any more; empty while it can, or was
     */
    record RewardMoved(
            UserId user,
            String campaign,
            RewardId id,
            String prize,
            RewardState to,
            long voucher,
            List<Lapse> lapse)
            implements OfInvite {
        public RewardMoved {
            lapse = List.copyOf(lapse);
        }

        @Override
        public long number() {
            return id.invite();
        }
    }
}
