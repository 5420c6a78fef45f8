package io.hongbao.server.admin;

import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.finance.BadProviderFile;
import io.hongbao.finance.Books;
import io.hongbao.finance.DayNotOver;
import io.hongbao.finance.ReportSink;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.start.StartOptions;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes reports over the whole journal while the server runs: from a checkpoint, on the thread of
 * the request, one at a time, into a file that is sent and deleted. What is in memory does not grow
 * with the journal.
 */
@Singleton
class FinanceReports {

    /** How long a request waits for the one before it. */
    private static final long TURN_SECONDS = 30;

    /**
     * Says whether every check of a report holds, and, where two sides are compared, they agree.
     */
    static final String HOLDS = "Report-Holds";

    private final EmbeddedHost host;
    private final StartOptions options;
    private final ReentrantLock turn = new ReentrantLock();

    FinanceReports(EmbeddedHost host, StartOptions options) {
        this.host = host;
        this.options = options;
    }

    /** One kind of report. */
    @FunctionalInterface
    interface Report {
        /** Writes it, and says whether everything in it is as it must be. */
        boolean write(Books books, ReportSink sink);
    }

    /** Something to be done with a campaign's books. */
    @FunctionalInterface
    interface Work<T> {
        T with(Books books) throws IOException;
    }

    /** Makes a report, and answers with it. */
    Response answer(String campaign, ReportFormat format, Report report) {
        return read(
                campaign,
                books -> {
                    Path file = Files.createTempFile(options.dataDirectory(), ".report-", "");
                    try {
                        boolean holds;
                        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                            holds = report.write(books, format.to(out));
                        }
                        // Once it is open it needs no name: nothing is left if nobody reads it.
                        InputStream body = Files.newInputStream(file);
                        return Response.ok(body, format.mediaType()).header(HOLDS, holds).build();
                    } finally {
                        Files.deleteIfExists(file);
                    }
                });
    }

    /**
     * Does {@code work} with a campaign's books as they are now.
     *
     * @throws ProblemException when another report takes too long, or for what the books refuse
     */
    <T> T read(String campaign, Work<T> work) {
        takeTurn();
        try (JournalCheckpoint journals = JournalCheckpoint.of(host, options.dataDirectory())) {
            Books books =
                    Books.of(journals, campaign)
                            .orElseThrow(() ->
                                    ProblemException.of(
                                            ProblemCode.CAMPAIGN_UNKNOWN,
                                            "campaign",
                                            "there is no campaign " + campaign));
            return work.with(books);
        } catch (IOException e) {
            throw new UncheckedIOException("a report could not be written", e);
        } catch (BadProviderFile e) {
            throw ProblemException.of(ProblemCode.PROVIDER_FILE_INVALID, "" + e.getMessage());
        } catch (DayNotOver e) {
            throw ProblemException.of(ProblemCode.DAY_NOT_OVER, "day", "" + e.getMessage());
        } finally {
            turn.unlock();
        }
    }

    private void takeTurn() {
        try {
            if (!turn.tryLock(TURN_SECONDS, TimeUnit.SECONDS)) {
                throw new ProblemException(
                        Problem.of(
                                        ProblemCode.REPORTS_BUSY,
                                        "another report is being made; reports are made one at a"
                                                + " time")
                                .retry("", 10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for another report", e);
        }
    }
}
