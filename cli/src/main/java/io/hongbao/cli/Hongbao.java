package io.hongbao.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code hongbao} command: its subcommands, and the exit code of the one that ran. */
@Command(
        name = "hongbao",
        mixinStandardHelpOptions = true,
        description = "A self-hosted engine for reward campaigns.")
final class Hongbao {

    private Hongbao() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Hongbao()).execute(args));
    }
}
