package io.hongbao.cli;

import io.hongbao.embedded.Backup;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hongbao restore}: makes a data directory of a backup. */
@Command(
        name = "restore",
        description = "Makes a data directory of a backup, after checking every file of it.")
final class RestoreCommand extends JsonCommand {

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "The backup.")
    private String from = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "The new data directory; must not exist or be empty.")
    private String to = "";

    RestoreCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Backup.restore(Path.of(from), Path.of(to));
        if (json()) {
            print(JSON.createObjectNode().put("restored", true).put("from", from).put("to", to));
        } else {
            print(
                    "Restored "
                            + from
                            + " to "
                            + to
                            + ". Start it with: ./hongbao start --data "
                            + to);
        }
        return ExitCode.OK;
    }
}
