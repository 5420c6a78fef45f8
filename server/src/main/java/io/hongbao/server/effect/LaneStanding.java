package io.hongbao.server.effect;

/**
 * How a lane stood a moment ago.
 *
 * @param lane its name
 * @param waiting how many wait for their turn
 * @param inFlight how many requests are out
 * @param breaker {@code closed}, {@code open} or {@code half_open}
 */
public record LaneStanding(String lane, int waiting, int inFlight, String breaker) {}
