package io.hongbao.cli.rehearse;

/** Text inside HTML. */
public final class Html {
    private Html() {}

    public static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
