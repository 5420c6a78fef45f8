package io.hongbao.server.webhook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries came in lately: each is handled once. Kept as long as a signature can be good;
 * an older one is refused as stale. Time is passed in. For any number of threads.
 *
 * <p>At most {@value #KEPT} are kept; then the oldest is forgotten early. After that, and after a
 * restart, a repeated delivery is handled again, and the core finds nothing to do.
 */
final class Deliveries {

    /** How many are kept. */
    static final int KEPT = 200_000;

    /** A signature may be from the future by the tolerance, and is then good for twice as long. */
    private static final long KEPT_SECONDS = 2 * Signature.TOLERANCE_SECONDS;

    private final Map<String, Delivery> newest = new Newest();

    private record Delivery(long atSeconds, boolean handled) {}

    /** What is known of a delivery. */
    enum Standing {
        /** It came for the first time: handle it, then say {@link #handled} or {@link #dropped}. */
        FIRST,
        /** The same is being handled right now. */
        AT_WORK,
        /** It was handled. */
        REPEATED
    }

    /** A delivery has come in. */
    synchronized Standing came(String id, long nowSeconds) {
        forgetOld(nowSeconds);
        Delivery known = newest.get(id);
        if (known == null) {
            newest.put(id, new Delivery(nowSeconds, false));
            return Standing.FIRST;
        }
        return known.handled() ? Standing.REPEATED : Standing.AT_WORK;
    }

    /** It has had its effect. */
    synchronized void handled(String id) {
        newest.computeIfPresent(id, (_, known) -> new Delivery(known.atSeconds(), true));
    }

    /** It has had no effect: it may come again. */
    synchronized void dropped(String id) {
        newest.remove(id);
    }

    private void forgetOld(long nowSeconds) {
        var oldest = newest.values().iterator();
        while (oldest.hasNext() && oldest.next().atSeconds() < nowSeconds - KEPT_SECONDS) {
            oldest.remove();
        }
    }

    /** Forgets the oldest when there is one too many. */
    private static final class Newest extends LinkedHashMap<String, Delivery> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<String, Delivery> eldest) {
            return size() > KEPT;
        }
    }
}
