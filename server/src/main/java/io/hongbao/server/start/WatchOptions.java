package io.hongbao.server.start;

import io.hongbao.server.trace.TraceLog;
import io.hongbao.server.webhook.Connection;
import io.hongbao.server.webhook.WebhookSecrets;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about what the server tells its operator by itself, and how long it keeps traces. */
final class WatchOptions {

    @Option(
            names = "--operator-url",
            paramLabel = "URL",
            description =
                    "Where notices of the server are sent, signed, such as that a channel seems blocked"
                            + " (docs/channels.md).")
    private @Nullable String operatorUrl;

    @Option(
            names = "--operator-secret-file",
            paramLabel = "FILE",
            description = "A file with the secret or secrets that they are signed with.")
    private @Nullable Path operatorSecretFile;

    @Option(
            names = "--keep-traces",
            paramLabel = "DAYS",
            description = "How many campaign days of traces of invites are kept (default: 400).")
    private int keepTraces = TraceLog.KEEP_DAYS;

    /** Refuses what is wrong. */
    void check() {
        if ((operatorUrl == null) != (operatorSecretFile == null)) {
            throw StartOptions.usage(
                    "--operator-url and --operator-secret-file need each other: notices are signed");
        }
        if (operatorUrl != null && address().isEmpty()) {
            throw StartOptions.usage(
                    "--operator-url must be an address such as https://ops.example.com/hongbao, but is "
                            + operatorUrl);
        }
        if (keepTraces < 1 || keepTraces > 10_000) {
            throw StartOptions.usage("--keep-traces must be 1 to 10000, but is " + keepTraces);
        }
    }

    /** An address that requests can be sent to; empty when it is none. */
    static Optional<URI> address(String url) {
        try {
            URI address = new URI(url);
            boolean good =
                    address.getHost() != null
                            && address.getRawUserInfo() == null
                            && address.getRawFragment() == null
                            && ("http".equalsIgnoreCase(address.getScheme())
                                    || "https".equalsIgnoreCase(address.getScheme()));
            return good ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Optional<URI> address() {
        return operatorUrl == null ? Optional.empty() : address(operatorUrl);
    }

    int keepTraces() {
        return keepTraces;
    }

    /**
     * How the operator is reached; empty when no address is given.
     *
     * @throws StartRefused when its secrets can't be read
     */
    Optional<Connection> operator() {
        Path secrets = operatorSecretFile;
        if (secrets == null) {
            return Optional.empty();
        }
        return address()
                .map(address ->
                        new Connection(
                                address, WebhookSecrets.in(secrets, "--operator-secret-file")));
    }
}
