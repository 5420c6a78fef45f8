package io.hongbao.embedded;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The first 64 bytes of a segment file, big-endian: magic (8), format (4), shard (4), shards (4),
 * first seq (8), zeros, and in the last four bytes the CRC-32C of those before. Every future format
 * keeps magic, format and CRC where they are, so that an older version can say what it met.
 *
 * @param format the version of the format
 * @param shard whose journal, from 0
 * @param shards how many there are
 * @param firstSeq the seq of the first entry in the file, at least 1
 */
record SegmentHeader(int format, int shard, int shards, long firstSeq) {

    /** What this version writes, and the newest it reads. */
    static final int FORMAT = 1;

    static final int BYTES = 64;

    private static final long MAGIC = 0x484F_4E47_4241_4F4AL; // "HONGBAOJ"
    private static final int CRC_AT = BYTES - Integer.BYTES;

    ByteBuffer encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(MAGIC).putInt(format).putInt(shard).putInt(shards).putLong(firstSeq);
        bytes.putInt(CRC_AT, crc(bytes));
        return bytes.rewind();
    }

    /** The header in {@code bytes}; empty when it isn't one. */
    static Optional<SegmentHeader> decode(byte[] bytes) {
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (header.getInt(CRC_AT) != crc(header) || header.getLong() != MAGIC) {
            return Optional.empty();
        }
        return Optional.of(
                new SegmentHeader(
                        header.getInt(), header.getInt(), header.getInt(), header.getLong()));
    }

    /**
     * Throws when a newer version wrote it, or it isn't the header that belongs into {@code file}.
     */
    void check(Path file, SegmentHeader expected) {
        if (format > FORMAT) {
            throw new NewerFormat(file, format, FORMAT);
        }
        if (!equals(expected)) {
            throw DamagedJournal.at(
                    file,
                    0,
                    expected.firstSeq() - 1,
                    "it begins with " + this + " in place of " + expected);
        }
    }

    private static int crc(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.slice(0, CRC_AT));
        return (int) crc.getValue();
    }
}
