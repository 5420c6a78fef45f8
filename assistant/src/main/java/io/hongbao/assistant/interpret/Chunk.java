package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.Part.Count;
import io.hongbao.assistant.interpret.Part.Mark;
import io.hongbao.assistant.interpret.Part.Thing;
import io.hongbao.assistant.interpret.Part.Wish;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A piece of an order that belongs together: at most one thing and one count, with wishes. */
final class Chunk {
    private final List<Wish> wishes = new ArrayList<>();
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private Thing thing = NOTHING;
    private Count count = NO_COUNT;
    private boolean countedAfterThing;
    private int wishesAtCount;
    private int wishesAtThing;
    private int wishesAtAll = -1;
    private boolean eachBeforeThing;

    private static final Thing NOTHING =
            new Thing(Part.Name.OTHER, "nothing", MenuWords.Family.DRINK, false);
    private static final Count NO_COUNT = new Count(Token.NO_NUMBER, true);

    boolean isEmpty() {
        return !hasThing()
                && !hasCount()
                && wishes.isEmpty()
                && !is(Mark.EACH)
                && !is(Mark.EACH_PERSON);
    }

    boolean hasThing() {
        return !thing.equals(NOTHING);
    }

    Optional<Thing> thing() {
        return hasThing() ? Optional.of(thing) : Optional.empty();
    }

    Thing namedThing() {
        return thing;
    }

    void name(Thing named) {
        eachBeforeThing |= is(Mark.EACH) && !hasThing();
        thing = named;
        wishesAtThing = wishes.size();
    }

    boolean hasCount() {
        return count.number() != Token.NO_NUMBER;
    }

    /** A count that counts: "a" does so only before a thing. */
    boolean counts() {
        return hasCount() && (!count.article() || (hasThing() && !countedAfterThing));
    }

    Count count() {
        return count;
    }

    void count(Count counted) {
        count = counted;
        countedAfterThing = hasThing();
        wishesAtCount = wishes.size();
    }

    boolean isCountedAfterThing() {
        return countedAfterThing;
    }

    void add(Wish wish) {
        wishes.add(wish);
    }

    List<Wish> wishes() {
        return wishes;
    }

    void mark(Mark mark) {
        marks.add(mark);
        if ((mark == Mark.ALL || mark == Mark.BOTH || mark == Mark.EACH) && wishesAtAll < 0) {
            wishesAtAll = wishes.size();
        }
    }

    void unmark(Mark mark) {
        marks.remove(mark);
    }

    boolean is(Mark mark) {
        return marks.contains(mark);
    }

    boolean isForAll() {
        return wishesAtAll >= 0;
    }

    /** The wishes that are for this thing alone. */
    List<Wish> ownWishes() {
        return wishes.subList(0, isForAll() ? startOfCommon() : wishes.size());
    }

    /** The wishes that are for all things: those after "all", or before it at the end. */
    List<Wish> commonWishes() {
        return isForAll() ? wishes.subList(startOfCommon(), wishes.size()) : List.of();
    }

    private int startOfCommon() {
        if (!hasThing()) {
            return 0;
        }
        if (eachBeforeThing && !is(Mark.ALL) && !is(Mark.BOTH)) {
            // "各来一杯热乌龙": hot is this one.
            return wishes.size();
        }
        boolean atEnd = wishesAtAll == wishes.size();
        return atEnd ? Math.min(wishesAtThing, wishes.size()) : wishesAtAll;
    }

    /**
     * Moves the count after the thing, and the wishes after it, to another chunk: they belong to
     * what comes next.
     */
    void giveCountTo(Chunk next) {
        next.count(count);
        count = NO_COUNT;
        countedAfterThing = false;
        giveWishesTo(next, wishesAtCount);
    }

    /** Moves the wishes said after the count to another chunk: "大杯一杯，中杯一杯". */
    void giveWishesAfterCountTo(Chunk next) {
        giveWishesTo(next, wishesAtCount);
    }

    boolean hasWishesAfterCount() {
        return wishes.size() > wishesAtCount;
    }

    boolean hasWishesBeforeCount() {
        return wishesAtCount > 0;
    }

    /** This chunk, or one for each wish: "全糖半糖各一杯" is one with full and one with half sugar. */
    List<Chunk> shared() {
        boolean several = is(Mark.EACH) && counts() && wishes.size() > 1;
        boolean alike =
                several
                        && wishes.stream().map(Wish::aspect).distinct().count() == 1
                        && wishes.getFirst().aspect() != Part.Aspect.TOPPING;
        if (!alike) {
            return List.of(this);
        }
        List<Chunk> shared = new ArrayList<>();
        for (Wish wish : wishes) {
            Chunk one = new Chunk();
            one.add(wish);
            one.count(count);
            if (hasThing()) {
                one.name(thing);
            }
            shared.add(one);
        }
        return shared;
    }

    private void giveWishesTo(Chunk next, int from) {
        List<Wish> given = wishes.subList(from, wishes.size());
        given.forEach(next::add);
        given.clear();
    }

    /** Moves the last wish to another chunk: "美式热拿铁" has a hot latte. */
    void giveLastWishTo(Chunk next) {
        next.add(wishes.removeLast());
    }

    boolean hasWishesAfterThing() {
        return wishes.size() > wishesAtThing;
    }
}
