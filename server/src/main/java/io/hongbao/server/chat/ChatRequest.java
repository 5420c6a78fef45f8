package io.hongbao.server.chat;

import io.hongbao.assistant.conversation.Ask;
import io.hongbao.assistant.conversation.Texts;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/chat}: something said, or a quote confirmed.
 *
 * @param conversation the person's own name for the conversation; a new one when it is left out
 * @param text what the person says
 * @param confirm the quote whose button the person has pressed
 * @param lang {@code zh} or {@code en}; else that of the text, else that of {@code Accept-Language}
 * @param pack whom to talk to, if not to this server's assistant
 */
record ChatRequest(
        @Nullable String conversation,
        @Nullable String text,
        @Nullable Confirm confirm,
        @Nullable String lang,
        @Nullable String pack) {

    private static final Pattern CONVERSATION = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** The quote, as its card names it. */
    record Confirm(@Nullable String quote, @Nullable String hash) {}

    /** What is asked. Everything that is not as it should be is refused. */
    Ask ask(int mostCharacters) {
        if (conversation != null && !CONVERSATION.matcher(conversation).matches()) {
            throw invalid("conversation", "a conversation has 1 to 64 of A-Z a-z 0-9 . _ : -");
        }
        Confirm agreed = confirm;
        if (agreed == null) {
            return said(mostCharacters);
        }
        if (text != null) {
            throw invalid("confirm", "send either text or confirm");
        }
        String quote = agreed.quote();
        String hash = agreed.hash();
        if (quote == null || hash == null || quote.length() > 64 || hash.length() > 64) {
            throw invalid("confirm", "confirm needs quote and hash, from the quote's card");
        }
        return new Ask.Agreed(quote, hash);
    }

    private Ask said(int mostCharacters) {
        String raw = text == null ? "" : text;
        if (raw.length() > mostCharacters) {
            throw ProblemException.of(
                    ProblemCode.TEXT_TOO_LONG,
                    "text",
                    "a text has at most " + mostCharacters + " characters");
        }
        String clean = Texts.clean(raw);
        if (clean.isEmpty()) {
            throw ProblemException.of(
                    ProblemCode.TEXT_MISSING, "text", "say something, or send confirm");
        }
        return new Ask.Said(clean);
    }

    /** The language to answer in. */
    Language language(@Nullable String acceptLanguage) {
        String said = text == null ? "" : text;
        return spoken(lang, said, acceptLanguage);
    }

    /** The language that was asked for, or that {@code text} is in, or that the caller prefers. */
    static Language spoken(@Nullable String lang, String text, @Nullable String acceptLanguage) {
        if (lang != null) {
            return switch (lang) {
                case "zh", "zh-CN" -> Language.ZH;
                case "en" -> Language.EN;
                default -> throw invalid("lang", "lang is zh or en");
            };
        }
        if (io.hongbao.assistant.Language.of(text) == io.hongbao.assistant.Language.ZH) {
            return Language.ZH;
        }
        boolean latin = text.chars().anyMatch(c -> c < 0x250 && Character.isLetter(c));
        return latin ? Language.EN : Language.of(acceptLanguage);
    }

    private static ProblemException invalid(String field, String rule) {
        return ProblemException.of(ProblemCode.JSON_FIELD_INVALID, field, rule);
    }
}
