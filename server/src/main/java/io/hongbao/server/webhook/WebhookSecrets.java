package io.hongbao.server.webhook;

import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The secrets shared with one other side, from a file with one or two lines. Two are good at once,
 * so that one can be replaced: put the new one first, let the other side change, take the old one
 * out. The file is looked at again every few seconds; a broken one changes nothing and is logged
 * once.
 */
public final class WebhookSecrets {

    static final int SHORTEST = 32;
    static final int LONGEST = 256;

    private static final Logger LOG = Logger.getLogger(WebhookSecrets.class);
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Path file;
    private final LongSupplier nanoTime;
    private List<byte[]> secrets;
    private FileTime read;
    private long lookedNanos;
    private String failure = "";

    private WebhookSecrets(Path file, LongSupplier nanoTime) throws IOException {
        this.file = file;
        this.nanoTime = nanoTime;
        this.read = Files.getLastModifiedTime(file);
        this.secrets = parse(file);
        this.lookedNanos = nanoTime.getAsLong();
    }

    /**
     * Those in {@code file}.
     *
     * @param option which option names it, for the message
     * @throws StartRefused when the file can't be used
     */
    public static WebhookSecrets in(Path file, String option) {
        return in(file, option, System::nanoTime);
    }

    static WebhookSecrets in(Path file, String option, LongSupplier nanoTime) {
        try {
            return new WebhookSecrets(file, nanoTime);
        } catch (IOException e) {
            throw new StartRefused(
                    ExitCode.USAGE,
                    option
                            + " "
                            + file
                            + " cannot be used ("
                            + e.getMessage()
                            + "): name a file with one or two secrets, each on its own line of "
                            + SHORTEST
                            + " to "
                            + LONGEST
                            + " printable characters",
                    e);
        }
    }

    /** Those that are good now, the newest first. */
    synchronized List<byte[]> current() {
        long nowNanos = nanoTime.getAsLong();
        if (nowNanos - lookedNanos >= LOOK_EVERY_NANOS) {
            lookedNanos = nowNanos;
            lookAgain();
        }
        return secrets;
    }

    /**
     * A file that could not be read is read at every look until it can be: mending its rights does
     * not change its time.
     */
    private void lookAgain() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(read)) {
                secrets = parse(file);
                read = changed;
                LOG.infof("secrets in %s were read again", file);
            }
            failure = "";
        } catch (IOException e) {
            String now = e.toString();
            if (!now.equals(failure)) {
                LOG.warnf(
                        "secrets in %s cannot be read (%s); those read before stay good", file, e);
                failure = now;
            }
        }
    }

    private static List<byte[]> parse(Path file) throws IOException {
        if (Files.size(file) > 4L * LONGEST) {
            throw new IOException("it is too large");
        }
        List<String> lines =
                Files.readString(file, StandardCharsets.US_ASCII)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        if (lines.isEmpty() || lines.size() > 2) {
            throw new IOException("it has " + lines.size() + " secrets");
        }
        for (String line : lines) {
            boolean printable = line.chars().allMatch(c -> c > ' ' && c < 0x7f);
            if (!printable || line.length() < SHORTEST || line.length() > LONGEST) {
                throw new IOException("a secret has a wrong length or characters");
            }
        }
        return lines.stream().map(line -> line.getBytes(StandardCharsets.US_ASCII)).toList();
    }
}
