package io.hongbao.core.outlet;

import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderRef;
import java.util.List;
import java.util.Optional;

/** Sets an outlet's capacity aside for orders, on the outlet's home shard. */
final class CapacityDecider {
    private CapacityDecider() {}

    /** Answers a wish for capacity, once. */
    static void reserve(Deciding deciding, String campaign, Message.Reserve wish) {
        Outlet outlet = deciding.get(new EntityKey.OfOutlet(campaign, wish.outlet()));
        boolean strange = deciding.get(new EntityKey.OfCampaign(campaign)).isAbsent();
        if (strange || outlet.isUnknown() || outlet.paused()) {
            answer(
                    deciding,
                    campaign,
                    wish,
                    new Message.NotReserved(wish.order(), OrderEnd.OUTLET_PAUSED));
            return;
        }
        switch (outlet.terms().supply()) {
            case Supply.Kitchen kitchen -> reserveMakes(deciding, campaign, wish, kitchen);
            case Supply.Seated seated -> reserveSeats(deciding, campaign, wish, seated);
        }
    }

    private static void reserveMakes(
            Deciding deciding, String campaign, Message.Reserve wish, Supply.Kitchen kitchen) {
        Pace pace = deciding.get(new EntityKey.OfPace(campaign, wish.outlet()));
        Optional<Reservation.Makes> turns =
                wish.makes() < 1
                        ? Optional.empty()
                        : pace.firstTurns(kitchen, wish.makes(), deciding.atMillis());
        if (turns.isEmpty()) {
            answer(
                    deciding,
                    campaign,
                    wish,
                    new Message.NotReserved(wish.order(), OrderEnd.OUTLET_FULL));
            return;
        }
        reserved(deciding, campaign, wish, turns.get());
    }

    private static void reserveSeats(
            Deciding deciding, String campaign, Message.Reserve wish, Supply.Seated seated) {
        CampaignTerms terms = deciding.get(new EntityKey.OfCampaign(campaign)).terms();
        Optional<Slot> slot = Slot.parse(wish.slot());
        Optional<Showing> showing = slot.flatMap(known -> seated.showing(known.showing()));
        Optional<Showing.SeatClass> seatClass =
                showing.flatMap(known -> known.seatClass(slot.get().seatClass()));
        Optional<List<Integer>> numbers =
                wish.seats() < 1
                        ? Optional.empty()
                        : seatClass.flatMap(known ->
                                deciding.get(
                                                new EntityKey.OfSeats(
                                                        campaign, wish.outlet(), wish.slot()))
                                        .firstFree(known.seats(), wish.seats()));
        if (numbers.isEmpty()) {
            answer(
                    deciding,
                    campaign,
                    wish,
                    new Message.NotReserved(wish.order(), OrderEnd.SEATS_SOLD_OUT));
            return;
        }
        long startsAtMillis = terms.millisAt(slot.get().day(), showing.get().startMinute());
        reserved(
                deciding,
                campaign,
                wish,
                new Reservation.SeatNumbers(
                        wish.slot(),
                        numbers.get(),
                        startsAtMillis,
                        startsAtMillis + showing.get().durationMinutes() * 60_000L));
    }

    private static void reserved(
            Deciding deciding, String campaign, Message.Reserve wish, Reservation reservation) {
        deciding.happened(
                new Event.CapacityReserved(campaign, wish.outlet(), wish.order(), reservation));
        answer(deciding, campaign, wish, new Message.Reserved(wish.order(), reservation));
    }

    private static void answer(
            Deciding deciding, String campaign, Message.Reserve wish, Message.Body answer) {
        OrderRef order = wish.order();
        deciding.tell(order.user().shard(deciding.shards()), campaign, answer);
    }

    /** Frees what an order does not need. */
    static void release(Deciding deciding, String campaign, Message.GiveUpReservation gone) {
        deciding.happened(
                new Event.CapacityReleased(
                        campaign, gone.outlet(), gone.order(), gone.reservation()));
    }
}
