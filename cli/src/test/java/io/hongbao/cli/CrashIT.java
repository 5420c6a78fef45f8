package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.core.Entry;
import io.hongbao.embedded.OfflineDirectory;
import io.hongbao.testkit.crash.KillLoop;
import io.hongbao.testkit.crash.StoppedServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real server again and again under load, cuts off what was not synced, and looks for
 * every claim that it had answered. Short here; {@code ./hongbao test --kills 1000} does it as
 * often as wanted, {@code --seed} otherwise.
 */
class CrashIT {

    private static final int KILLS = Integer.getInteger("hongbao.kills", 20);
    private static final long SEED = Long.getLong("hongbao.seed", 20_260_206L);

    /** One that the card pays for, one of which the rest is paid, and seats. */
    private static final List<String> QUOTES =
            List.of(
                    drinks("cloud-leaf-bund", "pearl-milk-tea", 1),
                    drinks("cloud-leaf-sanlitun", "latte", 2),
                    drinks("cloud-leaf-tianhe", "oolong-tea", 1),
                    "{\"outlet\":\"railway\",\"items\":[{\"item\":\"train-ticket\",\"qty\":2,"
                            + "\"showing\":\"G7441\",\"date\":\"2026-02-20\",\"class\":\"second\"}]}");

    private static String drinks(String outlet, String item, int quantity) {
        return "{\"outlet\":\""
                + outlet
                + "\",\"items\":[{\"item\":\""
                + item
                + "\",\"qty\":"
                + quantity
                + "}]}";
    }

    @Test
    void nothingThatWasAnsweredIsLost(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path root = root();
        Path data = folder.resolve("data");
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + root.resolve("server/jvm.options"),
                        "-XX:AOTCache=" + root.resolve("server/target/quarkus-app/hongbao.aot"),
                        "-Xmx512m",
                        "-jar",
                        root.resolve("server/target/quarkus-app/quarkus-run.jar").toString(),
                        "--data",
                        data.toString(),
                        "--port",
                        "0",
                        "--admin-key-file",
                        folder.resolve("admin.key").toString(),
                        "--apply",
                        root.resolve("samples/lny2026").toString(),
                        "--sandbox",
                        "--now",
                        "2026-02-06T10:00:00+08:00",
                        "--speed",
                        "60");
        KillLoop.Plan plan =
                new KillLoop.Plan(command, data, "lny2026", QUOTES, KILLS, 8, 1_500, SEED);
        KillLoop.Result result = new KillLoop(plan, new Offline(), System.out::println).run();
        System.out.println(result);
        assertThat(result.problems()).isEmpty();
        assertThat(result.audit().clean()).as(result.audit().toText()).isTrue();
        assertThat(result.answered()).isGreaterThanOrEqualTo(KILLS);
        assertThat(result.orders()).isPositive();
        assertThat(result.audit().orders().orders()).isGreaterThanOrEqualTo(result.orders());
        assertThat(result.audit().grants()).isGreaterThanOrEqualTo(result.answered());
    }

    /** The folder of the whole project: the one with a launcher. */
    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("server/jvm.options"))) {
                return folder;
            }
        }
        throw new IllegalStateException("run this inside of the project");
    }

    private static final class Offline implements StoppedServerFiles {

        @Override
        public void entries(Path data, Consumer<Entry> reader) {
            try (OfflineDirectory directory = OfflineDirectory.open(data);
                    Stream<Entry> entries = directory.entries()) {
                entries.forEachOrdered(reader);
            }
        }

        @Override
        public long stateSeq(Path data) {
            try (OfflineDirectory directory = OfflineDirectory.open(data)) {
                return directory.recovery().appliedSeq();
            }
        }

        @Override
        public AuditReport audit(Path data) {
            return OfflineAudit.of(data, AuditProgress.NONE);
        }
    }
}
