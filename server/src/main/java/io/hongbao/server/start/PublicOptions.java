package io.hongbao.server.start;

import io.hongbao.share.Link;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The start options that say how people reach the server from outside. */
final class PublicOptions {

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description =
                    "Where people reach this server, such as https://hongbao.example.org: what the links of"
                            + " invites begin with (default: http://localhost and the port).")
    private @Nullable String url;

    @Option(
            names = "--proxy-header",
            paramLabel = "NAME",
            description =
                    "The header in which the proxy in front says where a request comes from, such as"
                            + " X-Forwarded-For. Only behind a proxy that sets it.")
    private String proxyHeader = "";

    void check() {
        Optional<Link.Base> _ = base();
        if (!proxyHeader.matches("[A-Za-z0-9-]{0,64}")) {
            throw new StartRefused(
                    ExitCode.USAGE,
                    "--proxy-header must be a header's name, but is " + proxyHeader);
        }
    }

    /** The header in which a trusted proxy says where a request comes from; empty for none. */
    String proxyHeader() {
        return proxyHeader;
    }

    /**
     * What links begin with; empty when it was not said.
     *
     * @throws StartRefused when it is no address of that kind
     */
    Optional<Link.Base> base() {
        try {
            return Optional.ofNullable(url).map(Link.Base::new);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(ExitCode.USAGE, "--public-url: " + e.getMessage());
        }
    }
}
