package io.hongbao.server.landing;

import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;

/**
 * Tells programs that fetch a page for its preview, or ahead of time, from people who open it.
 * Those that do not say what they are can't be told.
 */
final class Previewers {

    private static final int MAX_LENGTH = 1_024;

    /** {@code Cubot} makes telephones. */
    private static final Pattern PROGRAM =
            Pattern.compile(
                    "(?<!cu)bot(?![a-z])|spider|crawl|preview|facebookexternalhit|meta-external|whatsapp/"
                            + "|embedly|vkshare|slurp|yandex\\.com/bots|mediapartners|headlesschrome"
                            + "|curl/|wget/|python|okhttp|java/|go-http-client|axios|node-fetch",
                    Pattern.CASE_INSENSITIVE);

    private Previewers() {}

    /** Whether nobody looks at the answer. */
    static boolean isOne(HttpServerRequest request) {
        String agent = request.getHeader("user-agent");
        return agent == null
                || agent.isBlank()
                || isProgram(agent)
                || isAhead(request, "sec-purpose")
                || isAhead(request, "purpose")
                || isAhead(request, "x-moz");
    }

    static boolean isProgram(String userAgent) {
        String begin = userAgent.substring(0, Math.min(userAgent.length(), MAX_LENGTH));
        return PROGRAM.matcher(begin).find();
    }

    private static boolean isAhead(HttpServerRequest request, String header) {
        String purpose = request.getHeader(header);
        return purpose != null && (purpose.contains("prefetch") || purpose.contains("preview"));
    }
}
