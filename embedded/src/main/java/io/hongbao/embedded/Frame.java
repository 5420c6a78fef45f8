package io.hongbao.embedded;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The 24 bytes before the entries of one write batch, big-endian: magic (4), CRC-32C of all that
 * follows (4), payload length (4), number of entries (4), first seq (8). The payload is the entries
 * one after the other, each with its length before it. A frame is durable as a whole or not at all.
 *
 * @param crc of the rest of the header and the payload
 * @param length of the payload, in bytes
 * @param entries how many
 * @param firstSeq the seq of the first
 */
record Frame(int crc, int length, int entries, long firstSeq) {

    static final int HEADER_BYTES = 24;

    /** Bounds what a reader keeps in memory, and what one batch may be. */
    static final int MAX_PAYLOAD_BYTES = 64 << 20;

    /**
     * Begins with a byte that no UTF-8 text has, so that no text in an entry looks like a frame.
     */
    static final int MAGIC = 0xF748_4201;

    private static final int CRC_FROM = 8;

    /** Fills in the header of the frame that is in the first {@code size} bytes. */
    static void seal(byte[] bytes, int size, int entries, long firstSeq) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.putInt(0, MAGIC)
                .putInt(8, size - HEADER_BYTES)
                .putInt(12, entries)
                .putLong(16, firstSeq);
        CRC32C crc = new CRC32C();
        crc.update(bytes, CRC_FROM, size - CRC_FROM);
        header.putInt(4, (int) crc.getValue());
    }

    /** The header at {@code at}, whatever is there. */
    static Frame read(ByteBuffer bytes, int at) {
        return new Frame(
                bytes.getInt(at + 4),
                bytes.getInt(at + 8),
                bytes.getInt(at + 12),
                bytes.getLong(at + 16));
    }

    /** Whether a header may say this, with {@code room} bytes after it. */
    boolean isPossible(long room) {
        return length >= 0
                && length <= MAX_PAYLOAD_BYTES
                && length <= room
                && entries > 0
                && firstSeq > 0;
    }

    /**
     * Whether the frame, header and payload, that {@code bytes} holds at {@code at} is undamaged.
     */
    boolean isWhole(ByteBuffer bytes, int at) {
        CRC32C computed = new CRC32C();
        computed.update(bytes.slice(at + CRC_FROM, HEADER_BYTES - CRC_FROM + length));
        return (int) computed.getValue() == crc;
    }

    long lastSeq() {
        return firstSeq + entries - 1;
    }
}
