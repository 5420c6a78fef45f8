package io.hongbao.yaml;

import java.util.List;

/**
 * A piece of YAML, with its place in the file. It is for looking at what may be wrong without
 * noting it; to read a value, ask its {@link Spot}.
 */
public sealed interface Node {

    Place place();

    /** A line and column, both from 1; {@link #WHOLE_FILE} for none. */
    record Place(int line, int column) {
        static final Place WHOLE_FILE = new Place(0, 0);
    }

    /**
     * One value.
     *
     * @param text as written, without quotes: numbers are never rounded
     * @param quoted whether it stood in quotes or in a block
     */
    record Scalar(Place place, String text, boolean quoted) implements Node {
        boolean isEmpty() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    /** A list. */
    record Sequence(Place place, List<Node> items) implements Node {}

    /** Fields with values. */
    record Mapping(Place place, List<Entry> entries) implements Node {}

    /** A field and its value. */
    record Entry(Scalar name, Node value) {}
}
