package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a write that failed nothing is answered, nothing is retried, and what was answered before
 * is there.
 */
class FatalStopTest {
    private final AtomicLong clock = Scene.clock();
    private final AtomicBoolean failWrites = new AtomicBoolean();
    private final AtomicBoolean failForces = new AtomicBoolean();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();

    @TempDir Path folder;

    @Test
    void aForceThatFailsStopsTheHost() {
        stops(failForces, "force failed");
    }

    @Test
    void aFullDiskStopsTheHost() {
        stops(failWrites, "No space left on device");
    }

    private void stops(AtomicBoolean cause, String message) {
        HostSettings settings = Scene.settings(clock).withOnFatal(fatal::set);
        AtomicInteger answers = new AtomicInteger();
        EmbeddedHost host =
                EmbeddedHost.start(OpenParts.open(folder, settings, journal()), settings);
        Scene.open(host);
        Scene.granted(host, 1);
        cause.set(true);
        assertThat(host.submit(Scene.claim(2), _ -> answers.incrementAndGet())).isTrue();
        Scene.await("the host has stopped", () -> fatal.get() != null);
        cause.set(false);
        assertThat(fatal.get()).isInstanceOf(IOException.class).hasMessage(message);
        assertThat(host.hasStopped()).isTrue();
        assertThat(host.submit(Scene.claim(3), _ -> answers.incrementAndGet())).isFalse();
        assertThat(host.read(0, Scene.wallet(1)).vouchers()).hasSize(1);
        assertThat(host.read(0, Scene.wallet(2)).vouchers()).isEmpty();
        host.close();
        assertThat(answers.get()).isZero();
        assertThat(failures.get()).as("attempts to write after the failure").isEqualTo(1);

        try (EmbeddedHost again = EmbeddedHost.open(folder, Scene.settings(clock))) {
            assertThat(again.read(0, Scene.wallet(1)).vouchers()).hasSize(1);
            Scene.granted(again, 3);
        }
    }

    private SegmentJournal.Settings journal() {
        SegmentJournal.Settings usual = SegmentJournal.Settings.DEFAULT;
        return new SegmentJournal.Settings(
                usual.shard(), usual.shards(), usual.segmentBytes(), this::openFailing);
    }

    private SegmentFile openFailing(Path file, StandardOpenOption... options) throws IOException {
        SegmentFile real = SegmentFile.ON_DISK.open(file, options);
        return new SegmentFile() {
            @Override
            public void write(ByteBuffer bytes, long offset) throws IOException {
                failIf(failWrites, "No space left on device");
                real.write(bytes, offset);
            }

            @Override
            public void truncate(long size) throws IOException {
                real.truncate(size);
            }

            @Override
            public void force() throws IOException {
                failIf(failForces, "force failed");
                real.force();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    private void failIf(AtomicBoolean cause, String message) throws IOException {
        if (cause.get()) {
            failures.incrementAndGet();
            throw new IOException(message);
        }
    }
}
