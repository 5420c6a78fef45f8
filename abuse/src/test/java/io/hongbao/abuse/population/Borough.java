package io.hongbao.abuse.population;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Three more populations, each by a rule of its own, of rings that have nothing but their invites
 * in common, or one network, among honest groups that do nearly the same. Every account of a ring
 * has a device of its own. Three in four abusers are in rings; the others are farms, self-inviters
 * and guessers.
 */
final class Borough extends Settlement {

    /** By which rule. */
    enum Rule {
        /**
         * Rings of 30 to 150 on any networks, in which everybody accepts from anybody of the ring
         * within hours. Chat groups of honest people do so too, a device and a life each.
         */
        SWAPS(0),
        /**
         * Rings of 25 to 120 in which each account invites the next within 20 to 300 seconds, on
         * any networks. Honest classes of up to 40 pass an invite on within an hour each.
         */
        RELAYS(1),
        /**
         * Rings of 40 to 200 behind one network, where each account accepts from any before it.
         * Honest offices of 7 to 150 do so too, at their leisure or in a lunch break, nearly all of
         * them or a few.
         */
        OFFICES(2);

        private final int salt;

        /**
         * @param salt so that each rule has dice of its own
         */
        Rule(int salt) {
            this.salt = salt;
        }
    }

    private static final double RINGS = 0.75;

    private final Rule rule;

    private Borough(long seed, int count, Ages ages, Rule rule) {
        super(new SplittableRandom(seed * 104_729 + rule.salt), count, ages);
        this.rule = rule;
    }

    /** One in a hundred is an abuser. */
    static Population of(long seed, int count, Ages ages, Rule rule, Facts facts) {
        Borough borough = new Borough(seed, count, ages, rule);
        borough.abusers(count / 100);
        borough.honest();
        return borough.stripped(facts);
    }

    private void abusers(int most) {
        until(most * RINGS, this::ring);
        until(most * 0.88, this::farm);
        until(most * 0.94, this::self);
        while (people.size() < most) {
            guesser();
        }
    }

    private void ring() {
        long start = some();
        switch (rule) {
            case SWAPS -> swaps("ring", ringOf(between(30, 150), ""), start, between(1, 6) * HOUR);
            case RELAYS -> relay(ringOf(between(25, 120), ""), start, 20, 300);
            case OFFICES -> tree(ringOf(between(40, 200), name("rn")), start, 5, 120);
        }
    }

    /** Abusers' accounts, of any age that honest people's have; they hardly ever order. */
    private List<Person> ringOf(int size, String network) {
        List<Person> ring = new ArrayList<>();
        long at = some();
        for (int i = 0; i < size; i++) {
            Person one =
                    add(
                            "ring",
                            Label.ABUSER,
                            own(),
                            network.isEmpty() ? anywhere() : network,
                            "",
                            made(at));
            if (dice.nextInt(30) == 0) {
                order(at + between(1, 3_000) * MINUTE, one);
            }
            ring.add(one);
        }
        return ring;
    }

    /** Everybody has posted a code, and takes one of the others' within the time. */
    private void swaps(String group, List<Person> all, long start, long millis) {
        for (Person one : all) {
            Person other = one(all);
            if (!other.equals(one) && (group.equals("ring") || dice.nextInt(10) < 8)) {
                accept(start + dice.nextLong(millis), other, one, "wechat");
            }
        }
    }

    private void relay(List<Person> all, long start, int leastSeconds, int mostSeconds) {
        long at = start;
        for (int i = 1; i < all.size(); i++) {
            at += between(leastSeconds, mostSeconds) * 1_000L;
            accept(at, all.get(i - 1), all.get(i), "wechat");
        }
    }

    private void tree(List<Person> all, long start, int leastSeconds, int mostSeconds) {
        long at = start;
        for (int i = 1; i < all.size(); i++) {
            at += between(leastSeconds, mostSeconds) * 1_000L;
            accept(at, all.get(dice.nextInt(i)), all.get(i), "wechat");
        }
    }

    private void honest() {
        int at = people.size();
        int left = count - at;
        until(at + left * 0.30, this::family);
        until(at + left * 0.38, this::dormitory);
        until(at + left * 0.42, this::following);
        until(at + left * 0.57, this::likeRings);
        until(at + left * 0.70, this::friends);
        while (people.size() < count) {
            single();
        }
    }

    /** Honest people who do nearly what the rings do. */
    private void likeRings() {
        long start = some();
        switch (rule) {
            case SWAPS -> {
                List<Person> chat = group("chat", between(8, 120), "", start);
                swaps("chat", chat, start, between(1, 20) * HOUR);
                outside(chat, start);
            }
            case RELAYS -> {
                List<Person> all = group("class", between(5, 40), "", start);
                relay(all, start, 60, 3_600);
                outside(all, start);
            }
            case OFFICES -> {
                List<Person> all = group("office", between(7, 150), name("on"), start);
                List<Person> joining = new ArrayList<>(all);
                Collections.shuffle(joining, new java.util.Random(dice.nextLong()));
                int share = between(2, 10);
                tree(
                        joining.subList(0, Math.max(2, all.size() * share / 10)),
                        start,
                        5,
                        dice.nextBoolean() ? 120 : 1_800);
                outside(all, start);
            }
        }
    }

    private List<Person> group(String name, int size, String network, long start) {
        List<Person> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Person one =
                    add(
                            name,
                            Label.HONEST,
                            own(),
                            network.isEmpty() ? anywhere() : network,
                            "",
                            made(start));
            orders(start + dice.nextLong(12 * HOUR), one);
            all.add(one);
        }
        return all;
    }

    /** One in three has friends of their own outside. */
    private void outside(List<Person> all, long start) {
        for (Person one : all) {
            if (dice.nextInt(3) == 0) {
                friendsOf(one, start + dice.nextLong(6 * HOUR));
            }
        }
    }
}
