package io.hongbao.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the protobuf wire format from a part of a byte array: what the paths of claims and orders
 * need, without a buffer of its own. Every read is checked against the end, so that damaged bytes
 * give an error, never a wrong value from beyond it.
 */
final class WireReader {

    private static final int MAX_SHIFT = 63;

    private final byte[] bytes;
    private final int end;
    private int at;

    WireReader(byte[] bytes, int from, int length) {
        if (from < 0 || length < 0 || from + length > bytes.length) {
            throw UnreadableJournal.malformed("a message reaches over the end of its bytes");
        }
        this.bytes = bytes;
        this.at = from;
        this.end = from + length;
    }

    /** Reads what {@code message} would be written as. */
    static WireReader of(MessageLite message) {
        byte[] bytes = message.toByteArray();
        return new WireReader(bytes, 0, bytes.length);
    }

    boolean hasMore() {
        return at < end;
    }

    /** The tag of the next field. */
    int tag() {
        long tag = varint();
        if (tag < 8 || tag > 0xFFFF_FFFFL) {
            throw UnreadableJournal.malformed("a field has the impossible tag " + tag);
        }
        return (int) tag;
    }

    /** The number of the field that comes next, which is not passed; 0 at the end. */
    int nextField() {
        if (!hasMore()) {
            return 0;
        }
        int start = at;
        int field = field(tag());
        at = start;
        return field;
    }

    /** What lies in the one field of {@code choice}, which has a kind and nothing else. */
    WireReader only(String choice) {
        int tag = tag();
        if ((tag & 7) != WireBuffer.DELIMITED) {
            throw UnreadableJournal.malformed("the kind of " + choice + " is no message");
        }
        WireReader kind = nested();
        if (hasMore()) {
            throw UnreadableJournal.malformed(choice + " has two kinds");
        }
        return kind;
    }

    static int field(int tag) {
        return tag >>> 3;
    }

    long varint() {
        if (at < end && bytes[at] >= 0) {
            return bytes[at++]; // tags, lengths and most numbers have one byte
        }
        long value = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
            if (at == end) {
                throw UnreadableJournal.malformed("a number is cut off");
            }
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw UnreadableJournal.malformed("a number is longer than 10 bytes");
    }

    long signed() {
        long raw = varint();
        return (raw >>> 1) ^ -(raw & 1);
    }

    long fixed() {
        return (long) WireBuffer.LONG.get(bytes, advance(Long.BYTES));
    }

    /** What lies in the next length-delimited field. */
    WireReader nested() {
        int length = length();
        int start = advance(length);
        return new WireReader(bytes, start, length);
    }

    /** The numbers, of 32 bits each, that are all that is left. */
    List<Integer> packed() {
        List<Integer> numbers = List.of();
        while (hasMore()) {
            numbers = Grown.list(numbers, (int) varint());
        }
        return numbers;
    }

    /** A text that is seldom the same twice, such as an idempotency key. */
    String text() {
        int length = length();
        int start = advance(length);
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    /** A text of a small vocabulary, such as a campaign's or prize's id. */
    String word() {
        int length = length();
        int start = advance(length);
        return Words.of(bytes, start, length);
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw UnreadableJournal.malformed("a field of " + length + " bytes is cut off");
        }
        return (int) length;
    }

    private int advance(int count) {
        if (count > end - at) {
            throw UnreadableJournal.malformed("a field of " + count + " bytes is cut off");
        }
        int start = at;
        at += count;
        return start;
    }

    void skip(int tag) {
        switch (tag & 7) {
            case WireBuffer.VARINT -> varint();
            case WireBuffer.FIXED64 -> advance(Long.BYTES);
            case WireBuffer.DELIMITED -> advance(length());
            case WireBuffer.FIXED32 -> advance(Integer.BYTES);
            default -> throw UnreadableJournal.malformed("field " + field(tag) + " has no type");
        }
    }

    /** Parses what is left with a generated class. */
    <M> M rest(Parser<M> parser) {
        try {
            M message = parser.parseFrom(bytes, at, end - at);
            at = end;
            return message;
        } catch (InvalidProtocolBufferException e) {
            throw new UnreadableJournal(
                    "damaged: " + e.getMessage() + "; restore the file that it was read from", e);
        }
    }
}
