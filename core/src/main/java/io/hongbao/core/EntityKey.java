package io.hongbao.core;

import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteCounter;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.order.Orders;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.Pace;
import io.hongbao.core.outlet.Seats;
import io.hongbao.core.payout.Payouts;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.core.treasury.Till;
import io.hongbao.core.treasury.Treasury;
import io.hongbao.core.wallet.Wallet;

/**
 * Names an entity within its shard.
 *
 * @param <E> what lies under the key
 */
public sealed interface EntityKey<E extends Entity> {

    /** What is there before the first event. */
    E none();

    /** Something of which there are millions; of all else there are few. */
    sealed interface OfMany<E extends Entity> extends EntityKey<E> {}

    /** Something that each person has. */
    sealed interface OfPerson<E extends Entity> extends OfMany<E> {
        UserId user();
    }

    /** A campaign: the original on its home shard, a copy elsewhere. */
    record OfCampaign(String campaign) implements EntityKey<Campaign> {
        @Override
        public Campaign none() {
            return Campaign.absent(campaign);
        }
    }

    /** A campaign's treasury; only on its home shard. */
    record OfTreasury(String campaign) implements EntityKey<Treasury> {
        @Override
        public Treasury none() {
            return Treasury.empty(campaign);
        }
    }

    /** This shard's till of a campaign. */
    record OfTill(String campaign) implements EntityKey<Till> {
        @Override
        public Till none() {
            return Till.empty(campaign);
        }
    }

    /** This shard's book of a campaign's money. */
    record OfLedger(String campaign) implements EntityKey<Ledger> {
        @Override
        public Ledger none() {
            return Ledger.empty(campaign);
        }
    }

    /** A person's wallet. */
    record OfWallet(UserId user) implements OfPerson<Wallet> {
        @Override
        public Wallet none() {
            return Wallet.empty(user);
        }

        /** By hand, as in {@link UserId}. */
        @Override
        public boolean equals(Object other) {
            return this == other || (other instanceof OfWallet that && user.equals(that.user));
        }

        @Override
        public int hashCode() {
            return user.hashCode();
        }
    }

    /** A person's quotes and orders; beside their wallet. */
    record OfOrders(UserId user) implements OfPerson<Orders> {
        @Override
        public Orders none() {
            return Orders.none(user);
        }

        /** By hand, as in {@link UserId}. */
        @Override
        public boolean equals(Object other) {
            return this == other || (other instanceof OfOrders that && user.equals(that.user));
        }

        @Override
        public int hashCode() {
            return ~user.hashCode();
        }
    }

    /** A person's payouts; beside their wallet. */
    record OfPayouts(UserId user) implements OfPerson<Payouts> {
        @Override
        public Payouts none() {
            return Payouts.none(user);
        }
    }

    /** An outlet: the original on its home shard, a copy elsewhere. */
    record OfOutlet(String campaign, String outlet) implements EntityKey<Outlet> {
        @Override
        public Outlet none() {
            return Outlet.unknown(campaign, outlet);
        }
    }

    /** How busy an outlet's kitchen is; only on its home shard. */
    record OfPace(String campaign, String outlet) implements EntityKey<Pace> {
        @Override
        public Pace none() {
            return Pace.idle(campaign, outlet);
        }
    }

    /**
     * Which seats of a slot are taken; only on the outlet's home shard.
     *
     * @param slot the id of the {@link io.hongbao.core.outlet.Slot}
     */
    record OfSeats(String campaign, String outlet, String slot) implements EntityKey<Seats> {
        @Override
        public Seats none() {
            return Seats.free(campaign, outlet, slot);
        }
    }

    /** A campaign's waiting room: the original on its home shard, a copy elsewhere. */
    record OfRoom(String campaign) implements EntityKey<WaitingRoom> {
        @Override
        public WaitingRoom none() {
            return WaitingRoom.idle(campaign);
        }
    }

    /** A person's ticket in a campaign's waiting room; only on the campaign's home shard. */
    record OfTicket(String campaign, UserId user) implements OfPerson<Ticket> {
        @Override
        public Ticket none() {
            return Ticket.none(campaign, user);
        }

        /** By hand, as in {@link UserId}. */
        @Override
        public boolean equals(Object other) {
            return this == other
                    || (other instanceof OfTicket that
                            && user.equals(that.user)
                            && campaign.equals(that.campaign));
        }

        @Override
        public int hashCode() {
            return 31 * user.hashCode() + campaign.hashCode();
        }
    }

    /** An invite; beside its inviter's wallet. */
    record OfInvite(String campaign, long number) implements OfMany<Invite> {
        @Override
        public Invite none() {
            return Invite.unknown(campaign, number);
        }
    }

    /** A person's own invite and the one that they accepted; beside their wallet. */
    record OfPersonInvites(String campaign, UserId user) implements OfPerson<PersonInvites> {
        @Override
        public PersonInvites none() {
            return PersonInvites.none(campaign, user);
        }
    }

    /** How many invites of a campaign this shard has handed out. */
    record OfInviteCounter(String campaign) implements EntityKey<InviteCounter> {
        @Override
        public InviteCounter none() {
            return InviteCounter.none(campaign);
        }
    }

    /** This shard's message numbers. */
    record OfMailbox() implements EntityKey<Mailbox> {
        @Override
        public Mailbox none() {
            return Mailbox.EMPTY;
        }
    }
}
