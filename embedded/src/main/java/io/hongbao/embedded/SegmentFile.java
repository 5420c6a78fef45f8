package io.hongbao.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file that a journal is written to: all that writing asks of the disk, so that tests can make
 * it fail.
 */
interface SegmentFile extends AutoCloseable {

    /** Opens a file that {@code options} may create. */
    interface Opener {
        SegmentFile open(Path file, StandardOpenOption... options) throws IOException;
    }

    /** The files of the operating system. */
    Opener ON_DISK = SegmentFile::onDisk;

    /** Writes all of {@code bytes} at {@code offset}. */
    void write(ByteBuffer bytes, long offset) throws IOException;

    /** Cuts the file to {@code size} bytes. */
    void truncate(long size) throws IOException;

    /** Returns when everything written is on disk. */
    void force() throws IOException;

    @Override
    void close() throws IOException;

    private static SegmentFile onDisk(Path file, StandardOpenOption... options) throws IOException {
        FileChannel channel = FileChannel.open(file, options);
        return new SegmentFile() {
            @Override
            public void write(ByteBuffer bytes, long offset) throws IOException {
                long at = offset;
                while (bytes.hasRemaining()) {
                    at += channel.write(bytes, at);
                }
            }

            @Override
            public void truncate(long size) throws IOException {
                channel.truncate(size);
            }

            @Override
            public void force() throws IOException {
                channel.force(false);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
