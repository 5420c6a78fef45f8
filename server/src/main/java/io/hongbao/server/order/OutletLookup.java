package io.hongbao.server.order;

import io.hongbao.core.EntityKey;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.embedded.EmbeddedHost;
import java.util.Collection;
import java.util.function.Function;

/** The outlets of a campaign that take orders, as they are now. */
public final class OutletLookup implements Function<String, Collection<OutletTerms>> {

    private final EmbeddedHost host;

    public OutletLookup(EmbeddedHost host) {
        this.host = host;
    }

    @Override
    public Collection<OutletTerms> apply(String campaign) {
        return host.residents().stream()
                .filter(EntityKey.OfOutlet.class::isInstance)
                .map(EntityKey.OfOutlet.class::cast)
                .filter(key -> key.campaign().equals(campaign))
                .map(key -> host.read(0, key))
                .filter(outlet -> !outlet.isUnknown() && !outlet.paused())
                .map(Outlet::terms)
                .toList();
    }
}
