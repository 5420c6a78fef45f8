package io.hongbao.abuse.population;

import io.hongbao.abuse.Form;
import java.util.ArrayList;
import java.util.List;

/** The groups that honest people come in, among them those that are easily taken for abusers. */
final class HonestPeople {
    private static final double NEW = 0.6;

    private final Sketch sketch;

    /** A place in a group before it is known who joins when. */
    private record Seat(List<String> devices, String network, String household, String address) {}

    /**
     * How an invite spreads in a group.
     *
     * @param joins which share accepts
     * @param medianMinutes between an acceptance and the next one from there
     */
    private record Spread(double joins, double medianMinutes) {}

    HonestPeople(Sketch sketch) {
        this.sketch = sketch;
    }

    /** A first tenth, so that abusers find somebody to mix with. */
    void begin(int count) {
        int until = sketch.size() + count / 10;
        while (sketch.size() < until) {
            single();
        }
    }

    /** Everybody else. */
    void fill(int count) {
        quota(count * 0.30, this::family);
        quota(count * 0.20, this::friends);
        quota(count * 0.08, this::dormitory);
        quota(count * 0.08, this::company);
        quota(count * 0.05, this::neighbourhood);
        quota(count * 0.04, this::influencer);
        quota(count * 0.004, this::kiosk);
        while (sketch.size() < count) {
            single();
        }
    }

    private interface Group {
        /** Adds one group of at most so many people. */
        void add(int most);
    }

    private void quota(double people, Group group) {
        int until = sketch.size() + (int) people;
        while (sketch.size() < until) {
            group.add(until - sketch.size());
        }
    }

    private void single() {
        boolean mobile = sketch.chance(0.6);
        String home = mobile ? sketch.carrier() : sketch.newNetwork();
        long at = sketch.someTime();
        List<String> devices = ownDevices();
        Person person =
                sketch.add(
                        "single",
                        Label.HONEST,
                        devices,
                        home,
                        "",
                        sketch.madeBefore(at, sketch.chance(0.5) ? NEW : 0));
        if (sketch.chance(0.4)) {
            List<Person> inviter = sketch.somebodyBefore(at);
            if (!inviter.isEmpty()) {
                sketch.acceptsHonestly(
                        inviter.getFirst(), person, at, sketch.form(), sketch.channel(), "");
                return;
            }
        }
        if (sketch.chance(0.3)) {
            sketch.joins(person, at);
        }
    }

    private List<String> ownDevices() {
        List<String> devices = new ArrayList<>();
        devices.add(sketch.newDevice());
        if (sketch.chance(0.1)) {
            devices.add(sketch.newDevice());
        }
        return devices;
    }

    /** Two to six people; phones of their own, or few for all, and mostly one thing in common. */
    private void family(int most) {
        int size = Math.min(most, sketch.between(2, 6));
        String network = sketch.chance(0.3) ? sketch.carrier() : sketch.newNetwork();
        String household = sketch.newHousehold();
        String tablet = sketch.newDevice();
        boolean hasTablet = sketch.chance(0.35);
        int phones = sketch.chance(0.15) ? sketch.between(1, Math.max(1, size / 2)) : size;
        List<String> phone = new ArrayList<>();
        for (int i = 0; i < phones; i++) {
            phone.add(sketch.newDevice());
        }
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<String> devices = new ArrayList<>(List.of(phone.get(i % phones)));
            if (hasTablet && sketch.chance(0.7)) {
                devices.add(tablet);
            }
            seats.add(new Seat(devices, network, sketch.chance(0.8) ? household : "", household));
        }
        // A third of the families sit at one table while they do it.
        spread("family", seats, new Spread(0.75, sketch.chance(0.35) ? 0.8 : 90));
    }

    private void friends(int most) {
        int size = Math.min(most, sketch.between(3, 14));
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<String> devices = ownDevices();
            if (i > 0 && sketch.chance(0.03)) {
                devices.add(seats.getFirst().devices().getFirst());
            }
            String network = sketch.chance(0.5) ? sketch.carrier() : sketch.newNetwork();
            seats.add(new Seat(devices, network, "", ""));
        }
        spread("friends", seats, new Spread(0.6, sketch.chance(0.3) ? 3 : 150));
    }

    private void dormitory(int most) {
        place("dormitory", Math.min(most, sketch.scaled(100, 900)), 0.35, 0.75, 6);
    }

    private void company(int most) {
        place("company", Math.min(most, sketch.scaled(8, 300)), 0.25, 0.8, 12);
    }

    /** Homes behind one prefix who hardly know each other. */
    private void neighbourhood(int most) {
        place("neighbourhood", Math.min(most, sketch.scaled(20, 150)), 0.1, 0.3, 200);
    }

    /** People behind one network and at one address, who invite each other in bursts. */
    private void place(String group, int size, double least, double joins, double medianMinutes) {
        String network = sketch.newNetwork();
        String address = sketch.newHousehold();
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            seats.add(new Seat(ownDevices(), network, "", address));
        }
        double share = least + sketch.dice().nextDouble() * (joins - least);
        spread(group, seats, new Spread(share, medianMinutes));
    }

    private void spread(String group, List<Seat> seats, Spread spread) {
        List<Person> in = new ArrayList<>();
        List<Long> since = new ArrayList<>();
        long start = sketch.someTime();
        for (Seat seat : seats) {
            boolean first = in.isEmpty();
            int by = first ? 0 : sketch.dice().nextInt(in.size());
            long at =
                    first
                            ? start
                            : since.get(by)
                                    + Sketch.MINUTE_MILLIS / 3
                                    + sketch.around(spread.medianMinutes());
            boolean accepts = sketch.chance(spread.joins()) && at < Sketch.END_MILLIS;
            Person person =
                    sketch.add(
                            group,
                            Label.HONEST,
                            seat.devices(),
                            seat.network(),
                            seat.household(),
                            sketch.madeBefore(at, first ? NEW / 2 : NEW));
            if (!accepts) {
                continue;
            }
            if (first) {
                begins(person, at, seat.address());
            } else {
                sketch.acceptsHonestly(
                        in.get(by), person, at, sketch.form(), sketch.channel(), seat.address());
            }
            in.add(person);
            since.add(at);
        }
        closes(in, since);
    }

    /** The first of a group comes by itself, or on the invite of somebody outside. */
    private void begins(Person person, long atMillis, String address) {
        List<Person> outside =
                sketch.chance(0.5) ? sketch.somebodyBefore(atMillis) : List.<Person>of();
        if (outside.isEmpty()) {
            sketch.joins(person, atMillis);
            sketch.ordersHonestly(person, atMillis, address);
        } else {
            sketch.acceptsHonestly(
                    outside.getFirst(), person, atMillis, sketch.form(), sketch.channel(), address);
        }
    }

    /** Some who began a group accept the invite of one of their own friends: it counts for both. */
    private void closes(List<Person> in, List<Long> since) {
        if (in.size() > 2 && sketch.chance(0.2)) {
            int by = sketch.between(1, in.size() - 1);
            long at = since.get(by) + sketch.around(20);
            sketch.accepts(in.get(by), in.getFirst(), at, Form.LINK, "wechat", "");
        }
    }

    /** Hundreds of strangers follow one person, within hours, mostly in one channel. */
    private void influencer(int most) {
        int size = Math.min(most, sketch.scaled(80, 600));
        long start = sketch.someTime();
        Person star =
                sketch.add(
                        "influencer",
                        Label.HONEST,
                        ownDevices(),
                        sketch.newNetwork(),
                        "",
                        sketch.madeBefore(start, 0));
        String channel = sketch.channel();
        boolean reads = sketch.chance(0.3);
        Form chief = reads ? Form.SPOKEN : sketch.chance(0.7) ? Form.LINK : Form.POSTER;
        double onward = 0.1 + 0.2 * sketch.dice().nextDouble();
        for (int i = 1; i < size; i++) {
            long at = start + sketch.around(45);
            Person fan =
                    sketch.add(
                            "follower",
                            Label.HONEST,
                            ownDevices(),
                            sketch.chance(0.5) ? sketch.carrier() : sketch.newNetwork(),
                            "",
                            sketch.madeBefore(at, NEW));
            sketch.acceptsHonestly(
                    star,
                    fan,
                    at,
                    sketch.chance(0.85) ? chief : sketch.form(),
                    sketch.chance(0.8) ? channel : sketch.channel(),
                    "");
            if (sketch.chance(onward) && sketch.size() < 1_000_000 && i + 1 < size) {
                i++;
                invitesOnward(fan, at);
            }
        }
    }

    private void invitesOnward(Person fan, long fromMillis) {
        long at = fromMillis + Sketch.MINUTE_MILLIS + sketch.around(120);
        Person friend =
                sketch.add(
                        "follower",
                        Label.HONEST,
                        ownDevices(),
                        sketch.carrier(),
                        "",
                        sketch.madeBefore(at, NEW));
        sketch.acceptsHonestly(fan, friend, at, sketch.form(), sketch.channel(), "");
    }

    /** A shop's tablet, on which strangers accept the invites of whomever they know. */
    private void kiosk(int most) {
        String tablet = sketch.newDevice();
        String network = sketch.newNetwork();
        for (int i = Math.min(most, sketch.between(8, 30)); i > 0; i--) {
            long at = sketch.someTime();
            Person guest =
                    sketch.add(
                            "kiosk",
                            Label.HONEST,
                            List.of(tablet, sketch.newDevice()),
                            network,
                            "",
                            sketch.madeBefore(at, NEW));
            List<Person> inviter = sketch.somebodyBefore(at);
            if (!inviter.isEmpty()) {
                sketch.acceptsHonestly(
                        inviter.getFirst(), guest, at, sketch.form(), sketch.channel(), "");
            }
        }
    }
}
