package io.hongbao.rehearsal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads one HTTP/1.1 response as its bytes come in: status line, headers, and a body by length or
 * in chunks (RFC 9112). Just enough of HTTP for a server under test; nothing is sent on a
 * connection before the answer is whole.
 */
final class Answer {
    /** The most bytes of one answer: a server that sends more is broken. */
    static final int MAX_BYTES = 4 << 20;

    private static final int UNKNOWN = -1;
    private static final int CHUNKED = -2;
    private static final int UNTIL_CLOSE = -3;

    private byte[] bytes = new byte[2_048];
    private int size;
    private int headEnd = UNKNOWN;
    private int length = UNKNOWN;
    private boolean keepsAlive = true;

    /** Forgets the answer before. */
    void clear() {
        size = 0;
        headEnd = UNKNOWN;
        length = UNKNOWN;
        keepsAlive = true;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Takes what has come in. */
    void take(ByteBuffer in) {
        int more = in.remaining();
        if (size + more > MAX_BYTES) {
            throw new IllegalStateException("an answer of more than " + MAX_BYTES + " bytes");
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
        in.get(bytes, size, more);
        size += more;
        if (headEnd == UNKNOWN) {
            readHead();
        }
    }

    /** Whether all of it is there. */
    boolean isWhole(boolean closed) {
        if (headEnd == UNKNOWN) {
            return false;
        }
        return switch (length) {
            case CHUNKED -> chunks().whole();
            case UNTIL_CLOSE -> closed;
            default -> size >= headEnd + length;
        };
    }

    /** Whether the connection may be used again. */
    boolean keepsAlive() {
        return keepsAlive;
    }

    /** What came; ask {@link #isWhole} first. */
    Reply reply() {
        int status = (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + (bytes[11] - '0');
        String body =
                switch (length) {
                    case CHUNKED -> chunks().text();
                    case UNTIL_CLOSE ->
                            new String(bytes, headEnd, size - headEnd, StandardCharsets.UTF_8);
                    default -> new String(bytes, headEnd, length, StandardCharsets.UTF_8);
                };
        return new Reply(status, body);
    }

    private void readHead() {
        int end = endOfHead();
        if (end < 0) {
            return;
        }
        headEnd = end;
        String head =
                new String(bytes, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (!head.startsWith("http/1.") || head.length() < 13) {
            throw new IllegalStateException(
                    "no HTTP/1.1 answer: " + head.substring(0, Math.min(40, head.length())));
        }
        keepsAlive = !head.contains("\r\nconnection: close");
        boolean bodiless = head.startsWith("204", 9) || head.startsWith("304", 9);
        int at = head.indexOf("\r\ncontent-length:");
        if (bodiless) {
            length = 0;
        } else if (at >= 0) {
            int start = at + "\r\ncontent-length:".length();
            long said = Long.parseLong(head.substring(start, head.indexOf("\r\n", start)).strip());
            if (said < 0 || said > MAX_BYTES) {
                throw new IllegalStateException("an answer of more than " + MAX_BYTES + " bytes");
            }
            length = (int) said;
        } else if (head.contains("\r\ntransfer-encoding: chunked")) {
            length = CHUNKED;
        } else {
            length = UNTIL_CLOSE;
            keepsAlive = false;
        }
    }

    private int endOfHead() {
        for (int i = 0; i + 3 < size; i++) {
            if (bytes[i] == '\r'
                    && bytes[i + 1] == '\n'
                    && bytes[i + 2] == '\r'
                    && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    /** Puts the chunks together; the last one, of no length, has to be there for {@code whole}. */
    private Chunks chunks() {
        byte[] body = new byte[size - headEnd];
        int filled = 0;
        int at = headEnd;
        while (true) {
            int lineEnd = at;
            while (lineEnd < size && bytes[lineEnd] != '\n') {
                lineEnd++;
            }
            if (lineEnd >= size) {
                return new Chunks(text(body, filled), false);
            }
            String line = new String(bytes, at, lineEnd - at, StandardCharsets.ISO_8859_1);
            int chunk = Integer.parseInt(line.split(";", 2)[0].strip(), 16);
            int next = lineEnd + 1 + chunk + 2;
            if (chunk == 0 || next > size) {
                return new Chunks(text(body, filled), chunk == 0 && next <= size);
            }
            System.arraycopy(bytes, lineEnd + 1, body, filled, chunk);
            filled += chunk;
            at = next;
        }
    }

    private static String text(byte[] body, int length) {
        return new String(body, 0, length, StandardCharsets.UTF_8);
    }

    /** The chunks that are there, put together. */
    private record Chunks(String text, boolean whole) {}
}
