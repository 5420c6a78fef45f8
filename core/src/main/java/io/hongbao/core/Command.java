package io.hongbao.core;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.invite.Doubts;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.RoomState;
import java.util.List;
import java.util.Set;

/** What can be asked of the core. Each command has one shard that decides it. */
public sealed interface Command {

    /** Everything an operator may do to a campaign. Decided on the campaign's home shard. */
    sealed interface OfCampaign extends Command {
        String campaign();

        Authority by();
    }

    /** Everything that touches one wallet. Decided on the wallet's shard. */
    sealed interface OfWallet extends Command {
        UserId user();
    }

    /**
     * Puts a campaign's rules in force: a new draft, another draft, or a change to a published
     * campaign, where only safe changes are allowed. A draft follows its file even when no rule
     * changes, so that a launch certificate for that file fits.
     *
     * @param digest SHA-256 of the file, lower-case hexadecimal: a second person approves exactly
     *     this file
     */
    record ApplyCampaign(CampaignTerms terms, String digest, Authority by) implements OfCampaign {
        @Override
        public String campaign() {
            return terms.id();
        }
    }

    /**
     * Leads a campaign to another status: publish (scheduled), resume (running), pause, kill,
     * close.
     *
     * @param approved whether the second person's approval is waived: only the owner of the
     *     machine, at start, may say so
     * @param clearance why a draft may be published; of no interest else
     */
    record LeadCampaign(
            String campaign,
            CampaignStatus to,
            Authority by,
            boolean approved,
            LaunchClearance clearance)
            implements OfCampaign {

        /** Leads where no clearance is needed: anywhere but from draft to scheduled. */
        public LeadCampaign(String campaign, CampaignStatus to, Authority by, boolean approved) {
            this(campaign, to, by, approved, LaunchClearance.NotNeeded.INSTANCE);
        }
    }

    /**
     * Stops a prize: nobody is granted it until it is resumed. Vouchers that hold it stay good.
     *
     * @param prize the prize's id, in whatever wave it is
     */
    record StopPrize(String campaign, String prize, Authority by) implements OfCampaign {}

    /** Lets a stopped prize be granted again. */
    record ResumePrize(String campaign, String prize, Authority by) implements OfCampaign {}

    /**
     * Asks for an envelope.
     *
     * @param campaign the campaign's id
     * @param prize which prize is wished for; empty for the first one of the wave that the person
     *     can get
     * @param key the idempotency key: 1-64 of {@code [A-Za-z0-9._:-]}
     */
    record ClaimEnvelope(Person person, String campaign, String prize, String key)
            implements OfWallet {
        @Override
        public UserId user() {
            return person.user();
        }
    }

    /** Sets a voucher aside for a quote until {@code untilMillis}. */
    record HoldVoucher(UserId user, String campaign, long voucher, String quote, long untilMillis)
            implements OfWallet {}

    /**
     * Spends a voucher that the quote holds.
     *
     * @param spentMinor what the order takes from it, 1 to what is left on it
     */
    record RedeemVoucher(UserId user, String campaign, long voucher, String quote, long spentMinor)
            implements OfWallet {
        public RedeemVoucher {
            Require.inRange(spentMinor, 1, Long.MAX_VALUE, "amount to spend in minor units");
        }
    }

    /** Gives a voucher back that the quote held. */
    record ReleaseVoucher(UserId user, String campaign, long voucher, String quote)
            implements OfWallet {}

    /** Takes a voucher back from its holder. */
    record VoidVoucher(UserId user, String campaign, long voucher, Authority by)
            implements OfWallet {}

    /** Everything that an operator may do to an outlet. Decided on the outlet's home shard. */
    sealed interface OfOutlet extends Command {
        String campaign();

        String outlet();

        Authority by();
    }

    /** Puts an outlet's file in force: a new outlet, or a change to one. */
    record ApplyOutlet(OutletTerms terms, Authority by) implements OfOutlet {
        @Override
        public String campaign() {
            return terms.campaign();
        }

        @Override
        public String outlet() {
            return terms.id();
        }
    }

    /** Stops an outlet from taking orders, or lets it take them again. */
    record PauseOutlet(String campaign, String outlet, boolean paused, Authority by)
            implements OfOutlet {}

    /**
     * Asks what something costs.
     *
     * @param lines what is wanted, at least one
     * @param key the idempotency key: 1-64 of {@code [A-Za-z0-9._:-]}
     */
    record MakeQuote(
            UserId user,
            String campaign,
            String outlet,
            List<Line> lines,
            VoucherWish wish,
            String key)
            implements OfWallet {
        public MakeQuote {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Says yes to a quote. Again, it gets the order as it is now.
     *
     * @param campaign the campaign that the person has a pass for
     * @param hash the quote's hash; empty when the caller names only the quote
     */
    record PlaceOrder(UserId user, String campaign, String quote, String hash)
            implements OfWallet {}

    /**
     * Cancels an order that the outlet has not begun to make.
     *
     * @param end on whose behalf: {@link OrderEnd#CANCELLED_BY_PERSON} or {@link
     *     OrderEnd#CANCELLED_BY_OPERATOR}
     */
    record CancelOrder(UserId user, String order, OrderEnd end) implements OfWallet {}

    /**
     * The outlet says how far it is.
     *
     * @param to making, ready, completed, or cancelled when it can't go on
     */
    record AdvanceOrder(UserId user, String order, OrderState to) implements OfWallet {}

    /**
     * Gives something back of a completed order, in the proportion in which it was paid.
     *
     * @param amountMinor how much, in minor units, at least 1
     * @param key the idempotency key
     */
    record RefundOrder(UserId user, String order, long amountMinor, String key, Authority by)
            implements OfWallet {
        public RefundOrder {
            Require.inRange(amountMinor, 1, Long.MAX_VALUE, "amount to refund in minor units");
        }
    }

    /**
     * Asks for the cash of a voucher, all that is left on it.
     *
     * @param key the idempotency key: 1-64 of {@code [A-Za-z0-9._:-]}
     */
    record RequestPayout(UserId user, String campaign, long voucher, String key)
            implements OfWallet {}

    /**
     * Takes back a payout that waits.
     *
     * @param byOperator whether an operator does, rather than its person
     */
    record CancelPayout(UserId user, String payout, boolean byOperator) implements OfWallet {}

    /** Says whether a person's real name is confirmed. */
    record SetRealName(UserId user, boolean confirmed, Authority by) implements OfWallet {}

    /** Asks for a person's own invite. Again, it gets the same one. */
    record CreateInvite(Person person, String campaign) implements OfWallet {
        @Override
        public UserId user() {
            return person.user();
        }
    }

    /**
     * Accepts somebody's invite: one for each person and campaign. Again, it gets the same answer.
     *
     * @param number the invite's number; any other than those that were handed out is unknown
     * @param form the share form that it came by, 0-40 characters, such as {@code link}
     * @param channel the channel that it came by, 0-40 characters, such as {@code wechat}
     * @param doubts why it is to be reviewed before it earns which side anything
     * @param key the idempotency key: 1-64 of {@code [A-Za-z0-9._:-]}, made by this person
     */
    record AcceptInvite(
            Person person,
            String campaign,
            long number,
            String form,
            String channel,
            Doubts doubts,
            String key)
            implements OfWallet {
        public AcceptInvite {
            Require.inRange(form.length(), 0, 40, "share form length");
            Require.inRange(channel.length(), 0, 40, "channel length");
            Require.inRange(key.length(), 1, 64, "key length");
        }

        @Override
        public UserId user() {
            return person.user();
        }
    }

    /** A person has opened a session: later rewards of the invite that they accepted are due. */
    record ComeBack(UserId user, String campaign) implements OfWallet {}

    /**
     * Says what a review of a person's acceptance has come to, for one of its sides or both: hold
     * what it earns, release it, forfeit what was not granted yet, or claw everything back that was
     * not spent. Of both, a side of which something else was said for good stays as it is.
     *
     * @param user the friend who has accepted
     * @param sides at least one
     */
    record ReviewAcceptance(
            UserId user, String campaign, Set<Side> sides, Standing to, Authority by)
            implements OfWallet {
        public ReviewAcceptance {
            sides = Set.copyOf(sides);
            Require.inRange(sides.size(), 1, 2, "reviewed sides");
        }
    }

    /** Everything that an operator may do to an invite. Decided on the shard where it lies. */
    sealed interface OfInvite extends Command {
        String campaign();

        long number();

        Authority by();
    }

    /** Claws a whole invite back, with all that it has earned its inviter and their friends. */
    record ClawBackInvite(String campaign, long number, Authority by) implements OfInvite {}

    /** Everything about a campaign's waiting room. Decided on the campaign's home shard. */
    sealed interface OfRoom extends Command {
        String campaign();
    }

    /** Asks for a ticket. Again, it gets the same one. */
    record JoinRoom(UserId user, String campaign) implements OfRoom {}

    /** Exchanges a ticket whose turn has come for the right to act. Again, it gets the same. */
    record EnterRoom(UserId user, String campaign) implements OfRoom {}

    /**
     * Gives the places up to {@code upTo} their turn; submitted by the host's control loop only.
     * Never takes a turn back, and stops at the last ticket.
     */
    record AdmitPlaces(String campaign, long upTo) implements OfRoom {}

    /** Leads a waiting room to another state. */
    record LeadRoom(String campaign, RoomState to, Authority by) implements OfRoom {}

    /**
     * Sets the most places that may be admitted in a second.
     *
     * @param perSecond 0-1,000,000; 0 stops the admission, {@link RoomRules#NO_CEILING} puts the
     *     campaign's own ceiling in force again
     */
    record SetRoomCeiling(String campaign, int perSecond, Authority by) implements OfRoom {
        public SetRoomCeiling {
            Require.inRange(
                    perSecond,
                    RoomRules.NO_CEILING,
                    RoomRules.MAX_CEILING_PER_SECOND,
                    "ceiling in places a second");
        }
    }

    /** Lets somebody pass without waiting, or with {@link Bypass#NONE} no longer. */
    record AllowBypass(String campaign, UserId user, Bypass bypass, Authority by)
            implements OfRoom {}

    /** What came of an effect. */
    record ResolveEffect(EffectId effect, Effect.Result result) implements OfWallet {
        @Override
        public UserId user() {
            return effect.user();
        }
    }

    /** A timer is due; submitted by the host only. */
    record RunTimer(Timer timer) implements Command {}

    /** A message has arrived; submitted by the host only. */
    record HandleMessage(Message message) implements Command {}
}
