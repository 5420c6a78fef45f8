package io.hongbao.server.web;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the pages say in one language, read from their sources: tests go by these words, too. */
final class Texts {
    private static final Path WEBUI = Path.of("src/main/webui");
    private static final Pattern NAMED = Pattern.compile("\\{\\w+}");

    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (\\w+) from '\\./([\\w.-]+)';?$");

    private static final Pattern SPECIAL = Pattern.compile("[.*+?^${}()|\\[\\]\\\\]");

    private final String language;
    private final Map<String, String> byKey = new HashMap<>();

    private Texts(String language) {
        this.language = language;
    }

    /**
     * @param application {@code campaign} or {@code console}
     * @param language {@code zh-CN} or {@code en}
     */
    static Texts of(Chromium chromium, String application, String language) {
        Path folder = WEBUI.resolve(application + "/src/texts");
        try (Page page = chromium.browser().newPage()) {
            Texts texts = new Texts(language);
            texts.take("", page.evaluate(expression(folder, language)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file and those that it imports, as one expression. */
    private static String expression(Path folder, String name) throws IOException {
        String source = Files.readString(folder.resolve(name + ".ts"));
        StringBuilder parts = new StringBuilder();
        Matcher imported = IMPORT.matcher(source);
        while (imported.find()) {
            parts.append("const ")
                    .append(imported.group(1))
                    .append(" = ")
                    .append(expression(folder, imported.group(2)))
                    .append(';');
        }
        String own = IMPORT.matcher(source).replaceAll("").replaceFirst("export default ", "");
        return "(() => {" + parts + "return (" + own.strip() + ")})()";
    }

    private void take(String key, Object part) {
        switch (part) {
            case Map<?, ?> parts ->
                    parts.forEach((name, value) ->
                            take(key.isEmpty() ? "" + name : key + "." + name, value));
            default -> byKey.put(key, part.toString());
        }
    }

    /** As browsers name it. */
    String language() {
        return language;
    }

    /** A text, such as that of {@code home.open}; its named values are filled in in their order. */
    String of(String key, String... values) {
        String text = byKey.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text has the key " + key);
        }
        for (String value : values) {
            text = NAMED.matcher(text).replaceFirst(value);
        }
        return text;
    }

    /** A pattern of JavaScript's and Java's alike, of a text with any values in it. */
    Pattern like(String key) {
        StringBuilder pattern = new StringBuilder();
        for (String part : NAMED.split(of(key), -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".+")
                    .append(SPECIAL.matcher(part).replaceAll("\\\\$0"));
        }
        return Pattern.compile(pattern.toString());
    }
}
