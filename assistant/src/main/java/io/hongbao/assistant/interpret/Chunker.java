package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.Part.Aspect;
import io.hongbao.assistant.interpret.Part.Count;
import io.hongbao.assistant.interpret.Part.Mark;
import io.hongbao.assistant.interpret.Part.Name;
import io.hongbao.assistant.interpret.Part.Thing;
import io.hongbao.assistant.interpret.Part.Wish;
import java.util.ArrayList;
import java.util.List;

/** Groups the parts of an order into chunks: what belongs to which thing. */
final class Chunker {
    private final List<Part> parts;
    private final List<Chunk> chunks = new ArrayList<>();
    private Chunk chunk = new Chunk();
    private boolean correcting;

    /** Whether what follows comes on top: "再来一杯". */
    private boolean more;

    private int at;

    private Chunker(List<Part> parts) {
        this.parts = parts;
    }

    static List<Chunk> group(List<Part> parts) {
        Chunker chunker = new Chunker(parts);
        for (chunker.at = 0; chunker.at < parts.size(); chunker.at++) {
            chunker.take(parts.get(chunker.at));
        }
        chunker.close();
        return chunker.chunks;
    }

    private void take(Part part) {
        switch (part) {
            case Thing thing -> thing(thing);
            case Count count -> count(count);
            case Wish wish -> chunk.add(wish);
            case Mark mark -> mark(mark);
        }
    }

    /** Ends the chunk. A correction stays open until something is said that corrects. */
    private void close() {
        if (chunk.isEmpty()) {
            return;
        }
        if (correcting) {
            chunk.mark(Mark.CORRECT);
            correcting = false;
        }
        chunks.addAll(chunk.shared());
        chunk = new Chunk();
    }

    private void mark(Mark mark) {
        switch (mark) {
            case BREAK -> {
                close();
                more = false;
            }
            case COLON -> {
                chunk.mark(Mark.COLON);
                close();
                chunk = new Chunk();
            }
            case AND -> {
                if (!joinsToppings() && !joinsEach()) {
                    close();
                    chunk.mark(Mark.AND);
                    if (more) {
                        chunk.mark(Mark.MORE);
                    }
                    more = false;
                }
            }
            case CORRECT -> {
                if (isSaidLast()) {
                    chunk.mark(Mark.CORRECT);
                }
                close();
                correcting = true;
            }
            case MORE -> {
                correcting = false;
                more = true;
            }
            case REST, ORDINAL -> {
                close();
                chunk.mark(mark);
                if (mark == Mark.ORDINAL) {
                    chunk.count(new Count(1, false));
                }
            }
            case ALL, BOTH, EACH, EACH_PERSON, FOR_SOMEBODY, PASSED_OVER -> chunk.mark(mark);
        }
    }

    /** "with pearls, no pearls actually": nothing follows, so this is what corrects. */
    private boolean isSaidLast() {
        boolean last = parts.subList(at + 1, parts.size()).stream().allMatch(Mark.BREAK::equals);
        return last && !chunk.hasThing() && !chunk.wishes().isEmpty();
    }

    /** "加红豆和布丁" is one thing with two toppings. */
    private boolean joinsToppings() {
        boolean topping = at > 0 && isTopping(parts.get(at - 1));
        return topping && at + 1 < parts.size() && isTopping(parts.get(at + 1));
    }

    /** "分别是热的、去冰的和少冰的": each of the wishes is for one. */
    private boolean joinsEach() {
        return chunk.is(Mark.EACH)
                && !chunk.hasThing()
                && !chunk.hasCount()
                && at + 1 < parts.size()
                && parts.get(at - 1) instanceof Wish before
                && parts.get(at + 1) instanceof Wish next
                && before.aspect() == next.aspect()
                && before.aspect() != Aspect.TOPPING;
    }

    private static boolean isTopping(Part part) {
        return part instanceof Wish wish && wish.aspect() == Aspect.TOPPING;
    }

    private void count(Count count) {
        if (!chunk.hasCount()) {
            if (chunk.hasThing() && count.article()) {
                close();
            }
            chunk.count(count);
            return;
        }
        if (chunk.is(Mark.ORDINAL) || (count.article() && !chunk.hasThing())) {
            return;
        }
        Chunk next = new Chunk();
        boolean last = at + 1 == parts.size() || parts.get(at + 1) instanceof Mark;
        boolean countsFollow =
                (chunk.hasThing() && chunk.isCountedAfterThing()) || chunk.hasWishesBeforeCount();
        if (last && countsFollow && chunk.hasWishesAfterCount()) {
            chunk.giveWishesAfterCountTo(next);
        }
        close();
        chunk = next;
        chunk.count(count);
    }

    private void thing(Thing thing) {
        if (thing.negated()) {
            close();
            chunk.name(thing);
            close();
            return;
        }
        if (!chunk.hasThing()) {
            chunk.name(thing);
            return;
        }
        Thing before = chunk.namedThing();
        boolean beside = at > 0 && parts.get(at - 1) instanceof Thing;
        if (before.isSame(thing) && before.name() == Name.ITEM && beside) {
            return;
        }
        if (beside
                && before.name() != thing.name()
                && (before.name() == Name.OTHER || thing.name() == Name.OTHER)) {
            // "红茶拿铁" and "mango juice" are one thing, and not on the menu.
            chunk.name(before.name() == Name.OTHER ? before : thing);
            return;
        }
        boolean apposition =
                beside && before.name() != thing.name() && (isGeneric(before) || isGeneric(thing));
        if (apposition) {
            if (isGeneric(before)) {
                chunk.name(thing);
            }
            return;
        }
        startWith(thing);
    }

    private static boolean isGeneric(Thing thing) {
        return thing.name() == Name.FAMILY || thing.name() == Name.ANYTHING;
    }

    /** A second thing: what was said between the two belongs to one of them. */
    private void startWith(Thing thing) {
        Chunk next = new Chunk();
        boolean countIsNext = chunk.hasCount() && chunk.isCountedAfterThing() && !isCountedNext();
        boolean beside = countIsNext && parts.get(at - 1) instanceof Count;
        boolean heading = isGeneric(chunk.namedThing()) && thing.name() == Name.ITEM;
        if ((countIsNext && chunk.hasWishesAfterCount()) || (beside && (wasCounted() || heading))) {
            chunk.giveCountTo(next);
        } else if (at > 0
                && parts.get(at - 1) instanceof Wish wish
                && wish.aspect() == Aspect.ICE
                && chunk.hasWishesAfterThing()) {
            chunk.giveLastWishTo(next);
        }
        close();
        chunk = next;
        chunk.name(thing);
    }

    /** Whether the things before were counted in front: "一杯拿铁两杯美式". */
    private boolean wasCounted() {
        return !chunks.isEmpty()
                && chunks.getLast().hasCount()
                && !chunks.getLast().isCountedAfterThing();
    }

    private boolean isCountedNext() {
        for (int i = at + 1; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part instanceof Count) {
                return true;
            }
            if (part instanceof Thing || part instanceof Mark) {
                return false;
            }
        }
        return false;
    }
}
