package io.hongbao.server.rehearse;

import io.hongbao.rehearsal.Playing;
import io.hongbao.rehearsal.model.TrafficModel;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The rehearsals in one folder: each has a folder of its own there, with what {@code hongbao
 * rehearse --report} leaves in it, whoever played it. One is played at a time, by a child process.
 */
public final class Rehearsals implements AutoCloseable {
    /** The longest, in seconds. */
    public static final int MOST_SECONDS = 6 * 3600;

    /** The shortest, in seconds. */
    public static final int FEWEST_SECONDS = 1;

    public static final String PAGE = "report.html";
    public static final String JSON = "report.json";

    private static final Logger LOG = Logger.getLogger(Rehearsals.class);
    private static final int MOST_LISTED = 100;
    private static final String ASKED = "asked.json";
    private static final String OUTCOME = "outcome.json";
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double MINUTES_PER_HOUR = 60;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Optional<Place> place;
    private final Reports reports = new Reports();
    private @Nullable Played playing;
    private boolean closed;

    /**
     * Where rehearsals are played.
     *
     * @param folder where reports lie; made when missing
     * @param command the {@code hongbao} command, in the folder that also has {@code samples}
     */
    public record Place(Path folder, Path command) {
        Path shipped() {
            return command.toAbsolutePath().resolveSibling("samples").resolve("rehearsals");
        }
    }

    /** What is played now. */
    private record Played(String id, Child child) {}

    /**
     * What one printed so far.
     *
     * @param elapsedMillis since it was started; 0 unless it is played now
     */
    public record Progress(RehearsalCard rehearsal, long elapsedMillis, List<String> lines) {}

    /**
     * @param place empty when the server plays none
     */
    public Rehearsals(Optional<Place> place) {
        this.place = place;
    }

    private Place place() {
        return place.orElseThrow(() ->
                ProblemException.of(
                        ProblemCode.REHEARSALS_NOT_ENABLED,
                        "start the server with --rehearsals DIR, the folder where their reports"
                                + " are to lie (docs/operations.md)"));
    }

    /** The models that can be played, by id. */
    public List<TrafficModel> models() {
        return found().values().stream().map(Models.Found::model).toList();
    }

    private Map<String, Models.Found> found() {
        return Models.in(place().shipped(), place().folder());
    }

    /** The newest 100. */
    public List<RehearsalCard> list() {
        Path folder = place().folder();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.map(each -> each.getFileName().toString())
                    .map(this::card)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(RehearsalCard::startedAt).reversed())
                    .limit(MOST_LISTED)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the rehearsals could not be listed", e);
        }
    }

    /**
     * One, and what it printed last.
     *
     * @throws ProblemException when there is none of that id
     */
    public Progress progress(String id) {
        RehearsalCard card = require(id);
        Optional<Child> child = child(id);
        return new Progress(
                card,
                child.map(Child::elapsedMillis).orElse(0L),
                child.map(Child::lines)
                        .or(() -> outcome(folderOf(id)).map(Outcome::lines))
                        .orElse(List.of()));
    }

    private RehearsalCard require(String id) {
        return card(id).orElseThrow(() ->
                ProblemException.of(
                        ProblemCode.REHEARSAL_UNKNOWN, "id", "there is no such rehearsal"));
    }

    /**
     * A file of its report.
     *
     * @param name {@link #PAGE} or {@link #JSON}
     * @throws ProblemException when there is none
     */
    public byte[] report(String id, String name) {
        require(id);
        Path file = folderOf(id).resolve(name);
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= Reports.LARGEST_BYTES) {
                return Files.readAllBytes(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a report could not be read", e);
        }
        throw ProblemException.of(
                ProblemCode.REPORT_MISSING,
                "a report is there once a rehearsal is done; of one that failed, see its lines");
    }

    /**
     * What {@code model} would be, played so.
     *
     * @param seconds how long people come; 0 for the whole model
     * @throws ProblemException when it can't be played so
     */
    public Playing planned(String model, double scale, double speed, double seconds) {
        TrafficModel known = found(model).model();
        double minutes = seconds == 0 ? known.minutes() : seconds * speed / SECONDS_PER_MINUTE;
        try {
            Playing planned = new Playing(known, scale, speed, Math.min(minutes, known.minutes()));
            long lasts = planned.curve().millis();
            if (lasts > MOST_SECONDS * 1000L) {
                throw new IllegalArgumentException(
                        "it would last "
                                + lasts / 1000
                                + " s, and may last "
                                + MOST_SECONDS
                                + ": play it faster, or less of it");
            }
            return planned;
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID, "it cannot be played so: " + e.getMessage());
        }
    }

    /** The model of that id. */
    public TrafficModel model(String id) {
        return found(id).model();
    }

    private Models.Found found(String model) {
        Map<String, Models.Found> all = found();
        Models.Found found = all.get(model);
        if (found == null) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID,
                    "model",
                    "model must be one of: " + String.join(", ", all.keySet()));
        }
        return found;
    }

    /**
     * Starts one.
     *
     * @throws ProblemException when one is played already
     */
    public synchronized RehearsalCard start(Playing planned, String by, String reason) {
        Place there = place();
        if (closed || playing != null) {
            throw ProblemException.of(
                    ProblemCode.REHEARSAL_RUNNING,
                    playing == null ? "the server stops" : playing.id() + " is being played");
        }
        Instant now = Instant.now();
        Asked asked =
                new Asked(
                        planned.model().id(),
                        planned.scale(),
                        planned.speed(),
                        planned.curve().millis() / 1000.0,
                        by,
                        reason,
                        Rfc3339.of(now.toEpochMilli(), ZoneOffset.UTC));
        try {
            Path folder = newFolder(there.folder(), STAMP.format(now) + "-" + asked.model());
            Reports.write(folder.resolve(ASKED), asked);
            String id = folder.getFileName().toString();
            Path file = found(asked.model()).file().toAbsolutePath();
            Child child =
                    Child.start(
                            command(there, planned, file, folder),
                            folder,
                            ended -> ended(folder, ended));
            playing = new Played(id, child);
            return require(id);
        } catch (IOException e) {
            throw new UncheckedIOException("a rehearsal could not be started", e);
        }
    }

    private static List<String> command(Place place, Playing planned, Path model, Path report) {
        return List.of(
                place.command().toAbsolutePath().toString(),
                "rehearse",
                model.toString(),
                "--scale",
                Double.toString(planned.scale()),
                "--speed",
                Double.toString(planned.speed()),
                "--hours",
                Double.toString(planned.minutes() / MINUTES_PER_HOUR),
                "--report",
                report.toString());
    }

    private static Path newFolder(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        for (int n = 1; ; n++) {
            Path made = folder.toAbsolutePath().resolve(n == 1 ? name : name + "-" + n);
            try {
                return Files.createDirectory(made);
            } catch (FileAlreadyExistsException _) {
                // The one before ended within the second: the next number.
            }
        }
    }

    /** On the child's thread. */
    private synchronized void ended(Path folder, Child child) {
        String state =
                reports.in(folder).isPresent()
                        ? Outcome.DONE
                        : child.wasStopped() ? Outcome.STOPPED : Outcome.FAILED;
        try {
            Reports.write(folder.resolve(OUTCOME), new Outcome(state, child.lines()));
        } catch (UncheckedIOException e) {
            LOG.warnf("how a rehearsal ended could not be written: %s", e.getMessage());
        }
        playing = null;
    }

    /** Stops one, and returns when it has ended; one that has ended stays as it is. */
    public RehearsalCard stop(String id) {
        require(id);
        child(id).ifPresent(Child::stop);
        return require(id);
    }

    private synchronized Optional<Child> child(String id) {
        Played now = playing;
        return now != null && now.id().equals(id) ? Optional.of(now.child()) : Optional.empty();
    }

    private Path folderOf(String id) {
        return place().folder().resolve(id);
    }

    private Optional<RehearsalCard> card(String id) {
        if (!ID.matcher(id).matches() || !Files.isDirectory(folderOf(id))) {
            return Optional.empty();
        }
        // Before the files: what ends in between has them then.
        boolean running = child(id).isPresent();
        Path folder = folderOf(id);
        Optional<Reports.Report> report = reports.in(folder);
        Optional<Asked> asked = Reports.read(folder.resolve(ASKED), Asked.class);
        if (asked.isEmpty()) {
            return report.map(said -> card(id, said));
        }
        String state =
                running
                        ? Outcome.RUNNING
                        : outcome(folder)
                                .map(Outcome::state)
                                .orElse(report.isPresent() ? Outcome.DONE : Outcome.FAILED);
        Asked said = asked.get();
        return Optional.of(
                new RehearsalCard(
                        id,
                        said.model(),
                        said.scale(),
                        said.speed(),
                        said.seconds(),
                        state,
                        said.startedAt(),
                        said.by(),
                        said.reason(),
                        report.map(Reports.Report::figures).orElse(null)));
    }

    /** Of one that was not started from here. */
    private static RehearsalCard card(String id, Reports.Report report) {
        return new RehearsalCard(
                id,
                report.model(),
                report.scale(),
                report.speed(),
                report.seconds(),
                Outcome.DONE,
                report.startedAt(),
                null,
                null,
                report.figures());
    }

    private static Optional<Outcome> outcome(Path folder) {
        return Reports.read(folder.resolve(OUTCOME), Outcome.class);
    }

    /** Ends what is played. */
    @Override
    public void close() {
        Optional<Child> left;
        synchronized (this) {
            closed = true;
            left = Optional.ofNullable(playing).map(Played::child);
        }
        left.ifPresent(Child::stop);
    }
}
