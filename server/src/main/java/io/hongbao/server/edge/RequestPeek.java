package io.hongbao.server.edge;

import io.hongbao.server.problem.Language;
import java.nio.charset.StandardCharsets;

/**
 * What can be told of a request from its bytes alone, without reading it: method, path, language,
 * and where it ends. Anything out of the ordinary is left to the real reader. Used again for each
 * request, by one thread.
 */
final class RequestPeek {

    /** Longer requests are left to the real reader; almost all are a quarter of this. */
    static final int MOST_BYTES = 2_048;

    private static final int MOST_LANGUAGE_BYTES = 100;
    private static final byte[] VERSION = ascii(" HTTP/1.1\r\n");
    private static final byte[] CONTENT_LENGTH = ascii("content-length:");
    private static final byte[] ACCEPT_LANGUAGE = ascii("accept-language:");
    private static final byte[] AUTHORIZATION = ascii("authorization:");
    private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding:");
    private static final byte[] CONNECTION = ascii("connection:");
    private static final byte[] KEEP_ALIVE = ascii("keep-alive");
    private static final byte[] EXPECT = ascii("expect:");
    private static final byte[] UPGRADE = ascii("upgrade:");

    private final byte[] bytes = new byte[MOST_BYTES];
    private int length;
    private String method = "";
    private String path = "";
    private Language language = Language.EN;
    private long bodyLength;
    private boolean placed;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where the bytes are to be put that {@link #isWhole} looks at. */
    byte[] bytes() {
        return bytes;
    }

    String method() {
        return method;
    }

    /** Without the query. */
    String path() {
        return path;
    }

    Language language() {
        return language;
    }

    /** Whether the caller's pass says that they have a place in a waiting room. */
    boolean isPlaced() {
        return placed;
    }

    /**
     * Whether the first {@code newLength} bytes are exactly one HTTP/1.1 request, all of it, on a
     * connection that is to stay open. Only then the other methods may be asked.
     */
    boolean isWhole(int newLength) {
        length = newLength;
        language = Language.EN;
        bodyLength = -1;
        placed = false;
        int headers = requestLine();
        if (headers < 0) {
            return false;
        }
        int body = headers(headers);
        return body >= 0 && body + Math.max(0, bodyLength) == length;
    }

    /** Reads the first line; negative when it is not an ordinary one, else where the next is. */
    private int requestLine() {
        int space = find((byte) ' ', 0, Math.min(length, 8));
        if (space <= 0) {
            return -1;
        }
        int start = space + 1;
        int end = start;
        int pathEnd = -1;
        while (end < length && bytes[end] > ' ' && bytes[end] < 0x7f) {
            if (pathEnd < 0 && bytes[end] == '?') {
                pathEnd = end;
            }
            end++;
        }
        if (end == start || bytes[start] != '/' || !isAt(end, VERSION)) {
            return -1;
        }
        method = text(0, space);
        path = text(start, pathEnd < 0 ? end : pathEnd);
        return end + VERSION.length;
    }

    /** Reads the headers; negative when they are not ordinary, else where the body is. */
    private int headers(int from) {
        int at = from;
        while (true) {
            int end = find((byte) '\n', at, length);
            if (end <= at || bytes[end - 1] != '\r') {
                return -1;
            }
            if (end == at + 1) {
                return end + 1;
            }
            if (!header(at, end - 1)) {
                return -1;
            }
            at = end + 1;
        }
    }

    /** Reads the header in {@code bytes[from, to)}; false when it is not an ordinary one. */
    private boolean header(int from, int to) {
        return switch (bytes[from] | 0x20) {
            case 'a' -> {
                if (starts(from, to, ACCEPT_LANGUAGE)) {
                    int value = from + ACCEPT_LANGUAGE.length;
                    language =
                            to - value > MOST_LANGUAGE_BYTES
                                    ? Language.EN
                                    : Language.of(text(value, to).strip());
                } else if (starts(from, to, AUTHORIZATION)) {
                    placed = PlaceMark.isIn(bytes, from + AUTHORIZATION.length, to);
                }
                yield true;
            }
            case 'c' -> {
                if (starts(from, to, CONTENT_LENGTH)) {
                    yield contentLength(from + CONTENT_LENGTH.length, to);
                }
                yield !starts(from, to, CONNECTION) || isKeepAlive(from + CONNECTION.length, to);
            }
            case 't' -> !starts(from, to, TRANSFER_ENCODING);
            case 'e' -> !starts(from, to, EXPECT);
            case 'u' -> !starts(from, to, UPGRADE);
            // A line that goes on the one before it, or has no name.
            case ' ', '\t' | 0x20, ':' | 0x20 -> false;
            default -> true;
        };
    }

    private boolean isKeepAlive(int from, int to) {
        int start = from < to && bytes[from] == ' ' ? from + 1 : from;
        return to - start == KEEP_ALIVE.length && starts(start, to, KEEP_ALIVE);
    }

    private boolean contentLength(int from, int to) {
        long number = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (bytes[i] == ' ' && digits == 0) {
                continue;
            }
            if (digit < 0 || digit > 9 || ++digits > 6) {
                return false;
            }
            number = number * 10 + digit;
        }
        if (digits == 0 || bodyLength >= 0) {
            return false;
        }
        bodyLength = number;
        return true;
    }

    private boolean starts(int from, int to, byte[] lowerCase) {
        if (to - from < lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            int wanted = lowerCase[i];
            int found = bytes[from + i];
            if (found != wanted && (wanted < 'a' || (found | 0x20) != wanted)) {
                return false;
            }
        }
        return true;
    }

    private boolean isAt(int at, byte[] wanted) {
        if (at + wanted.length > length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private int find(byte wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
