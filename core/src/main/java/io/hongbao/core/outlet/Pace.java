package io.hongbao.core.outlet;

import io.hongbao.core.Entity;
import io.hongbao.core.outlet.Reservation.MinuteLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How busy a kitchen is: its makes by minute, from now on. An order takes the first free turns,
 * over several minutes if it must, so no minute ever has more than the kitchen can make.
 *
 * @param loads the minutes with anything to make, in time order; at most {@link
 *     Supply.Kitchen#MAX_QUEUE_MINUTES} of them after each reservation
 */
public record Pace(String campaign, String outlet, List<MinuteLoad> loads) implements Entity {

    private static final long MINUTE_MILLIS = 60_000L;

    public Pace {
        loads = List.copyOf(loads);
    }

    public static Pace idle(String campaign, String outlet) {
        return new Pace(campaign, outlet, List.of());
    }

    public static long minuteOf(long atMillis) {
        return Math.floorDiv(atMillis, MINUTE_MILLIS);
    }

    /**
     * The first turns for {@code makes} from {@code atMillis} on; empty when the kitchen's queue
     * has no room for them.
     */
    public Optional<Reservation.Makes> firstTurns(
            Supply.Kitchen kitchen, int makes, long atMillis) {
        long first = minuteOf(atMillis);
        long end = first + kitchen.queueMinutes();
        List<MinuteLoad> turns = new ArrayList<>(2);
        int left = makes;
        int at = 0;
        for (long minute = first; minute < end && left > 0; minute++) {
            while (at < loads.size() && loads.get(at).minute() < minute) {
                at++;
            }
            int busy =
                    at < loads.size() && loads.get(at).minute() == minute
                            ? loads.get(at).makes()
                            : 0;
            int free = Math.min(left, kitchen.makesPerMinute() - busy);
            if (free > 0) {
                turns.add(new MinuteLoad(minute, free));
                left -= free;
            }
        }
        if (left > 0) {
            return Optional.empty();
        }
        long readyAtMillis =
                Math.max(atMillis, turns.getLast().minute() * MINUTE_MILLIS)
                        + kitchen.prepMinutes() * MINUTE_MILLIS;
        return Optional.of(new Reservation.Makes(turns, readyAtMillis));
    }

    /** When one more could be ready, in milliseconds from {@code atMillis}; -1 when it is full. */
    public long waitMillis(Supply.Kitchen kitchen, int makes, long atMillis) {
        return firstTurns(kitchen, makes, atMillis)
                .map(turns -> turns.readyAtMillis() - atMillis)
                .orElse(-1L);
    }

    /** With {@code turns} taken. Minutes before {@code atMillis} are forgotten. */
    public Pace reserved(Reservation.Makes turns, long atMillis) {
        return changed(turns.loads(), 1, atMillis);
    }

    /**
     * With those of {@code turns} free again whose minute has yet to begin: what the kitchen makes
     * in the minute that is running may be made already, so that nobody else can have its turn.
     */
    public Pace released(Reservation.Makes turns, long atMillis) {
        long now = minuteOf(atMillis);
        return changed(
                turns.loads().stream().filter(turn -> turn.minute() > now).toList(), -1, atMillis);
    }

    private Pace changed(List<MinuteLoad> turns, int sign, long atMillis) {
        long now = minuteOf(atMillis);
        List<MinuteLoad> merged = new ArrayList<>(loads.size() + turns.size());
        int own = 0;
        int other = 0;
        while (own < loads.size() || other < turns.size()) {
            long ownMinute = own < loads.size() ? loads.get(own).minute() : Long.MAX_VALUE;
            long otherMinute = other < turns.size() ? turns.get(other).minute() : Long.MAX_VALUE;
            long minute = Math.min(ownMinute, otherMinute);
            int makes = 0;
            if (ownMinute == minute) {
                makes += loads.get(own++).makes();
            }
            if (otherMinute == minute) {
                makes += sign * turns.get(other++).makes();
            }
            if (makes > 0 && minute >= now) {
                merged.add(new MinuteLoad(minute, makes));
            }
        }
        return new Pace(campaign, outlet, merged);
    }
}
