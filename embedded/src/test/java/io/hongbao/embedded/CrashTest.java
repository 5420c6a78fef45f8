package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What lies on the disk at any moment is a whole number of batches, with everything in it that was
 * answered.
 */
class CrashTest {
    private final AtomicLong clock = Scene.clock();

    @TempDir Path folder;

    @Test
    void whatLiesOnTheDiskAtAnyMomentIsRecoveredExactly() throws Exception {
        HostSettings settings =
                Scene.settings(clock).withBounds(1_024, 64, 2_000).withFlushEvery(700, 50);
        SplittableRandom random = new SplittableRandom(20260206);
        Queue<Long> answered = new ConcurrentLinkedQueue<>();
        AtomicBoolean enough = new AtomicBoolean();
        long folded = 0;
        try (EmbeddedHost host = EmbeddedHost.open(folder.resolve("data"), settings)) {
            Scene.open(host);
            AtomicLong goal = new AtomicLong();
            Thread load = Thread.ofPlatform().start(() -> claimUntil(enough, goal, host, answered));
            for (int crash = 0; crash < 8; crash++) {
                long more = host.durableSeq() + random.nextLong(200, 2_000);
                goal.set(more);
                Scene.await("there is more to lose", () -> host.durableSeq() >= more);
                Path copy = folder.resolve("crash-" + crash);
                Queue<Long> mustBeThere = new ConcurrentLinkedQueue<>(answered);
                try (AutoCloseable _ = host.holdStateFiles()) {
                    Folders.copy(folder.resolve("data"), copy);
                }
                Files.delete(copy.resolve("LOCK"));
                folded += recoverAndCompare(copy, mustBeThere, settings);
            }
            enough.set(true);
            load.join();
        }
        assertThat(folded).as("entries that only the journal had").isPositive();
    }

    /** Goes on while the files are copied, but not so far that there are no cards left. */
    private void claimUntil(
            AtomicBoolean enough, AtomicLong goal, EmbeddedHost host, Queue<Long> answered) {
        for (long next = 0; !enough.get(); next++) {
            while (!enough.get() && host.durableSeq() > goal.get() + 5_000) {
                LockSupport.parkNanos(100_000);
            }
            long person = next;
            while (!host.submit(
                    Scene.claim(person),
                    outcome -> {
                        if (outcome instanceof Outcome.Granted) {
                            answered.add(person);
                        }
                    })) {
                LockSupport.parkNanos(50_000);
            }
        }
    }

    private static long recoverAndCompare(
            Path copy, Queue<Long> mustBeThere, HostSettings settings) {
        Map<EntityKey<?>, Entity> offline;
        Map<EntityKey<?>, Entity> fromNothing;
        try (OfflineDirectory directory = OfflineDirectory.open(copy)) {
            offline = Scene.all(directory.entities());
            fromNothing = Scene.fold(directory.entries());
        }
        try (EmbeddedHost host = EmbeddedHost.open(copy, settings)) {
            Map<EntityKey<?>, Entity> recovered = Scene.all(host.entities());
            assertThat(recovered.equals(fromNothing)).as("recovered state").isTrue();
            assertThat(offline.equals(fromNothing)).as("state read offline").isTrue();
            for (long person : mustBeThere) {
                assertThat(recovered).containsKey(Scene.wallet(person));
            }
            Scene.granted(host, 1_000_000_000L);
            return host.recovery().entriesFolded();
        }
    }

    @Test
    void aTornEndOfTheJournalIsCutOff() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedHost host = EmbeddedHost.open(data, Scene.settings(clock))) {
            Scene.open(host);
            Scene.granted(host, 1);
        }
        try (Stream<Path> files = Files.list(data.resolve("journal"))) {
            Path newest = files.filter(Files::isRegularFile).sorted().toList().getLast();
            Files.write(newest, new byte[] {0, 0, 0, 42, 1, 2, 3}, StandardOpenOption.APPEND);
        }
        try (OfflineDirectory directory = OfflineDirectory.open(data)) {
            assertThat(directory.recovery().tornBytes()).isEqualTo(7);
        }
        try (EmbeddedHost host = EmbeddedHost.open(data, Scene.settings(clock))) {
            assertThat(host.recovery().tornBytes()).isEqualTo(7);
            assertThat(host.read(0, Scene.wallet(1)).vouchers()).hasSize(1);
            Scene.granted(host, 2);
        }
        try (EmbeddedHost host = EmbeddedHost.open(data, Scene.settings(clock))) {
            assertThat(host.recovery().tornBytes()).isZero();
            assertThat(host.read(0, Scene.wallet(2)).vouchers()).hasSize(1);
        }
    }
}
