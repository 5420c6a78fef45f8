package io.hongbao.embedded;

import io.hongbao.core.Entry;
import io.hongbao.core.Require;
import io.hongbao.journal.EntryCodec;
import io.hongbao.journal.WireBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entries of one shard in a directory of append-only files: the truth that everything else can
 * be made from. One frame is one write batch; {@code docs/journal.md} describes the bytes.
 *
 * <p>One thread appends and forces. Any thread may read what was durable when it asked.
 *
 * <p>An {@link IOException} while appending or forcing leaves it unknown what is on disk: the
 * process must end and open the journal again. Nothing is retried.
 */
final class SegmentJournal implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path directory;
    private final Settings settings;
    private final long tornBytes;
    private final WireBuffer buffer = new WireBuffer(BUFFER_BYTES);
    private volatile Extent durable;
    private List<Segment> segments;
    private Optional<SegmentFile> file = Optional.empty();
    private long fileBytes;
    private long olderBytes;
    private long lastSeq;
    private boolean unusable;

    /**
     * How a journal is laid out and written.
     *
     * @param shard whose journal, from 0
     * @param shards how many there are
     * @param segmentBytes a file takes no further frame that would make it larger than this
     * @param opener opens what is written to
     */
    record Settings(int shard, int shards, long segmentBytes, SegmentFile.Opener opener) {
        /** One shard, files of 256 MiB. */
        static final Settings DEFAULT = new Settings(0, 1, 256L << 20, SegmentFile.ON_DISK);

        Settings {
            Require.inRange(segmentBytes, SegmentHeader.BYTES, 1L << 40, "segment size in bytes");
        }

        Settings on(SegmentFile.Opener other) {
            return new Settings(shard, shards, segmentBytes, other);
        }

        SegmentHeader header(long firstSeq) {
            return new SegmentHeader(SegmentHeader.FORMAT, shard, shards, firstSeq);
        }
    }

    /**
     * How far the journal is durable.
     *
     * @param segments oldest first
     * @param newestBytes how much of the newest one
     * @param olderBytes the size of the others
     * @param lastSeq the last entry; 0 for none
     */
    record Extent(List<Segment> segments, long newestBytes, long olderBytes, long lastSeq) {
        Extent {
            segments = List.copyOf(segments);
        }

        /** Up to where {@code segment} may be read. */
        long limitOf(Segment segment) throws IOException {
            return segment.equals(segments.getLast()) ? newestBytes : segment.size();
        }
    }

    private SegmentJournal(Path directory, Settings settings, Extent found, long tornBytes) {
        this.directory = directory;
        this.settings = settings;
        this.tornBytes = tornBytes;
        this.durable = found;
        this.segments = found.segments();
        this.fileBytes = found.newestBytes();
        this.olderBytes = found.olderBytes();
        this.lastSeq = found.lastSeq();
    }

    /**
     * Opens the journal in {@code directory} to append, and cuts off what a batch that never became
     * durable left at its end.
     *
     * @param appliedSeq an entry that is known to have been durable, from the state: so much must
     *     be there; 0 when nothing is known
     * @throws DamagedJournal when it isn't what was once durable; nothing is changed then
     * @throws NewerFormat when a newer version wrote it
     */
    static SegmentJournal open(Path directory, long appliedSeq) throws IOException {
        return open(directory, appliedSeq, Settings.DEFAULT);
    }

    static SegmentJournal open(Path directory, long appliedSeq, Settings settings)
            throws IOException {
        Files.createDirectories(directory);
        JournalCheck check = JournalCheck.of(directory, appliedSeq, settings);
        check.cutOff(directory, settings.opener());
        SegmentJournal journal =
                new SegmentJournal(directory, settings, check.extent(), check.tornBytes());
        if (!journal.segments.isEmpty()) {
            journal.file =
                    Optional.of(
                            settings.opener()
                                    .open(
                                            journal.segments.getLast().file(),
                                            StandardOpenOption.WRITE));
            check.makeDurable(directory, journal.file.get());
        }
        return journal;
    }

    /**
     * Opens the journal in {@code directory} to read only; what would be cut off is passed over.
     */
    static SegmentJournal openReadOnly(Path directory, long appliedSeq) throws IOException {
        JournalCheck check = JournalCheck.of(directory, appliedSeq, Settings.DEFAULT);
        SegmentJournal journal =
                new SegmentJournal(directory, Settings.DEFAULT, check.extent(), check.tornBytes());
        journal.unusable = true;
        return journal;
    }

    /** How many bytes of a batch that never became durable were found at the end. */
    long tornBytes() {
        return tornBytes;
    }

    /** The last durable entry; 0 for none. */
    long lastSeq() {
        return durable.lastSeq();
    }

    /** The first entry that is there; 1 unless older files were taken away. */
    long firstSeq() {
        List<Segment> all = durable.segments();
        return all.isEmpty() ? 1 : all.getFirst().firstSeq();
    }

    /** The durable size, in bytes. */
    long bytes() {
        Extent extent = durable;
        return extent.newestBytes() + extent.olderBytes();
    }

    /**
     * Writes a batch as one frame: after a crash all of it is there or none. Durable only after
     * {@link #force}.
     *
     * @param entries at least one, numbered on from the last
     * @return how many bytes were written
     */
    long append(List<Entry> entries) throws IOException {
        requireUsable();
        long firstSeq = lastSeq + 1;
        buffer.clear();
        buffer.skip(Frame.HEADER_BYTES);
        long expected = firstSeq;
        for (Entry entry : entries) {
            Require.inRange(entry.seq(), expected, expected, "seq of the entry to append");
            expected++;
            EntryCodec.append(entry, buffer);
        }
        int payload = buffer.size() - Frame.HEADER_BYTES;
        Require.inRange(payload, 1, Frame.MAX_PAYLOAD_BYTES, "size of a batch in bytes");
        Frame.seal(buffer.array(), buffer.size(), entries.size(), firstSeq);
        try {
            SegmentFile target = fileFor(buffer.size(), firstSeq);
            target.write(ByteBuffer.wrap(buffer.array(), 0, buffer.size()), fileBytes);
        } catch (IOException e) {
            unusable = true;
            throw e;
        }
        fileBytes += buffer.size();
        lastSeq = expected - 1;
        return buffer.size();
    }

    /** Returns when everything appended is on disk. */
    void force() throws IOException {
        requireUsable();
        if (file.isPresent()) {
            try {
                file.get().force();
            } catch (IOException e) {
                unusable = true;
                throw e;
            }
        }
        durable = new Extent(segments, fileBytes, olderBytes, lastSeq);
    }

    private void requireUsable() {
        if (unusable) {
            throw new IllegalStateException(
                    "journal "
                            + directory
                            + " is read-only, closed, or has failed: what is on disk is known only"
                            + " after it is opened again");
        }
    }

    /** The file that {@code bytes} more go to: the newest, or a new one when that would be full. */
    private SegmentFile fileFor(int bytes, long firstSeq) throws IOException {
        if (file.isPresent()) {
            boolean fits = fileBytes + bytes <= settings.segmentBytes();
            if (fits || fileBytes == SegmentHeader.BYTES) {
                return file.get();
            }
            file.get().force();
            file.get().close();
            olderBytes += fileBytes;
        }
        Segment segment = Segment.in(directory, firstSeq);
        SegmentFile created =
                settings.opener()
                        .open(
                                segment.file(),
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE);
        file = Optional.of(created);
        created.write(settings.header(firstSeq).encode(), 0);
        created.force();
        DurableFiles.forceDirectory(directory);
        List<Segment> more = new ArrayList<>(segments);
        more.add(segment);
        segments = List.copyOf(more);
        fileBytes = SegmentHeader.BYTES;
        return created;
    }

    /** The durable entries from {@code seq} on, at least {@link #firstSeq}; to be closed. */
    EntryReader readFrom(long seq) {
        return new EntryReader(durable, seq);
    }

    /**
     * Copies what is durable into {@code target}, which is made: by hard links where the file is
     * finished and the file system can.
     */
    void copyTo(Path target) throws IOException {
        Extent extent = durable;
        Files.createDirectories(target);
        for (Segment segment : extent.segments()) {
            Path copy = target.resolve(segment.file().getFileName());
            if (segment.equals(extent.segments().getLast())) {
                copy(segment.file(), extent.newestBytes(), copy);
            } else {
                linkOrCopy(segment, copy);
            }
        }
        DurableFiles.forceDirectory(target);
    }

    private static void linkOrCopy(Segment segment, Path copy) throws IOException {
        try {
            Files.createLink(copy, segment.file());
        } catch (UnsupportedOperationException | FileSystemException _) {
            copy(segment.file(), segment.size(), copy);
        }
    }

    private static void copy(Path from, long bytes, Path to) throws IOException {
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel target =
                        FileChannel.open(
                                to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long copied = 0;
            while (copied < bytes) {
                long more = source.transferTo(copied, bytes - copied, target);
                if (more <= 0) {
                    throw new IOException(from + " became shorter while it was copied");
                }
                copied += more;
            }
            target.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        unusable = true;
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
