package io.hongbao.embedded;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Timer;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.core.wallet.Wallet;
import io.hongbao.journal.EntityCodec;
import io.hongbao.journal.EntryCodec;
import io.hongbao.journal.WireBuffer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Measures what a durable entry costs: the segment files against a RocksDB {@code WriteBatch} with
 * {@code sync=true} of the same entries, in alternating rounds; and the codecs alone. Not a test:
 * {@code JournalWrites DIRECTORY}, on the disk to measure.
 */
final class JournalWrites {
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 700_000_000L;

    /** For the codecs: processor time, which other work on the machine disturbs less. */
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private JournalWrites() {}

    /** A store of batches. */
    private interface Target {
        void write(List<Entry> batch) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        codecs();
        Path directory = Files.createTempDirectory(Path.of(arguments[0]), "journal-writes");
        RocksDB.loadLibrary();
        for (int size : new int[] {512, 4_096}) {
            compare(directory.resolve("batch" + size), size);
        }
    }

    private static void compare(Path directory, int size) throws Exception {
        Files.createDirectories(directory);
        try (SegmentJournal journal = SegmentJournal.open(directory.resolve("segments"), 0);
                Options options = new Options().setCreateIfMissing(true);
                RocksDB rocks = RocksDB.open(options, directory.resolve("rocks").toString());
                WriteOptions sync = new WriteOptions().setSync(true)) {
            Target segments =
                    batch -> {
                        journal.append(batch);
                        journal.force();
                    };
            Target rocksBatch = batch -> writeRocks(rocks, sync, batch);
            double[] ours = new double[ROUNDS];
            double[] theirs = new double[ROUNDS];
            long[] seqs = {1, 1};
            round(segments, size, seqs, 0);
            round(rocksBatch, size, seqs, 1);
            for (int i = 0; i < ROUNDS; i++) {
                ours[i] = round(segments, size, seqs, 0);
                theirs[i] = round(rocksBatch, size, seqs, 1);
            }
            say("batches of " + size + ", ns an entry: segment files " + spread(ours));
            say("batches of " + size + ", ns an entry: RocksDB       " + spread(theirs));
        }
    }

    private static void writeRocks(RocksDB rocks, WriteOptions sync, List<Entry> entries)
            throws Exception {
        try (WriteBatch batch = new WriteBatch()) {
            for (Entry entry : entries) {
                batch.put(
                        ByteBuffer.allocate(Long.BYTES).putLong(entry.seq()).array(),
                        EntryCodec.encode(entry));
            }
            rocks.write(sync, batch);
        }
    }

    /** Writes for a while; nanoseconds for each entry, without the making of the entries. */
    private static double round(Target target, int size, long[] seqs, int which) throws Exception {
        Random random = new Random(which);
        long spent = 0;
        long written = 0;
        while (spent < ROUND_NANOS) {
            List<Entry> batch = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                batch.add(grant(seqs[which]++, random));
            }
            long began = System.nanoTime();
            target.write(batch);
            spent += System.nanoTime() - began;
            written += size;
        }
        return (double) spent / written;
    }

    private static void codecs() {
        Random random = new Random(3);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 512; i++) {
            entries.add(grant(i + 1L, random));
        }
        WireBuffer buffer = new WireBuffer(1 << 20);
        Entry one = entries.getFirst();
        byte[] bytes = EntryCodec.encode(one);
        Wallet wallet = Wallet.empty(new UserId(random.nextLong(), random.nextLong()));
        for (int i = 0; i < 3; i++) {
            Event granted = entries.get(i).events().getFirst();
            wallet = wallet.with(((Event.EnvelopeGranted) granted).voucher());
        }
        Wallet full = wallet;
        EntityKey<Wallet> key = new EntityKey.OfWallet(full.user());
        byte[] walletBytes = EntityCodec.encode(full);
        say("an entry with one grant, posting and timer has " + bytes.length + " bytes");
        measure(
                "append an entry to a buffer",
                () -> {
                    buffer.clear();
                    entries.forEach(entry -> EntryCodec.append(entry, buffer));
                    return buffer.size();
                });
        measure(
                "the same entries by the generated classes",
                () -> {
                    long sum = 0;
                    for (Entry entry : entries) {
                        sum += EntryCodec.toProto(entry).toByteArray().length;
                    }
                    return sum;
                });
        measure("decode an entry", () -> repeat(() -> EntryCodec.decode(bytes).seq()));
        measure(
                "encode a wallet of 3 vouchers (" + walletBytes.length + " bytes)",
                () -> repeat(() -> EntityCodec.encode(full).length));
        measure(
                "decode a wallet of 3 vouchers",
                () -> repeat(() -> EntityCodec.decode(key, walletBytes).timerAtMillis()));
    }

    private static long repeat(LongSupplier one) {
        long sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += one.getAsLong();
        }
        return sum;
    }

    /** {@code run} does its thing 512 times. */
    private static void measure(String what, LongSupplier run) {
        double best = Double.MAX_VALUE;
        long sum = 0;
        for (int round = 0; round < 8; round++) {
            long began = THREAD.getCurrentThreadCpuTime();
            for (int i = 0; i < 300; i++) {
                sum += run.getAsLong();
            }
            best = Math.min(best, (THREAD.getCurrentThreadCpuTime() - began) / (300.0 * 512));
        }
        say(what + ": " + Math.round(best) + " ns of CPU (checksum " + sum % 10 + ")");
    }

    private static Entry grant(long seq, Random random) {
        UserId user = new UserId(random.nextLong(), random.nextLong());
        long atMillis = 1_770_343_200_000L + seq / 200;
        Voucher voucher =
                new Voucher(
                        seq,
                        "lny2026",
                        "main",
                        "card25",
                        EarnedBy.CLAIM_ONCE,
                        2_500,
                        2_500,
                        -1,
                        atMillis,
                        20_490,
                        0,
                        VoucherState.Issued.INSTANCE,
                        new UUID(random.nextLong(), random.nextLong()).toString(),
                        "",
                        List.of());
        return new Entry(
                seq,
                atMillis,
                0,
                Entry.ByRequest.INSTANCE,
                List.of(new Event.EnvelopeGranted(user, voucher, 0, 0)),
                List.of(new Posting("lny2026", Account.TILL, Account.OUTSTANDING, 2_500)),
                List.of(),
                List.of(new Timer(new EntityKey.OfWallet(user), 1_772_294_400_000L)),
                List.of());
    }

    private static String spread(double[] rounds) {
        Arrays.sort(rounds);
        return Math.round(rounds[ROUNDS / 2])
                + " ("
                + Math.round(rounds[0])
                + " to "
                + Math.round(rounds[ROUNDS - 1])
                + ")";
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
