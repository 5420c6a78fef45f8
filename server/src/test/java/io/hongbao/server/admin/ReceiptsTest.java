package io.hongbao.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.start.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsTest {

    private static final Receipts.Scope PAUSE = new Receipts.Scope("root", "POST /pause", "k-1");

    @TempDir private Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("receipts.jsonl");
    }

    @Test
    void aReceiptOutlivesARestart() throws Exception {
        Receipts.Receipt receipt = PAUSE.receipt("digest", 202, "{\"status\":\"做好了\"}");
        try (Receipts receipts = Receipts.in(file)) {
            assertThat(receipts.find(PAUSE, "digest")).isEmpty();
            receipts.keep(receipt);
        }
        try (Receipts receipts = Receipts.in(file)) {
            assertThat(receipts.find(PAUSE, "digest")).contains(receipt);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> receipts.find(PAUSE, "another"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLineThatACrashBrokeOffIsForgotten() throws Exception {
        try (Receipts receipts = Receipts.in(file)) {
            receipts.keep(PAUSE.receipt("digest", 200, "{}"));
        }
        Files.writeString(file, "{\"actor\":\"ro", StandardOpenOption.APPEND);
        Receipts.Scope other = new Receipts.Scope("root", "POST /kill", "k-1");
        try (Receipts receipts = Receipts.in(file)) {
            assertThat(receipts.find(PAUSE, "digest")).isPresent();
            receipts.keep(other.receipt("digest", 200, "{}"));
        }
        try (Receipts receipts = Receipts.in(file)) {
            assertThat(receipts.find(other, "digest")).isPresent();
        }
    }

    @Test
    void theNewestAreKept() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i <= 2 * Receipts.KEPT; i++) {
            lines.append("{\"actor\":\"root\",\"operation\":\"POST /pause\",\"key\":\"k-")
                    .append(i)
                    .append("\",\"request\":\"d\",\"status\":200,\"answer\":\"{}\"}\n");
        }
        Files.writeString(file, lines);
        Receipts.Scope oldest =
                new Receipts.Scope("root", "POST /pause", "k-" + (Receipts.KEPT + 1));
        try (Receipts receipts = Receipts.in(file)) {
            assertThat(
                            receipts.find(
                                    new Receipts.Scope("root", "POST /pause", "k-" + Receipts.KEPT),
                                    "d"))
                    .isEmpty();
            assertThat(receipts.find(oldest, "d")).isPresent();
            receipts.keep(PAUSE.receipt("d", 200, "{}"));
            assertThat(receipts.find(oldest, "d")).isEmpty();
        }
        assertThat(Files.readAllLines(file)).hasSize(Receipts.KEPT + 1);
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        Files.writeString(file, "no receipt\n");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Receipts.in(file))
                .withMessageContaining(file.toString());
    }
}
