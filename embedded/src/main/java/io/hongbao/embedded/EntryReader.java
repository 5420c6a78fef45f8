package io.hongbao.embedded;

import io.hongbao.core.Entry;
import io.hongbao.journal.EntryCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The entries of a journal in order, from one on to the last that was durable when reading began;
 * entries that are written meanwhile are not seen. Holds one frame in memory. Everything is checked
 * while it is read. Not safe for use by several threads at once.
 */
public final class EntryReader implements Iterator<Entry>, AutoCloseable {
    private final SegmentJournal.Extent extent;
    private final Iterator<Segment> segments;
    private long nextSeq;
    private boolean begun;
    private Optional<FrameReader> reader = Optional.empty();
    private Iterator<Entry> entries = List.<Entry>of().iterator();

    /** How far the entries of the frame at hand go. */
    private long frameLastSeq;

    EntryReader(SegmentJournal.Extent extent, long fromSeq) {
        this.extent = extent;
        this.nextSeq = fromSeq;
        List<Segment> all = extent.segments();
        int first = 0;
        while (first + 1 < all.size() && all.get(first + 1).firstSeq() <= fromSeq) {
            first++;
        }
        this.segments = all.subList(Math.min(first, all.size()), all.size()).iterator();
        this.frameLastSeq = fromSeq - 1;
    }

    @Override
    public boolean hasNext() {
        return nextSeq <= extent.lastSeq();
    }

    /**
     * The next entry.
     *
     * @throws DamagedJournal when it isn't what was written
     * @throws io.hongbao.journal.UnreadableJournal when a newer version wrote it
     */
    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no entry after " + extent.lastSeq());
        }
        try {
            while (true) {
                if (!entries.hasNext()) {
                    readFrame();
                }
                Entry entry = entries.next();
                if (entry.seq() == nextSeq) {
                    nextSeq++;
                    requireFrameEnd();
                    return entry;
                }
                if (entry.seq() > nextSeq) {
                    throw here("entry " + entry.seq() + " stands in place of " + nextSeq);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A frame's header must have told the truth about how many entries it has. */
    private void requireFrameEnd() {
        if ((nextSeq > frameLastSeq) == entries.hasNext()) {
            throw here("a frame has more or fewer entries than its header says");
        }
    }

    private void readFrame() throws IOException {
        while (true) {
            FrameReader current = reader.isPresent() ? reader.get() : openNext();
            try {
                Optional<Frame> frame = current.next(nextSeq);
                if (frame.isPresent()) {
                    entries =
                            EntryCodec.delimited(
                                    current.bytes(), Frame.HEADER_BYTES, frame.get().length());
                    frameLastSeq = frame.get().lastSeq();
                    if (!entries.hasNext()) {
                        throw here("a frame is empty");
                    }
                    return;
                }
            } catch (FrameReader.InvalidFrame e) {
                throw current.damaged(String.valueOf(e.getMessage()));
            }
            current.close();
            reader = Optional.empty();
        }
    }

    private FrameReader openNext() throws IOException {
        if (!segments.hasNext()) {
            Segment newest = extent.segments().getLast();
            throw DamagedJournal.at(
                    newest.file(),
                    extent.newestBytes(),
                    nextSeq - 1,
                    "entries " + nextSeq + " to " + extent.lastSeq() + " are missing");
        }
        Segment segment = segments.next();
        boolean follows = begun ? segment.firstSeq() == nextSeq : segment.firstSeq() <= nextSeq;
        if (!follows) {
            throw DamagedJournal.at(
                    segment.file(),
                    0,
                    nextSeq - 1,
                    "it begins with entry " + segment.firstSeq() + " in place of " + nextSeq);
        }
        begun = true;
        FrameReader opened = new FrameReader(segment, extent.limitOf(segment));
        reader = Optional.of(opened);
        return opened;
    }

    private DamagedJournal here(String what) {
        return reader.orElseThrow().damaged(what);
    }

    @Override
    public void close() {
        if (reader.isPresent()) {
            try {
                reader.get().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            reader = Optional.empty();
        }
    }
}
