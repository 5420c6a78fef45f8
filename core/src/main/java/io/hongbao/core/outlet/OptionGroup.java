package io.hongbao.core.outlet;

import io.hongbao.core.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be chosen about an item, such as its size, sugar, ice or toppings.
 *
 * @param id 1-40 of {@code [a-z0-9-]}
 * @param many whether several may be chosen; else exactly one is
 * @param standard the option that holds when nothing is said; empty for none, which only {@code
 *     many} may have
 * @param options at least one
 */
public record OptionGroup(String id, boolean many, String standard, List<Option> options) {

    /**
     * One thing to choose.
     *
     * @param id 1-40 of {@code [A-Za-z0-9-]}
     * @param names by language
     * @param surchargeMinor what it adds to the price of one, in minor units; may be negative
     */
    public record Option(String id, Map<String, String> names, long surchargeMinor) {
        public Option {
            names = Map.copyOf(names);
            Require.inRange(id.length(), 1, 40, "option id length");
            Require.inRange(
                    surchargeMinor,
                    -MenuItem.MAX_PRICE_MINOR,
                    MenuItem.MAX_PRICE_MINOR,
                    "option " + id + " surcharge in minor units");
        }
    }

    public OptionGroup {
        options = List.copyOf(options);
        Require.inRange(id.length(), 1, 40, "group id length");
        Require.inRange(options.size(), 1, 100, "number of options of group " + id);
        Set<String> ids = new HashSet<>();
        for (Option option : options) {
            Require.that(ids.add(option.id()), "group " + id + " has two options " + option.id());
        }
        Require.that(
                standard.isEmpty() ? many : ids.contains(standard),
                "group " + id + " must name one of its options as the standard");
    }

    public Optional<Option> option(String optionId) {
        for (Option option : options) {
            if (option.id().equals(optionId)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
