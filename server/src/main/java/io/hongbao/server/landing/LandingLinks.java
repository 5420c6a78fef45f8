package io.hongbao.server.landing;

import io.hongbao.share.ShortCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where the landing page leads on to. Both addresses are the operator's own, given at start; where
 * neither is, the campaign page that ships with the server is the way on.
 *
 * @param app what opens the app, such as {@code https://app.example.org/open}; empty for none
 * @param store where the app is to be had; empty for none
 */
public record LandingLinks(Optional<URI> app, Optional<URI> store) {

    /** These would run or show something in the page rather than open an app. */
    private static final Set<String> REFUSED =
            Set.of("javascript", "data", "vbscript", "file", "blob", "about", "view-source");

    private static final int MAX_LENGTH = 500;

    /**
     * An address for the app, of the web or of a scheme of its own; empty when {@code text} is
     * none.
     */
    public static Optional<URI> appAddress(String text) {
        return address(text)
                .filter(uri -> !REFUSED.contains(uri.getScheme().toLowerCase(Locale.ROOT)));
    }

    /** An https address of a store; empty when {@code text} is none. */
    public static Optional<URI> storeAddress(String text) {
        return address(text)
                .filter(uri -> uri.getScheme().equalsIgnoreCase("https") && uri.getHost() != null);
    }

    private static Optional<URI> address(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() && !uri.isOpaque() && uri.getRawFragment() == null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The app's address with a click id; empty when there is none. */
    String app(String click) {
        return app.map(uri -> with(uri, "click=" + click)).orElse("");
    }

    /**
     * The store's address with a click id as the install referrer: what Google Play hands to an app
     * at its first start.
     */
    String store(String click) {
        return store.map(uri -> with(uri, "referrer=click%3D" + click)).orElse("");
    }

    /**
     * The campaign page, asked to show an invite; empty where the operator has an app or a store.
     * Without a host, so that it stays where the landing page was, and with code and click behind
     * the hash, so that no log of a server has them.
     *
     * @param campaign its id: letters, digits and hyphens
     */
    String page(String campaign, ShortCode code, String click) {
        return app.isPresent() || store.isPresent()
                ? ""
                : "/app/" + campaign + "#/invited/" + code.text() + "?click=" + click;
    }

    private static String with(URI uri, String parameter) {
        return uri + (uri.getRawQuery() == null ? "?" : "&") + parameter;
    }
}
