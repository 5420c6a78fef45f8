package io.hongbao.core.order;

import io.hongbao.core.Require;
import java.util.Comparator;
import java.util.List;

/**
 * What somebody asks for: so many of one item, made the same way.
 *
 * @param item the menu item's id
 * @param quantity how many; the rules say how many at most
 * @param picks what was chosen, sorted; what was not said is the item's standard
 * @param slot for seats the id of their {@link io.hongbao.core.outlet.Slot}; else empty
 */
public record Line(String item, int quantity, List<Pick> picks, String slot) {

    /** No line has more picks. */
    public static final int MAX_PICKS = 40;

    /** No slot's id is longer. */
    public static final int MAX_SLOT_LENGTH = 100;

    /** One chosen option. */
    public record Pick(String group, String option) {
        public Pick {
            Require.inRange(group.length(), 1, 40, "option group length");
            Require.inRange(option.length(), 1, 40, "option length");
        }
    }

    private static final Comparator<Pick> ORDER =
            Comparator.comparing(Pick::group).thenComparing(Pick::option);

    public Line {
        picks = picks.stream().sorted(ORDER).toList();
        Require.inRange(item.length(), 1, 40, "item length");
        Require.inRange(picks.size(), 0, MAX_PICKS, "number of picks");
        Require.inRange(slot.length(), 0, MAX_SLOT_LENGTH, "slot length");
    }
}
