package io.hongbao.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.core.EntityKey;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.order.Line;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Pace;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.outlet.Supply;
import io.hongbao.server.outlet.Neighbours;
import io.hongbao.server.outlet.Outlets;
import io.hongbao.server.outlet.StillHost;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Where else a full outlet sends people, and what that costs. */
class WaitsTest {

    private static final CampaignTerms TERMS =
            ((CampaignFile.Valid) CampaignFile.read(Path.of("../samples/lny2026")))
                    .draft()
                    .withoutSecrets();
    private static final long TEN = Instant.parse("2026-02-06T02:00:00Z").toEpochMilli();
    private static final int QUEUE_MINUTES = 10;
    private static final int FAR_STEPS = 200;
    private static final Waits.Ask TEA =
            new Waits.Ask("lny2026", "shop-0", List.of(new Line("tea", 1, List.of(), "")));

    private final StillHost host = new StillHost();

    /** A shop so many steps of 111 metres to the north. */
    private static OutletTerms shop(int steps, String item, DayHours... hours) {
        return new OutletTerms(
                "lny2026",
                "shop-" + steps,
                "Shop",
                "drinks",
                Map.of("zh", "店", "en", "Shop"),
                new Place(1_000 * steps, 0),
                List.of(hours),
                new Supply.Kitchen(1, QUEUE_MINUTES, 0),
                List.of(
                        new MenuItem(
                                item,
                                Map.of("zh", "茶", "en", "Tea"),
                                100,
                                1,
                                List.of(),
                                List.of())));
    }

    private void fill(String shop) {
        long minute = Pace.minuteOf(TEN);
        host.put(
                new EntityKey.OfPace("lny2026", shop),
                new Pace(
                        "lny2026",
                        shop,
                        LongStream.range(minute, minute + QUEUE_MINUTES)
                                .mapToObj(busy -> new Reservation.MinuteLoad(busy, 1))
                                .toList()));
    }

    private Outlets outlets(List<OutletTerms> all) {
        host.put(
                new EntityKey.OfCampaign("lny2026"),
                new Campaign("lny2026", List.of(TERMS), CampaignStatus.RUNNING, 1, List.of()));
        all.forEach(terms -> host.put(terms, 1, false));
        return new Outlets(
                host,
                all.stream()
                        .map(terms -> new EntityKey.OfOutlet(terms.campaign(), terms.id()))
                        .toList());
    }

    private Waits waits(Outlets outlets) {
        return new Waits(host, new Neighbours(outlets));
    }

    private List<String> sooner(Waits waits) {
        host.reads().clear();
        return waits.sooner(TEA, Long.MAX_VALUE, TEN).stream()
                .map(other -> other.outlet().id())
                .toList();
    }

    private List<String> pacesRead() {
        return host.reads().stream()
                .filter(EntityKey.OfPace.class::isInstance)
                .map(key -> ((EntityKey.OfPace) key).outlet())
                .toList();
    }

    @Test
    void theNearestThreeWithRoomAreNamedAndNoneBeyondThemIsLookedAt() {
        List<OutletTerms> all = new ArrayList<>();
        for (int i = 20; i >= 0; i--) {
            all.add(shop(i, "tea"));
        }
        Waits waits = waits(outlets(all));
        fill("shop-0");
        fill("shop-1");
        fill("shop-3");
        assertThat(sooner(waits)).containsExactly("shop-2", "shop-4", "shop-5");
        assertThat(pacesRead()).containsExactly("shop-1", "shop-2", "shop-3", "shop-4", "shop-5");
        assertThat(waits.sooner(TEA, Long.MAX_VALUE, TEN))
                .extracting(Waits.Other::meters)
                .containsExactly(222L, 445L, 556L);
    }

    @Test
    void whoIsFarSellsNothingOfItOrIsClosedIsNotLookedAt() {
        Waits waits =
                waits(
                        outlets(
                                List.of(
                                        shop(0, "tea"),
                                        shop(1, "rice"),
                                        shop(2, "tea", new DayHours(0, 60)),
                                        shop(3, "tea"),
                                        shop(FAR_STEPS, "tea"))));
        assertThat(sooner(waits)).containsExactly("shop-3");
        assertThat(pacesRead()).containsExactly("shop-3");
    }

    @Test
    void aTownThatIsFullCostsABoundedNumberOfLooks() {
        List<OutletTerms> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            all.add(shop(i, "tea"));
            fill("shop-" + i);
        }
        Waits waits = waits(outlets(all));
        assertThat(sooner(waits)).isEmpty();
        assertThat(pacesRead()).hasSize(50).startsWith("shop-1", "shop-2").endsWith("shop-50");
    }

    @Test
    void whoIsPausedIsNamedNoMore() {
        Outlets outlets = outlets(List.of(shop(0, "tea"), shop(1, "tea"), shop(2, "tea")));
        Waits waits = waits(outlets);
        assertThat(sooner(waits)).containsExactly("shop-1", "shop-2");
        host.put(shop(1, "tea"), 2, true);
        outlets.refresh("lny2026", "shop-1");
        assertThat(sooner(waits)).containsExactly("shop-2");
        host.put(shop(1, "tea"), 3, false);
        outlets.refresh("lny2026", "shop-1");
        assertThat(sooner(waits)).containsExactly("shop-1", "shop-2");
    }

    @Test
    void onlyWhoIsQuickerThanTheWaitIsNamed() {
        Waits waits = waits(outlets(List.of(shop(0, "tea"), shop(1, "tea"), shop(2, "tea"))));
        long minute = Pace.minuteOf(TEN);
        host.put(
                new EntityKey.OfPace("lny2026", "shop-1"),
                new Pace("lny2026", "shop-1", List.of(new Reservation.MinuteLoad(minute, 1))));
        assertThat(waits.sooner(TEA, 60_000, TEN))
                .extracting(other -> other.outlet().id())
                .containsExactly("shop-2");
        assertThat(waits.sooner(TEA, 60_001, TEN))
                .extracting(other -> other.outlet().id())
                .containsExactly("shop-1", "shop-2");
    }
}
