package io.hongbao.server.admin;

import io.hongbao.finance.Books;
import io.hongbao.finance.DayClose;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.durable.DurableFile;
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

    /**
     * A day can be closed so long after its end: what was decided on it is on the disk by then,
     * however long the disk took.
     */
    static final long SETTLING_MILLIS = 60_000;

    private final FinanceReports reports;
    private final CampaignClock clock;
    private final Path folder;

    ClosedDays(FinanceReports reports, CampaignClock clock, StartOptions options) {
        this.reports = reports;
        this.clock = clock;
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

    /** Closes a day, unless it is closed, and returns the JSON. */
    synchronized String close(String campaign, LocalDate day) {
        return find(campaign, day, ReportFormat.JSON)
                .orElseGet(() -> reports.read(campaign, books -> write(books, day)));
    }

    private String write(Books books, LocalDate day) {
        DayClose close = DayClose.of(books, day, clock.getAsLong() - SETTLING_MILLIS);
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
