package io.hongbao.server.edge;

import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The open connections of one event loop, to find those whose callers read nothing of what waits
 * for them, or send their requests so slowly that they only hold the connection. Used on that event
 * loop only.
 */
final class Connections {

    private final Map<Channel, Reading> open = new HashMap<>();

    /** How a caller reads: what waited for them when they were last seen to make progress. */
    private static final class Reading {
        private final ConnectionTurns turns;
        private long waitingBytes;
        private long sinceNanos;

        Reading(ConnectionTurns turns) {
            this.turns = turns;
        }
    }

    void add(Channel channel, ConnectionTurns turns) {
        open.put(channel, new Reading(turns));
    }

    void remove(Channel channel) {
        open.remove(channel);
    }

    int size() {
        return open.size();
    }

    /**
     * Closes the connections on which more than a buffer's worth waits, and nothing has been read
     * for {@code stuckNanos}.
     *
     * @return how many
     */
    int closeStuck(long nowNanos, long stuckNanos) {
        List<Channel> stuck = new ArrayList<>();
        open.forEach((channel, reading) -> {
            long waitingBytes = channel.isWritable() ? 0 : channel.bytesBeforeWritable();
            boolean progress = waitingBytes == 0 || waitingBytes < reading.waitingBytes;
            if (progress || reading.waitingBytes == 0) {
                reading.sinceNanos = nowNanos;
            } else if (nowNanos - reading.sinceNanos > stuckNanos) {
                stuck.add(channel);
            }
            reading.waitingBytes = waitingBytes;
        });
        // Closing takes a connection out of the map.
        stuck.forEach(Connections::abandon);
        return stuck.size();
    }

    /**
     * Closes the connections on which the headers of a request have been coming in for longer than
     * {@code headNanos}. A byte a second keeps a connection from being idle for hours.
     *
     * @return how many
     */
    int closeSlow(long nowNanos, long headNanos) {
        List<Channel> slow = new ArrayList<>();
        open.forEach((channel, reading) -> {
            if (reading.turns.headNanos(nowNanos) > headNanos) {
                slow.add(channel);
            }
        });
        slow.forEach(Connections::abandon);
        return slow.size();
    }

    /**
     * Closes a connection at once. What waits is given up: the framework's own way to close would
     * wait for it to be read.
     */
    static void abandon(Channel channel) {
        channel.unsafe().close(channel.unsafe().voidPromise());
    }
}
