package io.hongbao.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Requests of one kind over HTTP/1.1, and their answers: with a body of a said length, or in
 * chunks, whose sizes then lie between the parts of the body.
 */
abstract class HttpTraffic implements ClosedLoop.Traffic {
    private static final byte[] LENGTH = ascii("content-length:");
    private static final int SHOWN_BYTES = 400;

    /** Judges a body: {@code bytes[from, to)}. */
    abstract void body(byte[] bytes, int from, int to);

    /** Whether an answer may have this status; any other ends the run. */
    boolean isExpected(int status) {
        return status == 200;
    }

    @Override
    public final boolean take(ByteBuffer in) {
        if (in.arrayOffset() != 0) {
            throw new IllegalArgumentException("the buffer must have its whole array");
        }
        byte[] bytes = in.array();
        int start = in.position();
        int end = in.limit();
        int head = endOfHead(bytes, start, end);
        if (head < 0) {
            return false;
        }
        int length = hasNoBody(bytes, start) ? 0 : length(bytes, start, head);
        int bodyEnd = length < 0 ? endOfChunks(bytes, head, end) : head + length;
        if (bodyEnd < 0 || bodyEnd > end) {
            return false;
        }
        int status =
                100 * (bytes[start + 9] - '0')
                        + 10 * (bytes[start + 10] - '0')
                        + bytes[start + 11]
                        - '0';
        if (!isExpected(status)) {
            throw new IllegalStateException("unexpected answer: " + text(bytes, start, bodyEnd));
        }
        body(bytes, head, bodyEnd);
        in.position(bodyEnd);
        return true;
    }

    /** 204. */
    private static boolean hasNoBody(byte[] bytes, int start) {
        return bytes[start + 9] == '2' && bytes[start + 10] == '0' && bytes[start + 11] == '4';
    }

    private static int endOfHead(byte[] bytes, int start, int end) {
        for (int i = start + 3; i < end; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    /** The end of the last chunk, which is empty; negative when it has not come yet. */
    private static int endOfChunks(byte[] bytes, int from, int end) {
        int at = from;
        while (true) {
            int size = 0;
            for (; at < end && bytes[at] != '\r'; at++) {
                size = size * 16 + Character.digit(bytes[at], 16);
            }
            // The size's line, the chunk, and the line's end after it.
            at += 2 + size + 2;
            if (at > end) {
                return -1;
            }
            if (size == 0) {
                return at;
            }
        }
    }

    /** The said length of a body; negative when it comes in chunks. */
    private static int length(byte[] bytes, int start, int head) {
        for (int i = start; i + LENGTH.length < head; i++) {
            if ((bytes[i] | 0x20) == 'c' && isLength(bytes, i)) {
                int at = i + LENGTH.length;
                int length = 0;
                for (; bytes[at] != '\r'; at++) {
                    if (bytes[at] != ' ') {
                        length = length * 10 + bytes[at] - '0';
                    }
                }
                return length;
            }
        }
        if (text(bytes, start, head)
                .toLowerCase(Locale.ROOT)
                .contains("transfer-encoding: chunked")) {
            return -1;
        }
        throw new IllegalStateException("an answer without a length: " + text(bytes, start, head));
    }

    private static boolean isLength(byte[] bytes, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((bytes[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    /** Where {@code wanted} is in {@code bytes[from, to)}; negative when it is not. */
    static int find(byte[] bytes, int from, int to, byte[] wanted) {
        for (int i = from; i + wanted.length <= Math.min(to, bytes.length); i++) {
            int same = 0;
            while (same < wanted.length && bytes[i + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(
                bytes, from, Math.min(to - from, SHOWN_BYTES), StandardCharsets.ISO_8859_1);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static String head(String path, int length) {
        return "POST "
                + path
                + " HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: "
                + length
                + "\r\n";
    }

    /** The yardstick: a small JSON object there and back. */
    static final class Echo extends HttpTraffic {
        private static final String JSON =
                "{\"user\":\"u-1234567\",\"campaign\":\"lny2026\",\"prize\":\"card25\",\"amountMinor\":2500}";
        private final byte[] request = ascii(head("/bench/echo", JSON.length()) + "\r\n" + JSON);

        @Override
        public boolean ask(ByteBuffer out) {
            out.put(request);
            return true;
        }

        @Override
        void body(byte[] bytes, int from, int to) {
            if (to - from < JSON.length() - 2) {
                throw new IllegalStateException("no echo: " + text(bytes, from, to));
            }
        }
    }

    /** Sessions of people who have not come before: gathers their passes. */
    static final class Sessions extends HttpTraffic {
        private static final byte[] PASS = ascii("{\"pass\":\"");
        private final String campaign;
        private final String prefix;
        private final long last;
        private final List<byte[]> passes = new ArrayList<>();
        private long next;

        Sessions(String campaign, String prefix, long first, int count) {
            this.campaign = campaign;
            this.prefix = prefix;
            this.next = first;
            this.last = first + count;
        }

        @Override
        public boolean ask(ByteBuffer out) {
            if (next == last) {
                return false;
            }
            String json =
                    "{\"user\":\"" + prefix + next++ + "\",\"campaign\":\"" + campaign + "\"}";
            out.put(ascii(head("/v1/sessions", json.length()) + "\r\n" + json));
            return true;
        }

        @Override
        void body(byte[] bytes, int from, int to) {
            int start = from + PASS.length;
            int end = start;
            while (end < to && bytes[end] != '"') {
                end++;
            }
            byte[] pass = new byte[end - start];
            System.arraycopy(bytes, start, pass, 0, pass.length);
            passes.add(pass);
        }

        List<byte[]> passes() {
            return passes;
        }
    }

    /** First claims, one for each pass, each under a key of its own. */
    static final class Claims extends HttpTraffic {
        private static final byte[] GRANTED = ascii("{\"status\":\"granted\"");
        private static final byte[] END = ascii("\r\n\r\n{}");
        private final byte[] head;
        private final List<byte[]> passes;
        private int next;

        Claims(String campaign, List<byte[]> passes) {
            this.head = ascii(head("/v1/campaigns/" + campaign + "/claims", 2));
            this.passes = passes;
        }

        @Override
        public boolean ask(ByteBuffer out) {
            if (next == passes.size()) {
                return false;
            }
            byte[] pass = passes.get(next);
            out.put(head)
                    .put(ascii("Idempotency-Key: claim-" + next + "\r\nAuthorization: Bearer "));
            out.put(pass).put(END);
            next++;
            return true;
        }

        @Override
        void body(byte[] bytes, int from, int to) {
            for (int i = 0; i < GRANTED.length; i++) {
                if (from + i >= to || bytes[from + i] != GRANTED[i]) {
                    throw new IllegalStateException("not granted: " + text(bytes, from, to));
                }
            }
        }

        /** How many passes have not been used. */
        int left() {
            return passes.size() - next;
        }
    }

    /** The same claims for as long as is wanted, all of which must be refused for want of room. */
    static final class RefusedClaims extends HttpTraffic {
        private static final byte[] END = ascii("\r\n\r\n{}");
        private static final byte[] CODE = ascii("\"code\":\"overloaded\"");
        private final byte[] head;
        private final List<byte[]> passes;
        private int next;

        RefusedClaims(String campaign, List<byte[]> passes) {
            this.head = ascii(head("/v1/campaigns/" + campaign + "/claims", 2));
            this.passes = passes;
        }

        @Override
        boolean isExpected(int status) {
            return status == 503;
        }

        @Override
        public boolean ask(ByteBuffer out) {
            next = (next + 1) % passes.size();
            out.put(head)
                    .put(ascii("Idempotency-Key: claim-" + next + "\r\nAuthorization: Bearer "));
            out.put(passes.get(next)).put(END);
            return true;
        }

        @Override
        void body(byte[] bytes, int from, int to) {
            if (find(bytes, from, to, CODE) < 0) {
                throw new IllegalStateException("not refused: " + text(bytes, from, to));
            }
        }
    }
}
