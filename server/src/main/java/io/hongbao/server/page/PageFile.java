package io.hongbao.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * A page, or a part of one, that ships with the server. Names in double braces stand for values;
 * what stands between <code>{{?name}}</code> and <code>{{/name}}</code> is only there when that
 * value is not empty.
 */
public final class PageFile {

    private static final int ROOM = 8_192;

    private final String name;
    private final String text;

    private PageFile(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** The resource of this name, such as {@code /landing.html}. */
    public static PageFile of(String name) {
        try (InputStream in = PageFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new PageFile(
                    name, new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + name + " cannot be read", e);
        }
    }

    public String text() {
        return text;
    }

    /** Its source expression for a content security policy, such as {@code 'sha256-...'}. */
    public String source() {
        try {
            byte[] sha256 =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(sha256) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The page with its values. One pass: nothing in a value is a name.
     *
     * @param values by name, ready to stand in HTML
     */
    public String filled(Map<String, String> values) {
        StringBuilder html = new StringBuilder(text.length() + ROOM);
        int at = 0;
        while (true) {
            int open = text.indexOf("{{", at);
            if (open < 0) {
                return html.append(text, at, text.length()).toString();
            }
            int close = text.indexOf("}}", open);
            html.append(text, at, open);
            at = close + 2;
            char kind = text.charAt(open + 2);
            String value = text.substring(open + (kind == '?' || kind == '/' ? 3 : 2), close);
            String known = values.get(value);
            if (known == null) {
                throw new IllegalStateException(name + " names " + value);
            }
            if (kind == '?' && known.isEmpty()) {
                at = text.indexOf("{{/" + value + "}}", at);
            } else if (kind != '?' && kind != '/') {
                html.append(known);
            }
        }
    }

    /** Text as it stands in HTML, between tags or in an attribute's double quotes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
