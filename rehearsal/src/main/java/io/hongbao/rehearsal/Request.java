package io.hongbao.rehearsal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One HTTP request of a journey. Never changes. */
public final class Request implements Step {
    /** How requests name this machine. */
    static final String LOCAL = "localhost";

    private static final String LOCAL_LINE = "Host: " + LOCAL + "\r\n";

    private final String kind;
    private final byte[] bytes;
    private final long afterMillis;

    private Request(String kind, byte[] bytes, long afterMillis) {
        if (afterMillis < 0 || afterMillis > Curve.MAX_MILLIS) {
            throw new IllegalArgumentException(
                    "a wait must be 0 to " + Curve.MAX_MILLIS + " ms, not " + afterMillis);
        }
        this.kind = kind;
        this.bytes = bytes;
        this.afterMillis = afterMillis;
    }

    /** What it is counted as, such as {@code claim}. */
    public String kind() {
        return kind;
    }

    /**
     * How long to wait before it is due, from the answer to the one before; its latency counts from
     * there.
     */
    public long afterMillis() {
        return afterMillis;
    }

    /**
     * The whole HTTP/1.1 message, anew at each call; over bytes that are shared, unless another
     * host than this machine is to be named in it.
     */
    ByteBuffer message(String host) {
        if (host.equals(LOCAL)) {
            return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        }
        int line = 0;
        while (bytes[line] != '\n') {
            line++;
        }
        byte[] named = ("Host: " + host + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int rest = line + 1 + LOCAL_LINE.length();
        return ByteBuffer.allocate(bytes.length - LOCAL_LINE.length() + named.length)
                .put(bytes, 0, line + 1)
                .put(named)
                .put(bytes, rest, bytes.length - rest)
                .flip();
    }

    /**
     * A request without a body.
     *
     * @param headers whole header lines, each with its line end ({@code \r\n})
     */
    public static Request get(String kind, String path, String headers) {
        return of(kind, "GET " + path + " HTTP/1.1\r\n" + LOCAL_LINE + headers + "\r\n");
    }

    /**
     * A request with a JSON body.
     *
     * @param headers whole header lines, each with its line end ({@code \r\n})
     */
    public static Request post(String kind, String path, String headers, String json) {
        int length = json.length();
        for (int i = 0; i < json.length(); i++) {
            if (json.charAt(i) >= 0x80) {
                length = json.getBytes(StandardCharsets.UTF_8).length;
                break;
            }
        }
        return of(
                kind,
                "POST "
                        + path
                        + " HTTP/1.1\r\n"
                        + LOCAL_LINE
                        + "Content-Type: application/json\r\nContent-Length: "
                        + length
                        + "\r\n"
                        + headers
                        + "\r\n"
                        + json);
    }

    private static Request of(String kind, String message) {
        return new Request(kind, message.getBytes(StandardCharsets.UTF_8), 0);
    }

    /** The same request, due later. */
    public Request after(long millis) {
        return new Request(kind, bytes, millis);
    }

    /** Its first line. */
    @Override
    public String toString() {
        String message = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = message.indexOf("\r\n");
        return kind + ": " + message.substring(0, Math.min(end < 0 ? message.length() : end, 200));
    }
}
