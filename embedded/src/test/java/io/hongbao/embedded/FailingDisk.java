package io.hongbao.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk that takes so many bytes, the last of them in part of a write, and so many forces. */
final class FailingDisk implements SegmentFile.Opener {
    static final String PROBLEM = "No space left on device";

    private long bytesLeft;
    private int forcesLeft;

    FailingDisk(long bytesLeft, int forcesLeft) {
        this.bytesLeft = bytesLeft;
        this.forcesLeft = forcesLeft;
    }

    @Override
    public SegmentFile open(Path path, StandardOpenOption... options) throws IOException {
        SegmentFile file = SegmentFile.ON_DISK.open(path, options);
        return new SegmentFile() {
            @Override
            public void write(ByteBuffer bytes, long offset) throws IOException {
                int room = (int) Math.min(bytes.remaining(), bytesLeft);
                boolean fits = room == bytes.remaining();
                bytesLeft -= room;
                file.write(bytes.slice(bytes.position(), room), offset);
                if (!fits) {
                    throw new IOException(PROBLEM);
                }
            }

            @Override
            public void truncate(long size) throws IOException {
                file.truncate(size);
            }

            @Override
            public void force() throws IOException {
                if (forcesLeft-- <= 0) {
                    throw new IOException(PROBLEM);
                }
                file.force();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
