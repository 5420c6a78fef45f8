package io.hongbao.audit;

import io.hongbao.core.campaign.RoomRules;
import java.util.TreeMap;

/** What the auditor knows of one campaign's waiting room. */
final class RoomBook {

    final String campaign;

    /** By their number, from 1. */
    final TreeMap<Integer, Opening> openings = new TreeMap<>();

    long joined;
    long admittedUpTo;
    long entered;
    int ceilingPerSecond = RoomRules.NO_CEILING;

    RoomBook(String campaign) {
        this.campaign = campaign;
    }

    /**
     * What places of one opening are drawn with.
     *
     * @param seed empty until it has opened
     */
    record Opening(String commitment, String seed, long preQueued) {
        static final Opening NONE = new Opening("", "", 0);
    }

    /** The opening of this number; one without commitment when it never began. */
    Opening opening(int number) {
        return openings.getOrDefault(number, Opening.NONE);
    }

    /** A new opening begins: nobody has joined it. */
    void begin(int number, Opening opening) {
        openings.put(number, opening);
        joined = 0;
        admittedUpTo = 0;
        entered = 0;
    }
}
