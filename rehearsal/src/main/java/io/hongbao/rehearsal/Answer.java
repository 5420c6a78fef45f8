package io.hongbao.rehearsal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

    /** The shortest status line with its end. */
    private static final int MIN_HEAD = 13;

    private static final byte[] HTTP = ascii("http/1.");
    private static final byte[] NO_CONTENT = ascii("204");
    private static final byte[] NOT_MODIFIED = ascii("304");
    private static final byte[] LENGTH = ascii("content-length:");
    private static final byte[] CHUNKS = ascii("transfer-encoding: chunked");
    private static final byte[] CLOSE = ascii("connection: close");

    private byte[] bytes = new byte[2_048];
    private int size;
    private int headEnd = UNKNOWN;
    private int length = UNKNOWN;
    private boolean keepsAlive = true;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

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

    /** Reads the head in its bytes: a text of each would cost as much as all of the rest. */
    private void readHead() {
        int end = endOfHead();
        if (end < 0) {
            return;
        }
        headEnd = end;
        if (end < MIN_HEAD || !startsWith(0, HTTP)) {
            throw new IllegalStateException(
                    "no HTTP/1.1 answer: "
                            + new String(bytes, 0, Math.min(40, end), StandardCharsets.ISO_8859_1));
        }
        boolean bodiless = startsWith(9, NO_CONTENT) || startsWith(9, NOT_MODIFIED);
        int said = UNKNOWN;
        boolean chunked = false;
        for (int line = nextLine(0); line < end; line = nextLine(line)) {
            // Every header that counts here begins with one of two letters.
            int first = bytes[line] | 0x20;
            if (first == 'c') {
                keepsAlive &= !startsWith(line, CLOSE);
                if (startsWith(line, LENGTH)) {
                    said = lengthSaid(line + LENGTH.length);
                }
            } else if (first == 't') {
                chunked |= startsWith(line, CHUNKS);
            }
        }
        if (bodiless) {
            length = 0;
        } else if (said != UNKNOWN) {
            length = said;
        } else if (chunked) {
            length = CHUNKED;
        } else {
            length = UNTIL_CLOSE;
            keepsAlive = false;
        }
    }

    /** Where the line after the one at {@code line} begins. */
    private int nextLine(int line) {
        int at = line;
        while (bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    private int lengthSaid(int from) {
        int end = from;
        while (bytes[end] != '\r') {
            end++;
        }
        long said =
                Long.parseLong(
                        new String(bytes, from, end - from, StandardCharsets.ISO_8859_1).strip());
        if (said < 0 || said > MAX_BYTES) {
            throw new IllegalStateException("an answer of more than " + MAX_BYTES + " bytes");
        }
        return (int) said;
    }

    /** Whether these are the bytes at {@code at}, whatever the case of their letters. */
    private boolean startsWith(int at, byte[] lowerCase) {
        if (at + lowerCase.length > size) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            int found = bytes[at + i];
            if (found >= 'A' && found <= 'Z') {
                found |= 0x20;
            }
            if (found != lowerCase[i]) {
                return false;
            }
        }
        return true;
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
