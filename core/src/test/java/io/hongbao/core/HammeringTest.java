package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.room.RoomState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A twentieth of everybody hammers: they are the first to join, and ask again twenty times each. It
 * gains them nothing.
 */
class HammeringTest {

    private static final int PEOPLE = 2_000;
    private static final int HAMMERING = PEOPLE / 20;
    private static final int OPENINGS = 40;

    /**
     * Two-sided, 0.1 %: were the places drawn without looking, a test of this kind would fail for
     * one secret of a thousand. The secret is fixed, so it never fails by chance.
     */
    private static final double SIGMAS = 3.29;

    @Test
    void whoHammersGetsNoBetterPlaces() {
        RoomCase room = RoomCase.ledTo();
        double sumOfZ = 0;
        List<Long> medians = new ArrayList<>();
        for (int opening = 0; opening < OPENINGS; opening++) {
            if (opening > 0) {
                room.mustLead(RoomState.OFF);
            }
            room.mustLead(RoomState.PRE_QUEUE);
            for (int again = 0; again < 20; again++) {
                room.joinAll(1, HAMMERING);
            }
            room.joinAll(1 + HAMMERING, PEOPLE - HAMMERING);
            assertThat(room.room().joined()).isEqualTo(PEOPLE);
            room.mustLead(RoomState.OPEN);
            List<Long> places = new ArrayList<>();
            for (int user = 1; user <= HAMMERING; user++) {
                places.add(room.placeOf(user));
            }
            sumOfZ += rankSum(places);
            Collections.sort(places);
            medians.add((places.get(HAMMERING / 2 - 1) + places.get(HAMMERING / 2)) / 2);
        }
        assertThat(Math.abs(sumOfZ / Math.sqrt(OPENINGS))).isLessThan(SIGMAS);
        double mean = medians.stream().mapToLong(it -> it).average().orElseThrow();
        assertThat(Math.abs(mean - (PEOPLE + 1) / 2.0))
                .isLessThan(SIGMAS * medianDeviation() / Math.sqrt(OPENINGS));
    }

    /**
     * How far the sum of their places lies from what it is on average, in standard deviations: H.
     * B. Mann and D. R. Whitney, "On a test of whether one of two random variables is
     * stochastically larger than the other", 1947.
     */
    private static double rankSum(List<Long> places) {
        double sum = places.stream().mapToLong(it -> it).sum();
        double average = HAMMERING * (PEOPLE + 1) / 2.0;
        double variance = (double) HAMMERING * (PEOPLE - HAMMERING) * (PEOPLE + 1) / 12;
        return (sum - average) / Math.sqrt(variance);
    }

    /** Of the median of so many places drawn from all: 1 / (2 f sqrt(n)) with f = 1 / people. */
    private static double medianDeviation() {
        return PEOPLE / (2 * Math.sqrt(HAMMERING));
    }
}
