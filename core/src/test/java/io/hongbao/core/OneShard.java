package io.hongbao.core;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.chance.CampaignSecrets;
import io.hongbao.core.chance.Secrets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The smallest host: one shard in memory, which handles its own messages at once. Timers run when a
 * test says so.
 */
final class OneShard implements MutableState {

    static final Secrets SECRETS = _ -> new CampaignSecrets("ab".repeat(32), "cd".repeat(32));
    static final Authority ANN = new Authority("ann", "");
    static final Authority BOB = new Authority("bob", "");

    private final Shard shard = new Shard(0, 1, SECRETS);
    private final Map<EntityKey<?>, Entity> entities = new HashMap<>();
    private final List<Entry> journal = new ArrayList<>();
    private int written;
    private final List<Timer> timers = new ArrayList<>();
    private long nowMillis;

    OneShard() {
        this(Rules.START_MILLIS);
    }

    OneShard(long nowMillis) {
        this.nowMillis = nowMillis;
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

    long nowMillis() {
        return nowMillis;
    }

    List<Entry> journal() {
        return journal;
    }

    void advanceTo(long atMillis) {
        nowMillis = Math.max(nowMillis, atMillis);
    }

    /** Decides a command and everything that follows from it now. */
    Outcome ask(Command command) {
        int before = journal.size();
        ArrayDeque<Message> messages = new ArrayDeque<>();
        Outcome outcome = handle(command, messages);
        while (!messages.isEmpty()) {
            handle(new Command.HandleMessage(messages.remove()), messages);
        }
        written = journal.size() - before;
        return outcome;
    }

    /** How many entries the last command has put into the journal. */
    int written() {
        return written;
    }

    /** Decides both commands before anything that follows from them. */
    void ask(Command first, Command second) {
        ArrayDeque<Message> messages = new ArrayDeque<>();
        handle(first, messages);
        handle(second, messages);
        while (!messages.isEmpty()) {
            handle(new Command.HandleMessage(messages.remove()), messages);
        }
    }

    private Outcome handle(Command command, ArrayDeque<Message> messages) {
        Decision decision = shard.decide(this, command, nowMillis);
        shard.entry(journal.size() + 1L, nowMillis, command, decision)
                .ifPresent(entry -> {
                    Shard.apply(this, entry);
                    journal.add(entry);
                    messages.addAll(entry.messages());
                    timers.addAll(entry.timers());
                });
        return decision.outcome();
    }

    /** Runs every timer that is due. */
    void runTimers() {
        List<Timer> due =
                timers.stream().filter(timer -> timer.dueAtMillis() <= nowMillis).toList();
        timers.removeAll(due);
        due.forEach(timer -> ask(new Command.RunTimer(timer)));
    }

    /** Applies a campaign and publishes it. */
    OneShard with(CampaignTerms terms) {
        ask(new Command.ApplyCampaign(terms, "00".repeat(32), ANN));
        lead(CampaignStatus.SCHEDULED);
        return this;
    }

    /** Leads the campaign to another status, with the second person's approval. */
    Outcome lead(CampaignStatus to) {
        return ask(
                new Command.LeadCampaign(
                        Rules.ID, to, ANN, true, new LaunchClearance.Waived("a test")));
    }

    /** Claims, and asks again for as long as the answer is to wait. */
    Outcome claim(Person person, String prize, String key) {
        Command.ClaimEnvelope claim = new Command.ClaimEnvelope(person, Rules.ID, prize, key);
        Outcome outcome = ask(claim);
        for (int i = 0; i < 10 && outcome instanceof Outcome.Queued; i++) {
            outcome = ask(claim);
        }
        return outcome;
    }
}
