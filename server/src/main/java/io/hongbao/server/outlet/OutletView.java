package io.hongbao.server.outlet;

import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.server.campaign.PrizeView;
import io.hongbao.server.problem.Language;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An outlet as it was when it was last looked at, with everything prepared that answers need again
 * and again.
 */
public final class OutletView {

    private final Outlet outlet;
    private final Map<Language, OutletJson> json = new ConcurrentHashMap<>();

    OutletView(Outlet outlet) {
        this.outlet = outlet;
    }

    public Outlet outlet() {
        return outlet;
    }

    /** What its file says. */
    public OutletTerms terms() {
        return outlet.terms();
    }

    public String id() {
        return outlet.id();
    }

    /** What it is called. */
    public String name(Language language) {
        return PrizeView.name(terms().names(), language, id());
    }

    /** Whether this is a view of {@code other}: versions count everything that changes. */
    boolean shows(Outlet other) {
        return outlet.version() == other.version();
    }

    /** What never changes from answer to answer, as JSON; made when it is first asked for. */
    OutletJson json(Language language) {
        return json.computeIfAbsent(language, wanted -> new OutletJson(outlet, wanted));
    }
}
