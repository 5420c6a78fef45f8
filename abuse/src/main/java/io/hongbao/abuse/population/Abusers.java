package io.hongbao.abuse.population;

import io.hongbao.abuse.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * People who farm a campaign, in the ways that are known: rings, device farms, accounts of one's
 * own, sold codes, guessed codes. A part of each is careful, and some are not to be told from
 * families; nobody is made to fit the score.
 */
final class Abusers {
    private static final int MOST_HIDDEN = 40;

    private final Sketch sketch;

    Abusers(Sketch sketch) {
        this.sketch = sketch;
    }

    /**
     * @param count how many in all
     */
    void add(int count) {
        int rings = (int) (count * 0.42);
        int farms = (int) (count * 0.20);
        int own = (int) (count * 0.13);
        int sellers = (int) (count * 0.10);
        int guessers = count - rings - farms - own - sellers;
        for (int left = rings; left > 0; ) {
            left -= ring(Math.min(left, sketch.scaled(5, 200)));
        }
        for (int left = farms; left > 0; ) {
            left -= farm(Math.min(left, sketch.scaled(8, 60)));
        }
        for (int left = own; left > 0; ) {
            left -= self(Math.min(left, sketch.scaled(2, 15)));
        }
        for (int left = sellers; left > 0; ) {
            left -= seller(Math.min(left, sketch.between(1, 3)));
        }
        for (int left = guessers; left > 0; ) {
            left -= gang(Math.min(left, sketch.scaled(1, 12)));
        }
    }

    /**
     * Accounts of one hand that invite each other, on few devices or, with care, on few networks.
     */
    private int ring(int size) {
        boolean careful = sketch.chance(0.2);
        // A phone and a mobile number for each account: not for hundreds of them.
        boolean hidden = sketch.chance(0.1) && size <= MOST_HIDDEN;
        boolean aged = sketch.chance(0.2);
        int perDevice = careful || hidden ? 1 : sketch.between(2, 8);
        List<String> devices = devices(Math.max(1, size / perDevice));
        List<String> networks = new ArrayList<>();
        int perNetwork = sketch.between(10, 80);
        for (int i = 0; i <= size / perNetwork; i++) {
            networks.add(hidden ? sketch.carrier() : sketch.newNetwork());
        }
        String drop = sketch.newHousehold();
        double gapMinutes = sketch.chance(0.3) ? 8 : 0.7;
        int fanOut = sketch.one(List.of(1, 2, 3, 5, 20));
        long at = sketch.someTime();
        List<Person> ring = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String first = perDevice == 1 ? devices.get(i) : sketch.one(devices);
            List<String> used = new ArrayList<>(List.of(first));
            if (!careful && !hidden && sketch.chance(0.3) && devices.size() > 1) {
                String second = sketch.one(devices);
                if (!second.equals(first)) {
                    used.add(second);
                }
            }
            at += sketch.around(gapMinutes);
            Person member =
                    sketch.add(
                            "ring",
                            Label.ABUSER,
                            used,
                            sketch.one(networks),
                            "",
                            sketch.madeBefore(at, aged ? 0.1 : 0.95));
            if (i > 0) {
                Person inviter = ring.get((i - 1) / fanOut);
                sketch.accepts(inviter, member, at, Form.CODE, "wechat", "");
            }
            if (sketch.chance(0.6)) {
                sketch.orders(member, at + sketch.around(60), sketch.chance(0.6) ? drop : "");
            }
            ring.add(member);
        }
        if (size > 2 && sketch.chance(0.5)) {
            sketch.accepts(ring.getLast(), ring.getFirst(), at + 60_000, Form.CODE, "wechat", "");
        }
        bystander(ring.getFirst(), at);
        return size;
    }

    /** A real friend of an abuser, whose own reward must not suffer for it. */
    private void bystander(Person inviter, long fromMillis) {
        if (sketch.chance(0.5)) {
            long at = fromMillis + sketch.around(60);
            Person friend =
                    sketch.add(
                            "bystander",
                            Label.HONEST,
                            List.of(sketch.newDevice()),
                            sketch.carrier(),
                            "",
                            sketch.madeBefore(at, 0.6));
            sketch.acceptsHonestly(inviter, friend, at, sketch.form(), sketch.channel(), "");
        }
    }

    private List<String> devices(int count) {
        List<String> devices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            devices.add(sketch.newDevice());
        }
        return devices;
    }

    /** Many accounts on a few devices that accept the invites of those who pay for it. */
    private int farm(int size) {
        int customers = Math.max(1, size / 12);
        int accounts = Math.max(1, size - customers);
        List<String> devices = devices(Math.max(1, accounts / sketch.between(4, 15)));
        String network = sketch.chance(0.3) ? sketch.carrier() : sketch.newNetwork();
        long at = sketch.someTime();
        List<Person> paying = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            paying.add(
                    sketch.add(
                            "farm",
                            Label.ABUSER,
                            List.of(sketch.newDevice()),
                            sketch.chance(0.5) ? sketch.carrier() : sketch.newNetwork(),
                            "",
                            sketch.madeBefore(at, 0.3)));
        }
        for (int i = 0; i < accounts; i++) {
            at += sketch.around(1.5);
            Person account =
                    sketch.add(
                            "farm",
                            Label.ABUSER,
                            List.of(sketch.one(devices)),
                            network,
                            "",
                            sketch.madeBefore(at, 0.8));
            sketch.accepts(
                    paying.get(i * customers / accounts),
                    account,
                    at,
                    Form.CODE,
                    sketch.channel(),
                    "");
        }
        return customers + accounts;
    }

    /** One person with accounts of their own, on a phone or two. */
    private int self(int size) {
        List<String> devices = devices(sketch.chance(0.7) ? 1 : 2);
        String network = sketch.chance(0.4) ? sketch.carrier() : sketch.newNetwork();
        long at = sketch.someTime();
        Person main =
                sketch.add(
                        "self-inviter",
                        Label.ABUSER,
                        devices,
                        network,
                        "",
                        sketch.madeBefore(at, 0.2));
        for (int i = 1; i < size; i++) {
            at += sketch.around(2);
            Person more =
                    sketch.add(
                            "self-inviter",
                            Label.ABUSER,
                            List.of(sketch.one(devices)),
                            network,
                            "",
                            sketch.madeBefore(at, 0.95));
            sketch.accepts(main, more, at, Form.LINK, "wechat", "");
        }
        return size;
    }

    /** A seller's accounts; the buyers are honest, and get their rewards. */
    private int seller(int size) {
        String device = sketch.newDevice();
        boolean oneChannel = sketch.chance(0.3);
        double atOnce = sketch.chance(0.8) ? 0.85 : 0.4;
        long at = sketch.someTime();
        for (int i = 0; i < size; i++) {
            Person seller =
                    sketch.add(
                            "reseller",
                            Label.ABUSER,
                            List.of(device),
                            sketch.carrier(),
                            "",
                            sketch.madeBefore(at, 0.7));
            String channel = sketch.channel();
            for (int buyers = sketch.between(10, 40); buyers > 0; buyers--) {
                at += sketch.around(4);
                Person buyer =
                        sketch.add(
                                "buyer",
                                Label.HONEST,
                                List.of(sketch.newDevice()),
                                sketch.chance(0.6) ? sketch.carrier() : sketch.newNetwork(),
                                "",
                                sketch.madeBefore(at, 0.9));
                sketch.accepts(
                        seller,
                        buyer,
                        at,
                        sketch.chance(0.85) ? Form.CODE : Form.LINK,
                        oneChannel ? channel : sketch.channel(),
                        "");
                if (sketch.chance(atOnce)) {
                    sketch.orders(buyer, at + sketch.around(7), sketch.newHousehold());
                } else {
                    sketch.ordersHonestly(buyer, at, "");
                }
            }
        }
        return size;
    }

    /** People, or one with several accounts, who try codes until one fits. */
    private int gang(int size) {
        String network = sketch.chance(0.5) ? sketch.carrier() : sketch.newNetwork();
        List<String> devices = devices(Math.max(1, size / sketch.between(1, 4)));
        for (int i = 0; i < size; i++) {
            long at = sketch.someTime();
            Person guesser =
                    sketch.add(
                            "guesser",
                            Label.ABUSER,
                            List.of(sketch.one(devices)),
                            network,
                            "",
                            sketch.madeBefore(at, 0.8));
            for (int tries = sketch.scaled(4, 200); tries > 0; tries--) {
                at += sketch.around(0.2);
                sketch.tries(guesser, at);
            }
            if (sketch.chance(0.4)) {
                List<Person> found = sketch.somebodyBefore(at);
                if (!found.isEmpty()) {
                    sketch.accepts(found.getFirst(), guesser, at + 5_000, Form.CODE, "wechat", "");
                }
            }
        }
        return size;
    }
}
