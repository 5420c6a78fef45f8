package io.hongbao.server.invite;

import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.overload.DegradeLevel;
import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.problem.Language;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * Puts invites off while the server is under pressure, so that claims go on: whoever makes or
 * accepts one is told when to come again, before anything is read or decided. They come back spread
 * over half a minute, not all together.
 */
final class Deferral {

    /** Nobody is asked to come back sooner, in seconds. */
    static final int LEAST_SECONDS = 10;

    /** Nobody is asked to wait longer, in seconds. */
    static final int MOST_SECONDS = 40;

    private final BooleanSupplier engaged;
    private final Refusals refusals;
    private final CampaignClock clock;

    Deferral(DegradeLevels levels, Refusals refusals, CampaignClock clock) {
        this.engaged = () -> levels.isEngaged(DegradeLevel.INVITES_DEFERRED);
        this.refusals = refusals;
        this.clock = clock;
    }

    boolean isEngaged() {
        return engaged.getAsBoolean();
    }

    /** When to come again. */
    Reply reply(CampaignView campaign, Language language) {
        int seconds = ThreadLocalRandom.current().nextInt(LEAST_SECONDS, MOST_SECONDS + 1);
        return refusals.queued(
                "deferred", clock.inSeconds(seconds), campaign.terms().zone(), language);
    }
}
