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

/** How busy outlets are right now. What it says is not set aside for anybody. */
public final class OutletLoad {

    private final Host host;

    public OutletLoad(Host host) {
        this.host = host;
    }

    /** How long until one more could be ready, in milliseconds; -1 when the queue is full. */
    public long waitMillis(OutletTerms terms, Supply.Kitchen kitchen, long nowMillis) {
        return pace(terms).waitMillis(kitchen, 1, nowMillis);
    }

    /** How many makes wait in the kitchen's queue, this minute's included. */
    public long queuedMakes(OutletTerms terms, long nowMillis) {
        long minute = Pace.minuteOf(nowMillis);
        return pace(terms).loads().stream()
                .filter(load -> load.minute() >= minute)
                .mapToLong(Reservation.MinuteLoad::makes)
                .sum();
    }

    private Pace pace(OutletTerms terms) {
        return host.read(home(terms), new EntityKey.OfPace(terms.campaign(), terms.id()));
    }

    /** How many seats of a class are left at a showing on a day, days since 1970-01-01. */
    int seatsLeft(OutletTerms terms, Showing showing, Showing.SeatClass seatClass, long day) {
        String slot = new Slot(showing.id(), day, seatClass.id()).id();
        int taken =
                host.read(home(terms), new EntityKey.OfSeats(terms.campaign(), terms.id(), slot))
                        .takenCount();
        return Math.max(0, seatClass.seats() - taken);
    }

    private int home(OutletTerms terms) {
        return Shard.homeOfOutlet(terms.campaign(), terms.id(), host.shards());
    }
}
