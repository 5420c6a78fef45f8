package io.hongbao.testkit;

import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OptionGroup;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Supply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes random outlets: kitchens that are full after a few orders, cinemas with a handful of seats,
 * trains; and changes them as operators do.
 */
public final class OutletTermsGenerator {

    private final SplittableRandom random;

    public OutletTermsGenerator(SplittableRandom random) {
        this.random = random;
    }

    /**
     * A kitchen with two drinks, of which one comes in sizes, with toppings and at a standard.
     *
     * @param makesPerMinute how many it makes in a minute
     * @param queueMinutes how far ahead it takes orders
     */
    public OutletTerms kitchen(String campaign, String id, int makesPerMinute, int queueMinutes) {
        OptionGroup size =
                new OptionGroup(
                        "size",
                        false,
                        "m",
                        List.of(option("s", -200), option("m", 0), option("l", 300)));
        OptionGroup toppings =
                new OptionGroup(
                        "toppings", true, "", List.of(option("pearls", 150), option("jelly", 100)));
        MenuItem tea =
                new MenuItem(
                        "tea",
                        Map.of("en", "Tea"),
                        1_500 + random.nextInt(5) * 100L,
                        1,
                        List.of(size, toppings),
                        List.of());
        MenuItem cake =
                new MenuItem(
                        "cake",
                        Map.of("en", "Cake"),
                        800,
                        2,
                        List.of(),
                        List.of(new DayHours(0, 1_320)));
        return terms(
                campaign,
                id,
                "drinks",
                List.of(new DayHours(0, 1_410)),
                new Supply.Kitchen(makesPerMinute, queueMinutes, random.nextInt(3)),
                List.of(tea, cake));
    }

    /**
     * A cinema or a railway.
     *
     * @param firstDay the first day of its showings, days since 1970-01-01
     * @param seats how many seats a class has
     * @param train whether it goes somewhere
     */
    public OutletTerms seated(String campaign, String id, long firstDay, int seats, boolean train) {
        List<Showing> showings = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            showings.add(
                    new Showing(
                            "show" + i,
                            "seat",
                            Map.of("en", "Show " + i),
                            train ? "sha" : "",
                            train ? "bjs" : "",
                            660 + i * 240,
                            90 + i * 30,
                            firstDay,
                            firstDay + 3,
                            List.of(
                                    new Showing.SeatClass(
                                            "second", Map.of("en", "Second"), 3_900, seats),
                                    new Showing.SeatClass(
                                            "first", Map.of("en", "First"), 5_900, 2))));
        }
        MenuItem seat = new MenuItem("seat", Map.of("en", "Seat"), 0, 0, List.of(), List.of());
        return terms(
                campaign,
                id,
                train ? "travel" : "leisure",
                List.of(),
                new Supply.Seated(showings),
                List.of(seat));
    }

    private static OptionGroup.Option option(String id, long surchargeMinor) {
        return new OptionGroup.Option(id, Map.of("en", id), surchargeMinor);
    }

    private static OutletTerms terms(
            String campaign,
            String id,
            String category,
            List<DayHours> hours,
            Supply supply,
            List<MenuItem> items) {
        return new OutletTerms(
                campaign,
                id,
                "Merchant of " + id,
                category,
                Map.of("en", id),
                new Place(31_230_000, 121_470_000),
                hours,
                supply,
                items);
    }

    /** Dearer or cheaper, faster or slower. */
    public OutletTerms changed(OutletTerms old) {
        List<MenuItem> items =
                old.items().stream()
                        .map(item ->
                                new MenuItem(
                                        item.id(),
                                        item.names(),
                                        item.makes() == 0
                                                ? 0
                                                : Math.max(0, item.priceMinor() + change(200)),
                                        item.makes(),
                                        item.groups(),
                                        item.hours()))
                        .toList();
        Supply supply =
                switch (old.supply()) {
                    case Supply.Kitchen kitchen ->
                            new Supply.Kitchen(
                                    Math.max(1, kitchen.makesPerMinute() + (int) change(2)),
                                    kitchen.queueMinutes(),
                                    kitchen.prepMinutes());
                    case Supply.Seated seated ->
                            new Supply.Seated(
                                    seated.showings().stream().map(this::repriced).toList());
                };
        return terms(old.campaign(), old.id(), old.category(), old.hours(), supply, items);
    }

    private Showing repriced(Showing old) {
        return new Showing(
                old.id(),
                old.item(),
                old.names(),
                old.from(),
                old.to(),
                old.startMinute(),
                old.durationMinutes(),
                old.firstDay(),
                old.lastDay(),
                old.classes().stream()
                        .map(one ->
                                new Showing.SeatClass(
                                        one.id(),
                                        one.names(),
                                        Math.max(0, one.priceMinor() + change(300)),
                                        one.seats()))
                        .toList());
    }

    private long change(int most) {
        return random.nextInt(-most, most + 1);
    }
}
