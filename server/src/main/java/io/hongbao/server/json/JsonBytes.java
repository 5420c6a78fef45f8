package io.hongbao.server.json;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts an answer together from prepared pieces and numbers. Used by one thread. */
public final class JsonBytes {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int size;

    public JsonBytes() {
        this(1_024);
    }

    /**
     * @param capacity how many bytes to begin with
     */
    JsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

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

    /** Any text as a JSON string in UTF-8; a surrogate without its other half is written as ?. */
    public JsonBytes text(String text) {
        room(text.length() + 2);
        bytes[size++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return wide(text, i);
            }
            if (c < ' ' || c == '"' || c == '\\') {
                escaped(c, text.length() - i);
            } else {
                bytes[size++] = (byte) c;
            }
        }
        return character('"');
    }

    /** The rest of a text from its first character on that is not ASCII. */
    private JsonBytes wide(String text, int from) {
        byte[] rest = text.substring(from).getBytes(StandardCharsets.UTF_8);
        room(rest.length + 1);
        for (int i = 0; i < rest.length; i++) {
            byte c = rest[i];
            if ((c >= 0 && c < ' ') || c == '"' || c == '\\') {
                escaped((char) c, rest.length - i);
            } else {
                bytes[size++] = c;
            }
        }
        return character('"');
    }

    /**
     * @param left for how many bytes there must be room afterwards
     */
    private void escaped(char c, int left) {
        room(6 + left);
        bytes[size++] = '\\';
        int letter = "\b\t\n\f\r\"\\".indexOf(c);
        if (letter >= 0) {
            bytes[size++] = (byte) "btnfr\"\\".charAt(letter);
        } else {
            ascii("u00");
            bytes[size++] = HEX[c >> 4];
            bytes[size++] = HEX[c & 15];
        }
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
