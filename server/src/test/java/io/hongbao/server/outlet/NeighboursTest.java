package io.hongbao.server.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.EntityKey;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Supply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private final StillHost host = new StillHost();

    private OutletTerms shop(String id, int microdegreesNorth) {
        OutletTerms shop =
                new OutletTerms(
                        "lny2026",
                        id,
                        "Shop",
                        "drinks",
                        Map.of("zh", "店", "en", "Shop"),
                        new Place(microdegreesNorth, 0),
                        List.of(),
                        new Supply.Kitchen(1, 10, 0),
                        List.of(
                                new MenuItem(
                                        "tea",
                                        Map.of("zh", "茶", "en", "Tea"),
                                        100,
                                        1,
                                        List.of(),
                                        List.of())));
        host.put(shop, 1, false);
        return shop;
    }

    @Test
    void theyArePreparedOnceUntilAnOutletChanges() {
        shop("here", 0);
        shop("near", 2_000);
        OutletTerms moves = shop("moves", 1_000);
        Outlets outlets =
                new Outlets(
                        host,
                        List.of(
                                new EntityKey.OfOutlet("lny2026", "here"),
                                new EntityKey.OfOutlet("lny2026", "near"),
                                new EntityKey.OfOutlet("lny2026", "moves")));
        Neighbours neighbours = new Neighbours(outlets);
        List<Neighbours.Neighbour> first = neighbours.of("lny2026", "here");
        assertThat(first).extracting(one -> one.outlet().id()).containsExactly("moves", "near");
        assertThat(neighbours.of("lny2026", "here")).isSameAs(first);
        host.put(shop("moves", 3_000), 2, false);
        outlets.refresh("lny2026", moves.id());
        assertThat(neighbours.of("lny2026", "here"))
                .extracting(one -> one.outlet().id())
                .containsExactly("near", "moves");
        assertThat(neighbours.of("lny2026", "nobody")).isEmpty();
    }
}
