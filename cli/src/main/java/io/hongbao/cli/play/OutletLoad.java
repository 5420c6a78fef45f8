package io.hongbao.cli.play;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How busy a campaign's kitchens are.
 *
 * @param kitchens how many there are
 * @param full how many of them take no more now
 * @param queuedMakes what is ordered and not yet made
 * @param capacityPerMinute what all of them make in a minute of the campaign
 * @param longestWaitSeconds how long one more would take at the busiest one that is not full, in
 *     seconds of the campaign
 */
public record OutletLoad(
        int kitchens, int full, long queuedMakes, long capacityPerMinute, long longestWaitSeconds) {
    public static final OutletLoad NONE = new OutletLoad(0, 0, 0, 0, 0);

    /** Reads the operators' list of outlets. */
    static OutletLoad of(JsonNode list) {
        int kitchens = 0;
        int full = 0;
        long queuedMakes = 0;
        long capacityPerMinute = 0;
        long longestWaitSeconds = 0;
        for (JsonNode outlet : list.path("outlets")) {
            JsonNode queue = outlet.path("queue");
            if (queue.isMissingNode()) {
                continue;
            }
            kitchens++;
            full += queue.path("full").asBoolean() ? 1 : 0;
            queuedMakes += queue.path("makes").asLong();
            capacityPerMinute += queue.path("makesPerMinute").asLong();
            longestWaitSeconds = Math.max(longestWaitSeconds, queue.path("waitSeconds").asLong());
        }
        return new OutletLoad(kitchens, full, queuedMakes, capacityPerMinute, longestWaitSeconds);
    }
}
