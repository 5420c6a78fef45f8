package io.hongbao.core;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.TermsChange;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderRefusal;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Quote;
import io.hongbao.core.payout.Payout;
import io.hongbao.core.payout.PayoutRefusal;
import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.RoomRefusal;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.core.wallet.Voucher;
import java.util.List;

/** What a command came to. */
public sealed interface Outcome {

    /** No time is known at which it would be worth trying again. */
    long NEVER = 0;

    /**
     * Whether somebody else was asked, so that the same command once more may be answered with
     * more, when they have answered.
     */
    default boolean isUnsettled() {
        return false;
    }

    /** What a claim came to. */
    sealed interface OfClaim extends Outcome {}

    /**
     * An envelope was granted.
     *
     * @param voucher as it was granted
     * @param repeated whether the same claim was answered with it before
     */
    record Granted(Voucher voucher, boolean repeated) implements OfClaim {}

    /**
     * No envelope. Nothing was recorded: the same key may succeed later.
     *
     * @param retryAtMillis when to try again; {@link #NEVER} when that is not known
     */
    record Rejected(Refusal refusal, long retryAtMillis) implements OfClaim {}

    /**
     * Not yet. A claim: the till is dry and has asked for more, and nothing was recorded. An
     * acceptance: the invite's shard was asked. The same command again gets the answer.
     */
    record Queued(long retryAtMillis) implements OfClaim, OfInvite {
        @Override
        public boolean isUnsettled() {
            return true;
        }
    }

    /** What an operator's command came to. */
    sealed interface OfCampaign extends Outcome {}

    /**
     * Done. {@code changes} is empty for a new campaign, a changed status, or rules that were in
     * force already.
     */
    record Led(CampaignStatus status, int version, List<TermsChange> changes)
            implements OfCampaign {}

    /** The prize is stopped, or is not, as was asked for. */
    record PrizeLed(String prize, boolean stopped) implements OfCampaign {}

    /** The campaign has no such prize; nothing was changed. */
    record PrizeNotThere(String prize) implements OfCampaign {}

    /** It takes a second person, who has to ask for the same thing. */
    record AwaitingSecond(String act, Authority first) implements OfCampaign {}

    /** The campaign can't be led there from where it is. */
    record NotAllowed(CampaignStatus from, CampaignStatus to) implements OfCampaign {}

    /** A draft is not published without a clearance that fits it; nothing was changed. */
    record NotCleared(Lack lack) implements OfCampaign {

        /** What is wrong with the clearance. */
        public enum Lack {
            /** There is none. */
            NONE_GIVEN,
            /** It certifies another file than the one that the draft's rules are from. */
            OTHER_VERSION
        }
    }

    /** These changes are not safe on a published campaign; nothing was changed. */
    record UnsafeChange(List<TermsChange> refused) implements OfCampaign {}

    /** What a command to a voucher came to. */
    sealed interface OfVoucher extends Outcome {}

    /** Done (or done before). */
    record VoucherChanged(Voucher voucher) implements OfVoucher {}

    /** Not done; nothing was changed. */
    record VoucherRefused(VoucherRefusal refusal) implements OfVoucher {}

    /** Every reason why nothing is done to a voucher. */
    enum VoucherRefusal {
        VOUCHER_UNKNOWN,
        VOUCHER_HELD,
        VOUCHER_NOT_HELD,
        VOUCHER_SPENT,
        VOUCHER_EXPIRED,
        VOUCHER_VOIDED,
        AMOUNT_TOO_LARGE,
        AMOUNT_DIFFERS,
        QUOTE_SPENT,
        HOLD_LAPSED,
        HOLD_TOO_LONG,
        CAMPAIGN_KILLED
    }

    /** What a command to a quote, an order or an outlet came to. */
    sealed interface OfOrder extends Outcome {}

    /**
     * A price was named.
     *
     * @param repeated whether the same question was answered with it before
     */
    record Quoted(Quote quote, boolean repeated) implements OfOrder {}

    /** The order as it is now. */
    record Ordered(Order order) implements OfOrder {
        @Override
        public boolean isUnsettled() {
            return order.state() == OrderState.RESERVING;
        }
    }

    /**
     * Nothing was done.
     *
     * @param field what it lies in, such as {@code lines[0].size}; empty when it is the whole
     * @param retryAtMillis when to try again; {@link #NEVER} when that is not known
     */
    record OrderRefused(OrderRefusal refusal, String field, long retryAtMillis)
            implements OfOrder {}

    /** The outlet is as was asked for. */
    record OutletLed(int version, boolean paused) implements OfOrder {}

    /** What a command to a payout came to. */
    sealed interface OfPayout extends Outcome {}

    /**
     * The payout as it is now.
     *
     * @param repeated whether the same request was answered with it before
     */
    record PaysOut(Payout payout, boolean repeated) implements OfPayout {}

    /**
     * Nothing was done.
     *
     * @param retryAtMillis when to try again; {@link #NEVER} when that is not known
     */
    record PayoutRefused(PayoutRefusal refusal, long retryAtMillis) implements OfPayout {}

    /** A person's real name is confirmed, or not, as was said. */
    record RealNameKept(boolean confirmed) implements OfPayout {}

    /** What a command to an invite came to. */
    sealed interface OfInvite extends Outcome {}

    /**
     * The invite as it is now.
     *
     * @param most how many acceptances the campaign rewards its inviter for
     * @param expiresAtMillis when it can't be accepted any more (exclusive)
     * @param repeated whether it was there, or was clawed back, before
     */
    record InviteStands(Invite invite, int most, long expiresAtMillis, boolean repeated)
            implements OfInvite {}

    /**
     * The person has accepted. When their acceptance earns the inviter nothing, because the inviter
     * has reached their cap, the person gets theirs all the same.
     *
     * @param invites what the person has to do with the campaign's invites now
     * @param repeated whether they had accepted it before
     */
    record Accepted(PersonInvites invites, boolean repeated) implements OfInvite {
        /** Whether it earns the inviter something too. */
        public boolean isInviterRewarded() {
            return invites.accepted().orElseThrow().rewarded();
        }
    }

    /**
     * The person came back.
     *
     * @param days of the later rewards that they earned with it; empty for none
     */
    record CameBack(List<Integer> days, PersonInvites invites) implements OfInvite {
        public CameBack {
            days = List.copyOf(days);
        }
    }

    /**
     * The acceptance stands as the review said.
     *
     * @param repeated whether it did before
     */
    record AcceptanceStands(PersonInvites invites, boolean repeated) implements OfInvite {}

    /**
     * Nothing was done.
     *
     * @param retryAtMillis when to try again; {@link #NEVER} when that is not known
     */
    record InviteRefused(InviteRefusal refusal, long retryAtMillis) implements OfInvite {}

    /** What a command to a waiting room came to. */
    sealed interface OfRoom extends Outcome {}

    /**
     * The person has a ticket. Their place, as far as it is known, is {@code
     * room.placeOf(ticket.index())}.
     *
     * @param room as it is now
     * @param repeated whether they had it before
     */
    record Joined(Ticket ticket, WaitingRoom room, boolean repeated) implements OfRoom {}

    /**
     * The person may act.
     *
     * @param opening in which opening of the room
     * @param place from 1; 0 for by a bypass
     * @param repeated whether they might before
     */
    record Entered(int opening, long place, boolean repeated) implements OfRoom {}

    /**
     * Nothing was done.
     *
     * @param place the person's place where it is not their turn yet; 0 when nobody knows it
     * @param admittedUpTo the places 1 to this have had their turn
     */
    record RoomRefused(RoomRefusal refusal, long place, long admittedUpTo) implements OfRoom {}

    /**
     * The waiting room as it is now: led where it was to go, or with more places admitted.
     *
     * @param ceilingPerSecond the ceiling in force, the operator's or the campaign's; 0 stops the
     *     admission, -1 when there is none
     */
    record RoomStands(WaitingRoom room, int ceilingPerSecond) implements OfRoom {
        public boolean admissionStopped() {
            return ceilingPerSecond == 0;
        }
    }

    /** The waiting room can't be led there from where it is, or not after somebody has joined. */
    record RoomNotAllowed(RoomState from, RoomState to) implements OfRoom {}

    /** Somebody passes without waiting, or no longer. */
    record BypassKept(Bypass bypass) implements OfRoom {}

    /**
     * The decision itself failed: a defect, or a secret file that is gone. Nothing was changed; the
     * host has logged why and goes on.
     */
    record Failed() implements Outcome {
        public static final Failed INSTANCE = new Failed();
    }

    /** A message, timer or effect's result was handled; nobody waits for an answer. */
    record Handled() implements Outcome {
        public static final Handled INSTANCE = new Handled();
    }

    /**
     * A message that was handled before, a timer that is no longer set, a result that is known
     * already: nothing to do, nothing to journal.
     */
    record Ignored() implements Outcome {
        public static final Ignored INSTANCE = new Ignored();
    }
}
