package io.hongbao.server.outlet;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Shard;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Pace;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Slot;
import io.hongbao.core.outlet.Supply;

/** How busy an outlet is right now. What it says is not set aside for anybody. */
final class Load {

    private final Host host;
    private final OutletTerms terms;
    private final int home;

    Load(Host host, OutletTerms terms) {
        this.host = host;
        this.terms = terms;
        this.home = Shard.homeOfOutlet(terms.campaign(), terms.id(), host.shards());
    }

    /** How long until one more could be ready, in milliseconds; -1 when the queue is full. */
    long waitMillis(Supply.Kitchen kitchen, long nowMillis) {
        return pace().waitMillis(kitchen, 1, nowMillis);
    }

    /** How many makes wait in the kitchen's queue, this minute's included. */
    long queuedMakes(long nowMillis) {
        long minute = Pace.minuteOf(nowMillis);
        return pace().loads().stream()
                .filter(load -> load.minute() >= minute)
                .mapToLong(Reservation.MinuteLoad::makes)
                .sum();
    }

    private Pace pace() {
        return host.read(home, new EntityKey.OfPace(terms.campaign(), terms.id()));
    }

    /** How many seats of a class are left at a showing on a day, days since 1970-01-01. */
    int seatsLeft(Showing showing, Showing.SeatClass seatClass, long day) {
        String slot = new Slot(showing.id(), day, seatClass.id()).id();
        int taken =
                host.read(home, new EntityKey.OfSeats(terms.campaign(), terms.id(), slot))
                        .takenCount();
        return Math.max(0, seatClass.seats() - taken);
    }
}
