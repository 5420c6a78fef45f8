package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.Entry;
import io.hongbao.journal.EntryCodec;
import io.hongbao.journal.WireBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
    private static final long LAST = 32;

    /** The last batch of {@link SegmentJournalTest#write}: entries 31 and 32. */
    private static final long BEFORE_LAST_FRAME = 30;

    @TempDir private Path folder;
    private Path directory = Path.of("");
    private List<Segment> segments = List.of();
    private Segment newest = new Segment(Path.of(""), 1);
    private byte[] newestBytes = {};
    private int lastFrameAt;

    @BeforeEach
    void writeAJournalOfSeveralFiles() throws Exception {
        directory = folder.resolve("journal");
        SegmentJournalTest.write(directory, BEFORE_LAST_FRAME);
        lastFrameAt = (int) Segment.all(directory).getLast().size();
        int filesBefore = Segment.all(directory).size();
        SegmentJournalTest.goesOn(directory, BEFORE_LAST_FRAME);
        segments = Segment.all(directory);
        assertThat(segments).hasSize(filesBefore).hasSizeGreaterThan(2);
        newest = segments.getLast();
        newestBytes = Files.readAllBytes(newest.file());
        assertThat(newest.firstSeq()).isLessThan(BEFORE_LAST_FRAME);
    }

    @Test
    void aFrameCutOffAtAnyByteIsTakenAway() throws Exception {
        for (int size = lastFrameAt; size < newestBytes.length; size++) {
            Files.write(newest.file(), Arrays.copyOf(newestBytes, size));
            try (SegmentJournal journal =
                    SegmentJournal.open(directory, 0, SegmentJournalTest.SMALL)) {
                assertThat(journal.lastSeq()).as("cut at %d", size).isEqualTo(BEFORE_LAST_FRAME);
                assertThat(journal.tornBytes()).isEqualTo(size - lastFrameAt);
            }
            assertThat(newest.size()).isEqualTo(lastFrameAt);
            SegmentJournalTest.goesOn(directory, BEFORE_LAST_FRAME);
        }
    }

    @Test
    void zerosOrNoiseAfterTheLastFrameAreTakenAway() throws Exception {
        Random random = new Random(11);
        for (int size : new int[] {1, 7, 24, 500, 5_000}) {
            for (boolean noise : new boolean[] {false, true}) {
                byte[] tail = new byte[size];
                if (noise) {
                    random.nextBytes(tail);
                }
                Files.write(newest.file(), newestBytes);
                Files.write(newest.file(), tail, StandardOpenOption.APPEND);
                try (SegmentJournal journal =
                        SegmentJournal.open(directory, LAST, SegmentJournalTest.SMALL)) {
                    assertThat(journal.lastSeq()).isEqualTo(LAST);
                    assertThat(journal.tornBytes()).isEqualTo(size);
                }
                assertThat(Files.readAllBytes(newest.file())).isEqualTo(newestBytes);
            }
        }
    }

    @Test
    void aBitFlippedAnywhereIsDamageOrATornEndAndNeverAWrongEntry() throws Exception {
        Random random = new Random(5);
        for (Segment segment : segments) {
            byte[] good = Files.readAllBytes(segment.file());
            for (int at = 0; at < good.length; at++) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(segment.file(), bad);
                boolean inLastFrame = segment.equals(newest) && at >= lastFrameAt;
                List<Entry> read = readOrDamage();
                String where = segment.file().getFileName() + " byte " + at;
                if (inLastFrame) {
                    assertThat(read)
                            .as(where)
                            .isEqualTo(SegmentJournalTest.entries(1, BEFORE_LAST_FRAME));
                    assertThatThrownBy(() -> SegmentJournal.openReadOnly(directory, LAST))
                            .as(where)
                            .isInstanceOf(DamagedJournal.class)
                            .hasMessageContaining("the state has seen entry " + LAST);
                } else {
                    assertThat(read).as(where).isEmpty();
                }
            }
            Files.write(segment.file(), good);
        }
    }

    /** What is read; nothing when damage was found. */
    private List<Entry> readOrDamage() throws IOException {
        try {
            return SegmentJournalTest.readAll(directory);
        } catch (DamagedJournal e) {
            assertThat(e)
                    .hasMessageContaining("is damaged at byte ")
                    .hasMessageContaining("restore the data directory from a backup");
            return List.of();
        }
    }

    @Test
    void damageIsFoundWhenOpeningToWriteAndNothingIsChanged() throws Exception {
        byte[] bad = newestBytes.clone();
        bad[SegmentHeader.BYTES + Frame.HEADER_BYTES + 3] ^= 4;
        Files.write(newest.file(), bad);
        assertThatThrownBy(() -> SegmentJournal.open(directory, 0, SegmentJournalTest.SMALL))
                .isInstanceOf(DamagedJournal.class)
                .hasMessage(
                        "journal file "
                                + newest.file()
                                + " is damaged at byte 64, after entry "
                                + (newest.firstSeq() - 1)
                                + ": a frame has a wrong checksum; restore the data directory from"
                                + " a backup");
        assertThat(Files.readAllBytes(newest.file())).isEqualTo(bad);
    }

    @Test
    void aTornEndBelowWhatTheStateHasSeenIsDamageAndIsNotCutOff() throws Exception {
        byte[] cut = Arrays.copyOf(newestBytes, newestBytes.length - 1);
        Files.write(newest.file(), cut);
        assertThatThrownBy(() ->
                        SegmentJournal.open(
                                directory, BEFORE_LAST_FRAME + 1, SegmentJournalTest.SMALL))
                .isInstanceOf(DamagedJournal.class);
        assertThat(Files.readAllBytes(newest.file())).isEqualTo(cut);
        SegmentJournal.open(directory, BEFORE_LAST_FRAME, SegmentJournalTest.SMALL).close();
        assertThat(newest.size()).isEqualTo(lastFrameAt);
    }

    @Test
    void aFileThatWasBeingMadeIsMadeAgain() throws Exception {
        Segment next = Segment.in(directory, LAST + 1);
        byte[] header = SegmentJournalTest.SMALL.header(LAST + 1).encode().array();
        for (byte[] unborn :
                List.of(
                        new byte[0],
                        Arrays.copyOf(header, 17),
                        new byte[SegmentHeader.BYTES],
                        header)) {
            Files.write(newest.file(), newestBytes);
            Files.write(next.file(), unborn);
            SegmentJournalTest.goesOn(directory, LAST);
            Files.deleteIfExists(next.file());
        }
    }

    @Test
    void aTornEndInAFileThatAnotherFollowsIsDamage() throws Exception {
        Files.write(newest.file(), Arrays.copyOf(newestBytes, newestBytes.length - 1));
        Files.write(Segment.in(directory, LAST + 1).file(), new byte[10]);
        assertThat(readOrDamage()).isEmpty();
    }

    @Test
    void aMissingFileIsDamage() throws Exception {
        for (Segment missing : segments) {
            byte[] good = Files.readAllBytes(missing.file());
            Files.delete(missing.file());
            if (missing.equals(newest)) {
                assertThatThrownBy(() -> SegmentJournal.openReadOnly(directory, LAST))
                        .isInstanceOf(DamagedJournal.class);
            } else {
                assertThat(readOrDamage()).as("without %s", missing).isEmpty();
            }
            Files.write(missing.file(), good);
        }
        assertThat(readOrDamage()).hasSize((int) LAST);
    }

    @Test
    void aFileUnderAnotherNameIsDamage() throws Exception {
        Segment first = segments.getFirst();
        Files.copy(first.file(), Segment.in(directory, LAST + 1).file());
        assertThat(readOrDamage()).isEmpty();
    }

    @Test
    void entriesThatAreThereTwiceAreDamage() throws Exception {
        byte[] frame = Arrays.copyOfRange(newestBytes, lastFrameAt, newestBytes.length);
        Files.write(newest.file(), frame, StandardOpenOption.APPEND);
        assertThat(readOrDamage()).isEmpty();
    }

    @Test
    void aFileThatBeginsBeforeTheOneBeforeItEndsIsDamage() throws Exception {
        assertThat(readWithFileFrom(LAST + 1)).hasSize((int) LAST + 3);
        assertThat(readWithFileFrom(LAST)).isEmpty();
        assertThat(readWithFileFrom(LAST + 2)).isEmpty();
    }

    /** What is read when there is one more file, whole, with three entries from {@code seq} on. */
    private List<Entry> readWithFileFrom(long seq) throws IOException {
        WireBuffer frame = new WireBuffer(16);
        frame.skip(Frame.HEADER_BYTES);
        SegmentJournalTest.entries(seq, seq + 2).forEach(one -> EntryCodec.append(one, frame));
        Frame.seal(frame.array(), frame.size(), 3, seq);
        Path file = Segment.in(directory, seq).file();
        Files.write(file, SegmentJournalTest.SMALL.header(seq).encode().array());
        Files.write(file, frame.toByteArray(), StandardOpenOption.APPEND);
        List<Entry> read = readOrDamage();
        Files.delete(file);
        return read;
    }

    @Test
    void anotherShardsFileIsDamage() {
        SegmentJournal.Settings other = new SegmentJournal.Settings(1, 2, 600, SegmentFile.ON_DISK);
        assertThatThrownBy(() -> SegmentJournal.open(directory, 0, other))
                .isInstanceOf(DamagedJournal.class)
                .hasMessageContaining("shard=0, shards=1");
    }

    @Test
    void aNewerFormatIsNamed() throws Exception {
        byte[] newer = newestBytes.clone();
        byte[] header = new SegmentHeader(2, 0, 1, newest.firstSeq()).encode().array();
        System.arraycopy(header, 0, newer, 0, header.length);
        Files.write(newest.file(), newer);
        assertThatThrownBy(() -> SegmentJournal.openReadOnly(directory, 0))
                .isInstanceOf(NewerFormat.class)
                .hasMessage(
                        "journal file "
                                + newest.file()
                                + " was written by format 2, but this version reads up to format"
                                + " 1; use the version of Hongbao that wrote it, or a newer one");
    }
}
