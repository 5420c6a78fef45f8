package io.hongbao.server.session;

import io.hongbao.core.UserId;
import io.hongbao.server.campaign.CampaignView;

/** Is told of everybody who opens a session. */
@FunctionalInterface
public interface Arrivals {

    /**
     * Somebody has a pass now. Never blocks and never fails.
     *
     * @param device the app's id of the device, 0-128 characters
     * @param network as the edge sees it; 0 for this machine's own
     */
    void came(CampaignView campaign, UserId user, String device, long network);
}
