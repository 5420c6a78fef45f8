package io.hongbao.embedded;

import io.hongbao.core.EntityKey;
import io.hongbao.core.UserId;
import io.hongbao.core.wallet.Wallet;
import io.hongbao.journal.EntityCodec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The wallets that RocksDB took over last, as their rows, outside of the heap: who claims again
 * soon after is answered without asking RocksDB, which costs ten times as much. A ring: the newest
 * row takes the place of the oldest. It grows as it fills, so a small campaign takes little.
 *
 * <p>One thread puts, in the order of the changes; any thread gets. What is found is the newest row
 * that was put, or nothing: a person stands at most once in the table of places, and never again
 * under an older row. A reader copies a row and looks afterwards whether the ring has moved over it
 * meanwhile, as with a sequence lock.
 */
final class RecentWallets {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    /** Rows are stored in pieces of memory of this size, each allocated when it is first needed. */
    private static final int CHUNK_SHIFT = 22;

    private static final int CHUNK_BYTES = 1 << CHUNK_SHIFT;

    /** Before each row: the person's 16 bytes, and the length of the row. */
    private static final int HEADER_BYTES = 24;

    /** Longer rows, of people with tens of vouchers, are left to RocksDB. */
    static final int LONGEST_ROW_BYTES = 4_096;

    /** Places are kept for rows of this length; with longer ones some stay free. */
    private static final int USUAL_ROW_BYTES = 128;

    /** A person's place is in one of so many neighbours, which lie in half of a cache line. */
    private static final int PLACES_OF_BUCKET = 4;

    /** A place: where the row begins, in units of 8 bytes, and above it 16 bits of the person. */
    private static final int TAG_SHIFT = 48;

    private static final long OFFSET_MASK = (1L << TAG_SHIFT) - 1;

    private final Arena arena = Arena.ofAuto();
    private final @Nullable MemorySegment[] chunks;
    private final AtomicLongArray places;
    private final int buckets;
    private final ThreadLocal<byte[]> rows =
            ThreadLocal.withInitial(() -> new byte[LONGEST_ROW_BYTES]);

    /** Where the next row begins, counted from the first one ever. Not 0: that is a free place. */
    private long next = Long.BYTES;

    /** Rows that begin before have been overwritten, or are being so. */
    private volatile long oldest;

    /**
     * @param bytes how much memory the rows may take, at least 8 MiB; the table of places takes a
     *     twelfth more
     */
    RecentWallets(long bytes) {
        int chunkCount = Math.toIntExact(Math.max(2, bytes >> CHUNK_SHIFT));
        chunks = new MemorySegment[chunkCount];
        buckets =
                (int)
                        (((long) chunkCount << CHUNK_SHIFT)
                                / (HEADER_BYTES + USUAL_ROW_BYTES)
                                / (PLACES_OF_BUCKET - 1));
        places = new AtomicLongArray(buckets * PLACES_OF_BUCKET);
    }

    /** Keeps the row of {@code user}, instead of the one before. From one thread. */
    void put(UserId user, byte[] row) {
        int place = placeFor(user);
        if (row.length > LONGEST_ROW_BYTES) {
            if (isOf(places.getPlain(place), user)) {
                places.setRelease(place, 0);
            }
            return;
        }
        long offset = room(HEADER_BYTES + row.length);
        MemorySegment chunk = chunk(offset);
        int at = (int) offset & CHUNK_BYTES - 1;
        chunk.set(LONG, at, user.high());
        chunk.set(LONG, at + 8, user.low());
        chunk.set(INT, at + 16, row.length);
        MemorySegment.copy(row, 0, chunk, ValueLayout.JAVA_BYTE, at + HEADER_BYTES, row.length);
        places.setRelease(place, tag(user) << TAG_SHIFT | offset / Long.BYTES);
    }

    /** The person's own place, or else the one that is free or whose row is the oldest. */
    private int placeFor(UserId user) {
        int first = firstPlace(user);
        int chosen = first;
        for (int place = first; place < first + PLACES_OF_BUCKET; place++) {
            long taken = places.getPlain(place);
            if (isOf(taken, user)) {
                return place;
            }
            if ((taken & OFFSET_MASK) < (places.getPlain(chosen) & OFFSET_MASK)) {
                chosen = place;
            }
        }
        return chosen;
    }

    /** Moves the ring on, over its oldest rows, and returns where {@code bytes} have room. */
    private long room(int bytes) {
        long offset = next;
        if ((offset & CHUNK_BYTES - 1) + bytes > CHUNK_BYTES || (offset & CHUNK_BYTES - 1) == 0) {
            offset = (offset + CHUNK_BYTES - 1) & -CHUNK_BYTES;
            oldest = offset + CHUNK_BYTES - ((long) chunks.length << CHUNK_SHIFT);
            // Readers must see that the rows are gone before they can see what takes their place.
            VarHandle.fullFence();
        }
        next = offset + (bytes + Long.BYTES - 1 & -Long.BYTES);
        return offset;
    }

    private MemorySegment chunk(long offset) {
        int index = (int) ((offset >>> CHUNK_SHIFT) % chunks.length);
        MemorySegment chunk = chunks[index];
        if (chunk == null) {
            chunk = arena.allocate(CHUNK_BYTES, Long.BYTES);
            chunks[index] = chunk;
        }
        return chunk;
    }

    /** The wallet as it was put last, if its row is still there. */
    @Nullable Wallet get(EntityKey.OfWallet key) {
        UserId user = key.user();
        int first = firstPlace(user);
        for (int place = first; place < first + PLACES_OF_BUCKET; place++) {
            long taken = places.getAcquire(place);
            if (!isOf(taken, user)) {
                continue;
            }
            long offset = (taken & OFFSET_MASK) * Long.BYTES;
            MemorySegment chunk = chunk(offset);
            int at = (int) offset & CHUNK_BYTES - 1;
            int length = chunk.get(INT, at + 16);
            if (length < 0 || length > LONGEST_ROW_BYTES) {
                return null; // the ring has just moved over it
            }
            byte[] row = rows.get();
            MemorySegment.copy(
                    chunk,
                    ValueLayout.JAVA_BYTE,
                    at + HEADER_BYTES,
                    row,
                    0,
                    Math.min(length, CHUNK_BYTES - at - HEADER_BYTES));
            VarHandle.acquireFence();
            return offset < oldest ? null : EntityCodec.decode(key, row, 0, length);
        }
        return null;
    }

    /** Whether a place is taken by a row of {@code user} that is still there. */
    private boolean isOf(long taken, UserId user) {
        if (taken == 0 || taken >>> TAG_SHIFT != tag(user)) {
            return false;
        }
        long offset = (taken & OFFSET_MASK) * Long.BYTES;
        if (offset < oldest) {
            return false;
        }
        MemorySegment chunk = chunk(offset);
        int at = (int) offset & CHUNK_BYTES - 1;
        return chunk.get(LONG, at) == user.high() && chunk.get(LONG, at + 8) == user.low();
    }

    private int firstPlace(UserId user) {
        return (int) Math.unsignedMultiplyHigh(user.mixed(), buckets) * PLACES_OF_BUCKET;
    }

    private static long tag(UserId user) {
        return user.mixed() & 0xffff;
    }
}
