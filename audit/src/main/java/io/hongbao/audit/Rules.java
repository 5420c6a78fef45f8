package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.PrizeEvent;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules, the status and the stopped prizes that each shard knows of each campaign, at the entry
 * that is being read.
 */
final class Rules {

    private final Map<Key, Rule> rules = new HashMap<>();

    private record Key(int shard, String campaign) {}

    /** What a shard goes by. */
    record Rule(
            CampaignTerms terms, CampaignStatus status, int version, Set<String> stoppedPrizes) {

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

        boolean isSaidBy(Message.PrizeStopsUpdated updated) {
            return stoppedPrizes.stream().sorted().toList().equals(updated.prizes());
        }
    }

    Optional<Rule> rule(int shard, String campaign) {
        return Optional.ofNullable(rules.get(new Key(shard, campaign)));
    }

    /** Whether a message of what a campaign is says what its sender knows; others say nothing. */
    boolean areSaidBy(Message message) {
        Optional<Rule> rule = rule(message.fromShard(), message.campaign());
        return switch (message.body()) {
            case Message.CampaignUpdated it -> rule.stream().anyMatch(known -> known.isSaidBy(it));
            case Message.PrizeStopsUpdated it ->
                    rule.stream().anyMatch(known -> known.isSaidBy(it));
            default -> true;
        };
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
                        new Key(shard, it.campaign()),
                        new Rule(it.terms(), status, it.version(), stopped(shard, it.campaign())));
            }
            case Event.StatusChanged it ->
                    rules.computeIfPresent(
                            new Key(shard, it.campaign()),
                            (_, old) ->
                                    new Rule(
                                            old.terms(),
                                            it.to(),
                                            old.version(),
                                            old.stoppedPrizes()));
            case Event.CampaignCopied it ->
                    rules.put(
                            new Key(shard, it.campaign()),
                            new Rule(
                                    it.terms(),
                                    it.status(),
                                    it.version(),
                                    stopped(shard, it.campaign())));
            case PrizeEvent.PrizeStopped it -> {
                Set<String> more = new HashSet<>(stopped(shard, it.campaign()));
                more.add(it.prize());
                stop(shard, it.campaign(), more);
            }
            case PrizeEvent.PrizeResumed it -> {
                Set<String> fewer = new HashSet<>(stopped(shard, it.campaign()));
                fewer.remove(it.prize());
                stop(shard, it.campaign(), fewer);
            }
            case PrizeEvent.PrizeStopsCopied it ->
                    stop(shard, it.campaign(), new HashSet<>(it.prizes()));
            default -> {
                // Says nothing about rules.
            }
        }
    }

    private Set<String> stopped(int shard, String campaign) {
        return rule(shard, campaign).map(Rule::stoppedPrizes).orElse(Set.of());
    }

    private void stop(int shard, String campaign, Set<String> prizes) {
        rules.computeIfPresent(
                new Key(shard, campaign),
                (_, old) -> new Rule(old.terms(), old.status(), old.version(), prizes));
    }
}
