package io.hongbao.finance;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Decision;
import io.hongbao.core.Effect;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Message;
import io.hongbao.core.MutableState;
import io.hongbao.core.Outcome;
import io.hongbao.core.Shard;
import io.hongbao.core.Timer;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.chance.CampaignSecrets;
import io.hongbao.core.chance.Secrets;
import io.hongbao.core.ledger.Ledger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A few shards in memory that handle messages at once. Timers run when a test says so; effects wait
 * for a test to answer them.
 */
final class Town implements Journals {
    static final Secrets SECRETS = _ -> new CampaignSecrets("ab".repeat(32), "cd".repeat(32));
    static final Authority ANN = new Authority("ann", "test");

    private final List<Place> shards = new ArrayList<>();
    private final List<Timer> timers = new ArrayList<>();
    private final List<Effect> pending = new ArrayList<>();
    private long nowMillis;

    private static final class Place implements MutableState {
        private final Shard shard;
        private final Map<EntityKey<?>, Entity> entities = new HashMap<>();
        private final List<Entry> journal = new ArrayList<>();

        private Place(Shard shard) {
            this.shard = shard;
        }

        @Override
        @SuppressWarnings("unchecked") // put() stores under each key only what the key names
        public <E extends Entity> E get(EntityKey<E> key) {
            Entity entity = entities.get(key);
            return entity == null ? key.none() : (E) entity;
        }

        @Override
        public <E extends Entity> void put(EntityKey<E> key, E entity) {
            entities.put(key, entity);
        }
    }

    Town(int count, long nowMillis) {
        this.nowMillis = nowMillis;
        for (int i = 0; i < count; i++) {
            shards.add(new Place(new Shard(i, count, SECRETS)));
        }
    }

    @Override
    public int shards() {
        return shards.size();
    }

    @Override
    public Stream<Entry> journal(int shard) {
        return shards.get(shard).journal.stream();
    }

    long nowMillis() {
        return nowMillis;
    }

    /** What was asked for outside and has no answer yet; to be taken out by who answers. */
    List<Effect> pending() {
        return pending;
    }

    <E extends Entity> E read(int shard, EntityKey<E> key) {
        return shards.get(shard).get(key);
    }

    /** The core's own book of a campaign's money, over all shards. */
    Ledger ledger(String campaign) {
        Ledger sum = Ledger.empty(campaign);
        for (Place place : shards) {
            sum = sum.plus(place.get(new EntityKey.OfLedger(campaign)));
        }
        return sum;
    }

    Outcome ask(Command command) {
        ArrayDeque<Message> messages = new ArrayDeque<>();
        Outcome outcome = handle(command, messages);
        while (!messages.isEmpty()) {
            handle(new Command.HandleMessage(messages.remove()), messages);
        }
        return outcome;
    }

    private Outcome handle(Command command, ArrayDeque<Message> messages) {
        Place place = shards.get(Shard.of(command, shards.size()));
        Decision decision = place.shard.decide(place, command, nowMillis);
        place.shard
                .entry(place.journal.size() + 1L, nowMillis, command, decision)
                .ifPresent(entry -> {
                    Shard.apply(place, entry);
                    place.journal.add(entry);
                    messages.addAll(entry.messages());
                    timers.addAll(entry.timers());
                    pending.addAll(entry.effects());
                });
        return decision.outcome();
    }

    /** Lets time pass, with every timer on its way. */
    void advanceTo(long atMillis) {
        while (true) {
            Timer next =
                    timers.stream()
                            .min(Comparator.comparingLong(Timer::dueAtMillis))
                            .filter(timer -> timer.dueAtMillis() <= atMillis)
                            .orElse(NO_TIMER);
            if (next.equals(NO_TIMER)) {
                nowMillis = Math.max(nowMillis, atMillis);
                return;
            }
            timers.remove(next);
            nowMillis = Math.max(nowMillis, next.dueAtMillis());
            ask(new Command.RunTimer(next));
        }
    }

    private static final Timer NO_TIMER =
            new Timer(new EntityKey.OfCampaign("none"), Long.MAX_VALUE);

    /** Answers an effect. */
    void resolve(Effect effect, Effect.Result result) {
        pending.remove(effect);
        ask(new Command.ResolveEffect(effect.id(), result));
    }

    /** Applies and publishes a campaign. */
    Town with(CampaignTerms terms) {
        ask(new Command.ApplyCampaign(terms, "00".repeat(32), ANN));
        ask(
                new Command.LeadCampaign(
                        terms.id(),
                        CampaignStatus.SCHEDULED,
                        ANN,
                        true,
                        new LaunchClearance.Waived("a test")));
        return this;
    }
}
