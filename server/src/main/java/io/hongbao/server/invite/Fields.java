package io.hongbao.server.invite;

import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.Channel;
import io.hongbao.share.Language;
import io.hongbao.share.ShareForm;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of requests about invites, and what each must be like. */
final class Fields {

    /** The longest code, link or message in a path, in UTF-16 units. */
    static final int MOST_IN_PATH = 300;

    /** The longest name of somebody who invites, in UTF-16 units. */
    static final int MOST_NAME = 200;

    /** The longest id of a click, in UTF-16 units. */
    static final int MOST_CLICK = 200;

    private Fields() {}

    /** The body of {@code POST /v1/campaigns/{campaign}/invites}. */
    record Making(@Nullable String channel, @Nullable String name, @Nullable String lang) {
        static final Making NOTHING = new Making(null, null, null);
    }

    /** The body of {@code POST /v1/invites/{code}/acceptances}. */
    record Acceptance(
            @Nullable String form,
            @Nullable String channel,
            @Nullable String click,
            @Nullable String text) {
        static final Acceptance NOTHING = new Acceptance(null, null, null, null);
    }

    /** The body of {@code POST /v1/invites/{code}/shares}. */
    record Share(@Nullable String form, @Nullable String channel) {}

    /** The body of {@code POST /v1/installs}. */
    record Install(@Nullable String click) {}

    /** The body of {@code POST /v1/invites/{code}/reports}. */
    record Report(@Nullable String form, @Nullable String channel, @Nullable String obstacle) {}

    /** Reads a body that may be left out. */
    static <T> T body(HttpServerRequest request, byte[] body, Class<T> type, T nothing) {
        if (body.length == 0) {
            return nothing;
        }
        return body(request, body, type);
    }

    /** Reads a body that must be there. */
    static <T> T body(HttpServerRequest request, byte[] body, Class<T> type) {
        Requests.requireJsonBody(request);
        return StrictJson.read(body, type);
    }

    /** What stands in the path where a code is expected: any text, percent-encoded. */
    static String pathText(String target) {
        String text;
        try {
            // A plus sign in a path is a plus sign.
            text = URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID,
                    "code",
                    "code must be percent-encoded UTF-8, as RFC 3986 says");
        }
        if (text.length() > MOST_IN_PATH) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID,
                    "code",
                    "code may have at most "
                            + MOST_IN_PATH
                            + " characters: accept a longer message with POST"
                            + " /v1/invites/-/acceptances and text");
        }
        return text;
    }

    /** A channel; {@link Channel#OTHER} when none is said. */
    static Channel channelOrOther(@Nullable String said) {
        return said == null ? Channel.OTHER : channel(said);
    }

    private static Channel channel(@Nullable String said) {
        return Channel.of(said == null ? "" : said)
                .orElseThrow(() ->
                        invalid(
                                "channel",
                                "channel has 1 to 20 of a-z, 0-9 and -, such as wechat"));
    }

    private static ShareForm form(@Nullable String said) {
        return ShareForm.of(said == null ? "" : said)
                .orElseThrow(() ->
                        invalid(
                                "form",
                                "form is one of link, code, passphrase, poster and spoken"));
    }

    /** By which form and channel; both must be said. */
    static Trace.Way way(@Nullable String form, @Nullable String channel) {
        return new Trace.Way(form(form), channel(channel));
    }

    /** By which form and channel, when nothing is known beyond what the body says. */
    static Trace.Way wayOrOther(Acceptance said) {
        return new Trace.Way(
                said.form() == null ? ShareForm.CODE : form(said.form()),
                channelOrOther(said.channel()));
    }

    /** A name as it was written; it is cut and cleaned where it is shown. */
    static String name(@Nullable String said) {
        if (said == null) {
            return "";
        }
        if (said.length() > MOST_NAME) {
            throw invalid(
                    "name",
                    "name may have at most "
                            + MOST_NAME
                            + " characters, but has "
                            + said.length()
                            + ": send a shorter one, or none");
        }
        return said;
    }

    /** The language of the texts to hand on. */
    static Language language(@Nullable String said, io.hongbao.server.problem.Language otherwise) {
        if (said == null) {
            return share(otherwise);
        }
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "zh", "zh-cn" -> Language.ZH;
            case "en" -> Language.EN;
            default -> throw invalid("lang", "lang is zh, zh-CN or en");
        };
    }

    private static Language share(io.hongbao.server.problem.Language language) {
        return switch (language) {
            case ZH -> Language.ZH;
            case EN -> Language.EN;
        };
    }

    /** The same language as answers have it. */
    static io.hongbao.server.problem.Language ofAnswers(Language language) {
        return switch (language) {
            case ZH -> io.hongbao.server.problem.Language.ZH;
            case EN -> io.hongbao.server.problem.Language.EN;
        };
    }

    static Trace.Obstacle obstacle(@Nullable String said) {
        for (Trace.Obstacle one : Trace.Obstacle.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(said)) {
                return one;
            }
        }
        throw invalid("obstacle", "obstacle is cannot_open or cannot_copy");
    }

    /** The id of a click. */
    static String click(@Nullable String said) {
        if (said == null || said.isEmpty() || said.length() > MOST_CLICK) {
            throw invalid(
                    "click", "click has 1 to " + MOST_CLICK + " characters, as the page gave it");
        }
        return said;
    }

    static ProblemException invalid(String field, String rule) {
        return ProblemException.of(ProblemCode.JSON_FIELD_INVALID, field, rule);
    }
}
