package io.hongbao.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.rehearsal.certificate.CertificateFile;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.launch.Shown;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of admin writes, and what holds for all of them. */
final class Bodies {

    private Bodies() {}

    /** Why something is done. */
    record Reason(
            @Nullable @Schema(examples = "shops ran out of cups", maxLength = 500) String reason) {}

    /** Why a campaign is led elsewhere, and what is shown for publishing it. */
    record Lead(
            @Nullable @Schema(examples = "shops ran out of cups", maxLength = 500) String reason,
            @Nullable
                    @Schema(
                            description =
                                    "Publishing only: a launch certificate, the document itself or its text",
                            type = SchemaType.OBJECT)
                    JsonNode certificate,
            @Nullable @Schema(description = "Publishing only: launches without a certificate")
                    ByPerson override) {}

    /** Who launches without a certificate, and why. */
    record ByPerson(
            @Nullable @Schema(examples = "Wang Fang", maxLength = 100) String name,
            @Nullable @Schema(examples = "the machine is there for one day only", maxLength = 500)
                    String reason) {}

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

    /** What is shown for publishing a campaign. */
    static Shown shown(Lead lead, boolean publishing) {
        JsonNode certificate = lead.certificate();
        ByPerson override = lead.override();
        boolean certified = certificate != null && !certificate.isNull();
        if (!publishing && (certified || override != null)) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID,
                    certified ? "certificate" : "override",
                    "only publishing takes a certificate or an override");
        }
        if (certified && override != null) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID,
                    "override",
                    "send a certificate or an override, not both");
        }
        if (override != null) {
            return new Shown.ByPerson(
                    required(override.name(), "override.name", LaunchClearance.MAX_NAME),
                    required(override.reason(), "override.reason", LaunchClearance.MAX_REASON));
        }
        if (certificate == null || certificate.isNull()) {
            return Shown.Nothing.INSTANCE;
        }
        String text = certificate.isTextual() ? certificate.asText() : certificate.toString();
        return new Shown.Certificate(
                CertificateFile.read("certificate", text.getBytes(StandardCharsets.UTF_8)));
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
