package io.hongbao.server.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A waiting room as its operators see it.
 *
 * @param state such as {@code pre_queue}
 * @param next where it can be led from there
 * @param waiting tickets whose turn has not come
 * @param entered tickets that were exchanged; {@code admittedUpTo} less these have not come (yet)
 * @param outflowPerSecond how many get their turn in a second at the moment
 * @param ratePerSecond what the control loop has come to, in people a second who come; absent while
 *     nobody is admitted
 * @param shownShare the share of those called that came lately; the loop calls so many more
 * @param ceilingPerSecond what is in force, the operator's or the campaign's; absent for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoomCard(
        String campaign,
        @Schema(examples = "open") String state,
        List<String> next,
        int opening,
        long joined,
        long preQueued,
        long admittedUpTo,
        long waiting,
        long entered,
        double outflowPerSecond,
        @Nullable Double ratePerSecond,
        @Nullable Double shownShare,
        @Nullable Integer ceilingPerSecond,
        @Nullable String opensAt,
        @Nullable String commitment) {}
