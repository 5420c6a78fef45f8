package io.hongbao.embedded;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompactionOptionsUniversal;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.Env;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.Priority;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksObject;
import org.rocksdb.util.StdErrLogger;

/**
 * RocksDB's options for the state, and the native objects that they are made of, which nobody else
 * would free.
 */
final class StateOptions implements AutoCloseable {
    static {
        RocksDB.loadLibrary();
    }

    private static final double BLOOM_BITS_FOR_KEY = 10;

    /**
     * New rows are spread over all of the old, so levels would rewrite all wallets again and again.
     * Merged by size (universal compaction), a row is written once for every factor of so many that
     * the state grows by. A lookup asks the Bloom filters of so many files more.
     */
    private static final int FILES_BEFORE_COMPACTION = 24;

    /**
     * Rows that newer ones replace may take so much space, in percent of those that count, before
     * everything is merged.
     */
    private static final int MOST_SPACE_WASTED_PERCENT = 300;

    private final List<RocksObject> owned = new ArrayList<>();
    private final Options options;

    private StateOptions(Options options) {
        this.options = own(options);
    }

    /**
     * For the one who writes.
     *
     * <p>Most lookups of a launch morning are for people who have no wallet yet: Bloom filters,
     * over the files and over the memory table, say so without reading anything. The filters and
     * indexes of all files stay in memory (about 2 bytes for each wallet); the block cache is small
     * because the operating system caches the files too.
     */
    static StateOptions toWrite(long blockCacheBytes, long writeBufferBytes) {
        // What a compaction does can wait; whoever waits for an answer cannot. Flushes stay as they
        // are: the memory tables behind them are few.
        Env.getDefault().lowerThreadPoolCPUPriority(Priority.LOW);
        StateOptions made = new StateOptions(new Options());
        made.options
                .setCreateIfMissing(true)
                .setTableFormatConfig(made.tables(blockCacheBytes))
                .setWriteBufferSize(writeBufferBytes)
                .setMaxWriteBufferNumber(4)
                .setMemtablePrefixBloomSizeRatio(0.1)
                .setMemtableWholeKeyFiltering(true)
                .setAllowConcurrentMemtableWrite(false)
                .setCompactionStyle(CompactionStyle.UNIVERSAL)
                .setCompactionOptionsUniversal(
                        made.own(
                                new CompactionOptionsUniversal()
                                        .setMaxSizeAmplificationPercent(MOST_SPACE_WASTED_PERCENT)))
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setLevel0FileNumCompactionTrigger(FILES_BEFORE_COMPACTION)
                .setLevel0SlowdownWritesTrigger(3 * FILES_BEFORE_COMPACTION)
                .setLevel0StopWritesTrigger(5 * FILES_BEFORE_COMPACTION)
                .setMaxBackgroundJobs(2)
                .setBytesPerSync(1 << 20)
                .setMaxOpenFiles(-1)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setKeepLogFileNum(4)
                .setMaxLogFileSize(4 << 20);
        return made;
    }

    /**
     * For one who only reads, and must leave no trace in the directory: RocksDB would begin a log
     * file there.
     */
    static StateOptions toRead(long blockCacheBytes) {
        StateOptions made = new StateOptions(new Options());
        made.options
                .setTableFormatConfig(made.tables(blockCacheBytes))
                .setLogger(made.own(new StdErrLogger(InfoLogLevel.FATAL_LEVEL)));
        return made;
    }

    Options options() {
        return options;
    }

    @Override
    public void close() {
        for (RocksObject object : owned.reversed()) {
            object.close();
        }
    }

    private BlockBasedTableConfig tables(long blockCacheBytes) {
        return new BlockBasedTableConfig()
                .setBlockCache(own(new LRUCache(blockCacheBytes)))
                .setFilterPolicy(own(new BloomFilter(BLOOM_BITS_FOR_KEY)))
                .setFormatVersion(6)
                .setWholeKeyFiltering(true);
    }

    private <T extends RocksObject> T own(T object) {
        owned.add(object);
        return object;
    }
}
