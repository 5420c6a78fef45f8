package io.hongbao.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/** A disk whose next force takes as long as a test wants. */
final class SlowDisk implements SegmentFile.Opener {

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean holding;

    /** From now on forces wait. */
    void hold() {
        holding = true;
    }

    /** Waits until a force waits. */
    void awaitHeld() throws InterruptedException {
        held.await();
    }

    void release() {
        holding = false;
        released.countDown();
    }

    @Override
    public SegmentFile open(Path path, StandardOpenOption... options) throws IOException {
        SegmentFile file = SegmentFile.ON_DISK.open(path, options);
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
                if (holding) {
                    held.countDown();
                    try {
                        released.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
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
