package io.hongbao.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hongbao.core.Effect;
import io.hongbao.core.Require;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How an embedded host is set up. Start with {@link #defaults()}; each {@code with} is a copy. */
public final class HostSettings {

    private static final long MIB = 1L << 20;

    private LongSupplier clock = System::currentTimeMillis;
    private Consumer<Throwable> onFatal = HostSettings::endProcess;
    private HostMetrics metrics = HostMetrics.NONE;
    private Consumer<List<Effect>> effects = _ -> {};
    private String productVersion = "development";
    private int queueCapacity = 65_536;
    private int maxBatch = 4_096;
    private int overlayCapacity = 300_000;
    private long blockCacheBytes = 64 * MIB;
    private long writeBufferBytes = 64 * MIB;
    private long recentWalletsBytes = 512 * MIB;
    private long flushEveryEntries = 100_000;
    private long flushEveryMillis = 30_000;

    private HostSettings() {}

    private HostSettings(HostSettings other) {
        this.clock = other.clock;
        this.onFatal = other.onFatal;
        this.metrics = other.metrics;
        this.effects = other.effects;
        this.productVersion = other.productVersion;
        this.queueCapacity = other.queueCapacity;
        this.maxBatch = other.maxBatch;
        this.overlayCapacity = other.overlayCapacity;
        this.blockCacheBytes = other.blockCacheBytes;
        this.writeBufferBytes = other.writeBufferBytes;
        this.recentWalletsBytes = other.recentWalletsBytes;
        this.flushEveryEntries = other.flushEveryEntries;
        this.flushEveryMillis = other.flushEveryMillis;
    }

    /** The machine's clock, and sizes that are right from a laptop to five million people. */
    public static HostSettings defaults() {
        return new HostSettings();
    }

    private HostSettings with(Consumer<HostSettings> change) {
        HostSettings copy = new HostSettings(this);
        change.accept(copy);
        return copy;
    }

    /** The time, in milliseconds since the epoch; the host never lets it go back. */
    public HostSettings withClock(LongSupplier other) {
        return with(copy -> copy.clock = other);
    }

    /**
     * Who is told once why the host can't go on. The default prints one line and ends the process
     * with status 74, because after a failed write nobody knows what is on the disk, and only a
     * restart finds out.
     */
    public HostSettings withOnFatal(Consumer<Throwable> other) {
        return with(copy -> copy.onFatal = other);
    }

    /** Who is told about each batch. */
    public HostSettings withMetrics(HostMetrics other) {
        return with(copy -> copy.metrics = other);
    }

    /**
     * Who is told what is to be done outside, once it is durable: on the writer's thread, so it
     * must be quick and must not throw. What was asked for before the start is told by {@link
     * EmbeddedHost#pendingEffects}.
     */
    public HostSettings withEffects(Consumer<List<Effect>> other) {
        return with(copy -> copy.effects = other);
    }

    /** What goes into the data directory's {@code FORMAT} file. */
    public HostSettings withProductVersion(String other) {
        return with(copy -> copy.productVersion = other);
    }

    /**
     * Bounds what waits.
     *
     * @param queue the most commands that wait to be decided, 2 to 2^24; a full queue refuses
     * @param batch the most commands that are forced to disk together, 1 to 2^16
     * @param overlay the most wallets and orders in memory that the state has yet to take over, at
     *     least {@code batch}, at most 2^24; when they are reached the writer waits. One takes
     *     about half a KiB
     */
    public HostSettings withBounds(int queue, int batch, int overlay) {
        Require.inRange(queue, 2, 1 << 24, "queue capacity");
        Require.inRange(batch, 1, 1 << 16, "largest batch");
        Require.inRange(overlay, batch, 1 << 24, "overlay capacity (at least the largest batch)");
        return with(copy -> {
            copy.queueCapacity = queue;
            copy.maxBatch = batch;
            copy.overlayCapacity = overlay;
        });
    }

    /**
     * Bounds RocksDB's memory, and that of the wallets kept beside it, in bytes.
     *
     * @param blockCache how much of the state RocksDB caches, beside the operating system's own
     *     cache
     * @param writeBuffer how much RocksDB gathers in memory before it writes a file; there may be
     *     four of them
     * @param recentWallets how much memory the wallets that RocksDB took over last may take,
     *     outside of the heap; taken as it is needed. Most who claim again do so soon
     */
    public HostSettings withMemory(long blockCache, long writeBuffer, long recentWallets) {
        Require.inRange(blockCache, MIB, 1L << 40, "block cache bytes");
        Require.inRange(writeBuffer, MIB, 1L << 32, "write buffer bytes");
        Require.inRange(recentWallets, 8 * MIB, 1L << 38, "recent wallets bytes");
        return with(copy -> {
            copy.blockCacheBytes = blockCache;
            copy.writeBufferBytes = writeBuffer;
            copy.recentWalletsBytes = recentWallets;
        });
    }

    /**
     * Bounds what recovery has to fold.
     *
     * @param entries how many entries the state may be ahead of its files
     * @param millis how long the state may be ahead of its files
     */
    public HostSettings withFlushEvery(long entries, long millis) {
        Require.inRange(entries, 1, 1L << 32, "entries between flushes");
        Require.inRange(millis, 1, 86_400_000L, "milliseconds between flushes");
        return with(copy -> {
            copy.flushEveryEntries = entries;
            copy.flushEveryMillis = millis;
        });
    }

    LongSupplier clock() {
        return clock;
    }

    Consumer<Throwable> onFatal() {
        return onFatal;
    }

    HostMetrics metrics() {
        return metrics;
    }

    Consumer<List<Effect>> effects() {
        return effects;
    }

    String productVersion() {
        return productVersion;
    }

    int queueCapacity() {
        return queueCapacity;
    }

    int maxBatch() {
        return maxBatch;
    }

    int overlayCapacity() {
        return overlayCapacity;
    }

    long blockCacheBytes() {
        return blockCacheBytes;
    }

    long writeBufferBytes() {
        return writeBufferBytes;
    }

    long recentWalletsBytes() {
        return recentWalletsBytes;
    }

    long flushEveryEntries() {
        return flushEveryEntries;
    }

    long flushEveryMillis() {
        return flushEveryMillis;
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
