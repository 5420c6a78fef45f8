package io.hongbao.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A value in the file: what it is, and where. Whatever is asked of it and does not hold is noted as
 * a problem, and the answer is then empty.
 *
 * @param path the field, such as {@code prizes[card25].card.amount}
 */
public record Spot(Problems problems, String path, Node node) {
    private static final String ONE_PER_LINE =
            "write each item on a line of its own that begins with \"- \"";

    /** Notes a problem with this value. */
    public <T> Optional<T> refuse(String rule, String fix) {
        problems.add(node.place(), path, rule, fix);
        return Optional.empty();
    }

    boolean isEmpty() {
        return node instanceof Node.Scalar scalar && scalar.isEmpty();
    }

    /** The value as one piece of text. */
    public Optional<String> scalar() {
        if (isEmpty()) {
            return refuse("has no value", "write one after the colon");
        }
        return switch (node) {
            case Node.Scalar scalar -> Optional.of(scalar.text());
            case Node.Sequence _ ->
                    refuse("must be a single value, but is a list", "write one value");
            case Node.Mapping _ ->
                    refuse("must be a single value, but has fields of its own", "write one value");
        };
    }

    /** The value as text of this form. */
    public Optional<String> matching(Pattern form, String rule, String fix) {
        Optional<String> text = scalar();
        return text.isPresent() && !form.matcher(text.get()).matches() ? refuse(rule, fix) : text;
    }

    /**
     * The value as one of the known words.
     *
     * @param otherwise what to do about a word that resembles none of them
     */
    public Optional<String> oneOf(
            Collection<String> known, String rule, Supplier<String> otherwise) {
        Optional<String> text = scalar();
        return text.isPresent() && !known.contains(text.get())
                ? refuse(rule, NearMiss.fix(text.get(), known, otherwise.get()))
                : text;
    }

    /** The value as fields. Unknown ones and repeated ones are noted. */
    public Optional<Fields> fields(String... known) {
        if (isEmpty()) {
            return refuse("has no value", "write its fields below it: " + String.join(", ", known));
        }
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(new Fields(this, mapping, Arrays.asList(known)));
        }
        return refuse(
                "must have fields of its own", "write them below it: " + String.join(", ", known));
    }

    /** The value as a list of {@code least} (0 or 1) to {@code most} items. */
    public Optional<List<Spot>> items(int least, int most) {
        if (isEmpty()) {
            return refuse("has no value", ONE_PER_LINE);
        }
        if (!(node instanceof Node.Sequence sequence)) {
            return refuse("must be a list", ONE_PER_LINE);
        }
        if (sequence.items().size() < least) {
            return refuse("must have at least one item", ONE_PER_LINE);
        }
        if (sequence.items().size() > most) {
            return refuse("must have at most " + most + " items", "remove some");
        }
        List<Spot> spots = new ArrayList<>();
        for (Node item : sequence.items()) {
            spots.add(new Spot(problems, path + "[" + label(item, spots.size()) + "]", item));
        }
        return Optional.of(spots);
    }

    /** An item is called by its id, or by its number from 0. */
    private static String label(Node item, int index) {
        return id(item).map(id -> id.substring(0, Math.min(id.length(), 40)))
                .orElse(Integer.toString(index));
    }

    /** The value of the field {@code id}, right or wrong. */
    public Optional<String> id() {
        return id(node);
    }

    private static Optional<String> id(Node node) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                boolean isId = entry.name().text().equals("id");
                if (isId && entry.value() instanceof Node.Scalar id && !id.isEmpty()) {
                    return Optional.of(id.text());
                }
            }
        }
        return Optional.empty();
    }
}
