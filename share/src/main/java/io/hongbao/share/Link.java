package io.hongbao.share;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The link of an invite: {@code <public base>/i/<code>?f=<form>&c=<channel>&in=<campaign>}. Form
 * and channel say where it was handed on, and the campaign which page opens; a link without them
 * leads to the same invite. The host is the campaign's own and stays the same: this is no means to
 * get around a channel's block.
 *
 * @param form the form that the link stands in, {@link ShareForm#POSTER} for the one in a QR code
 * @param campaign its id, at most 40 of a-z, 0-9 and -; empty when the link does not say
 */
public record Link(Base base, ShortCode code, ShareForm form, Channel channel, String campaign) {
    static final String PATH = "/i/";
    private static final Pattern CAMPAIGN = Pattern.compile("[a-z0-9-]{0,40}");

    public Link {
        if (!CAMPAIGN.matcher(campaign).matches()) {
            throw new IllegalArgumentException(
                    "a campaign's id is at most 40 of a-z, 0-9 and -, not \"" + campaign + "\"");
        }
    }

    /**
     * Where the public pages are.
     *
     * @param url http or https, a host, perhaps a port and a path; no query, at most 200 characters
     */
    public record Base(String url) {
        private static final int MAX_LENGTH = 200;

        public Base {
            url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
            if (!isPublic(url)) {
                throw new IllegalArgumentException(
                        "a public base is like https://example.org or https://example.org/new-year,"
                                + " not \""
                                + url
                                + "\"");
            }
        }

        private static boolean isPublic(String url) {
            if (url.length() > MAX_LENGTH || !url.chars().allMatch(c -> c > ' ' && c < 127)) {
                return false;
            }
            try {
                URI uri = new URI(url);
                boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
                return web
                        && uri.getHost() != null
                        && uri.getRawUserInfo() == null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null;
            } catch (URISyntaxException _) {
                return false;
            }
        }

        /** The host, in lower case. */
        public String host() {
            return URI.create(url).getHost().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What chat apps show of a link, as the Open Graph properties {@code og:title}, {@code
     * og:description} and {@code og:image}. Plain text: whoever writes it into a page escapes it.
     *
     * @param title at most 60 code points, one line
     * @param description at most 120 code points, one line
     * @param image an address
     */
    public record Preview(String title, String description, URI image) {
        private static final int MAX_TITLE = 60;
        private static final int MAX_DESCRIPTION = 120;

        public Preview {
            title = PlainText.line(title, MAX_TITLE);
            description = PlainText.line(description, MAX_DESCRIPTION);
        }
    }

    public String url() {
        String in = campaign.isEmpty() ? "" : "&in=" + campaign;
        return base.url() + PATH + code.text() + "?f=" + form.id() + "&c=" + channel.name() + in;
    }

    /** What chat apps may show of it. */
    public Preview preview(Occasion occasion, Language language, URI image) {
        Phrases phrases = Phrases.of(language);
        return new Preview(
                occasion.title().isEmpty() ? phrases.invitation() : occasion.title(),
                phrases.invites(occasion.inviter())
                        + (occasion.prize().isEmpty() ? "" : phrases.colon() + occasion.prize()),
                image);
    }

    /** Reads a link of this base; empty for any other text. */
    public static Optional<Link> parse(Base base, String url) {
        String start = base.url() + PATH;
        if (url.length() > ShortCode.MAX_TEXT || !url.startsWith(start)) {
            return Optional.empty();
        }
        return LinkTail.read(url.substring(start.length()))
                .filter(tail -> start.length() + tail.length() == url.length())
                .map(tail ->
                        new Link(base, tail.code(), tail.form(), tail.channel(), tail.campaign()));
    }

    @Override
    public String toString() {
        return url();
    }
}
