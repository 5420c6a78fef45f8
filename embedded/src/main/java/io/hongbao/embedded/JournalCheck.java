package io.hongbao.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is found when a journal is opened. Every file's header is checked, and every frame of the
 * newest file; older files are checked when they are read.
 *
 * <p>A batch that was being written when the power went leaves an invalid frame at the end of the
 * newest file, or a newest file without a whole header. Nobody was answered for it, so it may be
 * cut off. An invalid frame anywhere else, or one that takes away what the state says was durable,
 * is damage.
 *
 * @param extent what is good
 * @param tornBytes how much is to be cut off
 * @param lastFrameAt where in the newest file the last good frame begins; 0, the header, when there
 *     is none
 * @param unborn files without a whole header, to be deleted: at most one
 */
record JournalCheck(
        SegmentJournal.Extent extent, long tornBytes, long lastFrameAt, List<Segment> unborn) {

    static JournalCheck of(Path directory, long appliedSeq, SegmentJournal.Settings settings)
            throws IOException {
        List<Segment> all = new ArrayList<>(Segment.all(directory));
        List<Segment> unborn = new ArrayList<>();
        if (!all.isEmpty() && isUnborn(all.getLast())) {
            unborn.add(all.removeLast());
        }
        long olderBytes = 0;
        for (Segment segment : all) {
            SegmentHeader expected = settings.header(segment.firstSeq());
            header(segment)
                    .orElseThrow(() ->
                            DamagedJournal.at(
                                    segment.file(),
                                    0,
                                    segment.firstSeq() - 1,
                                    "its header is damaged"))
                    .check(segment.file(), expected);
            olderBytes += segment.size();
        }
        JournalCheck check = newest(all, olderBytes, unborn);
        if (check.extent.lastSeq() < appliedSeq) {
            throw DamagedJournal.at(
                    all.isEmpty() ? directory : all.getLast().file(),
                    check.extent.newestBytes(),
                    check.extent.lastSeq(),
                    "it ends there, but the state has seen entry " + appliedSeq);
        }
        return check;
    }

    /** Checks the newest file's frames. */
    private static JournalCheck newest(List<Segment> all, long bytes, List<Segment> unborn)
            throws IOException {
        long unbornBytes = unborn.isEmpty() ? 0 : unborn.getFirst().size();
        if (all.isEmpty()) {
            return new JournalCheck(
                    new SegmentJournal.Extent(List.of(), 0, 0, 0), unbornBytes, 0, unborn);
        }
        Segment newest = all.getLast();
        long size = newest.size();
        long lastFrameAt = 0;
        try (FrameReader reader = new FrameReader(newest, size)) {
            try {
                long at = reader.offset();
                while (reader.next(0).isPresent()) {
                    lastFrameAt = at;
                    at = reader.offset();
                }
            } catch (FrameReader.InvalidFrame e) {
                // A file that another one follows was forced before that one was made.
                if (!unborn.isEmpty() || FrameReader.anyFrameFrom(newest, reader.offset())) {
                    throw reader.damaged(String.valueOf(e.getMessage()));
                }
            }
            return new JournalCheck(
                    new SegmentJournal.Extent(all, reader.offset(), bytes - size, reader.lastSeq()),
                    size - reader.offset() + unbornBytes,
                    lastFrameAt,
                    unborn);
        }
    }

    /** Whether a file was being made when the power went: no header, and nothing that needs one. */
    private static boolean isUnborn(Segment segment) throws IOException {
        return header(segment).isEmpty() && !FrameReader.anyFrameFrom(segment, 0);
    }

    private static Optional<SegmentHeader> header(Segment segment) throws IOException {
        try (InputStream in = Files.newInputStream(segment.file())) {
            return SegmentHeader.decode(in.readNBytes(SegmentHeader.BYTES));
        }
    }

    /**
     * Puts on disk what was read, before anything rests on it. What a process wrote just before it
     * died may have been read from the operating system's memory only, and a retry would be
     * answered from it. At most the last frame was written and not forced. It is written again,
     * because after a force that failed the system may take the bytes in its memory for written (<a
     * href="https://lwn.net/Articles/752063/">PostgreSQL's fsync() surprise</a>).
     */
    void makeDurable(Path directory, SegmentFile file) throws IOException {
        Path newest = extent.segments().getLast().file();
        ByteBuffer last = ByteBuffer.allocate((int) (extent.newestBytes() - lastFrameAt));
        try (FileChannel written = FileChannel.open(newest, StandardOpenOption.READ)) {
            while (last.hasRemaining() && written.read(last, lastFrameAt + last.position()) >= 0) {
                // Until all of it is read.
            }
        }
        file.write(last.flip(), lastFrameAt);
        file.force();
        DurableFiles.forceDirectory(directory);
    }

    /** Makes the journal end where it is good. */
    void cutOff(Path directory, SegmentFile.Opener opener) throws IOException {
        if (tornBytes == 0 && unborn.isEmpty()) {
            return;
        }
        if (!extent.segments().isEmpty()) {
            Path newest = extent.segments().getLast().file();
            try (SegmentFile file = opener.open(newest, StandardOpenOption.WRITE)) {
                file.truncate(extent.newestBytes());
                file.force();
            }
        }
        for (Segment segment : unborn) {
            Files.delete(segment.file());
            DurableFiles.forceDirectory(directory);
        }
    }
}
