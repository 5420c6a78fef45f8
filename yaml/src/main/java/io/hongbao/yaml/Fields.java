package io.hongbao.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The fields of a value. */
public final class Fields {
    private final Spot spot;
    private final Map<String, Spot> values = new LinkedHashMap<>();

    Fields(Spot spot, Node.Mapping mapping, List<String> known) {
        this.spot = spot;
        String otherwise = "remove it, or use one of: " + String.join(", ", known);
        for (Node.Entry entry : mapping.entries()) {
            String name = entry.name().text();
            String path = spot.path().isEmpty() ? name : spot.path() + "." + name;
            Spot named = new Spot(spot.problems(), path, entry.name());
            if (!known.contains(name)) {
                named.refuse(
                        "is not a field that is known here", NearMiss.fix(name, known, otherwise));
            } else if (values.containsKey(name)) {
                named.refuse("is there twice", "remove one of the two");
            } else {
                values.put(name, new Spot(spot.problems(), path, entry.value()));
            }
        }
    }

    /** The value that these are the fields of. */
    public Spot spot() {
        return spot;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * The value of a field; of the whole when there is no such field, so that a problem always has
     * a place.
     */
    public Spot at(String name) {
        return values.getOrDefault(name, spot);
    }

    /** The value of a field that must be there. */
    public Optional<Spot> need(String name, String example) {
        Optional<Spot> value = Optional.ofNullable(values.get(name));
        if (value.isEmpty()) {
            missing(name, example);
        }
        return value;
    }

    /** Reads a field that must be there. */
    public <T> Optional<T> need(String name, String example, Function<Spot, Optional<T>> read) {
        return need(name, example).flatMap(read);
    }

    /**
     * Reads a field that may be there. When it is not, or is wrong, the answer is {@code
     * otherwise}: a wrong one has been noted, and nothing comes of a file with problems.
     */
    public <T> T or(String name, T otherwise, Function<Spot, Optional<T>> read) {
        return Optional.ofNullable(values.get(name)).flatMap(read).orElse(otherwise);
    }

    private void missing(String name, String example) {
        String path = spot.path().isEmpty() ? name : spot.path() + "." + name;
        new Spot(spot.problems(), path, spot.node())
                .refuse("is missing", "add it, such as " + example);
    }
}
