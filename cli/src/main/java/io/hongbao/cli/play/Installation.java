package io.hongbao.cli.play;

import io.hongbao.cli.CommandException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the rest of the product lies.
 *
 * @param root the folder that holds {@code server} and {@code samples}
 */
public record Installation(Path root) {
    private static final String SERVER = "server/target/quarkus-app/quarkus-run.jar";
    private static final String ARCHIVE = "server/target/quarkus-app/hongbao.aot";

    /** Looks upwards from this program's jar, then from the current folder. */
    public static Installation find() {
        for (Path start : starts()) {
            for (Path folder = start; folder != null; folder = folder.getParent()) {
                if (Files.isRegularFile(folder.resolve(SERVER))) {
                    return new Installation(folder);
                }
            }
        }
        throw new CommandException(
                74,
                "the server is not built: there is no "
                        + SERVER
                        + "; run the command with ./hongbao, which builds it");
    }

    Path serverJar() {
        return root.resolve(SERVER);
    }

    /** The server's classes, ready to use, for a quick start. It may be missing. */
    Path archive() {
        return root.resolve(ARCHIVE);
    }

    /** The command that all this is run with. */
    Path launcher() {
        return root.resolve("hongbao");
    }

    /** The server's JVM flags: the same file that the launcher uses. */
    Path jvmOptions() {
        return root.resolve("server/jvm.options");
    }

    /** The folder of a campaign that ships. */
    public Path sample(String campaign) {
        return root.resolve("samples").resolve(campaign);
    }

    /** The folder of the traffic models that ship. */
    public Path models() {
        return root.resolve("samples").resolve("rehearsals");
    }

    private static List<Path> starts() {
        List<Path> starts = new ArrayList<>();
        try {
            var source = Installation.class.getProtectionDomain().getCodeSource();
            if (source != null) {
                starts.add(Path.of(source.getLocation().toURI()).toAbsolutePath());
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class's own place is a valid address", e);
        }
        starts.add(Path.of("").toAbsolutePath());
        return starts;
    }
}
