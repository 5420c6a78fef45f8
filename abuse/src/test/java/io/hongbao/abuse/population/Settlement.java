package io.hongbao.abuse.population;

import io.hongbao.abuse.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the populations of the tests have in common: honest families, friends and followings,
 * guessers, and what is left when nobody has noted some of the facts.
 */
abstract class Settlement {
    static final long START = 1_770_343_200_000L;
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    static final List<String> CHANNELS = List.of("wechat", "weibo", "sms", "qq");

    final SplittableRandom dice;
    final int count;
    final List<Person> people = new ArrayList<>();
    final List<Happening> happenings = new ArrayList<>();
    private final Ages ages;
    private int names;

    /** When honest accounts were made. */
    enum Ages {
        /** Two in five within the hour before, the others within two years. */
        MIXED,
        ALL_NEW,
        ALL_OLD
    }

    /** Which facts are left; the others are as if nobody had noted them. */
    enum Facts {
        ALL,
        NO_HOUSEHOLDS,
        NO_AGES,
        NO_ORDERS,
        NO_DEVICES,
        DEVICES_ONLY,
        NETWORKS_ONLY,
        ACCEPTANCES_ONLY
    }

    Settlement(SplittableRandom dice, int count, Ages ages) {
        this.dice = dice;
        this.count = count;
        this.ages = ages;
    }

    final void until(double size, Runnable group) {
        while (people.size() < size) {
            group.run();
        }
    }

    final void guesser() {
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
    final void family() {
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

    final void friendsOf(Person person, long fromMillis) {
        for (int i = between(1, 4); i > 0; i--) {
            long at = fromMillis + between(2, 600) * MINUTE;
            Person friend = add("friend", Label.HONEST, own(), anywhere(), "", made(at));
            accept(at, person, friend, one(CHANNELS));
            orders(at, friend);
        }
    }

    /** Hundreds or thousands of strangers within an hour or two. */
    final void following() {
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

    final void friends() {
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

    final void single() {
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

    /** One phone with twenty accounts that all accept the invite of the first. */
    final void farm() {
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

    final void self() {
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

    /** Students behind one network, of whom between a fifth and most invite each other. */
    final void dormitory() {
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

    final Person add(
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

    final void accept(long at, Person inviter, Person friend, String channel) {
        accept(at, inviter, friend, dice.nextInt(3) == 0 ? Form.CODE : Form.LINK, channel);
    }

    final void accept(long at, Person inviter, Person friend, Form form, String channel) {
        happenings.add(
                new Happening.Accepted(at, inviter.id(), friend.id(), form, channel, "", ""));
    }

    final void orders(long at, Person person) {
        if (dice.nextInt(2) == 0) {
            order(at + between(3, 2_000) * MINUTE, person);
        }
    }

    final void order(long at, Person person) {
        happenings.add(
                new Happening.Ordered(
                        at, person.id(), "o" + dice.nextInt(300), person.household()));
    }

    final long made(long at) {
        return made(
                at,
                switch (ages) {
                    case MIXED -> dice.nextInt(5) < 2;
                    case ALL_NEW -> true;
                    case ALL_OLD -> false;
                });
    }

    final long made(long at, boolean isNew) {
        return isNew ? at - between(30, 600) * 1_000L : START - between(1, 700) * DAY;
    }

    /** Three in four come on the first two days. */
    final long some() {
        return START + (dice.nextInt(4) > 0 ? dice.nextLong(2 * DAY) : dice.nextLong(5 * DAY));
    }

    final List<String> own() {
        return List.of(name("d"));
    }

    /** A carrier's network with thousands on it, or a home's own. */
    final String anywhere() {
        return dice.nextInt(10) < 6 ? "carrier" + dice.nextInt(count / 2_000 + 1) : name("n");
    }

    final String name(String prefix) {
        return prefix + ++names;
    }

    final List<String> names(String prefix, int many) {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            list.add(name(prefix));
        }
        return list;
    }

    final int between(int least, int most) {
        return dice.nextInt(least, most + 1);
    }

    final <T> T one(List<T> of) {
        return of.get(dice.nextInt(of.size()));
    }

    final Population stripped(Facts facts) {
        boolean devices =
                facts != Facts.NETWORKS_ONLY
                        && facts != Facts.ACCEPTANCES_ONLY
                        && facts != Facts.NO_DEVICES;
        boolean networks = facts != Facts.DEVICES_ONLY && facts != Facts.ACCEPTANCES_ONLY;
        boolean sparse = facts != Facts.NO_DEVICES && (!devices || !networks);
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
