package io.hongbao.cli;

import io.hongbao.finance.Books;
import io.hongbao.finance.CsvReport;
import io.hongbao.finance.Days;
import io.hongbao.finance.JsonReport;
import io.hongbao.finance.ReportSink;
import io.hongbao.finance.TextReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A report for accounting, from a data directory that no process has open, from a backup, or from a
 * server. Ends with {@link ExitCode#FOUND} when something in it is not as it must be.
 */
abstract class FinanceReportCommand extends JsonCommand {

    /** How a report is written. */
    enum Format {
        TEXT,
        JSON,
        CSV;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin private RemoteOptions remote = new RemoteOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A data directory or a backup. Default: the server.")
    private String data = "";

    @Option(
            names = "--campaign",
            required = true,
            paramLabel = "ID",
            description = "The campaign's id.")
    private String campaign = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json or csv. Default: text; with --json it is json.")
    private Format format = Format.TEXT;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "A new file. Default: standard output.")
    private String out = "";

    FinanceReportCommand(Terminal terminal) {
        super(terminal);
    }

    /** Writes the report, and says whether everything in it is as it must be. */
    abstract boolean write(OfflineBooks journals, Books books, ReportSink sink);

    /** Fetches the report from a server. */
    abstract Api.Report fetch(Api api, String query);

    /** Checks the options before anything is read. */
    void check() {}

    final String campaign() {
        return campaign;
    }

    @Override
    public Integer call() {
        if (!data.isEmpty() && remote.namesServer()) {
            throw CommandException.usage("--data and --server exclude each other: name one source");
        }
        if (json() && format == Format.CSV) {
            throw CommandException.usage("--json and --format csv exclude each other");
        }
        check();
        boolean holds;
        if (out.isEmpty()) {
            holds = write(terminal().out());
            if (terminal().out().checkError()) {
                throw CommandException.file("the output could not be written to its end");
            }
        } else {
            holds = writeFile(Path.of(out));
        }
        return holds ? ExitCode.OK : ExitCode.FOUND;
    }

    /** A file that is not whole is not left behind: it would keep the next try from its name. */
    private boolean writeFile(Path file) {
        try (Writer made =
                Files.newBufferedWriter(
                        file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
            try {
                return write(made);
            } catch (RuntimeException e) {
                Files.delete(file);
                throw e;
            }
        } catch (IOException e) {
            throw CommandException.file(
                    "--out "
                            + file
                            + " cannot be made: name a file that does not exist yet, in a"
                            + " folder that you may write to");
        }
    }

    private boolean write(Writer writer) {
        if (data.isEmpty()) {
            return copy(writer);
        }
        return OfflineBooks.read(
                Path.of(data), journals -> write(journals, journals.of(campaign), sink(writer)));
    }

    private ReportSink sink(Writer writer) {
        return switch (format()) {
            case TEXT -> new TextReport(writer);
            case JSON -> new JsonReport(writer);
            case CSV -> new CsvReport(writer);
        };
    }

    final Format format() {
        return json() ? Format.JSON : format;
    }

    private boolean copy(Writer writer) {
        try (Api api = remote.api(terminal())) {
            Api.Report report =
                    fetch(
                            api,
                            "?campaign="
                                    + AdminPaths.encoded(campaign)
                                    + "&format="
                                    + format().word());
            try (Reader body =
                    new BufferedReader(
                            new InputStreamReader(report.body(), StandardCharsets.UTF_8))) {
                body.transferTo(writer);
                writer.flush();
                return report.holds();
            }
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE, "the report broke off: " + e.getMessage());
        }
    }

    /** A day of the campaign's time zone. */
    static LocalDate date(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw CommandException.usage(
                    option + " must be a day such as 2026-02-06, not \"" + text + "\"");
        }
    }

    /** {@code --day}, or {@code --from} and {@code --to}. */
    static final class Period {
        @Option(names = "--day", paramLabel = "DAY", description = "One day, as 2026-02-06.")
        private String day = "";

        @Option(names = "--from", paramLabel = "DAY", description = "The first day.")
        private String from = "";

        @Option(names = "--to", paramLabel = "DAY", description = "The last day.")
        private String to = "";

        Days days() {
            boolean one = !day.isEmpty() && from.isEmpty() && to.isEmpty();
            boolean several = day.isEmpty() && !from.isEmpty() && !to.isEmpty();
            if (!one && !several) {
                throw CommandException.usage("name --day, or --from and --to");
            }
            try {
                return one
                        ? Days.only(date("--day", day))
                        : Days.of(date("--from", from), date("--to", to));
            } catch (IllegalArgumentException e) {
                throw CommandException.usage(
                        "--to must not be before --from, and at most ten years after it");
            }
        }

        String query() {
            Days days = days();
            return "&from=" + days.firstDate() + "&to=" + days.lastDate();
        }
    }
}
