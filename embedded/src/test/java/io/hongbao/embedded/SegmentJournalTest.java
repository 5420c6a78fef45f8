package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Posting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentJournalTest {
    /** Small files, so that a short journal has several. */
    static final SegmentJournal.Settings SMALL =
            new SegmentJournal.Settings(0, 1, 600, SegmentFile.ON_DISK);

    @TempDir private Path directory;

    static Entry entry(long seq) {
        return new Entry(
                seq,
                1_770_343_200_000L + seq,
                0,
                Entry.ByRequest.INSTANCE,
                List.of(new Event.BudgetFunded("lny2026", 100 + seq)),
                List.of(new Posting("lny2026", Account.BUDGET, Account.TREASURY, 100 + seq)),
                List.of(),
                List.of(),
                List.of());
    }

    static List<Entry> entries(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(SegmentJournalTest::entry).toList();
    }

    /** Writes entries 1 to {@code last}, in batches of three. */
    static void write(Path directory, long last) throws IOException {
        try (SegmentJournal journal = SegmentJournal.open(directory, 0, SMALL)) {
            for (long from = 1; from <= last; from += 3) {
                journal.append(entries(from, Math.min(last, from + 2)));
                journal.force();
            }
        }
    }

    static List<Entry> read(SegmentJournal journal, long from) {
        List<Entry> all = new ArrayList<>();
        try (EntryReader reader = journal.readFrom(from)) {
            reader.forEachRemaining(all::add);
        }
        return all;
    }

    static List<Entry> readAll(Path directory) throws IOException {
        return read(SegmentJournal.openReadOnly(directory, 0), 1);
    }

    @Test
    void whatWasWrittenAndNeverForcedIsForcedBeforeAnythingRestsOnIt() throws Exception {
        write(directory, 6);
        try (SegmentJournal journal = SegmentJournal.open(directory, 0, SMALL)) {
            journal.append(entries(7, 8));
            // The process dies here: the frame is whole in the system's memory, and was never
            // forced.
        }
        Path newest = Segment.all(directory).getLast().file();
        byte[] before = Files.readAllBytes(newest);
        List<String> done = new ArrayList<>();
        SegmentFile.Opener watching =
                (path, options) -> new WatchedFile(SegmentFile.ON_DISK.open(path, options), done);
        try (SegmentJournal journal =
                SegmentJournal.open(
                        directory, 0, new SegmentJournal.Settings(0, 1, 600, watching))) {
            assertThat(journal.lastSeq()).isEqualTo(8);
        }
        assertThat(done).hasSize(2);
        String[] written = done.getFirst().split(" ", -1);
        assertThat(written[0]).isEqualTo("write");
        assertThat(Long.parseLong(written[1])).isGreaterThan(0).isLessThan(before.length);
        assertThat(Long.parseLong(written[2])).isEqualTo(before.length);
        assertThat(done.getLast()).isEqualTo("force");
        assertThat(Files.readAllBytes(newest)).isEqualTo(before);
        assertThat(readAll(directory)).isEqualTo(entries(1, 8));
    }

    /** Says what it is told to do: {@code write FROM TO}, {@code truncate} or {@code force}. */
    private record WatchedFile(SegmentFile file, List<String> done) implements SegmentFile {
        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            done.add("write " + offset + " " + (offset + bytes.remaining()));
            file.write(bytes, offset);
        }

        @Override
        public void truncate(long size) throws IOException {
            done.add("truncate");
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            done.add("force");
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @Test
    void entriesComeBackInOrderFromAnyOneOnAcrossFiles() throws Exception {
        write(directory, 50);

        assertThat(Segment.all(directory).size()).isGreaterThan(3);
        try (SegmentJournal journal = SegmentJournal.open(directory, 50, SMALL)) {
            assertThat(journal.lastSeq()).isEqualTo(50);
            assertThat(journal.firstSeq()).isEqualTo(1);
            assertThat(journal.tornBytes()).isZero();
            for (long from = 1; from <= 51; from++) {
                assertThat(read(journal, from)).as("from %d", from).isEqualTo(entries(from, 50));
            }
        }
    }

    @Test
    void anEmptyDirectoryIsAnEmptyJournal() throws Exception {
        try (SegmentJournal journal = SegmentJournal.open(directory.resolve("new"), 0)) {
            assertThat(journal.lastSeq()).isZero();
            assertThat(journal.bytes()).isZero();
            assertThat(read(journal, 1)).isEmpty();
        }
    }

    @Test
    void sizeIsWhatLiesInTheFiles() throws Exception {
        write(directory, 50);
        long size = 0;
        for (Segment segment : Segment.all(directory)) {
            size += segment.size();
        }
        try (SegmentJournal journal = SegmentJournal.open(directory, 0, SMALL)) {
            assertThat(journal.bytes()).isEqualTo(size);
            long before = journal.bytes();
            long written = journal.append(entries(51, 51));
            journal.force();
            assertThat(journal.bytes() - before).isIn(written, written + SegmentHeader.BYTES);
        }
    }

    @Test
    void readersSeeOnlyWhatIsDurable() throws Exception {
        try (SegmentJournal journal = SegmentJournal.open(directory, 0, SMALL)) {
            journal.append(entries(1, 5));
            assertThat(journal.lastSeq()).isZero();
            assertThat(read(journal, 1)).isEmpty();
            journal.force();
            try (EntryReader reader = journal.readFrom(1)) {
                journal.append(entries(6, 9));
                journal.force();
                List<Entry> seen = new ArrayList<>();
                reader.forEachRemaining(seen::add);
                assertThat(seen).isEqualTo(entries(1, 5));
            }
            assertThat(read(journal, 4)).isEqualTo(entries(4, 9));
        }
    }

    @Test
    void aBatchThatDoesNotFollowIsRefused() throws Exception {
        try (SegmentJournal journal = SegmentJournal.open(directory, 0, SMALL)) {
            assertThatThrownBy(() -> journal.append(entries(2, 3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be between 1 and 1, but is 2");
            assertThatThrownBy(() -> journal.append(List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
            journal.append(entries(1, 2));
            journal.force();
            assertThat(read(journal, 1)).isEqualTo(entries(1, 2));
        }
    }

    @Test
    void aReadOnlyJournalIsNotWritten() throws Exception {
        write(directory, 5);
        SegmentJournal journal = SegmentJournal.openReadOnly(directory, 5);
        assertThatThrownBy(() -> journal.append(entries(6, 6)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("read-only");
    }

    @Test
    void aCopyIsWhatWasDurable() throws Exception {
        write(directory, 20);
        Path copy = directory.resolve("copy");
        try (SegmentJournal journal = SegmentJournal.open(directory, 0, SMALL)) {
            journal.append(entries(21, 22));
            journal.copyTo(copy);
            journal.force();
            journal.append(entries(23, 24));
            journal.force();
        }
        assertThat(readAll(copy)).isEqualTo(entries(1, 20));
        assertThat(readAll(directory)).isEqualTo(entries(1, 24));
    }

    @Test
    void aFullDiskLosesNothingThatWasDurable() throws Exception {
        for (int room = 0; room < 1_500; room += 23) {
            Path here = directory.resolve("room" + room);
            FailingDisk disk = new FailingDisk(room, Integer.MAX_VALUE);
            long durable = fill(here, disk);
            List<Entry> left = readAll(here);
            assertThat(left).as("room for %d bytes", room).isEqualTo(entries(1, left.size()));
            assertThat(left.size()).isGreaterThanOrEqualTo((int) durable);
            goesOn(here, left.size());
        }
    }

    @Test
    void aFailingForceIsPassedUpAndEndsTheJournal() throws Exception {
        for (int forces = 0; forces < 12; forces++) {
            Path here = directory.resolve("forces" + forces);
            FailingDisk disk = new FailingDisk(Integer.MAX_VALUE, forces);
            long durable = fill(here, disk);
            List<Entry> left = readAll(here);
            assertThat(left).isEqualTo(entries(1, left.size()));
            assertThat(left.size()).isGreaterThanOrEqualTo((int) durable);
        }
    }

    /** Writes until the disk fails; returns the last entry that was durable before. */
    private static long fill(Path directory, FailingDisk disk) throws IOException {
        SegmentJournal.Settings settings = new SegmentJournal.Settings(0, 1, 600, disk);
        try (SegmentJournal journal = SegmentJournal.open(directory, 0, settings)) {
            for (long seq = 1; ; seq += 2) {
                List<Entry> batch = entries(seq, seq + 1);
                try {
                    journal.append(batch);
                    journal.force();
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining(FailingDisk.PROBLEM);
                    assertThatThrownBy(() -> journal.append(batch))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("has failed");
                    assertThatThrownBy(journal::force).isInstanceOf(IllegalStateException.class);
                    return journal.lastSeq();
                }
            }
        }
    }

    static void goesOn(Path directory, long last) throws IOException {
        try (SegmentJournal journal = SegmentJournal.open(directory, last, SMALL)) {
            journal.append(entries(last + 1, last + 2));
            journal.force();
        }
        assertThat(readAll(directory)).isEqualTo(entries(1, last + 2));
        assertThat(SegmentJournal.openReadOnly(directory, last + 2).tornBytes()).isZero();
        assertThat(Files.exists(directory)).isTrue();
    }
}
