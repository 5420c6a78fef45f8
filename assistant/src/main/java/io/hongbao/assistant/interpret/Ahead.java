package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.Part.Count;
import io.hongbao.assistant.interpret.Part.Mark;
import java.util.ArrayList;
import java.util.List;

/** What is said before the first thing is named: "一杯热的一杯冰的，拿铁", "three: a latte, ...". */
final class Ahead {
    private final List<Chunk> chunks = new ArrayList<>();
    private long headed = Token.NO_NUMBER;

    void add(Chunk chunk) {
        chunks.add(chunk);
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    /** Says how many there are in all. */
    void head(long number) {
        headed = number;
    }

    /** How many a heading says there are in all, or {@link Token#NO_NUMBER}. */
    long headed() {
        return headed;
    }

    /** "一杯热的一杯冰的拿铁": counts with wishes before the thing are entries of it. */
    List<Entry> shareOut(Chunk chunk) {
        countGiven();
        long counted = chunks.stream().filter(Chunk::counts).count();
        boolean shares = (chunk.counts() || counted > 1) && !chunk.is(Mark.CORRECT);
        List<Entry> shared = new ArrayList<>();
        for (Chunk before : List.copyOf(chunks)) {
            if (shares && before.counts() && !before.wishes().isEmpty()) {
                Entry entry = new Entry(chunk.namedThing());
                entry.count(before.count().number());
                before.wishes().forEach(wish -> entry.wish(wish, false));
                shared.add(entry);
                chunks.remove(before);
            }
        }
        return shared;
    }

    /** Whether the shares are all there is, as in "一大一中两杯拿铁". */
    boolean isAll(List<Entry> shared, Chunk chunk) {
        long sum = shared.stream().mapToLong(Entry::number).sum();
        boolean whole = !chunk.counts() || sum == chunk.count().number();
        return shared.size() > 1 && chunks.isEmpty() && whole;
    }

    /** "no sugar for me, half sugar for him: two taro milk teas". */
    private void countGiven() {
        List<Chunk> given = chunks.stream().filter(Ahead::isForOne).toList();
        if (given.size() > 1) {
            given.forEach(before -> before.count(new Count(1, false)));
        }
    }

    private static boolean isForOne(Chunk chunk) {
        return chunk.is(Mark.FOR_SOMEBODY) && !chunk.hasCount() && !chunk.wishes().isEmpty();
    }

    /** Gives all that was said to an entry. */
    void into(Entry entry) {
        for (Chunk before : chunks) {
            boolean corrects = before.is(Mark.CORRECT);
            before.wishes().forEach(wish -> entry.wish(wish, corrects));
            if (before.counts()) {
                // "one for me and one for my sister": both are wanted.
                long sum = entry.isCounted() && !corrects ? entry.number() : 0;
                entry.count(sum + before.count().number());
                headed = before.wishes().isEmpty() ? entry.number() : headed;
            } else if (before.hasCount() && entry.isItem() && !entry.isCounted()) {
                // "a medium, make that a large, latte"
                entry.countByArticle();
            }
        }
        chunks.clear();
    }
}
