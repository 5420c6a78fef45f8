package io.hongbao.cli.simulate;

import io.hongbao.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code hongbao simulate}: a judgement tried on a made world whose truth is known. */
@Command(
        name = "simulate",
        description = "Tries what the server judges by on a made world whose truth is known.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class SimulateCommand {

    private SimulateCommand() {}

    public static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new SimulateCommand())
                .addSubcommand(new BlockCommand(terminal))
                .addSubcommand(new AbuseCommand(terminal));
    }
}
