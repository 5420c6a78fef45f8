package io.hongbao.abuse.population;

import io.hongbao.abuse.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A second population, made by other rules than {@link Sketch}'s: as somebody would write it who
 * knows the file format and the ways of abuse, and neither the scorer nor its generator. Rings are
 * of 200, farms have twenty accounts a phone, families are stars around one member within minutes,
 * dormitories lie behind one network each, and a following comes within an hour.
 */
final class Township {
    private static final long START = 1_770_343_200_000L;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int RING = 200;
    private static final List<String> CHANNELS = List.of("wechat", "weibo", "sms", "qq");

    private final SplittableRandom dice;
    private final Ages ages;
    private final int count;
    private final List<Person> people = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();
    private int names;

    /** When honest accounts were made. */
    enum Ages {
        /** Two in five within the hour before, the others within two years. */
        MIXED,
        ALL_NEW,
        ALL_OLD
    }

    /** What a ring has in common. */
    enum Ring {
        FEW_DEVICES,
        ONE_NETWORK,
        /** A device each and any network, but everybody accepts from several of the ring. */
        DENSE
    }

    /** Which facts are left; the others are as if nobody had noted them. */
    enum Facts {
        ALL,
        NO_HOUSEHOLDS,
        NO_AGES,
        NO_ORDERS,
        DEVICES_ONLY,
        NETWORKS_ONLY,
        ACCEPTANCES_ONLY
    }

    private Township(long seed, int count, Ages ages) {
        this.dice = new SplittableRandom(seed * 7_919 + 17);
        this.count = count;
        this.ages = ages;
    }

    /** One in a hundred is an abuser. */
    static Population of(long seed, int count, Ages ages, Ring ring, Facts facts) {
        Township township = new Township(seed, count, ages);
        township.abusers(count / 100, ring);
        township.honest();
        return township.stripped(facts);
    }

    private void abusers(int most, Ring ring) {
        while (people.size() + RING <= most * 0.6) {
            ring(ring);
        }
        until(most * 0.85, this::farm);
        until(most * 0.93, this::self);
        int before = people.size();
        List<Person> sellers = new ArrayList<>();
        for (int i = before; i < most * 0.97; i++) {
            sellers.add(add("reseller", Label.ABUSER, own(), anywhere(), "", made(some(), true)));
        }
        while (people.size() < most) {
            guesser();
        }
        sellers.forEach(this::sells);
    }

    private void until(double size, Runnable group) {
        while (people.size() < size) {
            group.run();
        }
    }

    private void honest() {
        int at = people.size();
        int left = count - at;
        until(at + left * 0.35, this::family);
        until(at + left * 0.45, this::dormitory);
        until(at + left * 0.50, this::following);
        until(at + left * 0.70, this::friends);
        while (people.size() < count) {
            single();
        }
    }

    private void ring(Ring kind) {
        long start = some();
        List<Person> ring = new ArrayList<>();
        List<String> devices = names("rd", between(8, 25));
        String network = name("rn");
        for (int i = 0; i < RING; i++) {
            boolean few = kind == Ring.FEW_DEVICES;
            ring.add(
                    add(
                            "ring",
                            Label.ABUSER,
                            few ? List.of(one(devices)) : own(),
                            kind == Ring.ONE_NETWORK ? network : anywhere(),
                            "",
                            start - between(2, 180) * MINUTE));
        }
        int each = kind == Ring.DENSE ? 4 : 1;
        for (int i = 0; i < RING; i++) {
            Set<Integer> from = new HashSet<>();
            while (from.size() < each) {
                int other = dice.nextInt(RING);
                if (other != i && from.add(other)) {
                    accept(start + dice.nextLong(2 * HOUR), ring.get(other), ring.get(i), "wechat");
                }
            }
        }
    }

    /** One phone with twenty accounts that all accept the invite of the first. */
    private void farm() {
        String device = name("fd");
        String network = dice.nextInt(3) == 0 ? name("fn") : anywhere();
        long at = some();
        List<Person> farm = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            farm.add(
                    add(
                            "farm",
                            Label.ABUSER,
                            List.of(device),
                            network,
                            "",
                            made(at, dice.nextInt(4) > 0)));
            if (i > 0) {
                at += between(20, 400) * 1_000L;
                accept(at, farm.get(dice.nextBoolean() ? 0 : i - 1), farm.get(i), "wechat");
            }
        }
    }

    private void self() {
        String device = name("sd");
        String network = anywhere();
        long at = some();
        Person main = add("self", Label.ABUSER, List.of(device), network, "", made(at, false));
        for (int i = between(7, 12); i > 0; i--) {
            at += between(60, 600) * 1_000L;
            Person more = add("self", Label.ABUSER, List.of(device), network, "", made(at, true));
            accept(at, main, more, "wechat");
        }
    }

    private void sells(Person seller) {
        long at = some();
        for (int i = between(20, 60); i > 0; i--) {
            at += between(30, 900) * 1_000L;
            Person buyer = add("buyer", Label.HONEST, own(), anywhere(), "", made(at));
            Form form = dice.nextInt(10) > 0 ? Form.CODE : Form.LINK;
            accept(at, seller, buyer, form, one(CHANNELS));
            if (dice.nextInt(10) < 8) {
                order(at + between(1, 25) * MINUTE, buyer);
            }
        }
    }

    private void guesser() {
        long at = some();
        Person person = add("guesser", Label.ABUSER, own(), anywhere(), "", made(at, true));
        for (int i = between(15, 80); i > 0; i--) {
            at += between(2, 20) * 1_000L;
            happenings.add(new Happening.Tried(at, person.id(), "", ""));
        }
    }

    /**
     * Two to six at one table: one phone for all, a phone each on one network, or only an address
     * in common. Half are known to live together.
     */
    private void family() {
        int size = between(2, 6);
        int shares = dice.nextInt(3);
        String device = name("d");
        String network = shares == 2 ? "" : dice.nextBoolean() ? name("n") : anywhere();
        String household = dice.nextBoolean() || shares == 2 ? name("h") : "";
        long at = some();
        List<Person> family = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            at += between(10, 300) * 1_000L;
            Person person =
                    add(
                            "family",
                            Label.HONEST,
                            shares == 0 ? List.of(device) : own(),
                            network.isEmpty() ? anywhere() : network,
                            household,
                            made(at));
            if (i > 0) {
                accept(at, family.get(dice.nextInt(3) > 0 ? 0 : i - 1), person, "wechat");
            }
            orders(at, person);
            family.add(person);
        }
        if (size > 2 && dice.nextInt(4) == 0) {
            accept(at + 5 * MINUTE, family.getLast(), family.getFirst(), "wechat");
        }
        if (dice.nextInt(3) == 0) {
            friendsOf(one(family), at);
        }
    }

    private void friendsOf(Person person, long fromMillis) {
        for (int i = between(1, 4); i > 0; i--) {
            long at = fromMillis + between(2, 600) * MINUTE;
            Person friend = add("friend", Label.HONEST, own(), anywhere(), "", made(at));
            accept(at, person, friend, one(CHANNELS));
            orders(at, friend);
        }
    }

    /** Students behind one network, of whom between a fifth and most invite each other. */
    private void dormitory() {
        String network = name("dorm");
        int size = between(40, 400);
        int joining = between(2, 8);
        long at = some();
        List<Person> in = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            at += between(5, 240) * 1_000L;
            Person student = add("student", Label.HONEST, own(), network, "", made(at));
            if (dice.nextInt(10) >= joining) {
                continue;
            }
            if (!in.isEmpty()) {
                accept(at, one(in), student, one(CHANNELS));
            }
            orders(at, student);
            in.add(student);
        }
    }

    /** Hundreds or thousands of strangers within an hour or two. */
    private void following() {
        long start = some();
        Person star = add("star", Label.HONEST, own(), anywhere(), "", START - 500 * DAY);
        String channel = one(CHANNELS);
        Form form = dice.nextInt(4) == 0 ? Form.CODE : Form.LINK;
        for (int i = Math.min(between(200, 2_000), count - people.size()); i > 0; i--) {
            long at = start + dice.nextLong(2 * HOUR);
            Person fan = add("fan", Label.HONEST, own(), anywhere(), "", made(at));
            accept(at, star, fan, form, dice.nextInt(10) > 0 ? channel : one(CHANNELS));
            orders(at, fan);
            if (dice.nextInt(6) == 0) {
                friendsOf(fan, at);
            }
        }
    }

    private void friends() {
        long at = some();
        List<Person> in = new ArrayList<>();
        for (int i = between(3, 20); i > 0; i--) {
            at += between(1, 240) * MINUTE;
            Person person = add("friend", Label.HONEST, own(), anywhere(), "", made(at));
            if (!in.isEmpty()) {
                accept(at, one(in), person, one(CHANNELS));
            }
            orders(at, person);
            in.add(person);
        }
    }

    private void single() {
        long at = some();
        Person person = add("single", Label.HONEST, own(), anywhere(), "", made(at));
        if (dice.nextInt(3) == 0) {
            accept(at, people.get(dice.nextInt(people.size() - 1)), person, one(CHANNELS));
        }
        if (dice.nextInt(50) == 0) {
            happenings.add(new Happening.Tried(at - MINUTE, person.id(), "", ""));
        }
        orders(at, person);
    }

    private Person add(
            String group,
            Label label,
            List<String> devices,
            String network,
            String household,
            long createdAtMillis) {
        Person person =
                new Person(name("u"), devices, network, household, createdAtMillis, label, group);
        people.add(person);
        return person;
    }

    private void accept(long at, Person inviter, Person friend, String channel) {
        accept(at, inviter, friend, dice.nextInt(3) == 0 ? Form.CODE : Form.LINK, channel);
    }

    private void accept(long at, Person inviter, Person friend, Form form, String channel) {
        happenings.add(
                new Happening.Accepted(at, inviter.id(), friend.id(), form, channel, "", ""));
    }

    private void orders(long at, Person person) {
        if (dice.nextInt(2) == 0) {
            order(at + between(3, 2_000) * MINUTE, person);
        }
    }

    private void order(long at, Person person) {
        happenings.add(
                new Happening.Ordered(
                        at, person.id(), "o" + dice.nextInt(300), person.household()));
    }

    private long made(long at) {
        return made(
                at,
                switch (ages) {
                    case MIXED -> dice.nextInt(5) < 2;
                    case ALL_NEW -> true;
                    case ALL_OLD -> false;
                });
    }

    private long made(long at, boolean isNew) {
        return isNew ? at - between(30, 600) * 1_000L : START - between(1, 700) * DAY;
    }

    /** Three in four come on the first two days. */
    private long some() {
        return START + (dice.nextInt(4) > 0 ? dice.nextLong(2 * DAY) : dice.nextLong(5 * DAY));
    }

    private List<String> own() {
        return List.of(name("d"));
    }

    /** A carrier's network with thousands on it, or a home's own. */
    private String anywhere() {
        return dice.nextInt(10) < 6 ? "carrier" + dice.nextInt(count / 2_000 + 1) : name("n");
    }

    private String name(String prefix) {
        return prefix + ++names;
    }

    private List<String> names(String prefix, int many) {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            list.add(name(prefix));
        }
        return list;
    }

    private int between(int least, int most) {
        return dice.nextInt(least, most + 1);
    }

    private <T> T one(List<T> of) {
        return of.get(dice.nextInt(of.size()));
    }

    private Population stripped(Facts facts) {
        boolean devices = facts != Facts.NETWORKS_ONLY && facts != Facts.ACCEPTANCES_ONLY;
        boolean networks = facts != Facts.DEVICES_ONLY && facts != Facts.ACCEPTANCES_ONLY;
        boolean sparse = !devices || !networks;
        boolean households = !sparse && facts != Facts.NO_HOUSEHOLDS;
        boolean known = !sparse && facts != Facts.NO_AGES;
        boolean orders = !sparse && facts != Facts.NO_ORDERS;
        return new Population(
                people.stream()
                        .sorted(Comparator.comparing(Person::id))
                        .map(person ->
                                new Person(
                                        person.id(),
                                        devices ? person.devices() : List.of(),
                                        networks ? person.network() : "",
                                        households ? person.household() : "",
                                        known ? person.createdAtMillis() : 0,
                                        person.label(),
                                        person.group()))
                        .toList(),
                happenings.stream()
                        .filter(each -> orders || !(each instanceof Happening.Ordered))
                        .map(each -> households ? each : withoutAddress(each))
                        .toList());
    }

    private static Happening withoutAddress(Happening each) {
        return each instanceof Happening.Ordered ordered
                ? new Happening.Ordered(ordered.atMillis(), ordered.person(), ordered.outlet(), "")
                : each;
    }
}
