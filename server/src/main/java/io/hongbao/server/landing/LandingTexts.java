package io.hongbao.server.landing;

import io.hongbao.server.problem.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/** The words of the landing page in one language. */
final class LandingTexts {

    static final LandingTexts ENGLISH = new LandingTexts(Language.EN, "d MMMM uuuu");
    static final LandingTexts CHINESE = new LandingTexts(Language.ZH, "uuuu年M月d日");

    private final Language language;
    private final Properties texts = new Properties();
    private final DateTimeFormatter date;

    private LandingTexts(Language language, String date) {
        this.language = language;
        this.date = DateTimeFormatter.ofPattern(date, Locale.ENGLISH);
        String resource = "/landing_" + language.id() + ".properties";
        try (InputStream in = LandingTexts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
        }
    }

    static LandingTexts of(Language language) {
        return switch (language) {
            case EN -> ENGLISH;
            case ZH -> CHINESE;
        };
    }

    Language language() {
        return language;
    }

    io.hongbao.share.Language shared() {
        return switch (language) {
            case EN -> io.hongbao.share.Language.EN;
            case ZH -> io.hongbao.share.Language.ZH;
        };
    }

    LandingTexts other() {
        return switch (language) {
            case EN -> CHINESE;
            case ZH -> ENGLISH;
        };
    }

    java.util.Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** A text; every key is in both languages, as a test sees to. */
    String of(String key) {
        return texts.getProperty(key, key);
    }

    /** A text with one value in it. */
    String of(String key, String name, String value) {
        return of(key).replace("{" + name + "}", value);
    }

    String date(long millis, ZoneId zone) {
        return date.format(Instant.ofEpochMilli(millis).atZone(zone));
    }
}
