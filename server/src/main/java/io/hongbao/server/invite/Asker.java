package io.hongbao.server.invite;

import io.hongbao.core.UserId;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.session.Pass;

/**
 * Who asks about an invite.
 *
 * @param campaign the pass's: a code names a number, and the pass says in which campaign
 * @param network as the edge sees it; 0 for this machine's own
 */
record Asker(Pass pass, CampaignView campaign, long network) {

    UserId user() {
        return pass.user();
    }
}
