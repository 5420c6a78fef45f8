package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.MenuWords.Family;
import io.hongbao.assistant.interpret.Part.Count;
import io.hongbao.assistant.interpret.Part.Name;
import io.hongbao.assistant.interpret.Part.Thing;
import java.util.List;

/**
 * Shares a number out over entries with different wishes: "三杯，一杯去冰，其他少冰". The methods that change
 * the entries return the index of the last one that was touched.
 */
final class Shares {
    private static final int CLOSED = -1;

    private final List<Entry> entries;

    /** Where the first share is. */
    private int first = CLOSED;

    private int last = CLOSED;

    /** The number said first, 0 if none was. */
    private long total;

    /** The thing, with what was said of all. */
    private Entry base = new Entry(new Thing(Name.OTHER, "", Family.DRINK, false));

    Shares(List<Entry> entries) {
        this.entries = entries;
    }

    boolean isOpen() {
        return first != CLOSED;
    }

    /** The number of a chunk: half is half of what is shared out, or of the entry. */
    long number(Chunk chunk, Entry entry) {
        if (!chunk.count().equals(Count.HALF)) {
            return chunk.count().number();
        }
        long whole = isOpen() ? total : entry.isCounted() ? entry.number() : 0;
        return whole / 2;
    }

    /** Replaces the entry at {@code index} by a first share of it. */
    int begin(int index, Chunk chunk) {
        open(index);
        return add(chunk);
    }

    /** Takes the entry at {@code index} away, to be shared out. */
    void open(int index) {
        base = entries.remove(index);
        total = base.isCounted() ? base.number() : 0;
        first = index;
        last = index - 1;
    }

    int add(Chunk chunk) {
        return add(number(chunk, base), chunk.wishes());
    }

    /** Adds a share of {@code number} cups with wishes of its own. */
    int add(long number, List<Part.Wish> wishes) {
        Entry part = base.copy(number);
        part.wishForShare(wishes);
        entries.add(++last, part);
        return last;
    }

    /** Adds what is left of the number, or as many as the chunk says. */
    int addRest(Chunk chunk) {
        long left = total - shared();
        long counted = left > 0 ? left : Token.NO_NUMBER;
        return add(chunk.counts() ? chunk.count().number() : counted, chunk.wishes());
    }

    private long shared() {
        long shared = 0;
        for (int i = first; i <= last; i++) {
            shared += Math.max(0, entries.get(i).number());
        }
        return shared;
    }

    /**
     * Ends it: what was not shared out stays as it was said; more than there is is a contradiction.
     *
     * @param cursor what to return when nothing is being shared out
     */
    int end(int cursor) {
        if (!isOpen()) {
            return cursor;
        }
        long left = total - shared();
        if (left > 0) {
            entries.add(++last, base.copy(left));
        } else if (left < 0 && total > 0) {
            entries.subList(first, last + 1).clear();
            base.countAgain(total - left);
            entries.add(first, base);
            last = first;
        }
        first = CLOSED;
        return last;
    }
}
