package io.hongbao.abuse;

/** A network prefix, a household or a delivery address, with how many people were seen there. */
final class Place {
    /** A place with more people than this says nothing: a mobile network, a campus. */
    static final int MOST_EVIDENCE = 1_000;

    private final String id;
    private int people;

    private long walk;
    private int met;

    Place(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    int people() {
        return people;
    }

    void join() {
        people++;
    }

    void leave() {
        people--;
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
