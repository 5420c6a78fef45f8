package io.hongbao.server.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hongbao.server.effect.Answer;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads what the other side answers to a signed request. Fields that are not known are skipped: the
 * other side may have reasons of its own to send them.
 */
final class AnswerBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AnswerBody() {}

    /** The answer. */
    static Answer read(int status, byte[] body) {
        Optional<JsonNode> json = json(body);
        String word = json.map(node -> node.path("status").asText("")).orElse("");
        if (status == 200 && word.equals("done")) {
            return new Answer.Done(text(json.get(), "reference"));
        }
        if ((status == 200 || isClientError(status)) && word.equals("refused")) {
            return new Answer.Refused(reason(json.get()), text(json.get(), "reference"));
        }
        if (status == 202 || (status == 200 && word.equals("later"))) {
            return Answer.Later.INSTANCE;
        }
        return new Answer.Failed(
                Answer.Trouble.ANSWER_UNKNOWN,
                "answered "
                        + status
                        + (isClientError(status) || status == 200
                                ? " without saying done, refused or later"
                                : ""),
                isWorthAnotherTry(status));
    }

    /**
     * A request that is not understood will not be understood the next time. Rights and addresses
     * can be put right, and too many requests become fewer.
     */
    private static boolean isWorthAnotherTry(int status) {
        return switch (status) {
            case 401, 403, 404, 407, 408, 425, 429 -> true;
            default -> !isClientError(status);
        };
    }

    private static boolean isClientError(int status) {
        return status >= 400 && status < 500;
    }

    private static String reason(JsonNode json) {
        String reason = text(json, "reason");
        return reason.isEmpty() ? "no reason given" : reason;
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("");
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("reading from memory does not fail", e);
        }
    }
}
