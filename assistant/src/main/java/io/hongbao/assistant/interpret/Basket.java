package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.Part.Aspect;
import io.hongbao.assistant.interpret.Part.Mark;
import io.hongbao.assistant.interpret.Part.Name;
import io.hongbao.assistant.interpret.Part.Thing;
import io.hongbao.assistant.interpret.Part.Wish;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts chunks together to an order. A chunk with a thing is an entry; one without says more about
 * what was named before, shares it out ("三杯，一杯去冰"), or corrects it.
 */
final class Basket {
    private final List<Entry> entries = new ArrayList<>();
    private final Ahead ahead = new Ahead();
    private final List<Wish> common = new ArrayList<>();
    private final long people;
    private boolean forAll;
    private boolean anythingRefused;
    private long eachNumber = Token.NO_NUMBER;
    private boolean eachPerson;
    private boolean replacing;
    private final Shares shares = new Shares(entries);

    /** Whether the last thing was only named once more: "拿铁和美式都要热的" speaks of both. */
    private boolean bareReference;

    private int cursor = -1;

    private Basket(long people) {
        this.people = people;
    }

    /**
     * @param people how many people were named, or {@link Token#NO_NUMBER}
     */
    static Basket of(List<Chunk> chunks, long people) {
        Basket basket = new Basket(people);
        for (int i = 0; i < chunks.size(); i++) {
            Chunk next = i + 1 < chunks.size() ? chunks.get(i + 1) : new Chunk();
            basket.take(chunks.get(i), next);
        }
        basket.finish();
        return basket;
    }

    List<Entry> entries() {
        return entries;
    }

    boolean isAllRefused() {
        return anythingRefused && entries.isEmpty();
    }

    private void take(Chunk chunk, Chunk next) {
        if (chunk.hasThing()) {
            thing(chunk, next);
        } else if (chunk.is(Mark.COLON) && entries.isEmpty() && chunk.counts()) {
            heading(chunk);
        } else if (entries.isEmpty() && !chunk.isForAll()) {
            ahead.add(chunk);
        } else if (chunk.isForAll() || chunk.is(Mark.EACH_PERSON)) {
            all(chunk);
        } else if (chunk.counts()) {
            counted(chunk, next);
        } else if (chunk.is(Mark.REST)) {
            rest(chunk);
        } else {
            more(chunk);
        }
        if (chunk.isForAll() || chunk.is(Mark.EACH_PERSON)) {
            each(chunk);
        }
    }

    // A thing is named.

    /** "三杯：拿铁、美式、奶绿" says how many there are in all. */
    private void heading(Chunk chunk) {
        ahead.head(chunk.count().number());
        addCommon(chunk.wishes(), false);
    }

    private void thing(Chunk chunk, Chunk next) {
        Thing thing = chunk.namedThing();
        endShare();
        if (thing.negated()) {
            refuse(thing);
            return;
        }
        forAll = false;
        boolean corrects =
                (chunk.is(Mark.CORRECT) && !entries.isEmpty()) || (replacing && !entries.isEmpty());
        int known = find(thing);
        if (known >= 0 && sharesOut(entries.get(known), chunk, next)) {
            cursor = shares.begin(known, chunk);
            return;
        }
        if (known >= 0 && isSameAgain(entries.get(known), chunk)) {
            cursor = known;
            again(entries.get(known), chunk);
            if (chunk.isForAll() && !bareReference) {
                chunk.commonWishes().forEach(wish -> entries.get(cursor).wish(wish, false));
                return;
            }
            bareReference = chunk.wishes().isEmpty();
        } else if (corrects && (thing.name() != Name.OTHER || !replacing)) {
            Entry entry = entries.get(cursor);
            entry.replaceThing(thing);
            if (chunk.counts()) {
                entry.count(chunk.count().number());
            }
            chunk.ownWishes().forEach(wish -> entry.wish(wish, true));
        } else {
            add(chunk);
        }
        replacing = false;
        commonOf(chunk);
    }

    private void refuse(Thing thing) {
        anythingRefused = true;
        int known = find(thing);
        if (known >= 0) {
            if (entries.size() == 1) {
                // What is named next takes its place and keeps its number and wishes.
                cursor = known;
                replacing = true;
                return;
            }
            entries.remove(known);
            cursor = entries.size() - 1;
        }
    }

    private int find(Thing thing) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).thing().isSame(thing) && thing.name() == Name.ITEM) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a thing that is named once more is the same one: it is not when both are counted. */
    private boolean isSameAgain(Entry entry, Chunk chunk) {
        if (entry.takeCorrected() || chunk.is(Mark.CORRECT)) {
            return true;
        }
        boolean counted = entry.isCounted() && chunk.counts();
        boolean differs = chunk.ownWishes().stream().anyMatch(entry::contradicts);
        return !counted && !differs;
    }

    /** "拿铁三杯……拿铁一杯热的两杯冰的": counts of a thing that was counted share its number out. */
    private static boolean sharesOut(Entry entry, Chunk chunk, Chunk next) {
        boolean part =
                entry.isCounted()
                        && chunk.counts()
                        && chunk.isCountedAfterThing()
                        && !chunk.wishes().isEmpty()
                        && chunk.count().number() < entry.number();
        boolean goesOn = !next.hasThing() && !next.wishes().isEmpty();
        return part && goesOn && (next.counts() || next.is(Mark.REST));
    }

    private void again(Entry entry, Chunk chunk) {
        boolean corrects = chunk.is(Mark.CORRECT);
        if (chunk.counts()) {
            entry.count(chunk.count().number());
        }
        chunk.ownWishes().forEach(wish -> entry.wish(wish, corrects));
        ahead.into(entry);
    }

    private void add(Chunk chunk) {
        List<Entry> shared = ahead.shareOut(chunk);
        entries.addAll(shared);
        if (ahead.isAll(shared, chunk)) {
            cursor = entries.size() - 1;
            shared.forEach(share -> chunk.ownWishes().forEach(share::wishForAll));
            return;
        }
        Entry entry = new Entry(chunk.namedThing());
        entries.add(entry);
        cursor = entries.size() - 1;
        ahead.into(entry);
        if (chunk.counts() && chunk.count().article()) {
            entry.countByArticle();
        } else if (chunk.counts()) {
            entry.count(chunk.count().number());
        } else if (eachNumber != Token.NO_NUMBER && !entry.isCounted()) {
            entry.count(eachNumber);
        }
        boolean corrects = chunk.is(Mark.CORRECT);
        chunk.ownWishes().forEach(wish -> entry.wish(wish, corrects));
        if (chunk.is(Mark.FOR_SOMEBODY)) {
            entry.giveToOne();
        }
    }

    // Something is said about all.

    private void all(Chunk chunk) {
        endShare();
        if (isOneEach(chunk)) {
            shares.open(cursor);
            chunk.wishes().forEach(wish -> cursor = shares.add(1, List.of(wish)));
            return;
        }
        boolean both = chunk.is(Mark.BOTH);
        boolean oneOfTwo =
                both && cursor >= 0 && entries.size() > 1 && entries.get(cursor).number() == 2;
        if (oneOfTwo) {
            chunk.wishes().forEach(wish -> entries.get(cursor).wish(wish, false));
            return;
        }
        if (both && entries.size() > 2) {
            for (Entry entry : entries.subList(entries.size() - 2, entries.size())) {
                chunk.wishes().forEach(entry::wishForAll);
            }
            return;
        }
        addCommon(chunk.wishes(), chunk.is(Mark.CORRECT));
        forAll = true;
    }

    /** "三杯，分别是热的、去冰的和少冰的": as many wishes as there are cups. */
    private boolean isOneEach(Chunk chunk) {
        return chunk.is(Mark.EACH)
                && !chunk.hasCount()
                && chunk.wishes().size() > 1
                && cursor >= 0
                && entries.get(cursor).number() == chunk.wishes().size()
                && chunk.wishes().stream().map(Wish::aspect).distinct().count() == 1;
    }

    private void commonOf(Chunk chunk) {
        if (chunk.isForAll()) {
            addCommon(chunk.commonWishes(), chunk.is(Mark.CORRECT));
            forAll = true;
        }
        each(chunk);
    }

    private void addCommon(List<Wish> wishes, boolean correcting) {
        for (Wish wish : wishes) {
            if (correcting) {
                common.removeIf(before ->
                        before.aspect() == wish.aspect() && wish.aspect() != Aspect.TOPPING);
                entries.forEach(entry -> entry.wish(wish, true));
            }
            common.add(wish);
        }
    }

    private void each(Chunk chunk) {
        boolean each = chunk.is(Mark.EACH) || chunk.is(Mark.EACH_PERSON);
        if (!each) {
            return;
        }
        eachPerson |= chunk.is(Mark.EACH_PERSON) || people != Token.NO_NUMBER;
        if (chunk.hasCount()) {
            eachNumber = chunk.count().number();
            for (Entry entry : entries) {
                if (!entry.isCounted()) {
                    entry.count(eachNumber);
                }
            }
        }
        forAll = !chunk.hasThing() || entries.size() > 1;
    }

    // Something more is said about what was named before.

    private void more(Chunk chunk) {
        boolean corrects = chunk.is(Mark.CORRECT);
        if (forAll) {
            addCommon(chunk.wishes(), corrects);
            return;
        }
        chunk.wishes().forEach(wish -> entries.get(cursor).wish(wish, corrects));
    }

    private void counted(Chunk chunk, Chunk next) {
        Entry entry = entries.get(cursor);
        countEachPerson(entry);
        long number = shares.number(chunk, entry);
        if (chunk.is(Mark.CORRECT)) {
            entry.count(number);
            chunk.wishes().forEach(wish -> entry.wish(wish, true));
            return;
        }
        if (chunk.is(Mark.REST)) {
            rest(chunk);
            return;
        }
        if (shares.isOpen()) {
            cursor = shares.add(chunk);
            return;
        }
        if (entry.isCounted() && comesOnTop(entry, chunk)) {
            addOnTop(entry, chunk, next);
            return;
        }
        boolean wishes = !chunk.wishes().isEmpty();
        if (!wishes && chunk.is(Mark.PASSED_OVER) && number < entry.number()) {
            // "牛肉面两碗，一碗不要香菜": what is said of one of them has no key.
            return;
        }
        boolean wishesFollow = !wishes && isOnlyWishes(next);
        if (wishesFollow && entry.isCounted() && number < entry.number()) {
            cursor = shares.begin(cursor, chunk);
            return;
        }
        boolean another =
                (!next.hasThing() && next.counts() && !next.is(Mark.CORRECT))
                        || (next.is(Mark.REST) && !next.hasThing());
        if (!entry.isCounted() && !(wishes && another)) {
            entry.count(number);
            chunk.wishes().forEach(wish -> entry.wish(wish, false));
        } else if (!wishes && !another) {
            entry.countAgain(number);
        } else if (entry.isCounted() && entry.number() == number && !differs(entry, chunk)) {
            chunk.wishes().forEach(wish -> entry.wish(wish, false));
        } else if (entry.isCounted() && (entry.number() <= number || isAnother(entry, chunk))) {
            addAnother(entry, chunk);
        } else {
            cursor = shares.begin(cursor, chunk);
        }
    }

    private static boolean isOnlyWishes(Chunk chunk) {
        return !chunk.hasThing()
                && !chunk.hasCount()
                && !chunk.wishes().isEmpty()
                && !chunk.isForAll();
    }

    /** "一杯拿铁，再来一杯", "a latte for me and one for my wife". */
    private static boolean comesOnTop(Entry entry, Chunk chunk) {
        boolean forTwo =
                chunk.is(Mark.AND)
                        && chunk.is(Mark.FOR_SOMEBODY)
                        && entry.isForOne()
                        && chunk.wishes().isEmpty();
        return chunk.is(Mark.MORE) || forTwo;
    }

    /** Counts more of the same, or one more entry when it has wishes of its own. */
    private void addOnTop(Entry entry, Chunk chunk, Chunk next) {
        if (chunk.wishes().isEmpty() && !isOnlyWishes(next)) {
            entry.count(entry.number() + chunk.count().number());
        } else {
            addAnother(entry, chunk);
        }
    }

    private void addAnother(Entry entry, Chunk chunk) {
        Entry other = new Entry(entry.thing());
        other.count(chunk.count().number());
        chunk.wishes().forEach(wish -> other.wish(wish, false));
        entries.add(++cursor, other);
    }

    /** "三个人，每人一杯，有一杯要热的": what is shared out is what all have. */
    private void countEachPerson(Entry entry) {
        boolean single = entries.size() == 1 && eachPerson && people != Token.NO_NUMBER;
        if (single && entry.number() == eachNumber) {
            entry.count(eachNumber * people);
            eachPerson = false;
        }
    }

    /** "2 medium oolongs and 1 large one": one more, and none of the two. */
    private static boolean isAnother(Entry entry, Chunk chunk) {
        return chunk.is(Mark.AND) && differs(entry, chunk);
    }

    private static boolean differs(Entry entry, Chunk chunk) {
        return chunk.wishes().stream().anyMatch(entry::contradicts);
    }

    /** What is left of a number, or of several things: "其他的热", "the rest iced". */
    private void rest(Chunk chunk) {
        if (shares.isOpen()) {
            cursor = shares.addRest(chunk);
            return;
        }
        Entry entry = entries.get(cursor);
        boolean splits =
                entry.isCounted() && chunk.counts() && entry.number() > chunk.count().number();
        if (splits) {
            cursor = shares.begin(cursor, chunk);
        } else {
            more(chunk);
        }
    }

    private void endShare() {
        cursor = shares.end(cursor);
    }

    // The end.

    private void finish() {
        endShare();
        if (replacing) {
            entries.clear();
        }
        if (entries.isEmpty() && !ahead.isEmpty()) {
            Entry unnamed = new Entry(new Thing(Name.FAMILY, "", MenuWords.Family.DRINK, false));
            ahead.into(unnamed);
            entries.add(unnamed);
        }
        Settlement.dropHeadings(entries);
        for (Entry entry : entries) {
            entry.wishForAll(common);
        }
        Settlement.countHeaded(entries, ahead.headed());
        if (people != Token.NO_NUMBER) {
            Settlement.countPeople(entries, people, eachPerson ? Math.max(1, eachNumber) : 0);
        }
        Settlement.countGifts(entries);
    }
}
