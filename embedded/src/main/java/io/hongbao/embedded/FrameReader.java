package io.hongbao.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Reads the frames of one segment, one after the other, with memory for one. */
final class FrameReader implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;
    private static final ValueLayout.OfInt BIG_ENDIAN_INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final Segment segment;
    private final InputStream in;
    private final long limit;
    private byte[] frame = new byte[1 << 16];
    private long offset;
    private long lastSeq;

    /** What is wrong with the bytes at {@link #offset}. */
    static final class InvalidFrame extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidFrame(String what) {
            super(what);
        }
    }

    /**
     * Begins after the header, which has been checked.
     *
     * @param limit the size of the file up to which there may be frames
     */
    FrameReader(Segment segment, long limit) throws IOException {
        this.segment = segment;
        this.limit = limit;
        this.in = new BufferedInputStream(Files.newInputStream(segment.file()), BUFFER_BYTES);
        in.skipNBytes(SegmentHeader.BYTES);
        offset = SegmentHeader.BYTES;
        lastSeq = segment.firstSeq() - 1;
    }

    /** Where the next frame begins. */
    long offset() {
        return offset;
    }

    /** The last entry of the frames read so far. */
    long lastSeq() {
        return lastSeq;
    }

    /** What holds the last frame; its payload begins after the header. */
    byte[] bytes() {
        return frame;
    }

    /**
     * Reads the next frame that has an entry from {@code seq} on; the payload of those before is
     * not looked at.
     *
     * @return empty at the end
     * @throws InvalidFrame when the next bytes are no frame, or not the one that belongs there
     */
    Optional<Frame> next(long seq) throws IOException, InvalidFrame {
        while (offset < limit) {
            Frame next = header();
            if (next.lastSeq() < seq) {
                in.skipNBytes(next.length());
                advance(next);
                continue;
            }
            require(
                    in.readNBytes(frame, Frame.HEADER_BYTES, next.length()) == next.length(),
                    "a frame is cut off");
            require(next.isWhole(ByteBuffer.wrap(frame), 0), "a frame has a wrong checksum");
            advance(next);
            return Optional.of(next);
        }
        return Optional.empty();
    }

    private Frame header() throws IOException, InvalidFrame {
        require(limit - offset >= Frame.HEADER_BYTES, "a frame's header is cut off");
        require(
                in.readNBytes(frame, 0, Frame.HEADER_BYTES) == Frame.HEADER_BYTES,
                "a frame's header is cut off");
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        Frame header = Frame.read(bytes, 0);
        require(bytes.getInt(0) == Frame.MAGIC, "there is no frame");
        require(
                header.isPossible(limit - offset - Frame.HEADER_BYTES),
                "a frame is cut off or its header is damaged");
        require(
                header.firstSeq() == lastSeq + 1,
                "a frame begins with entry " + header.firstSeq() + " in place of " + (lastSeq + 1));
        int size = Frame.HEADER_BYTES + header.length();
        if (size > frame.length) {
            byte[] larger = new byte[size];
            System.arraycopy(frame, 0, larger, 0, Frame.HEADER_BYTES);
            frame = larger;
        }
        return header;
    }

    private void advance(Frame read) {
        offset += Frame.HEADER_BYTES + read.length();
        lastSeq = read.lastSeq();
    }

    private static void require(boolean holds, String what) throws InvalidFrame {
        if (!holds) {
            throw new InvalidFrame(what);
        }
    }

    DamagedJournal damaged(String what) {
        return DamagedJournal.at(segment.file(), offset, lastSeq, what);
    }

    /** Whether a whole frame begins anywhere from byte {@code from} on. */
    static boolean anyFrameFrom(Segment segment, long from) throws IOException {
        try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            long size = channel.size();
            if (from > size - Frame.HEADER_BYTES) {
                return false;
            }
            MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
            for (long at = from; at <= size - Frame.HEADER_BYTES; at++) {
                if (file.get(BIG_ENDIAN_INT, at) == Frame.MAGIC && isFrame(file, at, size)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isFrame(MemorySegment file, long at, long size) {
        ByteBuffer header = file.asSlice(at, Frame.HEADER_BYTES).asByteBuffer();
        Frame frame = Frame.read(header, 0);
        long room = size - at - Frame.HEADER_BYTES;
        return frame.isPossible(room)
                && frame.isWhole(
                        file.asSlice(at, Frame.HEADER_BYTES + (long) frame.length()).asByteBuffer(),
                        0);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
