package io.hongbao.abuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The accounts that hang together by invites, around one acceptance, where they may overlap. Walked
 * through in breadth; accounts that share nothing with anybody are counted and not passed, so that
 * the circle of ordinary people stays small and a ring shows whole.
 */
final class Circle {
    private static final int MOST = 256;
    private static final long HASTE_MILLIS = 7_200_000;
    private static final long FRESH_MILLIS = 1_800_000;
    private static final double LEAST_MIXED = 0.35;
    private static final double FULL_MIXED = 0.6;
    private static final double LEAST_HASTE = 0.6;
    private static final double FULL_HASTE = 0.85;
    private static final double LEAST_SHARE = 0.4;
    private static final double FULL_SHARE = 0.8;
    private static final double LEAST_PER_DEVICE = 1.2;
    private static final double FULL_PER_DEVICE = 2;
    private static final double DEVICES = 70;
    private static final double REGULAR = 15;
    private static final double LEAST_REGULAR = 0.5;
    private static final double FULL_REGULAR = 0.8;
    private static final int LEAST_INVITERS = 3;
    private static final double GROWN_BY_DEVICES = 5;
    private static final double GROWN_BY_PLACE = 14;
    private static final double FARM = 30;
    private static final double PLACE = 30;
    private static final double HASTE = 35;

    /** Where each has a device of their own, all of a dormitory may be as new and as quick. */
    private static final double HASTE_IN_PLACE = 15;

    private static final double SPREAD = 20;
    private static final double LEAST_SPREAD = 0.25;
    private static final double FULL_SPREAD = 0.45;
    private static final double PACE = 10;
    private static final double CLOSED = 8;
    private static final double LEAST_CLOSED = 0.85;

    /** So many phones that several share are more than a few families who know each other. */
    private static final int FEW_SHARED_DEVICES = 2;

    private static final int MANY_SHARED_DEVICES = 6;
    private static final double IDLE = 25;
    private static final double YOUNG = 25;
    private static final long YOUNG_MILLIS = 21_600_000;
    private static final double LEAST_YOUNG = 0.8;
    private static final double FULL_YOUNG = 0.95;
    private static final double DENSE = 65;
    private static final int LEAST_DENSE_MEMBERS = 20;
    private static final int FULL_DENSE_MEMBERS = 60;
    private static final double LEAST_DENSE = 0.5;
    private static final double FULL_DENSE = 0.8;
    private static final int SLOW_SECONDS = 300;

    private final int household;
    private final long walk;
    private final List<Account> members = new ArrayList<>();
    private final List<Place> touched = new ArrayList<>();
    private final List<Edge> inside = new ArrayList<>();
    private int ends;
    private int devices;
    private int sharedDevices;
    private int onShared;
    private int dense;
    private int inPlaces;
    private int places;
    private double byDevices;
    private double byDense;
    private long beginMillis = Long.MAX_VALUE;

    /**
     * @param walk a number that no walk had before
     */
    private Circle(int household, long walk) {
        this.household = household;
        this.walk = walk;
    }

    static Circle around(Edge edge, int household, long walk) {
        Circle circle = new Circle(household, walk);
        circle.meet(edge.inviter());
        circle.meet(edge.friend());
        circle.walk();
        if (circle.isLarge()) {
            circle.count();
        }
        return circle;
    }

    /** Whether it is larger than a household: a smaller one says nothing. */
    boolean isLarge() {
        return members.size() > household;
    }

    private void meet(Account account) {
        if (members.size() < MOST && account.mark(walk)) {
            members.add(account);
        }
    }

    private void walk() {
        for (int i = 0; i < members.size() && members.size() < MOST; i++) {
            Account account = members.get(i);
            // Both ends are passed: who has a farm invited is clean, and its only link.
            if (i > 1 && !account.mayOverlap(household) && !account.isDense()) {
                continue;
            }
            for (Edge edge : account.given()) {
                meet(edge.friend());
            }
            for (Edge edge : account.taken()) {
                meet(edge.inviter());
            }
            for (Device device : account.devices()) {
                device.accounts().forEach(this::meet);
            }
        }
    }

    private void count() {
        for (Account account : members) {
            for (Device device : account.devices()) {
                if (device.mark(walk)) {
                    devices++;
                    sharedDevices += isShared(device) ? 1 : 0;
                }
            }
            dense += account.isDense() ? 1 : 0;
            onShared += isOnShared(account) ? 1 : 0;
            for (Place place : account.places()) {
                if (place.meet(walk) == 1) {
                    touched.add(place);
                }
            }
            ends += account.given().size() + account.taken().size();
            for (Edge edge : account.given()) {
                if (edge.friend().isMarked(walk)) {
                    inside.add(edge);
                    beginMillis = Math.min(beginMillis, edge.atMillis());
                }
            }
        }
        for (Account account : members) {
            inPlaces += isInFilledPlace(account) ? 1 : 0;
        }
        places = (int) touched.stream().filter(this::isFilled).count();
    }

    private boolean isShared(Device device) {
        int here = 0;
        for (Account account : device.accounts()) {
            here += account.isMarked(walk) ? 1 : 0;
        }
        return here > 1;
    }

    /** Whether a place holds more of the circle than a home does, and hardly anybody else. */
    private boolean isFilled(Place place) {
        return place.isFilledBy(place.met(walk), household);
    }

    /** Adds what speaks against the acceptance. */
    void judge(Edge edge, Activity activity, long nowMillis, Findings findings) {
        if (!isLarge()) {
            return;
        }
        double grown = Math.min(1, (members.size() - household) / GROWN_BY_DEVICES);
        double grownPlace = Math.min(1, (members.size() - household) / GROWN_BY_PLACE);
        double perDevice = devices == 0 ? 0 : (double) members.size() / devices;
        double haste =
                Scale.of((double) hasty() / Math.max(1, inside.size()), LEAST_HASTE, FULL_HASTE);
        double hasty = haste * Scale.of(sharedDevices, FEW_SHARED_DEVICES, MANY_SHARED_DEVICES);
        // Those on shared devices who are no more than a household are one, whoever else is here.
        byDevices =
                onShared <= household
                        ? 0
                        : DEVICES
                                * grown
                                * share(onShared)
                                * Scale.of(perDevice, LEAST_PER_DEVICE, FULL_PER_DEVICE)
                                * Math.max(mixed(), hasty);
        markFarmed();
        byDense = dense();
        double byPlace = PLACE * grownPlace * share(inPlaces);
        double overlap =
                Math.min(
                        1,
                        Math.max(byDense / DENSE, Math.max(byDevices / DEVICES, byPlace / PLACE)));
        boolean inviter = answers(edge.inviter(), byPlace);
        boolean friend = answers(edge.friend(), byPlace);
        if (overlap == 0 || inside.isEmpty() || (!inviter && !friend)) {
            return;
        }
        Side side = inviter && friend ? Side.BOTH : inviter ? Side.INVITER : Side.FRIEND;
        findings.add(ReasonKind.RING_DEVICES, byDevices, side, members.size(), devices);
        findings.add(ReasonKind.RING_PLACE, byPlace, side, inPlaces, places);
        findings.add(ReasonKind.RING_DENSE, byDense, side, dense, members.size());
        spread(byPlace, side, findings);
        young(byPlace, side, findings);
        idle(overlap, activity.idleness(members, nowMillis), side, findings);
        traits(overlap, haste, side, byDevices > byPlace ? HASTE : HASTE_IN_PLACE, findings);
    }

    /** Adds what says little by itself, and more the more a circle overlaps. */
    private void traits(
            double overlap, double haste, Side side, double hasteWeight, Findings findings) {
        findings.add(
                ReasonKind.RING_HASTE, hasteWeight * haste * overlap, side, hasty(), inside.size());
        long gap = medianGapSeconds();
        double pace = Math.max(0, 1 - (double) gap / SLOW_SECONDS);
        findings.add(ReasonKind.RING_PACE, PACE * pace * overlap, side, gap, members.size());
        alike(overlap, side, findings);
        findings.add(
                ReasonKind.RING_CLOSED,
                closed() > LEAST_CLOSED ? CLOSED * overlap : 0,
                side,
                inside.size(),
                ends - inside.size());
    }

    /** Which share of its members' invites stay inside, 0 to 1. */
    private double closed() {
        // An acceptance inside has both its ends in the circle.
        return 2.0 * inside.size() / Math.max(1, ends);
    }

    /**
     * What it weighs that most of its members accepted several invites, all of the circle. Where
     * everybody accepts once, as in one campaign of this product, nobody does.
     */
    private double dense() {
        return closed() <= LEAST_CLOSED
                ? 0
                : DENSE
                        * Scale.of(members.size(), LEAST_DENSE_MEMBERS, FULL_DENSE_MEMBERS)
                        * Scale.of((double) dense / members.size(), LEAST_DENSE, FULL_DENSE);
    }

    /**
     * Whether hardly any account is older than the circle: who lives behind a network has had an
     * account before, or gets one later; one hand makes all of its own first.
     */
    private void young(double byPlace, Side side, Findings findings) {
        int young = 0;
        for (Account account : members) {
            young += account.createdAtMillis() >= beginMillis - YOUNG_MILLIS ? 1 : 0;
        }
        double share = Scale.of((double) young / members.size(), LEAST_YOUNG, FULL_YOUNG);
        findings.add(
                ReasonKind.RING_YOUNG,
                YOUNG * share * byPlace / PLACE,
                side,
                young,
                members.size());
    }

    /** Whether hardly anybody of it does anything besides, where others do. */
    private void idle(double overlap, double idleness, Side side, Findings findings) {
        if (idleness != Activity.UNKNOWN) {
            findings.add(ReasonKind.RING_IDLE, IDLE * idleness * overlap, side, members.size(), 0);
        }
    }

    private int hasty() {
        int hasty = 0;
        for (Edge each : inside) {
            hasty += isHasty(each) ? 1 : 0;
        }
        return hasty;
    }

    /**
     * How many invites come from elsewhere to an account on a shared device, 0 to 1. Families with
     * a tablet each that know each other have one such invite for several at home; a ring has its
     * accounts anywhere, and a farm is invited by others.
     */
    private double mixed() {
        int all = 0;
        int across = 0;
        for (Edge each : inside) {
            if (isOnShared(each.friend())) {
                all++;
                boolean near =
                        each.inviter().sharesDevice(each.friend())
                                || each.inviter().sharesPlace(each.friend(), household);
                across += near ? 0 : 1;
            }
        }
        return all == 0 ? 0 : Scale.of((double) across / all, LEAST_MIXED, FULL_MIXED);
    }

    /** Marks those on shared devices, when it is made of such. */
    private void markFarmed() {
        if (byDevices >= FARM) {
            for (Account account : members) {
                if (isOnShared(account)) {
                    account.farmed(true);
                }
            }
        }
    }

    /**
     * Whether its invites go from one of its networks to another as often as not. Those who live or
     * work behind one invite each other there; one hand takes any of its own.
     */
    private void spread(double byPlace, Side side, Findings findings) {
        int all = 0;
        int across = 0;
        for (Edge each : inside) {
            if (isInFilledNetwork(each.inviter()) && isInFilledNetwork(each.friend())) {
                all++;
                across += each.inviter().sharesNetwork(each.friend()) ? 0 : 1;
            }
        }
        double share = all == 0 ? 0 : Scale.of((double) across / all, LEAST_SPREAD, FULL_SPREAD);
        findings.add(ReasonKind.RING_SPREAD, SPREAD * share * byPlace / PLACE, side, across, all);
    }

    private boolean isInFilledNetwork(Account account) {
        for (Place place : account.places()) {
            if (place.isNetwork() && isFilled(place)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the circle's reasons are an account's: who shares nothing with it is not of it. */
    private boolean answers(Account account, double byPlace) {
        return (byDevices > 0 && isOnShared(account))
                || (byPlace > 0 && isInFilledPlace(account))
                || (byDense > 0 && account.isDense());
    }

    private boolean isOnShared(Account account) {
        for (Device device : account.devices()) {
            if (isShared(device)) {
                return true;
            }
        }
        return false;
    }

    private boolean isInFilledPlace(Account account) {
        for (Place place : account.places()) {
            if (isFilled(place)) {
                return true;
            }
        }
        return false;
    }

    /**
     * How many acceptances are of inviters with just as many each. Where an invite goes by chance,
     * about half of those who invite have one friend, a quarter two, and no number has most; a
     * script gives each the same, but for the last.
     */
    private void alike(double overlap, Side side, Findings findings) {
        // One more may be weighed that is not remembered.
        int[] inviters = new int[Account.MOST_GIVEN + 2];
        int given = 0;
        int usual = 0;
        for (Account account : members) {
            int friends = account.given().size();
            given += friends;
            inviters[friends]++;
            usual = friends * inviters[friends] > usual * inviters[usual] ? friends : usual;
        }
        int alike = usual * inviters[usual];
        double share = Scale.of((double) alike / given, LEAST_REGULAR, FULL_REGULAR);
        findings.add(
                ReasonKind.RING_REGULAR,
                inviters[usual] < LEAST_INVITERS ? 0 : REGULAR * overlap * share,
                side,
                inviters[usual],
                usual);
    }

    private double share(int of) {
        return Scale.of((double) of / members.size(), LEAST_SHARE, FULL_SHARE);
    }

    /** Whether a new account was invited by one that was made when the circle began, or later. */
    private boolean isHasty(Edge edge) {
        return edge.inviter().createdAtMillis() >= beginMillis - HASTE_MILLIS
                && edge.friendAgeMillis() < FRESH_MILLIS;
    }

    private long medianGapSeconds() {
        if (inside.size() < 2) {
            return SLOW_SECONDS;
        }
        long[] times = new long[inside.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = inside.get(i).atMillis();
        }
        Arrays.sort(times);
        long[] gaps = new long[times.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = times[i + 1] - times[i];
        }
        Arrays.sort(gaps);
        return gaps[gaps.length / 2] / 1_000;
    }
}
