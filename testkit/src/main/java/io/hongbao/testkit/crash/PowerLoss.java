package io.hongbao.testkit.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Does to the journal what losing power can do beyond a kill: cuts bytes off its end that had not
 * been synced.
 *
 * <p>What is simulated, and what is not. A killed process leaves everything that it wrote in the
 * kernel's cache, so nothing on the disk shows what was synced. What is certain is the other way
 * round: an entry whose answer went out, and an entry that the state on disk includes, were synced.
 * So the newest segment is cut at a random byte after the frame that holds the last such entry: at
 * a frame's end, inside of a header or inside of a payload, as a torn write is. The state's files
 * are left alone: RocksDB syncs a file before its manifest names it, and what it keeps in memory is
 * lost by the kill itself. Reordered or damaged sectors before the cut are not simulated; the
 * frames' checksums are tested elsewhere.
 */
final class PowerLoss {

    private static final int SEGMENT_HEADER_BYTES = 64;
    private static final int FRAME_HEADER_BYTES = 24;

    private PowerLoss() {}

    /**
     * Cuts the newest segment of the journal in {@code data}.
     *
     * @param syncedSeq the last entry that was certainly synced
     * @return how many bytes were cut off
     */
    static long cut(Path data, long syncedSeq, SplittableRandom random) throws IOException {
        Path newest = newestSegment(data.resolve("journal"));
        try (FileChannel file =
                FileChannel.open(newest, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long from = endOf(file, syncedSeq);
            long to = file.size();
            if (from >= to) {
                return 0;
            }
            long end = random.nextLong(from, to);
            file.truncate(end);
            return to - end;
        }
    }

    private static Path newestSegment(Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            List<Path> segments = files.filter(Files::isRegularFile).sorted().toList();
            return segments.getLast();
        }
    }

    /**
     * Where the frame with entry {@code seq} ends; the end of the segment's header when it is in an
     * older segment.
     */
    private static long endOf(FileChannel file, long seq) throws IOException {
        long at = SEGMENT_HEADER_BYTES;
        ByteBuffer header = ByteBuffer.allocate(FRAME_HEADER_BYTES);
        while (at + FRAME_HEADER_BYTES <= file.size()) {
            header.clear();
            file.read(header, at);
            int length = header.getInt(8);
            long firstSeq = header.getLong(16);
            if (firstSeq > seq) {
                return at;
            }
            at += FRAME_HEADER_BYTES + length;
        }
        return Math.min(at, file.size());
    }
}
