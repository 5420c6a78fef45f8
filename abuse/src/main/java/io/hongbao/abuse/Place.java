package io.hongbao.abuse;

/** A network prefix, a household or a delivery address, with how many people were seen there. */
final class Place {
    /** A place with more people than this says nothing: a mobile network, a campus. */
    static final int MOST_EVIDENCE = 1_000;

    /** What the ids of networks begin with, and those of households and addresses. */
    static final char NETWORK = 'n';

    static final char HOME = 'h';

    private static final int FILLED_PERCENT = 90;

    private final String id;
    private int people;
    private int active;

    private long walk;
    private int met;

    Place(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Whether it is a network; otherwise it is a household or an address. */
    boolean isNetwork() {
        return id.charAt(0) == NETWORK;
    }

    int people() {
        return people;
    }

    /** How many of them take part in an invite. */
    int active() {
        return active;
    }

    void join(boolean isActive) {
        people++;
        active += isActive ? 1 : 0;
    }

    void leave(boolean isActive) {
        people--;
        active -= isActive ? 1 : 0;
    }

    /** Somebody who was here takes part in an invite for the first time. */
    void activate() {
        active++;
    }

    /**
     * Whether so many of those who were here are more than a home, and most of them, where hardly
     * anybody does not take part in invites. The others may be of the same hand and hang together
     * by other invites.
     */
    boolean isFilledBy(int some, int household) {
        return some > household && some * 2L >= people && mayBeFilled(household);
    }

    /** Whether any circle could fill it: nearly all who were here take part in invites. */
    boolean mayBeFilled(int household) {
        return active > household
                && people <= MOST_EVIDENCE
                && active * 100L >= (long) people * FILLED_PERCENT;
    }

    boolean isEmpty() {
        return people == 0;
    }

    /** Counts one more member of the circle that a walk goes round; answers how many by now. */
    int meet(long ofWalk) {
        if (walk != ofWalk) {
            walk = ofWalk;
            met = 0;
        }
        return ++met;
    }

    /** How many members of the circle were counted here. */
    int met(long ofWalk) {
        return walk == ofWalk ? met : 0;
    }
}
