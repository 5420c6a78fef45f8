package io.hongbao.server.edge;

import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What every hot route asks of a request's headers. */
public final class Requests {

    private static final String BEARER = "Bearer ";
    private static final CharSequence IDEMPOTENCY_KEY =
            HttpHeaders.createOptimized("idempotency-key");

    private Requests() {}

    /** Refuses a request whose {@code Accept} admits no JSON. */
    public static void requireJsonAccepted(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null
                || accept.contains("json")
                || accept.contains("*/*")
                || accept.contains("application/*")) {
            return;
        }
        throw ProblemException.of(
                ProblemCode.NOT_ACCEPTABLE, "Accept", "answers are application/json");
    }

    /** Refuses a request whose {@code Accept} admits no server-sent events. */
    public static void requireEventsAccepted(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null
                || accept.contains("text/event-stream")
                || accept.contains("*/*")
                || accept.contains("text/*")) {
            return;
        }
        throw ProblemException.of(
                ProblemCode.NOT_ACCEPTABLE, "Accept", "answers are text/event-stream");
    }

    /** Refuses a body that is not said to be JSON in UTF-8. */
    public static void requireJsonBody(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !isJson(type)) {
            throw ProblemException.of(
                    ProblemCode.CONTENT_TYPE_UNSUPPORTED,
                    "Content-Type",
                    "send application/json in UTF-8");
        }
    }

    private static boolean isJson(String type) {
        if (type.equals("application/json")) {
            return true;
        }
        String lower = type.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        return lower.equals("application/json") || lower.equals("application/json;charset=utf-8");
    }

    /** The pass in the {@code Authorization} header. */
    public static String bearer(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || authorization.isBlank()) {
            throw ProblemException.of(
                    ProblemCode.PASS_MISSING,
                    "Authorization",
                    "send 'Bearer ' and a pass from POST /v1/sessions");
        }
        if (!authorization.startsWith(BEARER)) {
            throw ProblemException.of(
                    ProblemCode.PASS_INVALID,
                    "Authorization",
                    "send 'Bearer ' and a pass from POST /v1/sessions");
        }
        return authorization.substring(BEARER.length());
    }

    /** The one and only {@code Idempotency-Key}: 1-64 of {@code [A-Za-z0-9._:-]}. */
    public static String idempotencyKey(HttpServerRequest request) {
        return key(request.headers().getAll(IDEMPOTENCY_KEY));
    }

    /** The {@code Idempotency-Key} of a write that can do without one. */
    public static Optional<String> idempotencyKeyIfAny(HttpServerRequest request) {
        List<String> keys = request.headers().getAll(IDEMPOTENCY_KEY);
        return keys.isEmpty() ? Optional.empty() : Optional.of(key(keys));
    }

    private static String key(List<String> keys) {
        if (keys.size() != 1) {
            throw ProblemException.of(
                    ProblemCode.KEY_MISSING,
                    "Idempotency-Key",
                    "send exactly one Idempotency-Key header, not " + keys.size());
        }
        String key = keys.getFirst();
        if (!isKey(key)) {
            throw ProblemException.of(
                    ProblemCode.KEY_INVALID,
                    "Idempotency-Key",
                    "a key has 1 to 64 of A-Z a-z 0-9 . _ : -");
        }
        return key;
    }

    static boolean isKey(String key) {
        if (key.isEmpty() || key.length() > 64) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean allowed =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '.'
                            || c == '_'
                            || c == ':'
                            || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }
}
