package io.hongbao.core.chance;

/** Gives the core the campaigns' secrets, which are never in its state before a campaign closes. */
public interface Secrets {

    /**
     * The secrets of a campaign.
     *
     * @throws IllegalStateException when this host has none for it: a decision fails rather than
     *     draws differently
     */
    CampaignSecrets of(String campaign);
}
