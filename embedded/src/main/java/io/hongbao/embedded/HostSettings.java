package io.hongbao.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hongbao.core.Require;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How an embedded host is set up. Start with {@link #defaults()}.
 *
 * @param clock the time, in milliseconds since the epoch; the host never lets it go back
 * @param onFatal told once why the host can't go on; the default prints one line and ends the
 *     process with status 74, because after a failed write nobody knows what is on the disk, and
 *     only a restart finds out
 * @param metrics told about each batch
 * @param productVersion goes into the data directory's {@code FORMAT} file
 * @param queueCapacity the most commands that wait to be decided; a full queue refuses
 * @param maxBatch the most commands that are forced to disk together
 * @param overlayCapacity the most wallets in memory that the state has yet to take over; when they
 *     are reached the writer waits. One takes about half a KiB
 * @param blockCacheBytes how much of the state RocksDB caches, beside the operating system's own
 *     cache
 * @param writeBufferBytes how much RocksDB gathers in memory before it writes a file; there may be
 *     four of them
 * @param recentWalletsBytes how much memory the wallets that RocksDB took over last may take,
 *     outside of the heap; taken as it is needed. Most who claim again do so soon
 * @param flushEveryEntries how many entries the state may be ahead of its files: bounds recovery
 * @param flushEveryMillis how long the state may be ahead of its files
 */
public record HostSettings(
        LongSupplier clock,
        Consumer<Throwable> onFatal,
        HostMetrics metrics,
        String productVersion,
        int queueCapacity,
        int maxBatch,
        int overlayCapacity,
        long blockCacheBytes,
        long writeBufferBytes,
        long recentWalletsBytes,
        long flushEveryEntries,
        long flushEveryMillis) {

    private static final long MIB = 1L << 20;

    public HostSettings {
        Require.inRange(queueCapacity, 2, 1 << 24, "queue capacity");
        Require.inRange(maxBatch, 1, 1 << 16, "largest batch");
        Require.inRange(
                overlayCapacity,
                maxBatch,
                1 << 24,
                "overlay capacity (at least the largest batch)");
        Require.inRange(blockCacheBytes, MIB, 1L << 40, "block cache bytes");
        Require.inRange(writeBufferBytes, MIB, 1L << 32, "write buffer bytes");
        Require.inRange(recentWalletsBytes, 8 * MIB, 1L << 38, "recent wallets bytes");
        Require.inRange(flushEveryEntries, 1, 1L << 32, "entries between flushes");
        Require.inRange(flushEveryMillis, 1, 86_400_000L, "milliseconds between flushes");
    }

    /** The machine's clock, and sizes that are right from a laptop to five million people. */
    public static HostSettings defaults() {
        return new HostSettings(
                System::currentTimeMillis,
                HostSettings::endProcess,
                HostMetrics.NONE,
                "development",
                65_536,
                4_096,
                300_000,
                64 * MIB,
                64 * MIB,
                512 * MIB,
                100_000,
                30_000);
    }

    public HostSettings withClock(LongSupplier other) {
        return new HostSettings(
                other,
                onFatal,
                metrics,
                productVersion,
                queueCapacity,
                maxBatch,
                overlayCapacity,
                blockCacheBytes,
                writeBufferBytes,
                recentWalletsBytes,
                flushEveryEntries,
                flushEveryMillis);
    }

    public HostSettings withOnFatal(Consumer<Throwable> other) {
        return new HostSettings(
                clock,
                other,
                metrics,
                productVersion,
                queueCapacity,
                maxBatch,
                overlayCapacity,
                blockCacheBytes,
                writeBufferBytes,
                recentWalletsBytes,
                flushEveryEntries,
                flushEveryMillis);
    }

    public HostSettings withMetrics(HostMetrics other) {
        return new HostSettings(
                clock,
                onFatal,
                other,
                productVersion,
                queueCapacity,
                maxBatch,
                overlayCapacity,
                blockCacheBytes,
                writeBufferBytes,
                recentWalletsBytes,
                flushEveryEntries,
                flushEveryMillis);
    }

    public HostSettings withProductVersion(String other) {
        return new HostSettings(
                clock,
                onFatal,
                metrics,
                other,
                queueCapacity,
                maxBatch,
                overlayCapacity,
                blockCacheBytes,
                writeBufferBytes,
                recentWalletsBytes,
                flushEveryEntries,
                flushEveryMillis);
    }

    /** Bounds the queue, the batch and the overlay. */
    public HostSettings withBounds(int queue, int batch, int overlay) {
        return new HostSettings(
                clock,
                onFatal,
                metrics,
                productVersion,
                queue,
                batch,
                overlay,
                blockCacheBytes,
                writeBufferBytes,
                recentWalletsBytes,
                flushEveryEntries,
                flushEveryMillis);
    }

    /** Bounds RocksDB's memory, and that of the wallets kept beside it. */
    public HostSettings withMemory(long blockCache, long writeBuffer, long recentWallets) {
        return new HostSettings(
                clock,
                onFatal,
                metrics,
                productVersion,
                queueCapacity,
                maxBatch,
                overlayCapacity,
                blockCache,
                writeBuffer,
                recentWallets,
                flushEveryEntries,
                flushEveryMillis);
    }

    /** Bounds what recovery has to fold. */
    public HostSettings withFlushEvery(long entries, long millis) {
        return new HostSettings(
                clock,
                onFatal,
                metrics,
                productVersion,
                queueCapacity,
                maxBatch,
                overlayCapacity,
                blockCacheBytes,
                writeBufferBytes,
                recentWalletsBytes,
                entries,
                millis);
    }

    private static void endProcess(Throwable cause) {
        String line =
                "hongbao stops: "
                        + DataDirectoryException.reason(cause).replace('\n', ' ')
                        + ". Nothing that was answered is lost. Look at the disk, then start"
                        + " again.\n";
        // Straight to the descriptor: whoever has replaced System.err may never get to write it.
        try (FileOutputStream standardError = new FileOutputStream(FileDescriptor.err)) {
            standardError.write(line.getBytes(UTF_8));
        } catch (IOException _) {
            // There is nobody left to tell.
        } finally {
            Runtime.getRuntime().halt(EXIT_INPUT_OUTPUT);
        }
    }

    /** EX_IOERR of sysexits.h. */
    private static final int EXIT_INPUT_OUTPUT = 74;
}
