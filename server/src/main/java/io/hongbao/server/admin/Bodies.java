package io.hongbao.server.admin;

import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of admin writes, and what holds for all of them. */
final class Bodies {

    private Bodies() {}

    /** Why something is done. */
    record Reason(
            @Nullable @Schema(examples = "shops ran out of cups", maxLength = 500) String reason) {}

    /** Which campaign, and why. */
    record CampaignReason(@Nullable String campaign, @Nullable String reason) {}

    /** Which pass, and why. */
    record PassReason(@Nullable String pass, @Nullable String reason) {}

    /** A new admin key. */
    record NewKey(
            @Nullable @Schema(examples = "wang.fang") String name,
            @Nullable @Schema(examples = "[\"operator\"]") List<String> roles) {}

    /** What to call a backup. */
    record NewBackup(@Nullable @Schema(examples = "before-wave-2") String name) {}

    /** The reason in a body of only that. */
    static String reason(byte[] body) {
        return required(StrictJson.read(body, Reason.class).reason(), "reason", 500);
    }

    /** A text that must be there. */
    static String required(@Nullable String value, String field, int maxLength) {
        if (value == null || value.isBlank()) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID, field, field + " is required");
        }
        if (value.length() > maxLength) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID,
                    field,
                    field
                            + " must have at most "
                            + maxLength
                            + " characters, but has "
                            + value.length());
        }
        return value;
    }
}
