package io.hongbao.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * A command that the launcher script carries out itself, because nothing may depend on the server's
 * classes. It stands here for the help and for completion.
 */
abstract class LauncherCommand extends JsonCommand {
    private final String name;

    @Parameters(arity = "0..*", hidden = true)
    private List<String> rest = List.of();

    private LauncherCommand(Terminal terminal, String name) {
        super(terminal);
        this.name = name;
    }

    @Override
    public Integer call() {
        throw CommandException.usage(
                "\""
                        + name
                        + "\" is carried out by the launcher: run ./hongbao "
                        + name
                        + (rest.isEmpty() ? "" : " " + String.join(" ", rest)));
    }

    /** {@code hongbao start}. */
    @Command(
            name = "start",
            description = {
                "Starts the server in the foreground (carried out by ./hongbao).",
                "  --data DIR            where everything is kept",
                "  --port N              HTTP port, 8080 when not given",
                "  --apply PATH...       campaign files to put in force",
                "  --admin-key-file FILE where the first start leaves the admin key",
                "  --rehearsals DIR      rehearsals from the console, and their reports",
                "  --sandbox             allows the demo's identity",
                "  --now TIME            the campaign clock starts here (sandbox only)",
                "  --speed N             and runs N times as fast (sandbox only)"
            })
    static final class Start extends LauncherCommand {
        Start(Terminal terminal) {
            super(terminal, "start");
        }
    }

    /** {@code hongbao test}. */
    @Command(
            name = "test",
            description = "Runs everything that CI runs (carried out by ./hongbao).")
    static final class Test extends LauncherCommand {
        Test(Terminal terminal) {
            super(terminal, "test");
        }
    }
}
