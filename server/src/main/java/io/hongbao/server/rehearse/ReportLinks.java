package io.hongbao.server.rehearse;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Addresses that show one report once, for a minute: a browser that follows a link sends no
 * Authorization header, and an admin key must never stand in an address.
 */
@Singleton
public final class ReportLinks {
    /** How long a link is good for. */
    public static final int SECONDS = 60;

    private static final int MOST = 100;
    private static final int SECRET_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final LongSupplier nanos;
    private final Map<String, Link> links = new LinkedHashMap<>();

    ReportLinks() {
        this(System::nanoTime);
    }

    ReportLinks(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Link(String rehearsal, long untilNanos) {}

    /**
     * A new secret that shows the report of {@code rehearsal} once; the oldest of 100 is dropped.
     */
    public synchronized String make(String rehearsal) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String word = HexFormat.of().formatHex(secret);
        if (links.size() >= MOST) {
            links.remove(links.keySet().iterator().next());
        }
        links.put(word, new Link(rehearsal, nanos.getAsLong() + SECONDS * 1_000_000_000L));
        return word;
    }

    /** Whether {@code word} shows that report; it does not again. */
    public synchronized boolean use(String word, String rehearsal) {
        Link link = links.get(word);
        if (link == null || !link.rehearsal().equals(rehearsal)) {
            return false;
        }
        links.remove(word);
        return nanos.getAsLong() - link.untilNanos() < 0;
    }
}
