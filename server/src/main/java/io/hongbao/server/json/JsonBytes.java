package io.hongbao.server.json;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts an answer together from prepared pieces and numbers. Used by one thread. */
public final class JsonBytes {

    private byte[] bytes = new byte[1_024];
    private int size;

    /** Forgets what was written. */
    public JsonBytes clear() {
        size = 0;
        return this;
    }

    /** A piece of JSON that was prepared before. */
    public JsonBytes raw(byte[] piece) {
        room(piece.length);
        System.arraycopy(piece, 0, bytes, size, piece.length);
        size += piece.length;
        return this;
    }

    /** ASCII without quotation marks, backslashes or control characters: ids, codes, numbers. */
    public JsonBytes ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
        return this;
    }

    public JsonBytes number(long value) {
        if (value < 0) {
            return ascii(Long.toString(value));
        }
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        room(digits);
        long rest = value;
        for (int i = size + digits - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    /** A number with leading zeros. */
    public JsonBytes padded(int value, int digits) {
        room(digits);
        int rest = value;
        for (int i = size + digits - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    public JsonBytes character(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    /** How many bytes were written. */
    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    public Buffer toBuffer() {
        return Buffer.buffer(size).appendBytes(bytes, 0, size);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
