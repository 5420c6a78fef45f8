package io.hongbao.journal;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A growing buffer that codecs append to, made once and cleared for each batch, so that writing
 * allocates nothing. Writes the protobuf wire format in one pass: a nested message's length is put
 * in front of it when its end is known. Not safe for use by several threads at once.
 */
public final class WireBuffer {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int DELIMITED = 2;
    static final int FIXED32 = 5;

    private static final int MAX_VARINT_BYTES = 10;

    /** A long in eight bytes, as fixed64 has it. */
    static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int size;

    /**
     * @param capacity how many bytes to begin with, at least 16
     */
    public WireBuffer(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    /** What holds the bytes; valid from 0 to {@link #size}, until the next write. */
    public byte[] array() {
        return bytes;
    }

    public int size() {
        return size;
    }

    /** Cuts the buffer to its first {@code newSize} bytes. */
    public void truncate(int newSize) {
        if (newSize < 0 || newSize > size) {
            throw new IllegalArgumentException(
                    "new size must be between 0 and " + size + ", but is " + newSize);
        }
        size = newSize;
    }

    public void clear() {
        size = 0;
    }

    /**
     * Leaves room for {@code count} bytes and returns where they are: a header to fill in later.
     */
    public int skip(int count) {
        ensure(count);
        int at = size;
        size += count;
        return at;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
        }
    }

    void varint(long value) {
        ensure(MAX_VARINT_BYTES);
        byte[] to = bytes;
        int at = size;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[at++] = (byte) rest;
        size = at;
    }

    private void tag(int field, int type) {
        varint(((long) field << 3) | type);
    }

    /** A number that is left out when it is zero, as proto3 says of plain fields. */
    void number(int field, long value) {
        if (value != 0) {
            present(field, value);
        }
    }

    /** A number that is written also when it is zero: a field with presence. */
    void present(int field, long value) {
        tag(field, VARINT);
        varint(value);
    }

    /** A number of type sint64, where -1 takes one byte. */
    void signed(int field, long value) {
        number(field, (value << 1) ^ (value >> 63));
    }

    /** A flag that is left out when it is not set. */
    void flag(int field, boolean value) {
        if (value) {
            present(field, 1);
        }
    }

    /** Numbers one after the other in one field; left out when there are none. */
    void packed(int field, List<? extends Number> values) {
        if (values.isEmpty()) {
            return;
        }
        int start = begin(field);
        for (Number value : values) {
            varint(value.longValue());
        }
        end(start);
    }

    void fixed(int field, long value) {
        if (value != 0) {
            tag(field, FIXED64);
            ensure(Long.BYTES);
            LONG.set(bytes, size, value);
            size += Long.BYTES;
        }
    }

    void text(int field, String value) {
        if (!value.isEmpty()) {
            element(field, value);
        }
    }

    /** Texts one after the other, the empty ones too. */
    void texts(int field, List<String> values) {
        for (String value : values) {
            element(field, value);
        }
    }

    private void element(int field, String value) {
        int length = value.length();
        tag(field, DELIMITED);
        ensure(length + MAX_VARINT_BYTES);
        int start = size;
        varint(length);
        byte[] to = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                size = start;
                wideText(value);
                return;
            }
            to[at + i] = (byte) c;
        }
        size = at + length;
    }

    private void wideText(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        varint(encoded.length);
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    /** Begins a nested message; give what this returns to {@link #end}. */
    int begin(int field) {
        tag(field, DELIMITED);
        return beginDelimited();
    }

    /** Begins something with its length before it; give what this returns to {@link #end}. */
    int beginDelimited() {
        return skip(1) + 1;
    }

    /** Ends what began at {@code start}: puts its length before it. */
    void end(int start) {
        int length = size - start;
        if (length < 0x80) {
            bytes[start - 1] = (byte) length;
            return;
        }
        int more = CodedOutputStream.computeUInt32SizeNoTag(length) - 1;
        ensure(more);
        System.arraycopy(bytes, start, bytes, start + more, length);
        size = start - 1;
        varint(length);
        size += length;
    }

    /** A nested message of a generated class. */
    void message(int field, MessageLite message) {
        tag(field, DELIMITED);
        varint(message.getSerializedSize());
        body(message);
    }

    /** A message of a generated class, without tag or length. */
    void body(MessageLite message) {
        int length = message.getSerializedSize();
        ensure(length);
        try {
            CodedOutputStream target = CodedOutputStream.newInstance(bytes, size, length);
            message.writeTo(target);
            target.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new IllegalStateException("there is room for what the message measured", e);
        }
        size += length;
    }
}
