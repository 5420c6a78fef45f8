package io.hongbao.server.start;

import io.hongbao.server.rehearse.Rehearsals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option about rehearsals that operators start from the console. */
final class RehearsalOptions {

    /**
     * The launcher says with it which command it is; nothing here may depend on the command line.
     */
    static final String COMMAND_PROPERTY = "hongbao.command";

    @Option(
            names = "--rehearsals",
            paramLabel = "DIR",
            description =
                    "Lets operators play rehearsals on this machine, and keeps their reports in this folder"
                            + " (default: none can be played).")
    private @Nullable Path folder;

    /** Refuses what is wrong. */
    void check() {
        if (folder == null) {
            return;
        }
        if (place().isEmpty()) {
            throw StartOptions.usage(
                    "--rehearsals needs the hongbao command, which plays them: start the server with"
                            + " ./hongbao start, or with -D"
                            + COMMAND_PROPERTY
                            + "=FILE");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw StartOptions.usage("--rehearsals must be a folder, but " + folder + " is none");
        }
    }

    /** Where rehearsals are played; empty when none can be. */
    Optional<Rehearsals.Place> place() {
        Path wanted = folder;
        String command = System.getProperty(COMMAND_PROPERTY, "");
        return wanted == null || command.isEmpty() || !Files.isExecutable(Path.of(command))
                ? Optional.empty()
                : Optional.of(new Rehearsals.Place(wanted, Path.of(command)));
    }
}
