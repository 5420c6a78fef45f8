package io.hongbao.server.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Reads what lies in the folders of rehearsals. Reports are large and stay as they are: each is
 * read once.
 */
final class Reports {
    /** Larger ones are not shown. */
    static final long LARGEST_BYTES = 32L << 20;

    private static final Logger LOG = Logger.getLogger(Reports.class);
    private static final double SECONDS_PER_MINUTE = 60;

    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    /**
     * What is said of a report.
     *
     * @param seconds how long people came, in real seconds
     * @param startedAt RFC 3339
     */
    record Report(
            String model,
            double scale,
            double speed,
            double seconds,
            String startedAt,
            Figures figures) {

        private static Report of(JsonNode json) {
            double speed = json.path("speed").asDouble();
            return new Report(
                    json.path("model").path("id").asText(),
                    json.path("scale").asDouble(),
                    speed,
                    speed > 0 ? json.path("minutes").asDouble() * SECONDS_PER_MINUTE / speed : 0,
                    json.path("startedAt").asText(),
                    Figures.of(json));
        }
    }

    /** What came of reading a file, and in which state it was. */
    private record Seen(FileTime at, long bytes, Optional<Report> report) {}

    /** The report in a rehearsal's folder, if there is one. */
    Optional<Report> in(Path folder) {
        Path file = folder.resolve(Rehearsals.JSON);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            FileTime at = Files.getLastModifiedTime(file);
            long bytes = Files.size(file);
            Seen before = seen.get(file);
            if (before != null && before.at().equals(at) && before.bytes() == bytes) {
                return before.report();
            }
            Optional<Report> report =
                    bytes > LARGEST_BYTES
                            ? Optional.empty()
                            : read(file, JsonNode.class).map(Report::of);
            seen.put(file, new Seen(at, bytes, report));
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException("a report could not be read", e);
        }
    }

    /** A file that is not there, or not right, is as if it were not there: it may be anybody's. */
    static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.ofNullable(StrictJson.readFile(Files.readAllBytes(file), type))
                    : Optional.empty();
        } catch (IOException | ProblemException e) {
            LOG.debugf("%s cannot be read: %s", file, e.getMessage());
            return Optional.empty();
        }
    }

    static void write(Path file, Object value) {
        DurableFile.write(file, new String(StrictJson.write(value), StandardCharsets.UTF_8));
    }
}
