package io.hongbao.server.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.server.channel.Moment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A campaign at one moment, as its operators watch it. Money in minor units; what is not known is
 * left out.
 *
 * @param at campaign time
 * @param spentMinor what of the budget has left the treasury and the tills: in wallets, redeemed,
 *     or breakage
 * @param redeemedMinor what of it is redeemed or paid out
 * @param plannedSpentMinor what is to have left them by now: {@link SpendingPlan}
 * @param exhaustedAt when there is nothing left to grant if it goes on as in the last five minutes;
 *     left out when nothing goes out
 * @param claimsPerSecond claims that were answered, over the last two seconds
 * @param ordersPerSecond orders that were placed, over the last two seconds
 * @param granted envelopes so far
 * @param refused claims that got no envelope since this server started, by the code of the reason
 * @param latencyMillis of all claims of this server in the last ten seconds; left out when there
 *     were none
 * @param errorBudgetLeft 1 to 0; see {@link CampaignPulse#errorBudgetLeft}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figures(
        String at,
        String campaign,
        String state,
        long budgetMinor,
        long spentMinor,
        long redeemedMinor,
        long plannedSpentMinor,
        @Nullable String exhaustedAt,
        double claimsPerSecond,
        double ordersPerSecond,
        long granted,
        Map<String, Long> refused,
        @Nullable Latency latencyMillis,
        double errorBudgetLeft,
        Room room,
        List<Level> degrade,
        Scale scale,
        List<OutletFigure> outlets,
        List<MomentFigure> moments) {

    /** Within how many milliseconds 50, 95 and 99 of 100 were answered. */
    record Latency(double p50, double p95, double p99) {}

    /**
     * The waiting room.
     *
     * @param waiting tickets whose turn has not come
     * @param admitted places that have had their turn
     * @param waitSeconds how long the last of those who wait has to; left out when nobody is let in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Room(
            String state,
            long waiting,
            long admitted,
            double outflowPerSecond,
            @Nullable Integer ceilingPerSecond,
            @Nullable Long waitSeconds) {}

    /**
     * A degrade level.
     *
     * @param byItself whether the pressure brought it where it is, and no operator
     * @param since by the machine's clock; left out when it has always been so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Level(String level, boolean on, boolean byItself, @Nullable String since) {}

    /** How many servers there are, and how many the traffic would take. */
    record Scale(int replicas, int desired, String why) {}

    /**
     * A kitchen.
     *
     * @param busy which part of its queue is taken, 0 to 1
     * @param queue makes that are ordered and not yet made
     */
    record OutletFigure(String id, String name, double busy, long queue, boolean paused) {}

    /**
     * A moment.
     *
     * @param kind left out for those of the campaign file
     * @param found left out but for the server's alarms
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MomentFigure(
            String at, @Nullable String kind, String text, Moment.@Nullable Found found) {}

    /** With what is said in a language. */
    Figures in(List<OutletFigure> outlets, List<MomentFigure> moments) {
        return new Figures(
                at,
                campaign,
                state,
                budgetMinor,
                spentMinor,
                redeemedMinor,
                plannedSpentMinor,
                exhaustedAt,
                claimsPerSecond,
                ordersPerSecond,
                granted,
                refused,
                latencyMillis,
                errorBudgetLeft,
                room,
                degrade,
                scale,
                outlets,
                moments);
    }
}
