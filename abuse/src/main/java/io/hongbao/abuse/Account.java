package io.hongbao.abuse;

import java.util.ArrayList;
import java.util.List;

/** What the scorer remembers of one account. */
final class Account {
    static final int MOST_GIVEN = 64;
    static final int MOST_TAKEN = 4;
    private static final int MOST_STAYS = 6;
    private static final int MANY_TAKEN = 3;

    private final String person;
    private final List<Device> devices = new ArrayList<>(2);
    private final List<Place> places = new ArrayList<>(2);

    /** Acceptances of this account's invite, oldest first; only the latest ones. */
    private final List<Edge> given = new ArrayList<>(2);

    /** Acceptances by this account, oldest first. */
    private final List<Edge> taken = new ArrayList<>(1);

    private long createdAtMillis;
    private FirstOrder order;
    private boolean active;
    private boolean farmed;
    private final int[] peaks = new int[Velocity.Span.values().length];

    /** The walk that came by last: cheaper than a set for each walk. */
    private long mark;

    Account(String person, long createdAtMillis) {
        this.person = person;
        this.createdAtMillis = createdAtMillis;
        this.order = new FirstOrder(person, Long.MAX_VALUE, "", "");
    }

    String person() {
        return person;
    }

    List<Device> devices() {
        return devices;
    }

    List<Place> places() {
        return places;
    }

    List<Edge> given() {
        return given;
    }

    List<Edge> taken() {
        return taken;
    }

    long createdAtMillis() {
        return createdAtMillis;
    }

    /** The account is as old as the oldest word of it. */
    void createdBy(long atMillis) {
        createdAtMillis = Math.min(createdAtMillis, atMillis);
    }

    /** The first order; at the end of time when there is none. */
    FirstOrder order() {
        return order;
    }

    void ordered(FirstOrder first) {
        order = first;
    }

    boolean hasOrdered() {
        return order.atMillis() != Long.MAX_VALUE;
    }

    /** Whether this account was last found on a crowded device. */
    boolean isFarmed() {
        return farmed;
    }

    void farmed(boolean now) {
        farmed = now;
    }

    /** The most acceptances that it had within such a stretch. */
    int peak(Velocity.Span span) {
        return peaks[span.slot()];
    }

    void peak(Velocity.Span span, int now) {
        peaks[span.slot()] = now;
    }

    /** Whether the walk of this number comes by for the first time. */
    boolean mark(long walk) {
        if (mark == walk) {
            return false;
        }
        mark = walk;
        return true;
    }

    boolean isMarked(long walk) {
        return mark == walk;
    }

    void uses(Device device) {
        if (devices.contains(device)) {
            return;
        }
        if (devices.size() == Party.MOST_DEVICES) {
            devices.removeFirst().leave(this);
        }
        devices.add(device);
        device.join(this);
    }

    void stays(Place place) {
        if (places.contains(place)) {
            return;
        }
        if (places.size() == MOST_STAYS) {
            places.removeFirst().leave(active);
        }
        places.add(place);
        place.join(active);
    }

    /** Whether it accepted several people's invites, as hardly anybody does. */
    boolean isDense() {
        return taken.size() >= MANY_TAKEN;
    }

    /** It takes part in an invite. */
    void activate() {
        if (!active) {
            active = true;
            places.forEach(Place::activate);
        }
    }

    void forget() {
        devices.forEach(device -> device.leave(this));
        devices.clear();
        places.forEach(place -> place.leave(active));
        places.clear();
    }

    /**
     * Whether anything of it may be shared with others of a circle: a device, or a place that is
     * neither a home nor has many who take no part. Circles are looked for around such accounts
     * only.
     */
    boolean mayOverlap(int householdPeople) {
        for (Device device : devices) {
            if (device.accounts().size() > 1) {
                return true;
            }
        }
        for (Place place : places) {
            if (place.mayBeFilled(householdPeople)) {
                return true;
            }
        }
        return false;
    }

    boolean sharesDevice(Account other) {
        for (Device device : devices) {
            if (other.devices.contains(device)) {
                return true;
            }
        }
        return false;
    }

    boolean sharesNetwork(Account other) {
        for (Place place : places) {
            if (place.isNetwork() && other.places.contains(place)) {
                return true;
            }
        }
        return false;
    }

    /** Whether both were in one place with at most so many people. */
    boolean sharesPlace(Account other, int most) {
        for (Place place : places) {
            if (place.people() <= most && other.places.contains(place)) {
                return true;
            }
        }
        return false;
    }
}
