package io.hongbao.server.rehearse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What matters most of a rehearsal's report. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figures(
        @Schema(description = "Whether every promise was kept") boolean kept,
        @Schema(description = "The promises that were broken", examples = "[\"exact\"]")
                List<String> broken,
        @Nullable @Schema(description = "What the audit said; left out when there was none")
                Boolean clean,
        String version,
        @Schema(description = "How long it took until the last answer, in real milliseconds")
                long loadMillis,
        long people,
        @Schema(description = "People whose patience was over before they were done") long gaveUp,
        @Schema(description = "People who were due and could not be sent") long unsent,
        @Schema(description = "Envelopes") long granted,
        long grantedMinor,
        String currency,
        long orders,
        @Schema(description = "Invites that were accepted") long accepted,
        long answers,
        @Schema(description = "Answers in the busiest second") long busiestSecond,
        @Schema(description = "Answers that must not be") long unexpected,
        @Nullable @Schema(description = "Of claims, from the intended start") Double claimP50Millis,
        @Nullable Double claimP99Millis,
        @Nullable Double claimP999Millis,
        @Schema(description = "Processor time of the server; 0 when it is not known")
                long serverCpuMillis) {

    public Figures {
        broken = List.copyOf(broken);
    }

    /** Of a {@code report.json}; what it does not have is 0, or left out. */
    static Figures of(JsonNode report) {
        JsonNode people = report.path("people");
        JsonNode requests = report.path("requests");
        JsonNode claim = report.path("latencies").path("claim");
        List<String> broken = new ArrayList<>();
        report.path("promises")
                .properties()
                .forEach(promise -> {
                    if (!promise.getValue().path("kept").asBoolean()) {
                        broken.add(promise.getKey());
                    }
                });
        JsonNode clean = report.path("clean");
        return new Figures(
                report.path("ok").asBoolean(),
                broken,
                clean.isBoolean() ? clean.asBoolean() : null,
                report.path("version").asText(),
                report.path("loadMillis").asLong(),
                people.path("came").asLong(),
                people.path("gaveUp").asLong(),
                people.path("unsent").asLong(),
                people.path("granted").asLong(),
                people.path("grantedMinor").asLong(),
                report.path("currency").asText(),
                report.path("orders").path("placed").asLong(),
                report.path("invites").path("accepted").asLong(),
                requests.path("answers").asLong(),
                requests.path("busiestSecond").asLong(),
                requests.path("unexpected").asLong(),
                millis(claim, "p50Millis"),
                millis(claim, "p99Millis"),
                millis(claim, "p999Millis"),
                report.path("serverCpuMillis").asLong());
    }

    private static @Nullable Double millis(JsonNode latency, String field) {
        JsonNode millis = latency.path(field);
        return millis.isNumber() ? millis.asDouble() : null;
    }
}
