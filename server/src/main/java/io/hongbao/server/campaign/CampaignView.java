package io.hongbao.server.campaign;

import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A campaign as it was when it was last looked at, with everything prepared that answers need again
 * and again.
 */
public final class CampaignView {

    private final Campaign campaign;
    private final Map<String, PrizeView> prizes = new HashMap<>();

    CampaignView(Campaign campaign) {
        this.campaign = campaign;
        for (Prize prize : campaign.terms().prizes()) {
            prizes.put(prize.id(), new PrizeView(campaign.terms(), prize));
        }
    }

    public String id() {
        return campaign.id();
    }

    public Campaign campaign() {
        return campaign;
    }

    public CampaignTerms terms() {
        return campaign.terms();
    }

    public Optional<PrizeView> prize(String id) {
        return Optional.ofNullable(prizes.get(id));
    }

    /** Whether people may know of it. */
    public boolean isPublic() {
        return campaign.status() != CampaignStatus.DRAFT;
    }

    /**
     * The state in the words of the API, such as {@code running}. A scheduled campaign runs once
     * its window has begun, without anybody's command.
     */
    public String state(long nowMillis) {
        boolean begun =
                campaign.status() == CampaignStatus.SCHEDULED
                        && nowMillis >= terms().window().fromMillis();
        CampaignStatus status = begun ? CampaignStatus.RUNNING : campaign.status();
        return status.name().toLowerCase(Locale.ROOT);
    }
}
