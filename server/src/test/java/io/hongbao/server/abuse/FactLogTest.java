package io.hongbao.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the side log keeps, and what it gives up. */
final class FactLogTest {
    private static final String HASH = "0123456789abcdef";

    @TempDir private Path folder;

    private static Fact seen(int number) {
        return new Fact.Seen("lny2026", new UserId(0, number), 1_000 + number, HASH, "");
    }

    private static List<Fact> all(FactLog log) {
        List<Fact> facts = new ArrayList<>();
        log.replay(facts::add);
        return facts;
    }

    @Test
    void everyFactIsReadBackAsItWas() {
        List<Fact> facts =
                List.of(
                        seen(1),
                        new Fact.Seen("a", new UserId(-1, 2), 0, "", HASH),
                        new Fact.Seen("a", new UserId(-1, 2), 0, "", ""),
                        new Fact.Settled("lny2026", new UserId(3, -3), 77));
        try (FactLog log = FactLog.in(folder)) {
            facts.forEach(log::add);
        }
        try (FactLog again = FactLog.in(folder)) {
            assertThat(all(again)).isEqualTo(facts);
        }
    }

    @Test
    void aLineThatACrashBrokeOffIsCutAndTheNextOneIsWhole() throws IOException {
        try (FactLog log = FactLog.in(folder)) {
            log.add(seen(1));
        }
        Files.writeString(
                folder.resolve("facts-1.log"), "seen 1000 lny20", StandardOpenOption.APPEND);
        try (FactLog log = FactLog.in(folder)) {
            log.add(seen(2));
            log.flush();
            assertThat(all(log)).containsExactly(seen(1), seen(2));
        }
    }

    @Test
    void theOldestFileIsGivenUp() throws IOException {
        try (FactLog log = FactLog.in(folder, 10, 3)) {
            for (int i = 0; i < 95; i++) {
                log.add(seen(i));
                log.flush();
            }
            assertThat(all(log)).hasSize(25).first().isEqualTo(seen(70));
            assertThat(log.dropped()).isZero();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("facts-8.log", "facts-9.log", "facts-10.log");
        }
        try (FactLog log = FactLog.in(folder, 10, 3)) {
            for (int i = 95; i < 100; i++) {
                log.add(seen(i));
            }
            log.flush();
            assertThat(all(log)).hasSize(20).first().isEqualTo(seen(80));
        }
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        try (FactLog log = FactLog.in(folder.resolve("abuse"))) {
            log.add(seen(1));
        }
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        folder.resolve("abuse").resolve("facts-1.log"))))
                .isEqualTo("rw-------");
    }

    @Test
    void moreThanCanWaitIsCounted() {
        try (FactLog log = FactLog.in(folder)) {
            for (int i = 0; i < 100_003; i++) {
                log.add(seen(i));
            }
            assertThat(log.dropped()).isEqualTo(3);
        }
    }
}
