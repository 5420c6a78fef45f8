package io.hongbao.cli;

import io.hongbao.finance.BadProviderFile;
import io.hongbao.finance.Books;
import io.hongbao.finance.Breakage;
import io.hongbao.finance.DayClose;
import io.hongbao.finance.DayNotOver;
import io.hongbao.finance.PayoutReport;
import io.hongbao.finance.ProviderFile;
import io.hongbao.finance.Reconciliation;
import io.hongbao.finance.ReportSink;
import io.hongbao.finance.Settlement;
import io.hongbao.finance.SettlementReport;
import io.hongbao.finance.TrialBalance;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hongbao finance}: what accounting asks for. */
@Command(
        name = "finance",
        description = "Balances, closes, reconciles and settles a campaign.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class FinanceCommand {

    private FinanceCommand() {}

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new FinanceCommand())
                .addSubcommand(new Balance(terminal))
                .addSubcommand(new Close(terminal))
                .addSubcommand(new Reconcile(terminal))
                .addSubcommand(new Settle(terminal))
                .addSubcommand(new Unused(terminal))
                .addSubcommand(new Paid(terminal));
    }

    /** {@code hongbao finance trial-balance}. */
    @Command(
            name = "trial-balance",
            description = "The balance of every account, and the proof that they sum to zero.")
    static final class Balance extends FinanceReportCommand {
        Balance(Terminal terminal) {
            super(terminal);
        }

        @Override
        boolean write(OfflineBooks journals, Books books, ReportSink sink) {
            TrialBalance balance = TrialBalance.of(books, Long.MAX_VALUE);
            balance.write(sink);
            return balance.holds();
        }

        @Override
        Api.Report fetch(Api api, String query) {
            return api.report(AdminPaths.FINANCE + "/trial-balance" + query);
        }
    }

    /** {@code hongbao finance close}. */
    @Command(
            name = "close",
            description = {
                "Closes a day that is over.",
                "A server writes it down, once. From a data directory it is only computed: the day is",
                "over when the journal goes on after it, or at --now."
            })
    static final class Close extends FinanceReportCommand {
        @Option(
                names = "--day",
                required = true,
                paramLabel = "DAY",
                description = "The day, as 2026-02-06, in the campaign's time zone.")
        private String day = "";

        @Option(
                names = "--now",
                paramLabel = "TIME",
                description =
                        "With --data: the present moment, as 2026-02-07T09:00:00+08:00. Default: that"
                                + " of the last entry.")
        private String now = "";

        Close(Terminal terminal) {
            super(terminal);
        }

        @Override
        void check() {
            date("--day", day);
            nowMillis();
        }

        private long nowMillis() {
            try {
                return now.isEmpty() ? 0 : OffsetDateTime.parse(now).toInstant().toEpochMilli();
            } catch (DateTimeException e) {
                throw CommandException.usage(
                        "--now must be a time such as 2026-02-07T09:00:00+08:00, not \""
                                + now
                                + "\"");
            }
        }

        @Override
        boolean write(OfflineBooks journals, Books books, ReportSink sink) {
            LocalDate date = date("--day", day);
            try {
                long nowMillis = now.isEmpty() ? journals.lastAtMillis() : nowMillis();
                DayClose close = DayClose.of(books, date, nowMillis);
                close.write(sink);
                return close.holds();
            } catch (DayNotOver e) {
                throw new CommandException(ExitCode.FOUND, "" + e.getMessage());
            }
        }

        @Override
        Api.Report fetch(Api api, String query) {
            String path = AdminPaths.FINANCE + "/days/" + date("--day", day) + "/close" + query;
            boolean holds = api.post(path, JSON.createObjectNode()).path("holds").asBoolean();
            return new Api.Report(api.report(path).body(), holds);
        }
    }

    /** {@code hongbao finance reconcile}. */
    @Command(
            name = "reconcile",
            description = {
                "Compares what we booked with the payment provider's file.",
                "The file is CSV with the columns id,kind,reference,amount,currency,time. Exit code 1",
                "when there is a difference."
            })
    static final class Reconcile extends FinanceReportCommand {
        @Mixin private Period period = new Period();

        @Parameters(paramLabel = "FILE", description = "The provider's file.")
        private String file = "";

        Reconcile(Terminal terminal) {
            super(terminal);
        }

        @Override
        void check() {
            period.days();
            if (!Files.isReadable(Path.of(file))) {
                throw CommandException.file("file " + file + " cannot be read");
            }
        }

        @Override
        boolean write(OfflineBooks journals, Books books, ReportSink sink) {
            ProviderFile provider =
                    new ProviderFile(
                            () -> Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8));
            try {
                return Reconciliation.run(books, period.days(), provider, sink).isClean();
            } catch (BadProviderFile e) {
                throw new CommandException(ExitCode.FOUND, "file " + file + ", " + e.getMessage());
            }
        }

        @Override
        Api.Report fetch(Api api, String query) {
            try {
                return api.report(
                        AdminPaths.FINANCE + "/reconciliations" + query + period.query(),
                        "text/csv",
                        BodyPublishers.ofFile(Path.of(file)));
            } catch (IOException e) {
                throw CommandException.file("file " + file + " cannot be read");
            }
        }
    }

    /** {@code hongbao finance settlement}. */
    @Command(
            name = "settlement",
            description = {
                "What merchants are due.",
                "Completed orders, redeemed vouchers with the funders' shares, refunds, and the net."
            })
    static final class Settle extends FinanceReportCommand {
        @Mixin private Period period = new Period();

        @Option(
                names = "--merchant",
                paramLabel = "NAME",
                description = "One merchant. Default: all.")
        private String merchant = "";

        @Option(
                names = "--merchants-funder",
                paramLabel = "NAME",
                description =
                        "The funder whose share the merchants bear themselves: it is taken off what"
                                + " they are due.")
        private String merchantsFunder = "";

        Settle(Terminal terminal) {
            super(terminal);
        }

        @Override
        void check() {
            period.days();
        }

        @Override
        boolean write(OfflineBooks journals, Books books, ReportSink sink) {
            Settlement settlement = Settlement.of(books, period.days());
            try {
                new SettlementReport(settlement, merchant, merchantsFunder).write(sink);
            } catch (IllegalArgumentException e) {
                throw new CommandException(ExitCode.FOUND, "" + e.getMessage());
            }
            return settlement.holds();
        }

        @Override
        Api.Report fetch(Api api, String query) {
            return api.report(
                    AdminPaths.FINANCE
                            + "/settlements"
                            + query
                            + period.query()
                            + "&merchant="
                            + AdminPaths.encoded(merchant)
                            + "&merchantsFunder="
                            + AdminPaths.encoded(merchantsFunder));
        }
    }

    /** {@code hongbao finance breakage}. */
    @Command(
            name = "breakage",
            description = "What people did not use, by day and prize, and where its money went.")
    static final class Unused extends FinanceReportCommand {
        @Mixin private Period period = new Period();

        Unused(Terminal terminal) {
            super(terminal);
        }

        @Override
        void check() {
            period.days();
        }

        @Override
        boolean write(OfflineBooks journals, Books books, ReportSink sink) {
            Breakage breakage = Breakage.of(books, period.days());
            breakage.write(sink);
            return breakage.holds();
        }

        @Override
        Api.Report fetch(Api api, String query) {
            return api.report(AdminPaths.FINANCE + "/breakage" + query + period.query());
        }
    }

    /** {@code hongbao finance payouts}. */
    @Command(
            name = "payouts",
            description = "Cash that was paid out, failed, is under way, or waits for a real name.")
    static final class Paid extends FinanceReportCommand {
        @Mixin private Period period = new Period();

        Paid(Terminal terminal) {
            super(terminal);
        }

        @Override
        void check() {
            period.days();
        }

        @Override
        boolean write(OfflineBooks journals, Books books, ReportSink sink) {
            PayoutReport.run(books, period.days(), sink);
            return true;
        }

        @Override
        Api.Report fetch(Api api, String query) {
            return api.report(AdminPaths.FINANCE + "/payouts" + query + period.query());
        }
    }
}
