package io.hongbao.server.outlet;

import io.hongbao.core.EntityKey;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Supply;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Which kitchens near an outlet might make what it makes: prepared for each outlet when it is first
 * asked for, and again when any outlet has changed. A full outlet refuses many, and each refusal
 * names others: none of them may look at all outlets.
 */
public final class Neighbours {

    /** How far away is still near, in metres. */
    static final long NEARBY_METERS = 20_000;

    /** How many are kept for an outlet, the nearest ones. */
    static final int MOST = 50;

    private final Outlets outlets;
    private final Map<EntityKey.OfOutlet, Kept> kept = new ConcurrentHashMap<>();

    public Neighbours(Outlets outlets) {
        this.outlets = outlets;
    }

    /**
     * Another outlet, which takes orders and has at least one item in common.
     *
     * @param meters how far it is
     */
    public record Neighbour(OutletTerms outlet, long meters) {}

    private record Kept(long changes, List<Neighbour> nearest) {}

    /** Those of an outlet, the nearest first; none when it is not known, or is no kitchen. */
    public List<Neighbour> of(String campaign, String outlet) {
        Optional<OutletTerms> here =
                outlets.find(campaign, outlet)
                        .map(OutletView::terms)
                        .filter(terms -> terms.supply() instanceof Supply.Kitchen);
        if (here.isEmpty()) {
            return List.of();
        }
        // Read before the outlets: what changes meanwhile makes this list old.
        long changes = outlets.changes();
        EntityKey.OfOutlet key = new EntityKey.OfOutlet(campaign, outlet);
        Kept known = kept.get(key);
        if (known == null || known.changes() != changes) {
            known = new Kept(changes, nearest(here.get()));
            kept.put(key, known);
        }
        return known.nearest();
    }

    private List<Neighbour> nearest(OutletTerms here) {
        Set<String> items =
                here.items().stream().map(MenuItem::id).collect(Collectors.toUnmodifiableSet());
        return outlets.takingOrders(here.campaign()).stream()
                .filter(other -> !other.id().equals(here.id()))
                .filter(other -> other.supply() instanceof Supply.Kitchen)
                .map(other -> new Neighbour(other, here.place().metersTo(other.place())))
                .filter(one -> one.meters() <= NEARBY_METERS)
                .filter(one ->
                        one.outlet().items().stream().anyMatch(item -> items.contains(item.id())))
                .sorted(
                        Comparator.comparingLong(Neighbour::meters)
                                .thenComparing(one -> one.outlet().id()))
                .limit(MOST)
                .toList();
    }
}
