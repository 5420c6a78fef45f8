package io.hongbao.cli;

import io.hongbao.cli.demo.DemoCommand;
import io.hongbao.cli.rehearse.RehearseCommand;
import io.hongbao.cli.simulate.ScorePopulationCommand;
import io.hongbao.cli.simulate.SimulateCommand;
import io.hongbao.embedded.DataDirectoryException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/** The {@code hongbao} command. */
@Command(
        name = "hongbao",
        description =
                "Runs reward campaigns: hands out envelopes, and never more than the budget holds.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpWidth = Terminal.COLUMNS,
        footer = {
            "",
            "Every command takes --help, and all but start and test --json. docs/cli.md shows each of",
            "them at work."
        })
public final class Hongbao {

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        int exitCode = commandLine(terminal).execute(arguments);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(exitCode);
    }

    /** The whole command line, which prints to {@code terminal} only. */
    static CommandLine commandLine(Terminal terminal) {
        CommandLine line =
                new CommandLine(new Hongbao())
                        .addSubcommand(new DemoCommand(terminal))
                        .addSubcommand(new RehearseCommand(terminal))
                        .addSubcommand(new CertificateCommand(terminal))
                        .addSubcommand(new PlanCommand(terminal))
                        .addSubcommand(SimulateCommand.commandLine(terminal))
                        .addSubcommand(new ScorePopulationCommand(terminal))
                        .addSubcommand(new LauncherCommand.Start(terminal))
                        .addSubcommand(new LauncherCommand.Test(terminal))
                        .addSubcommand(CampaignCommand.commandLine(terminal))
                        .addSubcommand(AssistantCommand.commandLine(terminal))
                        .addSubcommand(PrizeCommand.commandLine(terminal))
                        .addSubcommand(OutletCommand.commandLine(terminal))
                        .addSubcommand(RoomCommand.commandLine(terminal))
                        .addSubcommand(ChannelsCommand.commandLine(terminal))
                        .addSubcommand(new WalletCommand(terminal))
                        .addSubcommand(FinanceCommand.commandLine(terminal))
                        .addSubcommand(EffectsCommand.commandLine(terminal))
                        .addSubcommand(ReviewsCommand.commandLine(terminal))
                        .addSubcommand(DegradeCommand.commandLine(terminal))
                        .addSubcommand(new AuditCommand(terminal))
                        .addSubcommand(new VerifyDrawCommand(terminal))
                        .addSubcommand(new VerifyPlaceCommand(terminal))
                        .addSubcommand(new BackupCommand(terminal))
                        .addSubcommand(new RestoreCommand(terminal))
                        .addSubcommand(new ExportCommand(terminal))
                        .addSubcommand(new VersionCommand(terminal))
                        .addSubcommand(new CompletionCommand(terminal));
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF));
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(
                (exception, failed, _) -> failed(terminal, failed, exception));
        line.setParameterExceptionHandler(Hongbao::misused);
        describeExitCodes(line);
        for (CommandLine below : line.getSubcommands().values()) {
            if (below.getCommand() instanceof LauncherCommand) {
                below.setUnmatchedOptionsArePositionalParams(true);
            }
        }
        return line;
    }

    private static void describeExitCodes(CommandLine line) {
        line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
        line.getCommandSpec().usageMessage().exitCodeList(ExitCode.help());
        for (CommandLine below : List.copyOf(line.getSubcommands().values())) {
            describeExitCodes(below);
        }
    }

    private static int misused(CommandLine.ParameterException exception, String[] arguments) {
        CommandLine failed = exception.getCommandLine();
        ColorScheme colours = failed.getColorScheme();
        failed.getErr().println(colours.errorText("hongbao: " + firstLine(exception)));
        failed.getErr().println("Try: " + failed.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static int failed(Terminal terminal, CommandLine failed, Exception exception) {
        CommandException known =
                switch (exception) {
                    case CommandException own -> own;
                    case DataDirectoryException unusable ->
                            CommandException.file(firstLine(unusable));
                    default ->
                            new CommandException(
                                    ExitCode.INTERNAL, "this must not happen: " + exception);
                };
        if (known.exitCode() == ExitCode.INTERNAL) {
            exception.printStackTrace(terminal.err());
        }
        if (failed.getCommand() instanceof JsonCommand command && command.json()) {
            command.printError(known);
        }
        terminal.err()
                .println(terminal.styled(Terminal.Style.BAD, "hongbao: " + known.getMessage()));
        return known.exitCode();
    }

    private static String firstLine(Exception exception) {
        String message = String.valueOf(exception.getMessage());
        return message.lines().findFirst().orElse(message);
    }

    private Hongbao() {}
}
