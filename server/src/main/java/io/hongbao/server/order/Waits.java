package io.hongbao.server.order;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Quote;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Slot;
import io.hongbao.core.outlet.Supply;
import io.hongbao.server.outlet.Neighbours;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long things take at outlets right now, and where they would take less. What it says is not
 * set aside for anybody: the outlet's home decides when the order is placed.
 */
public final class Waits {

    /** From here on it is worth naming other outlets. */
    static final long LONG_WAIT_MILLIS = 10 * 60_000L;

    private static final int MOST_OTHERS = 3;

    private final Host host;
    private final Neighbours neighbours;

    public Waits(Host host, Neighbours neighbours) {
        this.host = host;
        this.neighbours = neighbours;
    }

    /** What is asked of an outlet; at least one line. */
    record Ask(String campaign, String outlet, List<Line> lines) {

        static Ask of(Quote quote) {
            return new Ask(
                    quote.campaign(),
                    quote.outlet(),
                    quote.lines().stream().map(Quote.PricedLine::line).toList());
        }
    }

    /** How long until something could be ready. */
    public record Wait(long millis) {}

    /** Another outlet that could make the same sooner. */
    record Other(OutletTerms outlet, long meters, long waitMillis) {}

    /** Whether an outlet has room for a quote's items now. */
    sealed interface Room {}

    /** It has. */
    record Free() implements Room {
        static final Free INSTANCE = new Free();
    }

    /** Its kitchen's queue is full. */
    record Full() implements Room {
        static final Full INSTANCE = new Full();
    }

    /** There are not so many seats left. */
    record SoldOut(int left) implements Room {}

    private Optional<OutletTerms> terms(String campaign, String id) {
        Outlet outlet = host.read(home(campaign, id), new EntityKey.OfOutlet(campaign, id));
        return outlet.isUnknown() ? Optional.empty() : Optional.of(outlet.terms());
    }

    private int home(String campaign, String outlet) {
        return Shard.homeOfOutlet(campaign, outlet, host.shards());
    }

    /** How long it would take; empty for seats, and when the outlet is full. */
    Optional<Wait> of(Ask ask, long nowMillis) {
        return terms(ask.campaign(), ask.outlet())
                .flatMap(terms -> wait(terms, ask.lines(), nowMillis));
    }

    /** How long {@code lines} would take at an outlet; empty for seats, and when it is full. */
    public Optional<Wait> wait(OutletTerms terms, List<Line> lines, long nowMillis) {
        if (!(terms.supply() instanceof Supply.Kitchen kitchen)) {
            return Optional.empty();
        }
        long waitMillis =
                host.read(
                                home(terms.campaign(), terms.id()),
                                new EntityKey.OfPace(terms.campaign(), terms.id()))
                        .waitMillis(kitchen, Math.max(1, makes(terms, lines)), nowMillis);
        return waitMillis < 0 ? Optional.empty() : Optional.of(new Wait(waitMillis));
    }

    private static int makes(OutletTerms terms, List<Line> lines) {
        return lines.stream()
                .mapToInt(line ->
                        line.quantity() * terms.item(line.item()).map(MenuItem::makes).orElse(1))
                .sum();
    }

    /** Whether there is room for it. */
    Room room(Ask ask, long nowMillis) {
        Optional<OutletTerms> terms = terms(ask.campaign(), ask.outlet());
        if (terms.isEmpty()) {
            return Free.INSTANCE;
        }
        return switch (terms.get().supply()) {
            case Supply.Kitchen _ ->
                    wait(terms.get(), ask.lines(), nowMillis).isPresent()
                            ? Free.INSTANCE
                            : Full.INSTANCE;
            case Supply.Seated seated -> {
                int wanted = ask.lines().stream().mapToInt(Line::quantity).sum();
                int left = seatsLeft(terms.get(), seated, ask.lines().getFirst().slot());
                yield left >= wanted ? Free.INSTANCE : new SoldOut(left);
            }
        };
    }

    /** How many seats of a slot are free. */
    public int seatsLeft(OutletTerms terms, Supply.Seated seated, String slot) {
        Optional<Slot> parsed = Slot.parse(slot);
        int seats =
                parsed.flatMap(known -> seated.showing(known.showing()))
                        .flatMap(showing -> showing.seatClass(parsed.get().seatClass()))
                        .map(Showing.SeatClass::seats)
                        .orElse(0);
        int taken =
                host.read(
                                home(terms.campaign(), terms.id()),
                                new EntityKey.OfSeats(terms.campaign(), terms.id(), slot))
                        .takenCount();
        return Math.max(0, seats - taken);
    }

    /**
     * The nearest outlets that could make it in less than {@code waitMillis}. Looks at kitchens
     * from the nearest on, and at none beyond those that it names.
     */
    List<Other> sooner(Ask ask, long waitMillis, long nowMillis) {
        List<Neighbours.Neighbour> near = neighbours.of(ask.campaign(), ask.outlet());
        if (near.isEmpty()) {
            return List.of();
        }
        int minute = campaign(ask.campaign()).minuteOfDayAt(nowMillis);
        List<Other> others = new ArrayList<>(MOST_OTHERS);
        for (Neighbours.Neighbour one : near) {
            if (others.size() == MOST_OTHERS) {
                break;
            }
            OutletTerms other = one.outlet();
            if (DayHours.open(other.hours(), minute)
                    && ask.lines().stream().allMatch(line -> sells(other, line, minute))) {
                wait(other, ask.lines(), nowMillis)
                        .filter(wait -> wait.millis() < waitMillis)
                        .ifPresent(
                                wait -> others.add(new Other(other, one.meters(), wait.millis())));
            }
        }
        return List.copyOf(others);
    }

    private CampaignTerms campaign(String id) {
        return host.read(Shard.homeOf(id, host.shards()), new EntityKey.OfCampaign(id)).terms();
    }

    /** Whether an outlet has a line's item now, and every option of it. */
    private static boolean sells(OutletTerms outlet, Line line, int minute) {
        return outlet.item(line.item())
                .filter(item -> DayHours.open(item.hours(), minute))
                .filter(item ->
                        line.picks().stream()
                                .allMatch(pick ->
                                        item.group(pick.group())
                                                .flatMap(group -> group.option(pick.option()))
                                                .isPresent()))
                .isPresent();
    }
}
