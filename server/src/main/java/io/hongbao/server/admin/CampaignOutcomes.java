package io.hongbao.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.core.Outcome;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.launch.Clearances;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What operators' commands to campaigns came to, as answers. */
final class CampaignOutcomes {

    private CampaignOutcomes() {}

    /** Done. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Led(
            @Schema(examples = "done") String status,
            String campaign,
            @Schema(examples = "paused") String state,
            int version,
            List<CampaignCard.Change> changes) {}

    /** A second, different admin key has to ask for the same. */
    record AwaitingSecond(
            @Schema(examples = "awaiting_second_person") String status,
            String campaign,
            String act,
            String first) {}

    static Desk.Done answer(String campaign, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Led led ->
                    Desk.Done.with(
                            new Led(
                                    "done",
                                    campaign,
                                    word(led.status()),
                                    led.version(),
                                    CampaignCard.Change.of(led.changes())));
            case Outcome.AwaitingSecond waiting ->
                    new Desk.Done(
                            "awaiting_second_person",
                            Response.status(202)
                                    .type(MediaType.APPLICATION_JSON_TYPE)
                                    .entity(
                                            StrictJson.write(
                                                    new AwaitingSecond(
                                                            "awaiting_second_person",
                                                            campaign,
                                                            waiting.act(),
                                                            waiting.first().actor())))
                                    .build());
            case Outcome.NotAllowed not ->
                    throw ProblemException.of(
                            ProblemCode.STATUS_NOT_ALLOWED,
                            "campaign "
                                    + campaign
                                    + " is "
                                    + word(not.from())
                                    + "; from there it can be led to "
                                    + next(not.from())
                                    + ", not to "
                                    + word(not.to()));
            case Outcome.NotCleared not ->
                    throw switch (not.lack()) {
                        case NONE_GIVEN -> Clearances.needed(campaign);
                        case OTHER_VERSION -> Clearances.changed(campaign);
                    };
            case Outcome.UnsafeChange unsafe ->
                    throw new ProblemException(
                            Problem.of(
                                            ProblemCode.CHANGE_NOT_SAFE,
                                            "campaign "
                                                    + campaign
                                                    + " is published; nothing was changed")
                                    .because(
                                            unsafe.refused().stream()
                                                    .map(change ->
                                                            change.field()
                                                                    + " from "
                                                                    + change.from()
                                                                    + " to "
                                                                    + change.to()
                                                                    + ": "
                                                                    + change.reason())
                                                    .toList()));
            default -> throw new IllegalStateException("a campaign's command came to " + outcome);
        };
    }

    private static String next(CampaignStatus from) {
        List<String> words = from.next().stream().map(CampaignOutcomes::word).sorted().toList();
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private static String word(CampaignStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
