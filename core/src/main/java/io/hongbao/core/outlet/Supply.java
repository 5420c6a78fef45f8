package io.hongbao.core.outlet;

import io.hongbao.core.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How much an outlet can give: what it makes in a minute, or the seats it has. */
public sealed interface Supply {

    /**
     * A kitchen or bar: what is ordered is made one after the other.
     *
     * @param makesPerMinute 1-10000
     * @param queueMinutes how far ahead orders are taken, 1-240; beyond that the outlet is full
     * @param prepMinutes how long one takes from its turn to the counter, 0-240
     */
    record Kitchen(int makesPerMinute, int queueMinutes, int prepMinutes) implements Supply {

        public static final int MAX_MAKES_PER_MINUTE = 10_000;
        public static final int MAX_QUEUE_MINUTES = 240;

        public Kitchen {
            Require.inRange(makesPerMinute, 1, MAX_MAKES_PER_MINUTE, "makes per minute");
            Require.inRange(queueMinutes, 1, MAX_QUEUE_MINUTES, "queue minutes");
            Require.inRange(prepMinutes, 0, MAX_QUEUE_MINUTES, "preparation minutes");
        }
    }

    /** Showings with numbered seats: films, train services. */
    record Seated(List<Showing> showings) implements Supply {

        public static final int MAX_SHOWINGS = 2_000;

        public Seated {
            showings = List.copyOf(showings);
            Require.inRange(showings.size(), 1, MAX_SHOWINGS, "number of showings");
            Set<String> ids = new HashSet<>();
            for (Showing showing : showings) {
                Require.that(ids.add(showing.id()), "showing " + showing.id() + " is there twice");
            }
        }

        public Optional<Showing> showing(String id) {
            return showings.stream().filter(showing -> showing.id().equals(id)).findFirst();
        }
    }
}
