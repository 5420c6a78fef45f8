package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rules and the status that each shard knows of each campaign, at the entry that is being read.
 */
final class Rules {

    private final Map<Key, Rule> rules = new HashMap<>();

    private record Key(int shard, String campaign) {}

    /** What a shard goes by. */
    record Rule(CampaignTerms terms, CampaignStatus status, int version) {

        boolean allowsGrants() {
            return status == CampaignStatus.SCHEDULED || status == CampaignStatus.RUNNING;
        }

        boolean allowsRedemption() {
            return allowsGrants()
                    || status == CampaignStatus.PAUSED
                    || status == CampaignStatus.CLOSED;
        }

        boolean isFunded() {
            return status != CampaignStatus.ABSENT && status != CampaignStatus.DRAFT;
        }

        boolean isSaidBy(Message.CampaignUpdated updated) {
            return terms.equals(updated.terms())
                    && status == updated.status()
                    && version == updated.version();
        }
    }

    Optional<Rule> rule(int shard, String campaign) {
        return Optional.ofNullable(rules.get(new Key(shard, campaign)));
    }

    /** Learns from an event; others are of no interest. */
    void follow(int shard, Event event) {
        switch (event) {
            case Event.CampaignApplied it -> {
                CampaignStatus status =
                        rule(shard, it.campaign())
                                .map(Rule::status)
                                .filter(known -> known != CampaignStatus.ABSENT)
                                .orElse(CampaignStatus.DRAFT);
                rules.put(
                        new Key(shard, it.campaign()), new Rule(it.terms(), status, it.version()));
            }
            case Event.StatusChanged it ->
                    rules.computeIfPresent(
                            new Key(shard, it.campaign()),
                            (_, old) -> new Rule(old.terms(), it.to(), old.version()));
            case Event.CampaignCopied it ->
                    rules.put(
                            new Key(shard, it.campaign()),
                            new Rule(it.terms(), it.status(), it.version()));
            default -> {
                // Says nothing about rules.
            }
        }
    }
}
