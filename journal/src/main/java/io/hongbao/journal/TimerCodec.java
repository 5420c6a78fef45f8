package io.hongbao.journal;

import io.hongbao.core.Require;
import io.hongbao.core.Timer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes and reads timers as keys of an index that is in the order in which they are due: eight
 * bytes, the due time in milliseconds since the epoch, big-endian, and then the entity's key.
 */
public final class TimerCodec {
    private TimerCodec() {}

    /**
     * The timer's key.
     *
     * @throws IllegalArgumentException when it is due before 1970: it would be out of order
     */
    public static byte[] encode(Timer timer) {
        Require.inRange(timer.dueAtMillis(), 0, Long.MAX_VALUE, "timer's due time");
        byte[] entity = EntityCodec.keyBytes(timer.entity());
        return ByteBuffer.allocate(Long.BYTES + entity.length)
                .putLong(timer.dueAtMillis())
                .put(entity)
                .array();
    }

    /**
     * The timer that {@link #encode} wrote.
     *
     * @throws UnreadableJournal when the key is of a kind that this version doesn't know, or
     *     damaged
     */
    public static Timer decode(byte[] bytes) {
        if (bytes.length <= Long.BYTES) {
            throw UnreadableJournal.malformed("a timer's key has only " + bytes.length + " bytes");
        }
        return new Timer(
                EntityCodec.keyOf(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)),
                dueAtMillis(bytes));
    }

    /** When the timer of this key is due, in milliseconds since the epoch. */
    public static long dueAtMillis(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }
}
