package io.hongbao.core.outlet;

import io.hongbao.core.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that an outlet sells.
 *
 * @param id 1-40 of {@code [a-z0-9-]}, unique in the outlet
 * @param names by language ({@code zh}, {@code en})
 * @param priceMinor what one costs without surcharges, in minor units; for seats the price stands
 *     on the class, and this is 0
 * @param makes how many of the kitchen's makes one takes, 1-100; 0 for seats
 * @param groups what can be chosen
 * @param hours when it is to be had; empty for as long as the outlet is open
 */
public record MenuItem(
        String id,
        Map<String, String> names,
        long priceMinor,
        int makes,
        List<OptionGroup> groups,
        List<DayHours> hours) {

    /** No item costs more, in minor units: every sum of an order stays far inside a long. */
    public static final long MAX_PRICE_MINOR = 100_000_000L;

    public MenuItem {
        names = Map.copyOf(names);
        groups = List.copyOf(groups);
        hours = List.copyOf(hours);
        Require.inRange(id.length(), 1, 40, "item id length");
        Require.inRange(priceMinor, 0, MAX_PRICE_MINOR, "item " + id + " price in minor units");
        Require.inRange(makes, 0, 100, "item " + id + " makes");
        Set<String> ids = new HashSet<>();
        for (OptionGroup group : groups) {
            Require.that(ids.add(group.id()), "item " + id + " has two groups " + group.id());
        }
    }

    public Optional<OptionGroup> group(String groupId) {
        for (OptionGroup group : groups) {
            if (group.id().equals(groupId)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }
}
