package io.hongbao.server.invite;

import io.hongbao.core.Host;
import io.hongbao.server.abuse.AbuseWatch;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.metrics.InviteMetrics;
import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.room.Rooms;
import io.hongbao.server.session.Passes;
import io.hongbao.server.trace.Traces;
import java.util.function.LongSupplier;

/**
 * Everything that routes about invites are made of.
 *
 * @param machineMillis the machine's time, by which passes expire
 * @param levels whether invites are put off now
 */
public record InviteParts(
        Host host,
        Campaigns campaigns,
        Rooms rooms,
        Passes passes,
        CampaignClock clock,
        LongSupplier machineMillis,
        PublicPages pages,
        FormAdvice advice,
        PosterAddresses posters,
        Clicks clicks,
        Traces traces,
        AbuseWatch watch,
        DegradeLevels levels,
        InviteMetrics metrics) {}
