package io.hongbao.campaignfile;

import io.hongbao.yaml.NearMiss;
import io.hongbao.yaml.Spot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parts of a list that other parts of the file name by their ids. */
final class Named<T> {
    /** A list of more ids than this helps nobody. */
    private static final int MOST_LISTED = 20;

    private final String what;
    private final String section;
    private final List<Spot> items;
    private final Map<String, T> parts = new HashMap<>();

    private Named(String what, String section, List<Spot> items) {
        this.what = what;
        this.section = section;
        this.items = items;
    }

    /**
     * Reads the parts. Ids that are used twice are noted.
     *
     * @param what one of them is called, with its article
     * @param section the list's name
     */
    static <T> Named<T> read(
            String what, String section, List<Spot> items, Function<Spot, Optional<T>> read) {
        Named<T> named = new Named<>(what, section, items);
        Common.all(
                items,
                what.substring(what.indexOf(' ') + 1),
                item -> {
                    Optional<T> part = read.apply(item);
                    part.ifPresent(one -> item.id().ifPresent(id -> named.parts.put(id, one)));
                    return part;
                });
        return named;
    }

    /**
     * The part that {@code spot} names. One that has problems of its own is not to be had, and that
     * is not noted a second time; neither is anything while a part is without an id.
     */
    Optional<T> find(Spot spot) {
        Optional<String> id = spot.scalar();
        Optional<T> part = id.flatMap(known -> Optional.ofNullable(parts.get(known)));
        if (id.isEmpty() || part.isPresent() || spot.problems().isFull()) {
            return part;
        }
        Set<String> known =
                items.stream()
                        .flatMap(item -> item.id().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        boolean allHaveIds = items.stream().allMatch(item -> item.id().isPresent());
        if (!allHaveIds || known.contains(id.get())) {
            return Optional.empty();
        }
        String otherwise =
                known.isEmpty() || known.size() > MOST_LISTED
                        ? "use the id of one in " + section
                        : "use one of: " + String.join(", ", known);
        return spot.refuse(
                "must name " + what + ", but none is called \"" + id.get() + "\"",
                NearMiss.fix(id.get(), known, otherwise));
    }
}
