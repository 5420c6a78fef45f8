package io.hongbao.server.start;

import io.hongbao.server.landing.LandingLinks;
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
            names = "--app-url",
            paramLabel = "URL",
            description =
                    "What opens the app from the page of an invite, such as https://app.example.org/open or"
                            + " myapp://open; gets ?click=ID.")
    private @Nullable String app;

    @Option(
            names = "--store-url",
            paramLabel = "URL",
            description = "Where the app is to be had; gets the install referrer click=ID.")
    private @Nullable String store;

    @Option(
            names = "--proxy-header",
            paramLabel = "NAME",
            description =
                    "The header in which the proxy in front says where a request comes from, such as"
                            + " X-Forwarded-For. Only behind a proxy that sets it.")
    private String proxyHeader = "";

    void check() {
        Optional<Link.Base> _ = base();
        LandingLinks _ = landingLinks();
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

    /**
     * Where the page of an invite leads on to.
     *
     * @throws StartRefused when an address is none
     */
    LandingLinks landingLinks() {
        return new LandingLinks(
                Optional.ofNullable(app)
                        .map(url ->
                                LandingLinks.appAddress(url)
                                        .orElseThrow(() ->
                                                refused(
                                                        "--app-url must be an address that opens the app, such as"
                                                                + " https://app.example.org/open or myapp://open, but is "
                                                                + url))),
                Optional.ofNullable(store)
                        .map(url ->
                                LandingLinks.storeAddress(url)
                                        .orElseThrow(() ->
                                                refused(
                                                        "--store-url must begin with https://, but is "
                                                                + url))));
    }

    private static StartRefused refused(String message) {
        return new StartRefused(ExitCode.USAGE, message);
    }
}
