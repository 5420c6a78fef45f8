package io.hongbao.testkit;

import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Message;
import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Pot;
import io.hongbao.core.treasury.Treasury;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at all shards at once whenever somebody is told "sold out": at that moment the treasury and
 * every till must be at zero, and no slice may be on its way. Only an observer of all shards can
 * know that; the shards prove it by messages.
 */
public final class SoldOutCheck implements Observer {

    private final ShardedTestHost host;
    private final VirtualClock clock;
    private final List<String> violations = new ArrayList<>();
    private long checked;

    public SoldOutCheck(ShardedTestHost host, VirtualClock clock) {
        this.host = host;
        this.clock = clock;
    }

    @Override
    public void decided(int shard, Command command, Outcome outcome, Optional<Entry> entry) {
        if (command instanceof Command.ClaimEnvelope claim
                && outcome instanceof Outcome.Rejected rejected) {
            check(shard, claim, rejected.refusal());
        }
    }

    private void check(int shard, Command.ClaimEnvelope claim, Refusal refusal) {
        if (refusal.scope() != Refusal.Scope.STOCK) {
            return;
        }
        checked++;
        CampaignTerms terms = host.read(shard, new EntityKey.OfCampaign(claim.campaign())).terms();
        Wave wave = terms.waveAt(clock.getAsLong()).orElseThrow();
        List<String> prizes = claim.prize().isEmpty() ? wave.prizes() : List.of(claim.prize());
        long day = terms.dayAt(clock.getAsLong());
        List<Bucket> buckets =
                switch (refusal) {
                    case PRIZE_SOLD_OUT -> prizes.stream().map(Bucket::prize).toList();
                    case PRIZE_SOLD_OUT_TODAY ->
                            prizes.stream().map(prize -> Bucket.prizeDay(prize, day)).toList();
                    default -> List.of(Bucket.wave(wave.id()));
                };
        if (buckets.stream().allMatch(bucket -> left(terms.id(), bucket) > 0)) {
            violations.add(
                    claim
                            + " was told "
                            + refusal
                            + " while of "
                            + buckets
                            + " there are "
                            + buckets.stream().map(bucket -> left(terms.id(), bucket)).toList());
        }
    }

    /**
     * How many of a bucket could still be granted: in the treasury, in tills, and in slices between
     * them.
     */
    private long left(String campaign, Bucket bucket) {
        Treasury treasury =
                host.read(
                        Shard.homeOf(campaign, host.shards()), new EntityKey.OfTreasury(campaign));
        long left = treasury.pot(bucket).map(Pot::free).map(free -> free.count()).orElse(1L);
        for (int shard = 0; shard < host.shards(); shard++) {
            left += host.read(shard, new EntityKey.OfTill(campaign)).slice(bucket).stock().count();
        }
        for (Message message : host.undelivered()) {
            if (message.campaign().equals(campaign)) {
                left +=
                        switch (message.body()) {
                            case Message.SliceOffered(var of, _, var stock) ->
                                    of.equals(bucket) ? stock.count() : 0;
                            case Message.SliceReturned(var of, _, var stock) ->
                                    of.equals(bucket) ? stock.count() : 0;
                            default -> 0;
                        };
            }
        }
        return left;
    }

    /** How many "sold out" answers were looked at. */
    public long checked() {
        return checked;
    }

    /** Every answer that was wrong. */
    public List<String> violations() {
        return List.copyOf(violations);
    }
}
