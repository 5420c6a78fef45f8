package io.hongbao.core.campaign;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Outcome;
import io.hongbao.core.PrizeEvent;

/**
 * Stops single prizes of a campaign and resumes them, on its home shard; the others follow by
 * message, as they follow a pause, and grant until it arrives.
 *
 * <p>A stop is of the whole prize: of a deck or a lucky split no position is drawn while it lasts,
 * so that none is lost, and a refusal says nothing of what the next position holds. It lasts until
 * somebody resumes the prize, whatever files are applied and wherever the campaign is led
 * meanwhile.
 */
public final class PrizeStopDecider {
    private PrizeStopDecider() {}

    /** Stops a prize. Stopping a stopped one changes nothing. */
    public static Outcome stop(Deciding deciding, Command.StopPrize command) {
        return lead(deciding, command.campaign(), command.prize(), true, command.by());
    }

    /** Lets a prize be granted again. One that is not stopped stays as it is. */
    public static Outcome resume(Deciding deciding, Command.ResumePrize command) {
        return lead(deciding, command.campaign(), command.prize(), false, command.by());
    }

    private static Outcome lead(
            Deciding deciding, String id, String prize, boolean stopped, Authority by) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(id));
        CampaignStatus status = campaign.status();
        if (!status.isFunded() || status == CampaignStatus.CLOSED) {
            return new Outcome.NotAllowed(status, status);
        }
        if (campaign.terms().prize(prize).isEmpty()) {
            return new Outcome.PrizeNotThere(prize);
        }
        if (campaign.isStopped(prize) != stopped) {
            Event event =
                    stopped
                            ? new PrizeEvent.PrizeStopped(id, prize, by)
                            : new PrizeEvent.PrizeResumed(id, prize, by);
            deciding.happened(event);
            deciding.tellPrizeStops(deciding.get(new EntityKey.OfCampaign(id)));
        }
        return new Outcome.PrizeLed(prize, stopped);
    }
}
