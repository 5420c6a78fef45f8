package io.hongbao.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A disk that stands still while a certain file exists, so that what people and operators see then
 * can be tried out on a real server. Without the system property {@value #PROPERTY} the operating
 * system's files are used as they are.
 */
final class StallingDisk implements SegmentFile.Opener {

    /** Names the file. */
    static final String PROPERTY = "hongbao.disk.stall";

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final SegmentFile.Opener below;
    private final Path sign;

    private StallingDisk(SegmentFile.Opener below, Path sign) {
        this.below = below;
        this.sign = sign;
    }

    /** The disk that this process writes its journal to. */
    static SegmentFile.Opener orPlain() {
        String sign = System.getProperty(PROPERTY, "");
        return sign.isEmpty()
                ? SegmentFile.ON_DISK
                : new StallingDisk(SegmentFile.ON_DISK, Path.of(sign));
    }

    private void awaitMoving() {
        while (Files.exists(sign)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public SegmentFile open(Path path, StandardOpenOption... options) throws IOException {
        SegmentFile file = below.open(path, options);
        return new SegmentFile() {
            @Override
            public void write(ByteBuffer bytes, long offset) throws IOException {
                file.write(bytes, offset);
            }

            @Override
            public void truncate(long size) throws IOException {
                file.truncate(size);
            }

            @Override
            public void force() throws IOException {
                awaitMoving();
                file.force();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
