package io.hongbao.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hongbao.server.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretsTest {

    private static final String OLD = "old-secret-old-secret-old-secret";
    private static final String NEW = "new-secret-new-secret-new-secret";

    private final AtomicLong nanos = new AtomicLong();
    private long written;

    @TempDir private Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("payments.secret");
    }

    /** With a time of its own: two writes may fall into one tick of the file system. */
    private void write(String content) throws IOException {
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(++written, TimeUnit.MINUTES));
    }

    private WebhookSecrets open() {
        return WebhookSecrets.in(file, "--payments-secret", nanos::get);
    }

    private void later() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));
    }

    @Test
    void aSecretIsReplacedWithoutARestart() throws IOException {
        write(OLD + "\n");
        WebhookSecrets secrets = open();
        assertThat(secrets.current()).containsExactly(OLD.getBytes(UTF_8));
        write(NEW + "\n" + OLD + "\n");
        assertThat(secrets.current()).as("not looked at yet").hasSize(1);
        later();
        assertThat(secrets.current()).containsExactly(NEW.getBytes(UTF_8), OLD.getBytes(UTF_8));
        write(NEW);
        later();
        assertThat(secrets.current()).containsExactly(NEW.getBytes(UTF_8));
    }

    @Test
    void aFileThatBreaksLaterChangesNothing() throws IOException {
        write(OLD);
        WebhookSecrets secrets = open();
        write("too short");
        later();
        assertThat(secrets.current()).containsExactly(OLD.getBytes(UTF_8));
        Files.delete(file);
        later();
        assertThat(secrets.current()).containsExactly(OLD.getBytes(UTF_8));
    }

    /** As when somebody forgot the rights: mending them does not change the file's time. */
    @Test
    void aFileThatCouldNotBeReadIsReadWithoutAnotherChangeAndToldOnce() throws IOException {
        write(OLD);
        WebhookSecrets secrets = open();
        List<String> warnings = new ArrayList<>();
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        warnings.add(line.getLevel().getName());
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger logger = Logger.getLogger(WebhookSecrets.class.getName());
        logger.addHandler(handler);
        try {
            write("too short");
            FileTime changed = Files.getLastModifiedTime(file);
            for (int i = 0; i < 3; i++) {
                later();
                assertThat(secrets.current()).containsExactly(OLD.getBytes(UTF_8));
            }
            assertThat(warnings).hasSize(1);
            Files.writeString(file, NEW);
            Files.setLastModifiedTime(file, changed);
            later();
            assertThat(secrets.current()).containsExactly(NEW.getBytes(UTF_8));
        } finally {
            logger.removeHandler(handler);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "only-thirty-one-characters-here",
                OLD + "\n" + NEW + "\n" + OLD,
                "with a space with a space with a space",
                "käse-käse-käse-käse-käse-käse-käse-käse"
            })
    void aFileThatIsNotAsItShouldBeKeepsTheServerFromStarting(String content) throws IOException {
        write(content);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(this::open)
                .withMessageContaining("--payments-secret " + file)
                .withMessageContaining("one or two secrets");
    }

    @Test
    void aFileThatIsNotThereKeepsTheServerFromStarting() {
        assertThatExceptionOfType(StartRefused.class).isThrownBy(this::open);
    }
}
