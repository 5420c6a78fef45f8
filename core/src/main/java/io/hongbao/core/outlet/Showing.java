package io.hongbao.core.outlet;

import io.hongbao.core.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that starts at the same time on every day of a stretch, with seats: a film in a cinema,
 * a train service.
 *
 * @param id 1-40 of {@code [A-Za-z0-9-]}, unique in the outlet
 * @param item the menu item that a seat of it is
 * @param names by language
 * @param from where a train starts, a city's id; empty for a film
 * @param to where it goes; empty for a film
 * @param startMinute when it starts, in minutes after midnight in the campaign's time zone
 * @param durationMinutes how long it takes, 1-4320
 * @param firstDay its first day, days since 1970-01-01
 * @param lastDay its last day, inclusive
 * @param classes its seats, by class
 */
public record Showing(
        String id,
        String item,
        Map<String, String> names,
        String from,
        String to,
        int startMinute,
        int durationMinutes,
        long firstDay,
        long lastDay,
        List<SeatClass> classes) {

    /**
     * The seats of one class, numbered from 1.
     *
     * @param id 1-40 of {@code [a-z0-9-]}
     * @param names by language
     * @param priceMinor what a seat costs, in minor units
     * @param seats how many there are, 1-4096
     */
    public record SeatClass(String id, Map<String, String> names, long priceMinor, int seats) {

        public static final int MAX_SEATS = 4_096;

        public SeatClass {
            names = Map.copyOf(names);
            Require.inRange(id.length(), 1, 40, "seat class id length");
            Require.inRange(
                    priceMinor, 0, MenuItem.MAX_PRICE_MINOR, "seat price in minor units of " + id);
            Require.inRange(seats, 1, MAX_SEATS, "seats of class " + id);
        }
    }

    public Showing {
        names = Map.copyOf(names);
        classes = List.copyOf(classes);
        Require.inRange(id.length(), 1, 40, "showing id length");
        Require.inRange(startMinute, 0, DayHours.MINUTES_OF_DAY - 1L, "start of showing " + id);
        Require.inRange(durationMinutes, 1, 4_320, "duration of showing " + id + " in minutes");
        Require.inRange(lastDay, firstDay, firstDay + 3_650, "last day of showing " + id);
        Require.inRange(classes.size(), 1, 20, "number of seat classes of showing " + id);
        Require.that(from.isEmpty() == to.isEmpty(), "a train has two ends: showing " + id);
        Require.that(from.isEmpty() || !from.equals(to), "a train must go somewhere: " + id);
        Set<String> ids = new HashSet<>();
        for (SeatClass one : classes) {
            Require.that(ids.add(one.id()), "showing " + id + " has class " + one.id() + " twice");
        }
    }

    public Optional<SeatClass> seatClass(String classId) {
        return classes.stream().filter(one -> one.id().equals(classId)).findFirst();
    }

    public boolean runsOn(long day) {
        return day >= firstDay && day <= lastDay;
    }
}
