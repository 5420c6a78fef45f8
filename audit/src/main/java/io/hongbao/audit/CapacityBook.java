package io.hongbao.audit;

import io.hongbao.core.outlet.Pace;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.outlet.Reservation.MinuteLoad;
import io.hongbao.core.outlet.Seats;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one outlet has set aside: makes by minute from its last change on, and seats by slot. Each
 * method returns what is wrong; empty when nothing is.
 */
final class CapacityBook {

    final String campaign;
    final String outlet;

    private final TreeMap<Long, Integer> makes = new TreeMap<>();
    private final Map<String, BitSet> seats = new HashMap<>();

    CapacityBook(String campaign, String outlet) {
        this.campaign = campaign;
        this.outlet = outlet;
    }

    String take(Reservation.Makes wanted, int makesPerMinute, long atMillis) {
        forgetBefore(atMillis);
        String wrong = "";
        for (MinuteLoad load : wanted.loads()) {
            int all = makes.merge(load.minute(), load.makes(), Integer::sum);
            if (all > makesPerMinute) {
                wrong =
                        "minute "
                                + load.minute()
                                + " has "
                                + all
                                + " makes, but the kitchen makes "
                                + makesPerMinute;
            }
        }
        return wrong;
    }

    /** Turns of the minute that is running stay taken: they may be made already. */
    String free(Reservation.Makes given, long atMillis) {
        forgetBefore(atMillis);
        String wrong = "";
        for (MinuteLoad load : given.loads()) {
            if (load.minute() <= Pace.minuteOf(atMillis)) {
                continue;
            }
            int left = makes.getOrDefault(load.minute(), 0) - load.makes();
            if (left < 0) {
                wrong =
                        "minute "
                                + load.minute()
                                + " gets "
                                + load.makes()
                                + " makes back, but had fewer";
            }
            if (left > 0) {
                makes.put(load.minute(), left);
            } else {
                makes.remove(load.minute());
            }
        }
        return wrong;
    }

    private void forgetBefore(long atMillis) {
        makes.headMap(Pace.minuteOf(atMillis)).clear();
    }

    String take(Reservation.SeatNumbers wanted, int seatCount) {
        BitSet taken = seats.computeIfAbsent(wanted.slot(), _ -> new BitSet());
        String wrong = "";
        for (int number : wanted.numbers()) {
            if (number < 1 || number > seatCount) {
                wrong = "there is no seat " + number + " among " + seatCount;
            } else if (taken.get(number)) {
                wrong = "seat " + number + " of " + wanted.slot() + " was taken already";
            } else {
                taken.set(number);
            }
        }
        return wrong;
    }

    String free(Reservation.SeatNumbers given) {
        BitSet taken = seats.computeIfAbsent(given.slot(), _ -> new BitSet());
        String wrong = "";
        for (int number : given.numbers()) {
            if (number < 1 || !taken.get(number)) {
                wrong = "seat " + number + " of " + given.slot() + " comes back, but was free";
            } else {
                taken.clear(number);
            }
        }
        return wrong;
    }

    /** The slots of which a seat was ever taken. */
    Iterable<String> slots() {
        return seats.keySet();
    }

    /** Whether a kitchen was ever asked for anything that it still has. */
    boolean isBusy() {
        return !makes.isEmpty();
    }

    boolean sameAs(Pace pace) {
        List<MinuteLoad> own =
                makes.entrySet().stream()
                        .map(load -> new MinuteLoad(load.getKey(), load.getValue()))
                        .toList();
        return own.equals(pace.loads());
    }

    boolean sameAs(Seats plan) {
        BitSet own = seats.getOrDefault(plan.slot(), new BitSet());
        return own.cardinality() == plan.takenCount() && own.stream().allMatch(plan::isTaken);
    }

    @Override
    public String toString() {
        return makes + " makes by minute, seats " + seats;
    }
}
