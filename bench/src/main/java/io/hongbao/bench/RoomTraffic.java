package io.hongbao.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What people send to a waiting room. */
final class RoomTraffic {
    private static final String ROOM = "/v1/campaigns/" + Server.CAMPAIGN + "/waiting-room";

    private RoomTraffic() {}

    /** Joins, one for each pass. */
    static final class Tickets extends HttpTraffic {
        private static final byte[] TICKET = ascii("\"ticket\":\"");
        private final List<byte[]> passes;
        private int next;

        Tickets(List<byte[]> passes) {
            this.passes = passes;
        }

        @Override
        public boolean ask(ByteBuffer out) {
            if (next == passes.size()) {
                return false;
            }
            out.put(ascii(head(ROOM + "/tickets", 0) + "Authorization: Bearer "));
            out.put(passes.get(next++)).put(ascii("\r\n\r\n"));
            return true;
        }

        @Override
        void body(byte[] bytes, int from, int to) {
            if (find(bytes, from, to, TICKET) < 0) {
                throw new IllegalStateException("no ticket: " + text(bytes, from, to));
            }
        }

        /** How many have joined. */
        int joined() {
            return next;
        }
    }

    /** Polls of the document that every waiting page asks for. */
    static final class Polls extends HttpTraffic {
        private static final byte[] REQUEST =
                ascii("GET " + ROOM + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        private int largestBytes;
        private byte[] last = {};
        private final Set<String> documents = new HashSet<>();

        @Override
        public boolean ask(ByteBuffer out) {
            out.put(REQUEST);
            return true;
        }

        @Override
        void body(byte[] bytes, int from, int to) {
            largestBytes = Math.max(largestBytes, to - from);
            if (!Arrays.equals(bytes, from, to, last, 0, last.length)) {
                last = Arrays.copyOfRange(bytes, from, to);
                documents.add(new String(last, StandardCharsets.US_ASCII));
            }
        }

        /** How many different answers there were. */
        int documents() {
            return documents.size();
        }

        /** The size of the largest answer. */
        int largestBytes() {
            return largestBytes;
        }
    }
}
