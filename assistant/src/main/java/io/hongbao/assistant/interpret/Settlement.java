package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.Part.Name;
import java.util.List;

/** Settles what can be known only once a whole order was read. */
final class Settlement {
    private Settlement() {}

    /** "五杯喝的：三杯…" and "coffee: latte" name a family first, and then what is meant. */
    static void dropHeadings(List<Entry> entries) {
        narrow(entries);
        long counted = 0;
        boolean items = false;
        for (Entry entry : entries) {
            items |= entry.isItem() || entry.thing().name() == Name.OTHER;
            counted += entry.isItem() && entry.isCounted() ? entry.number() : 0;
        }
        if (!items) {
            dropRepeated(entries);
            return;
        }
        countListed(entries);
        long total = counted;
        boolean several = entries.size() > 2;
        entries.removeIf(entry -> isHeading(entry, several ? total : Token.NO_NUMBER));
    }

    /** "three teas: lemon, jasmine, oolong": as many things as the heading counts are one each. */
    private static void countListed(List<Entry> entries) {
        Entry heading = entries.getFirst();
        List<Entry> listed = entries.subList(1, entries.size());
        boolean lists =
                !heading.isItem()
                        && heading.thing().name() != Name.OTHER
                        && heading.number() == listed.size()
                        && listed.size() > 1
                        && listed.stream().allMatch(entry -> entry.isItem() && !entry.isCounted());
        if (lists) {
            listed.forEach(entry -> entry.count(1));
            entries.removeFirst();
        }
    }

    /** "三杯咖啡，要拿铁": a thing that is not counted says which of the family is meant. */
    private static void narrow(List<Entry> entries) {
        boolean narrows =
                entries.size() == 2
                        && entries.getFirst().thing().name() == Name.FAMILY
                        && entries.getFirst().isCounted()
                        && entries.getLast().isItem()
                        && !entries.getLast().isCounted()
                        && !entries.getLast().hasWishes()
                        && entries.getFirst().thing().family()
                                == entries.getLast().thing().family();
        if (narrows) {
            entries.getFirst().replaceThing(entries.removeLast().thing());
        }
    }

    private static boolean isHeading(Entry entry, long total) {
        return switch (entry.thing().name()) {
            case ANYTHING -> true;
            case FAMILY -> !entry.isCounted() || entry.number() == total;
            case ITEM, OTHER -> false;
        };
    }

    /** "喝的……来杯奶茶" asks for one thing, not two. */
    private static void dropRepeated(List<Entry> entries) {
        for (int i = entries.size() - 1; i >= 0 && entries.size() > 1; i--) {
            boolean bare = !entries.get(i).isCounted() && !entries.get(i).hasWishes();
            if (bare) {
                entries.remove(i);
            }
        }
    }

    /**
     * A number of people is a number of cups, portions or tickets, if there is one thing only.
     *
     * @param each how many each of them gets, 0 if that was not said
     */
    static void countPeople(List<Entry> entries, long people, long each) {
        if (entries.size() != 1) {
            return;
        }
        Entry entry = entries.getFirst();
        if (each > 0 && entry.number() == each) {
            entry.count(each * people);
        } else if (!entry.isCounted() || entry.isCountedByArticle()) {
            entry.count(people);
        }
    }

    /** "三杯：拿铁、美式、奶绿" is one of each; "三杯：拿铁" is three. */
    static void countHeaded(List<Entry> entries, long headed) {
        boolean counted = entries.stream().skip(1).anyMatch(Entry::isCounted);
        boolean first = !entries.isEmpty() && entries.getFirst().isCounted();
        if (counted || headed == Token.NO_NUMBER || entries.isEmpty()) {
            return;
        }
        if (first && entries.getFirst().number() != headed) {
            return;
        }
        if (entries.size() == headed) {
            entries.forEach(entry -> entry.count(1));
        } else if (entries.size() == 1) {
            entries.getFirst().count(headed);
        }
    }

    /** "a latte for my brother and a tea for me": one each, when the others are counted so. */
    static void countGifts(List<Entry> entries) {
        boolean others =
                entries.stream()
                        .allMatch(entry ->
                                (entry.isForOne() && !entry.isCounted()) || entry.number() == 1);
        boolean counted = entries.stream().anyMatch(Entry::isCounted);
        if (others && counted) {
            entries.forEach(entry -> entry.count(1));
        }
    }
}
