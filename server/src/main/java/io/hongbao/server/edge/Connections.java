package io.hongbao.server.edge;

import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The open connections of one event loop, to find those whose callers read nothing of what waits
 * for them. Used on that event loop only.
 */
final class Connections {

    private final Map<Channel, Reading> open = new HashMap<>();

    /** How a caller reads: what waited for them when they were last seen to make progress. */
    private static final class Reading {
        private long waitingBytes;
        private long sinceNanos;
    }

    void add(Channel channel) {
        open.put(channel, new Reading());
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
        // Closing takes a connection out of the map. What waits is given up: the framework's own
        // way
        // to close would wait for it to be read.
        stuck.forEach(channel -> channel.unsafe().close(channel.unsafe().voidPromise()));
        return stuck.size();
    }
}
