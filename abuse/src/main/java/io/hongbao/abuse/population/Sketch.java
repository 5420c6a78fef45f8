package io.hongbao.abuse.population;

import io.hongbao.abuse.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A population in the making, with the dice that make it. */
final class Sketch {
    /** 6 February 2026, 10:00 in China. */
    static final long START_MILLIS = 1_770_343_200_000L;

    static final long MINUTE_MILLIS = 60_000;
    static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;
    static final long DAY_MILLIS = 24 * HOUR_MILLIS;
    static final long END_MILLIS = START_MILLIS + 5 * DAY_MILLIS;
    private static final List<String> CHANNELS =
            List.of("wechat", "weibo", "sms", "douyin", "qq", "xiaohongshu", "poster");
    private static final int PEOPLE_PER_CARRIER = 2_500;
    private static final int OUTLETS = 400;

    private final SplittableRandom dice;
    private final int carriers;
    private final List<Person> people = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final List<Joined> joined = new ArrayList<>();
    private int devices;
    private int networks;
    private int households;

    /** Somebody who has joined and may invite from then on. */
    record Joined(Person person, long atMillis) {}

    Sketch(long seed, int count) {
        dice = new SplittableRandom(seed);
        carriers = Math.max(1, count / PEOPLE_PER_CARRIER);
    }

    SplittableRandom dice() {
        return dice;
    }

    int size() {
        return people.size();
    }

    Population population() {
        return new Population(people, happenings);
    }

    boolean chance(double probability) {
        return dice.nextDouble() < probability;
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return dice.nextInt(least, most + 1);
    }

    /** Evenly spread over orders of magnitude: small ones are as frequent as large ones. */
    int scaled(int least, int most) {
        double low = Math.log(least);
        return (int) Math.round(Math.exp(low + dice.nextDouble() * (Math.log(most) - low)));
    }

    /** Log-normal with this median; the spread is about threefold either way. */
    long around(double medianMinutes) {
        return Math.round(medianMinutes * Math.exp(1.1 * dice.nextGaussian()) * MINUTE_MILLIS);
    }

    <T> T one(List<T> of) {
        return of.get(dice.nextInt(of.size()));
    }

    String newDevice() {
        return "d" + ++devices;
    }

    String newNetwork() {
        return "n" + ++networks;
    }

    String newHousehold() {
        return "h" + ++households;
    }

    /** The network of a mobile carrier, which thousands share. */
    String carrier() {
        return "c" + dice.nextInt(carriers);
    }

    String outlet() {
        return "o" + dice.nextInt(OUTLETS);
    }

    String channel() {
        return one(CHANNELS);
    }

    /** Half of everybody starts on the first day, and nobody between two and seven at night. */
    long someTime() {
        long day = chance(0.5) ? 0 : dice.nextInt(4);
        return START_MILLIS + day * DAY_MILLIS + dice.nextLong(16 * HOUR_MILLIS);
    }

    /** When the account of somebody was made who joins then: just before, or long ago. */
    long madeBefore(long atMillis, double isNew) {
        return chance(isNew)
                ? atMillis - MINUTE_MILLIS - around(6)
                : START_MILLIS - DAY_MILLIS * between(1, 900);
    }

    Person add(
            String group,
            Label label,
            List<String> used,
            String network,
            String household,
            long createdAtMillis) {
        Person person =
                new Person(
                        "p" + (people.size() + 1),
                        used,
                        network,
                        household,
                        createdAtMillis,
                        label,
                        group);
        people.add(person);
        return person;
    }

    void joins(Person person, long atMillis) {
        joined.add(new Joined(person, atMillis));
    }

    /** Somebody who joined before then, if a few looks find one. */
    List<Person> somebodyBefore(long atMillis) {
        for (int look = 0; look < 6 && !joined.isEmpty(); look++) {
            Joined other = one(joined);
            if (other.atMillis() < atMillis) {
                return List.of(other.person());
            }
        }
        return List.of();
    }

    void accepts(
            Person inviter,
            Person friend,
            long atMillis,
            Form form,
            String channel,
            String network) {
        happenings.add(
                new Happening.Accepted(
                        atMillis, inviter.id(), friend.id(), form, channel, "", network));
    }

    void tries(Person person, long atMillis) {
        happenings.add(new Happening.Tried(atMillis, person.id(), "", ""));
    }

    void orders(Person person, long atMillis, String address) {
        happenings.add(new Happening.Ordered(atMillis, person.id(), outlet(), address));
    }

    /** What an honest friend does: now and then a typing error, an acceptance, later an order. */
    void acceptsHonestly(
            Person inviter,
            Person friend,
            long atMillis,
            Form form,
            String channel,
            String address) {
        boolean typed = form == Form.CODE || form == Form.PASSPHRASE || form == Form.SPOKEN;
        if (typed && chance(0.08)) {
            int errors = chance(0.05) ? between(3, 6) : between(1, 2);
            for (int i = errors; i > 0; i--) {
                tries(friend, atMillis - i * 9_000L);
            }
        }
        accepts(inviter, friend, atMillis, form, channel, chance(0.4) ? carrier() : "");
        ordersHonestly(friend, atMillis, address);
        joins(friend, atMillis);
    }

    void ordersHonestly(Person person, long fromMillis, String address) {
        if (chance(0.55)) {
            long wait = chance(0.2) ? around(10) : around(400);
            orders(person, fromMillis + wait, chance(0.7) ? address : "");
        }
    }

    Form form() {
        int roll = dice.nextInt(100);
        return roll < 45
                ? Form.LINK
                : roll < 65
                        ? Form.CODE
                        : roll < 80 ? Form.PASSPHRASE : roll < 92 ? Form.POSTER : Form.SPOKEN;
    }
}
