package io.hongbao.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Everything that operators did or tried, in a file that is only ever appended to: one JSON object
 * a line, on the disk before the operator is answered.
 */
public final class AuditLog implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private AuditLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** One thing that was done or tried, without the time, which the log adds. */
    public record Line(
            String actor,
            String action,
            String target,
            String from,
            String reason,
            String outcome) {}

    /**
     * One line of the log.
     *
     * @param at RFC 3339, by the machine's clock
     * @param actor the admin key's name, or {@code start}
     * @param action what, such as {@code campaign.pause}
     * @param target to what
     * @param from the caller's address; empty for the start
     * @param reason as the operator gave it
     * @param outcome what it came to: a word, or a problem's code
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Written(
            String at,
            String actor,
            String action,
            String target,
            String from,
            String reason,
            String outcome) {
        public Written {
            at = orEmpty(at);
            actor = orEmpty(actor);
            action = orEmpty(action);
            target = orEmpty(target);
            from = orEmpty(from);
            reason = orEmpty(reason);
            outcome = orEmpty(outcome);
        }

        private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
            return text == null ? "" : text;
        }
    }

    public static AuditLog in(Path file) {
        try {
            return new AuditLog(file, DurableFile.openToAppend(file));
        } catch (IOException e) {
            throw new StartRefused(
                    ExitCode.DATA_DIRECTORY,
                    "audit log " + file + " cannot be written: " + e.getMessage(),
                    e);
        }
    }

    /** Appends a line, and returns when it is on the disk. */
    public synchronized void write(Line line) {
        Written written =
                new Written(
                        Rfc3339.of(System.currentTimeMillis(), ZoneOffset.UTC),
                        line.actor(),
                        line.action(),
                        line.target(),
                        line.from(),
                        line.reason(),
                        line.outcome());
        try {
            DurableFile.append(
                    channel, new String(StrictJson.write(written), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log could not be written", e);
        }
    }

    /**
     * The newest {@code limit} lines that {@code wanted} admits, newest first. Reads the file line
     * by line.
     */
    public List<Written> newest(Predicate<Written> wanted, int limit) {
        Deque<Written> kept = new ArrayDeque<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                Written written =
                        StrictJson.read(line.getBytes(StandardCharsets.UTF_8), Written.class);
                if (wanted.test(written)) {
                    kept.addFirst(written);
                    if (kept.size() > limit) {
                        kept.removeLast();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log could not be read", e);
        }
        return new ArrayList<>(kept);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
