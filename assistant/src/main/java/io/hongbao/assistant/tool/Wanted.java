package io.hongbao.assistant.tool;

import io.hongbao.core.Require;
import java.util.List;

/**
 * So many of one item, made the same way. An empty text means that nothing was said: the menu's
 * standard holds.
 *
 * @param item a menu item's id
 * @param quantity how many, 1-100
 * @param size an option's id
 * @param sugar an option's id
 * @param ice an option's id
 * @param toppings options' ids
 * @param slot for seats: {@code showing/2026-02-14/class}
 * @param options what else was chosen, in groups of other names
 */
public record Wanted(
        String item,
        int quantity,
        String size,
        String sugar,
        String ice,
        List<String> toppings,
        String slot,
        List<Pick> options) {

    public static final int MAX_QUANTITY = 100;

    /** A menu has groups of any names. */
    public static final int MAX_OPTIONS = 20;

    /** One chosen option of a group, both by their ids. */
    public record Pick(String group, String option) {}

    public Wanted {
        toppings = List.copyOf(toppings);
        options = List.copyOf(options);
        Require.inRange(item.length(), 1, 40, "item length");
        Require.inRange(quantity, 1, MAX_QUANTITY, "quantity");
    }

    /** With no options in other groups. */
    public Wanted(
            String item,
            int quantity,
            String size,
            String sugar,
            String ice,
            List<String> toppings,
            String slot) {
        this(item, quantity, size, sugar, ice, toppings, slot, List.of());
    }

    /** {@code quantity} of an item, as the menu makes it. */
    public static Wanted plain(String item, int quantity) {
        return new Wanted(item, quantity, "", "", "", List.of(), "");
    }
}
