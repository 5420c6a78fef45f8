package io.hongbao.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code hongbao simulate}: tries a judgement on a world whose truth is known. */
@Command(
        name = "simulate",
        description = "Tries what the server judges by on a made world whose truth is known.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class SimulateCommand {
    private SimulateCommand() {}

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new SimulateCommand())
                .addSubcommand(new SimulateAbuseCommand(terminal));
    }
}
