package io.hongbao.server.outlet;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Shard;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.OutletTerms;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All outlets of all campaigns, as views that cost nothing to look at. A view is refreshed after
 * every command to its outlet, and twice a second.
 */
public final class Outlets {

    private final Host host;
    private final Map<String, Map<String, OutletView>> byCampaign = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /**
     * @param known the outlets that are there already
     */
    public Outlets(Host host, Collection<EntityKey.OfOutlet> known) {
        this.host = host;
        known.forEach(key -> refresh(key.campaign(), key.outlet()));
    }

    /** The outlets of a campaign, paused ones too, by id. */
    public Collection<OutletView> of(String campaign) {
        return in(campaign).values();
    }

    /** The outlets of a campaign that take orders, as far as operators are concerned. */
    public List<OutletTerms> takingOrders(String campaign) {
        return of(campaign).stream()
                .filter(view -> !view.outlet().paused())
                .map(OutletView::terms)
                .toList();
    }

    /** One outlet, paused ones too. */
    public Optional<OutletView> find(String campaign, String id) {
        return Optional.ofNullable(in(campaign).get(id));
    }

    /** Counts the views that were replaced, so that what was made of them can be kept. */
    public long changes() {
        return changes.get();
    }

    /** Looks at every known outlet again. */
    public void refreshAll() {
        byCampaign.forEach(
                (campaign, views) -> views.keySet().forEach(id -> refresh(campaign, id)));
    }

    /** Looks at an outlet again. */
    public void refresh(String campaign, String id) {
        // Read inside, or an older look could replace a newer one.
        byCampaign
                .computeIfAbsent(campaign, _ -> new ConcurrentSkipListMap<>())
                .compute(
                        id,
                        (_, before) -> {
                            Outlet now =
                                    host.read(
                                            Shard.homeOfOutlet(campaign, id, host.shards()),
                                            new EntityKey.OfOutlet(campaign, id));
                            if (now.isUnknown() || (before != null && before.shows(now))) {
                                return before;
                            }
                            changes.incrementAndGet();
                            return new OutletView(now);
                        });
    }

    private Map<String, OutletView> in(String campaign) {
        Map<String, OutletView> views = byCampaign.get(campaign);
        return views == null ? Map.of() : views;
    }
}
