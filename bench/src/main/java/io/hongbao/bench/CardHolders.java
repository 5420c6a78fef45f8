package io.hongbao.bench;

import java.io.IOException;
import java.util.List;

/** People who have a pass and a card that they have claimed, so that they can order. */
final class CardHolders {
    private static final int CONNECTIONS = 64;
    private static final long MOST_MILLIS = 300_000;

    private CardHolders() {}

    /**
     * Lets {@code count} people come and claim.
     *
     * @param first the number of the first; nobody may have come before
     * @return their passes
     */
    static List<byte[]> come(Server server, long first, int count) throws IOException {
        HttpTraffic.Sessions sessions =
                new HttpTraffic.Sessions(Server.CAMPAIGN, "orders-", first, count);
        ClosedLoop.run(server.socket(), CONNECTIONS, 1, MOST_MILLIS, sessions);
        ClosedLoop.run(
                server.socket(),
                CONNECTIONS,
                1,
                MOST_MILLIS,
                new HttpTraffic.Claims(Server.CAMPAIGN, sessions.passes()));
        return sessions.passes();
    }
}
