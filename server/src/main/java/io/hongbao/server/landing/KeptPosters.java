package io.hongbao.server.landing;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Painted posters, as many as there is room for; those asked for least recently go first. */
final class KeptPosters {

    private final long mostBytes;
    private final Map<String, byte[]> byToken = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    KeptPosters(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized Optional<byte[]> find(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    synchronized void add(String token, byte[] png) {
        byte[] before = byToken.put(token, png);
        bytes += size(token, png) - (before == null ? 0 : size(token, before));
        Iterator<Map.Entry<String, byte[]>> oldest = byToken.entrySet().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            Map.Entry<String, byte[]> goes = oldest.next();
            bytes -= size(goes.getKey(), goes.getValue());
            oldest.remove();
        }
    }

    private static long size(String token, byte[] png) {
        return token.length() + (long) png.length;
    }

    synchronized long bytes() {
        return bytes;
    }
}
