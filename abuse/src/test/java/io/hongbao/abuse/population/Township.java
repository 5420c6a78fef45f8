package io.hongbao.abuse.population;

import io.hongbao.abuse.Form;
import java.util.ArrayList;
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
final class Township extends Settlement {
    private static final int RING = 200;

    /** What a ring has in common. */
    enum Ring {
        FEW_DEVICES,
        ONE_NETWORK,
        /** A device each and any network, but everybody accepts from several of the ring. */
        DENSE
    }

    private Township(long seed, int count, Ages ages) {
        super(new SplittableRandom(seed * 7_919 + 17), count, ages);
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
}
