package io.hongbao.server.rehearse;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rehearsal as operators see it in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RehearsalCard(
        @Schema(description = "Its folder's name", examples = "20260206-040000-spike") String id,
        @Schema(examples = "spike") String model,
        @Schema(description = "How many of the model's people came; 1 is all") double scale,
        @Schema(description = "How much faster than real time") double speed,
        @Schema(description = "How long people come, in real seconds") double seconds,
        @Schema(description = "running, done, stopped or failed") String state,
        @Schema(description = "RFC 3339, by the machine's clock") String startedAt,
        @Nullable @Schema(description = "Left out when it was not started from here") String by,
        @Nullable String reason,
        @Nullable @Schema(description = "Once there is a report") Figures figures) {}
