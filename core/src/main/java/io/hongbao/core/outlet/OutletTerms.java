package io.hongbao.core.outlet;

import io.hongbao.core.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An outlet as its file says it. Prices are in minor units of the campaign's currency.
 *
 * @param campaign whose cards it takes
 * @param id 1-40 of {@code [a-z0-9-]}, unique in the campaign
 * @param merchant who is paid: the name on settlement statements
 * @param category what its sales count as for cards, such as {@code drinks}
 * @param names by language ({@code zh}, {@code en})
 * @param place where it is
 * @param hours when it is open; empty for always
 * @param supply how much it can give
 * @param items its menu
 */
public record OutletTerms(
        String campaign,
        String id,
        String merchant,
        String category,
        Map<String, String> names,
        Place place,
        List<DayHours> hours,
        Supply supply,
        List<MenuItem> items) {

    public static final int MAX_ITEMS = 500;

    public OutletTerms {
        names = Map.copyOf(names);
        hours = List.copyOf(hours);
        items = List.copyOf(items);
        Require.inRange(campaign.length(), 1, 40, "campaign id length");
        Require.inRange(id.length(), 1, 40, "outlet id length");
        Require.inRange(merchant.length(), 1, 64, "merchant name length");
        Require.inRange(category.length(), 1, 40, "category length");
        Require.inRange(items.size(), 1, MAX_ITEMS, "number of items of outlet " + id);
        Set<String> ids = new HashSet<>();
        for (MenuItem item : items) {
            Require.that(ids.add(item.id()), "outlet " + id + " has item " + item.id() + " twice");
            Require.that(
                    (item.makes() > 0) == (supply instanceof Supply.Kitchen),
                    "item " + item.id() + " must take makes in a kitchen, and none where it seats");
        }
        if (supply instanceof Supply.Seated seated) {
            for (Showing showing : seated.showings()) {
                Require.that(
                        ids.contains(showing.item()),
                        "showing " + showing.id() + " sells the unknown item " + showing.item());
            }
        }
    }

    public Optional<MenuItem> item(String itemId) {
        for (MenuItem item : items) {
            if (item.id().equals(itemId)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }
}
