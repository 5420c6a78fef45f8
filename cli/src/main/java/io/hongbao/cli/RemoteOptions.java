package io.hongbao.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which server, and by what right. */
final class RemoteOptions {
    static final String DEFAULT_SERVER = "http://127.0.0.1:8080";

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server. Default: HONGBAO_SERVER, else " + DEFAULT_SERVER + ".")
    private String server = "";

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "A file that holds your admin key. Default: the key in HONGBAO_ADMIN_KEY.")
    private String keyFile = "";

    /** Whether the command line names a server. */
    boolean namesServer() {
        return !server.isEmpty();
    }

    /** The server's API. */
    Api api(Terminal terminal) {
        return new Api(address(terminal), key(terminal));
    }

    private URI address(Terminal terminal) {
        String text =
                server.isEmpty()
                        ? terminal.environment().getOrDefault("HONGBAO_SERVER", DEFAULT_SERVER)
                        : server;
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && address.getScheme().matches("https?")) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // the same answer as for an address of another kind
        }
        throw CommandException.usage(
                "--server must be an address such as " + DEFAULT_SERVER + ", not \"" + text + "\"");
    }

    private String key(Terminal terminal) {
        if (keyFile.isEmpty()) {
            return terminal.environment().getOrDefault("HONGBAO_ADMIN_KEY", "").strip();
        }
        try {
            return Files.readString(Path.of(keyFile), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw CommandException.file(
                    "--key-file "
                            + keyFile
                            + " cannot be read: name a file that holds an admin key");
        }
    }
}
