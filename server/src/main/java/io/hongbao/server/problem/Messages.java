package io.hongbao.server.problem;

import io.hongbao.core.Refusal;
import io.hongbao.core.invite.InviteRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The messages of all codes, from one resource file for each language. */
public final class Messages {

    private static final Map<Language, Properties> BY_LANGUAGE = load();

    private Messages() {}

    /** What a person reads about {@code code}. */
    public static String of(ProblemCode code, Language language) {
        return of(code.code(), language);
    }

    /** What a person reads about a refused claim. */
    public static String of(Refusal refusal, Language language) {
        return of(codeOf(refusal), language);
    }

    /** What a person reads about a refusal to do something with an invite. */
    public static String of(InviteRefusal refusal, Language language) {
        return of(codeOf(refusal), language);
    }

    /** What a person reads about an invite: {@code key} is such as {@code held}. */
    public static String ofInvite(String key, Language language) {
        return of("invite." + key, language);
    }

    /** What a person reads whose claim is queued. */
    public static String queued(Language language) {
        return of("queued", language);
    }

    /** What a person reads about an order: {@code code} is its status, or why it ended. */
    public static String ofOrder(String code, Language language) {
        return of("order." + code, language);
    }

    /** What a person reads about a payout: {@code status} is where it is. */
    public static String ofPayout(String status, Language language) {
        return of("payout." + status, language);
    }

    /** What a person reads about a waiting room: {@code key} is such as {@code your_turn}. */
    public static String ofRoom(String key, Language language) {
        return of("waiting_room." + key, language);
    }

    /** The stable code of a refused claim, such as {@code already_claimed}. */
    public static String codeOf(Refusal refusal) {
        return refusal.name().toLowerCase(Locale.ROOT);
    }

    /** The stable code of a refusal to do something with an invite, such as {@code own_invite}. */
    public static String codeOf(InviteRefusal refusal) {
        return refusal.name().toLowerCase(Locale.ROOT);
    }

    /** Whether {@code code} has a message in {@code language}. */
    static boolean has(String code, Language language) {
        return in(language).containsKey(code);
    }

    /** All codes with a message in {@code language}. */
    static java.util.Set<String> codes(Language language) {
        return in(language).stringPropertyNames();
    }

    private static Properties in(Language language) {
        return Objects.requireNonNull(BY_LANGUAGE.get(language));
    }

    private static String of(String code, Language language) {
        return in(language).getProperty(code, code);
    }

    private static Map<Language, Properties> load() {
        Map<Language, Properties> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, load("/problems_" + language.id() + ".properties"));
        }
        return all;
    }

    private static Properties load(String resource) {
        try (InputStream in = Messages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the resource " + resource + " is missing from the jar");
            }
            Properties messages = new Properties();
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
        }
    }
}
