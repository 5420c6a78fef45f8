package io.hongbao.server.live;

import io.hongbao.core.outlet.Supply;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.outlet.OutletLoad;
import io.hongbao.server.outlet.OutletView;
import io.hongbao.server.outlet.Outlets;
import io.hongbao.server.problem.Language;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How busy a campaign's kitchens are. They are many, and looking at a queue is a read: {@value
 * #LOOKS} are looked at in a turn, and the others in the next ones. Not thread-safe.
 */
final class Kitchens {

    /** How many are shown: the busiest. */
    static final int SHOWN = 100;

    static final int LOOKS = 200;

    private final Outlets outlets;
    private final OutletLoad load;
    private final CampaignClock clock;
    private final Map<String, Queues> byCampaign = new HashMap<>();

    /** What was seen of a campaign's queues: makes by outlet, and where to go on. */
    private static final class Queues {
        final Map<String, Long> makes = new HashMap<>();
        int next;
    }

    Kitchens(Outlets outlets, OutletLoad load, CampaignClock clock) {
        this.outlets = outlets;
        this.load = load;
        this.clock = clock;
    }

    /** Takes a turn. */
    void look(String campaign) {
        Queues queues = byCampaign.computeIfAbsent(campaign, _ -> new Queues());
        List<OutletView> kitchens = of(campaign);
        long nowMillis = clock.getAsLong();
        for (int i = 0; i < Math.min(LOOKS, kitchens.size()); i++) {
            OutletView kitchen = kitchens.get((queues.next + i) % kitchens.size());
            queues.makes.put(kitchen.id(), load.queuedMakes(kitchen.terms(), nowMillis));
        }
        queues.next = kitchens.isEmpty() ? 0 : (queues.next + LOOKS) % kitchens.size();
    }

    /** Nobody watches this campaign any more. */
    void forget(String campaign) {
        byCampaign.remove(campaign);
    }

    /** Those that were looked at, the busiest first. */
    List<Figures.OutletFigure> busiest(String campaign, Language language) {
        Map<String, Long> makes = byCampaign.getOrDefault(campaign, new Queues()).makes;
        return of(campaign).stream()
                .filter(view -> makes.containsKey(view.id()))
                .map(view -> figure(view, makes.getOrDefault(view.id(), 0L), language))
                .sorted(
                        Comparator.comparingDouble(Figures.OutletFigure::busy)
                                .reversed()
                                .thenComparing(Figures.OutletFigure::id))
                .limit(SHOWN)
                .toList();
    }

    private List<OutletView> of(String campaign) {
        return outlets.of(campaign).stream()
                .filter(view -> view.terms().supply() instanceof Supply.Kitchen)
                .toList();
    }

    private static Figures.OutletFigure figure(OutletView view, long makes, Language language) {
        double most =
                view.terms().supply() instanceof Supply.Kitchen kitchen
                        ? (double) kitchen.makesPerMinute() * kitchen.queueMinutes()
                        : 1;
        return new Figures.OutletFigure(
                view.id(),
                view.name(language),
                Math.round(Math.min(1, makes / most) * 1_000) / 1_000.0,
                makes,
                view.outlet().paused());
    }
}
