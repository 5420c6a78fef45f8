package io.hongbao.server.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {

    @TempDir private Path folder;

    @Test
    void aLineThatACrashBrokeOffIsCut() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "one\ntw");
        try (FileChannel channel = DurableFile.openToAppend(file)) {
            DurableFile.append(channel, "three");
        }
        assertThat(file).content().isEqualTo("one\nthree\n");
    }

    @Test
    void aLineThatCannotBeWrittenWhollyIsTakenBack() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "one\n");
        try (FileChannel channel =
                new FullDisk(
                        FileChannel.open(
                                file, StandardOpenOption.WRITE, StandardOpenOption.APPEND))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> DurableFile.append(channel, "two"))
                    .withMessage("No space left on device");
        }
        try (FileChannel channel = DurableFile.openToAppend(file)) {
            DurableFile.append(channel, "three");
        }
        assertThat(file).content().isEqualTo("one\nthree\n");
    }

    /** Takes one byte of what it is given, and then no more. */
    private static final class FullDisk extends ForwardingChannel {

        private boolean full;

        FullDisk(FileChannel channel) {
            super(channel);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            full = true;
            ByteBuffer first = source.slice(source.position(), 1);
            source.position(source.position() + 1);
            return super.write(first);
        }
    }
}
