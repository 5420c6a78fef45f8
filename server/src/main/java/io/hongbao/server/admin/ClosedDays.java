package io.hongbao.server.admin;

import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.finance.Books;
import io.hongbao.finance.DayClose;
import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.start.StartOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Days that were closed: each as a file for each format in {@code finance/} of the data directory,
 * written once and never again. Whoever closes a day a second time gets what was written.
 */
@Singleton
class ClosedDays {

    private final FinanceReports reports;
    private final EmbeddedHost host;
    private final Path folder;

    ClosedDays(FinanceReports reports, EmbeddedHost host, StartOptions options) {
        this.reports = reports;
        this.host = host;
        this.folder = options.dataDirectory().resolve("finance");
    }

    /** What was written when the day was closed; empty when it was not. */
    Optional<String> find(String campaign, LocalDate day, ReportFormat format) {
        try {
            // The JSON is written last: when it is there, all are.
            return Files.exists(file(campaign, day, ReportFormat.JSON))
                    ? Optional.of(
                            Files.readString(file(campaign, day, format), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a closed day could not be read", e);
        }
    }

    /**
     * Closes a day, unless it is closed, and returns the JSON.
     *
     * @throws ProblemException when the day is not over, or when the host is busy or closing
     */
    synchronized String close(String campaign, LocalDate day) {
        return find(campaign, day, ReportFormat.JSON)
                .orElseGet(() -> {
                    // Before the journal is looked at: then nothing that is of the day can be
                    // missing there.
                    long settledMillis = settledMillis();
                    return reports.read(campaign, books -> write(books, day, settledMillis));
                });
    }

    private long settledMillis() {
        return host.settledMillis()
                .orElseThrow(() ->
                        new ProblemException(
                                Problem.of(
                                                ProblemCode.OVERLOADED,
                                                "the queue is full; nothing was done")
                                        .retry("", 1)));
    }

    private String write(Books books, LocalDate day, long settledMillis) {
        DayClose close = DayClose.of(books, day, settledMillis);
        DurableFile.makeFolder(folder);
        String written = "";
        for (ReportFormat format :
                List.of(ReportFormat.CSV, ReportFormat.TEXT, ReportFormat.JSON)) {
            StringWriter out = new StringWriter();
            close.write(format.to(out));
            written = out.toString();
            DurableFile.write(file(books.campaign(), day, format), written);
        }
        return written;
    }

    private Path file(String campaign, LocalDate day, ReportFormat format) {
        return folder.resolve(campaign + "." + day + "." + format.word());
    }
}
