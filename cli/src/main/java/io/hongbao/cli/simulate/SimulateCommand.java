package io.hongbao.cli.simulate;

import io.hongbao.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code hongbao simulate}: what would happen, played with simulated people. */
@Command(
        name = "simulate",
        description = "Plays what may happen to a campaign with simulated people.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class SimulateCommand {

    private SimulateCommand() {}

    public static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new SimulateCommand()).addSubcommand(new BlockCommand(terminal));
    }
}
