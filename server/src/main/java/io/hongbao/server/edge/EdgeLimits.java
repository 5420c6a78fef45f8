package io.hongbao.server.edge;

import java.util.concurrent.TimeUnit;

/**
 * What connections may take of the server.
 *
 * @param mostConnections how many may be open at once, at least 1
 * @param stuckNanos how long an answer may wait for a caller who reads nothing of it
 * @param headNanos how long the headers of one request may take to arrive
 * @param proxyHeader in which a trusted proxy says where a request comes from; empty for none
 */
public record EdgeLimits(int mostConnections, long stuckNanos, long headNanos, String proxyHeader) {

    /** How many connections may be open at once, unless said otherwise. */
    public static final int MOST_CONNECTIONS = 20_000;

    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long HEAD_NANOS = TimeUnit.SECONDS.toNanos(10);

    public EdgeLimits {
        if (mostConnections < 1) {
            throw new IllegalArgumentException("at least one connection must be possible");
        }
    }

    /** So many connections, ten seconds for each of both, and the header. */
    public static EdgeLimits of(int mostConnections, String proxyHeader) {
        return new EdgeLimits(mostConnections, STUCK_NANOS, HEAD_NANOS, proxyHeader);
    }
}
