package io.hongbao.core;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.campaign.TermsChange;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderRef;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Payment;
import io.hongbao.core.order.Quote;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Stock;
import io.hongbao.core.wallet.Voucher;
import java.util.List;

/** What has happened. The journal is made of these; nothing changes state but them. */
public sealed interface Event
        permits Event.CampaignApplied,
                Event.ActProposed,
                Event.StatusChanged,
                Event.CampaignCopied,
                Event.BudgetFunded,
                Event.StockAllotted,
                Event.SliceSent,
                Event.SliceSettled,
                Event.SliceVoided,
                Event.TillWaited,
                Event.RecallStarted,
                Event.RecallAnswered,
                Event.BucketSoldOut,
                Event.StockReturned,
                Event.ReopeningStarted,
                Event.ReopeningConfirmed,
                Event.BucketReopened,
                Event.MoneyTakenBack,
                Event.SliceAsked,
                Event.SliceReceived,
                Event.NothingReceived,
                Event.SliceGivenBack,
                Event.SoldOutNoted,
                Event.OfVoucher,
                Event.OfOutlet,
                Event.OfOrder,
                Event.OfPayouts,
                PrizeEvent,
                RoomEvent,
                InviteEvent {

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
}
