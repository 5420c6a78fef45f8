package io.hongbao.server.overload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Holds networks to a rate that grows with the people who are seen there. Thousands may share one
 * mobile network's address, each with a pass; a few machines that hammer have none, or few. Looked
 * at only while the server is pressed. One for each event loop, used by its thread; it forgets the
 * network that was quiet the longest.
 */
public final class NetworkRates {

    /** Requests a second from a network on one event loop, whoever is there. */
    static final int PER_SECOND = 200;

    /** As many more for each person with a good pass who was seen there. */
    static final int PER_PERSON = 20;

    private static final int BURST_SECONDS = 5;
    private static final int MOST_NETWORKS = 4_096;
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Map<Long, Network> networks =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Network> eldest) {
                    return size() > MOST_NETWORKS;
                }
            };

    private static final class Network {
        private final People seen = new People();
        private double tokens = PER_SECOND * BURST_SECONDS;
        private long filledNanos;

        Network(long nowNanos) {
            this.filledNanos = nowNanos;
        }
    }

    /**
     * About how many different people were seen, in this stretch of time and the one before: linear
     * counting (Whang et al. 1990) in 512 bits each.
     */
    private static final class People {
        private static final int BITS = 512;
        private long[] now = new long[BITS / 64];
        private long[] before = new long[BITS / 64];
        private long sinceNanos;

        void see(long person, long nowNanos) {
            turn(nowNanos);
            int bit = (int) ((person * 0x9e3779b97f4a7c15L) >>> 55);
            now[bit >>> 6] |= 1L << bit;
        }

        int count(long nowNanos) {
            turn(nowNanos);
            int free = 0;
            for (int i = 0; i < now.length; i++) {
                free += 64 - Long.bitCount(now[i] | before[i]);
            }
            // Full: more than can be told, and in any case very many.
            return free == 0
                    ? Integer.MAX_VALUE / PER_PERSON / 2
                    : (int) Math.round(BITS * Math.log((double) BITS / free));
        }

        private void turn(long nowNanos) {
            long age = nowNanos - sinceNanos;
            if (age < WINDOW_NANOS) {
                return;
            }
            before = age < 2 * WINDOW_NANOS ? now : new long[BITS / 64];
            now = new long[BITS / 64];
            sinceNanos = nowNanos;
        }
    }

    /** Somebody with a good pass was seen on a network. */
    public void met(long network, long person, long nowNanos) {
        of(network, nowNanos).seen.see(person, nowNanos);
    }

    /** 0 when one more request of the network may come in now, else in how many milliseconds. */
    public long waitMillis(long network, long nowNanos) {
        Network known = of(network, nowNanos);
        double perSecond = PER_SECOND + (double) PER_PERSON * known.seen.count(nowNanos);
        double seconds = Math.max(0, nowNanos - known.filledNanos) / 1e9;
        known.tokens = Math.min(perSecond * BURST_SECONDS, known.tokens + seconds * perSecond);
        known.filledNanos = nowNanos;
        if (known.tokens >= 1) {
            known.tokens--;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((1 - known.tokens) * 1_000 / perSecond));
    }

    int size() {
        return networks.size();
    }

    private Network of(long network, long nowNanos) {
        return networks.computeIfAbsent(network, _ -> new Network(nowNanos));
    }
}
