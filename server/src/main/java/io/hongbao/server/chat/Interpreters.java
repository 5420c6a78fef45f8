package io.hongbao.server.chat;

import io.hongbao.assistant.interpret.Interpreter;
import io.hongbao.assistant.interpret.Lexicon;
import io.hongbao.assistant.interpret.MenuWords;
import io.hongbao.assistant.interpret.PrizeWords;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Supply;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.outlet.OutletView;
import io.hongbao.server.outlet.Outlets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The interpreter that knows what all public campaigns sell. It is made anew when the menus have
 * changed, and never while somebody waits, except for the first time.
 */
public final class Interpreters implements Supplier<Interpreter> {

    private final Campaigns campaigns;
    private final Outlets outlets;
    private volatile @Nullable Made made;

    /** The words of all menus and cards. */
    private record Vocabulary(List<MenuWords> menu, List<PrizeWords> cards) {}

    /** What was looked at: views are replaced when what they show changes. */
    private record Seen(long outletChanges, List<CampaignView> campaigns) {}

    private record Made(Seen seen, Vocabulary vocabulary, Interpreter interpreter) {}

    public Interpreters(Campaigns campaigns, Outlets outlets) {
        this.campaigns = campaigns;
        this.outlets = outlets;
    }

    @Override
    public Interpreter get() {
        Made known = made;
        return known == null ? refresh() : known.interpreter();
    }

    /** Looks at the menus again. */
    public synchronized Interpreter refresh() {
        Seen seen = new Seen(outlets.changes(), List.copyOf(campaigns.all()));
        Made known = made;
        if (known != null && known.seen().equals(seen)) {
            return known.interpreter();
        }
        Vocabulary now = vocabulary();
        if (known != null && known.vocabulary().equals(now)) {
            made = new Made(seen, now, known.interpreter());
            return known.interpreter();
        }
        Lexicon lexicon =
                now.menu().isEmpty() ? Lexicon.standard() : Lexicon.of(now.menu(), now.cards());
        Interpreter interpreter = new Interpreter(lexicon);
        made = new Made(seen, now, interpreter);
        return interpreter;
    }

    private Vocabulary vocabulary() {
        Map<String, MenuWords.Family> families = new TreeMap<>();
        Map<String, Set<String>> names = new TreeMap<>();
        Map<String, PrizeWords> cards = new TreeMap<>();
        for (CampaignView campaign : campaigns.all()) {
            if (campaign.isPublic()) {
                campaign.terms().prizes().forEach(prize -> card(prize, cards));
                for (OutletView outlet : outlets.of(campaign.id())) {
                    items(outlet.terms(), families, names);
                }
            }
        }
        List<MenuWords> menu = new ArrayList<>();
        families.forEach((id, family) ->
                menu.add(new MenuWords(id, family, List.copyOf(names.getOrDefault(id, Set.of())))));
        return new Vocabulary(menu, List.copyOf(cards.values()));
    }

    private static void card(Prize prize, Map<String, PrizeWords> cards) {
        if (prize.content() instanceof Prize.Card card) {
            cards.put(prize.id(), new PrizeWords(prize.id(), card.amountMinor()));
        }
    }

    /** Trains are asked for by their ends, not by an item. */
    private static void items(
            OutletTerms outlet,
            Map<String, MenuWords.Family> families,
            Map<String, Set<String>> names) {
        for (MenuItem item : outlet.items()) {
            if (!isTrain(outlet, item)) {
                families.putIfAbsent(item.id(), family(outlet));
                names.computeIfAbsent(item.id(), _ -> new TreeSet<>())
                        .addAll(item.names().values());
            }
        }
    }

    private static MenuWords.Family family(OutletTerms outlet) {
        if (outlet.supply() instanceof Supply.Seated) {
            return MenuWords.Family.CINEMA;
        }
        return outlet.category().equals("drinks")
                ? MenuWords.Family.DRINK
                : MenuWords.Family.DINING;
    }

    private static boolean isTrain(OutletTerms outlet, MenuItem item) {
        return outlet.supply() instanceof Supply.Seated seated
                && seated.showings().stream()
                        .filter(showing -> showing.item().equals(item.id()))
                        .map(Showing::from)
                        .anyMatch(from -> !from.isEmpty());
    }
}
