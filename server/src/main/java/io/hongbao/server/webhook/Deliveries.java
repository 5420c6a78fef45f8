package io.hongbao.server.webhook;

import io.hongbao.server.json.StrictJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    /** One that came in, and the digest of what it said. */
    private record Delivery(long atSeconds, String digest, boolean handled) {}

    /** What is known of a delivery. */
    enum Standing {
        /** It came for the first time: handle it, then say {@link #handled} or {@link #dropped}. */
        FIRST,
        /** The same is being handled right now. */
        AT_WORK,
        /** It was handled. */
        REPEATED,
        /** Another delivery has this id: it said something else. */
        REUSED
    }

    /** A delivery has come in. */
    Standing came(String id, TellBody said, long nowSeconds) {
        return came(id, digest(said), nowSeconds);
    }

    private synchronized Standing came(String id, String digest, long nowSeconds) {
        forgetOld(nowSeconds);
        Delivery known = newest.get(id);
        if (known == null) {
            newest.put(id, new Delivery(nowSeconds, digest, false));
            return Standing.FIRST;
        }
        if (!known.digest().equals(digest)) {
            return Standing.REUSED;
        }
        return known.handled() ? Standing.REPEATED : Standing.AT_WORK;
    }

    /** It has had its effect. */
    synchronized void handled(String id) {
        newest.computeIfPresent(
                id, (_, known) -> new Delivery(known.atSeconds(), known.digest(), true));
    }

    /** It has had no effect: it may come again. */
    synchronized void dropped(String id) {
        newest.remove(id);
    }

    /** Of what was read, not of the bytes: spaces and the order of fields say nothing. */
    private static String digest(TellBody said) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(StrictJson.write(said));
            return HexFormat.of().formatHex(whole, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
