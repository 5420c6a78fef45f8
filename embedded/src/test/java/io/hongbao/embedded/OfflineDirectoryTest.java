package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineDirectoryTest {
    private final AtomicLong clock = Scene.clock();

    @TempDir Path folder;

    @Test
    void readingChangesNothingAndSeesTheJournalsTail() throws Exception {
        Path crashed = folder.resolve("crashed");
        try (EmbeddedHost host = EmbeddedHost.open(folder.resolve("data"), Scene.settings(clock))) {
            Scene.open(host);
            for (int i = 0; i < 20; i++) {
                Scene.granted(host, i);
            }
            try (AutoCloseable _ = host.holdStateFiles()) {
                Folders.copy(folder.resolve("data"), crashed);
            }
        }
        Map<String, String> before = Folders.contents(crashed);
        try (OfflineDirectory directory = OfflineDirectory.open(crashed)) {
            assertThat(directory.recovery().entriesFolded()).isPositive();
            assertThat(directory.read(Scene.wallet(7)).vouchers()).hasSize(1);
            assertThat(directory.read(Scene.wallet(77)).vouchers()).isEmpty();
            assertThat(Scene.holders(Scene.all(directory.entities()))).isEqualTo(20);
            try (Stream<Entry> entries = directory.entries()) {
                List<Long> seqs = entries.map(Entry::seq).toList();
                assertThat(seqs).first().isEqualTo(1L);
                assertThat(seqs).last().isEqualTo(directory.recovery().lastSeq());
                assertThat(seqs).hasSize((int) directory.recovery().lastSeq());
            }
        }
        assertThat(Folders.contents(crashed)).isEqualTo(before);
    }
}
