package io.hongbao.testkit;

import io.hongbao.core.Command;
import io.hongbao.core.Decision;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Host;
import io.hongbao.core.Mailbox;
import io.hongbao.core.Message;
import io.hongbao.core.Outcome;
import io.hongbao.core.Require;
import io.hongbao.core.Shard;
import io.hongbao.core.Timer;
import io.hongbao.core.chance.Secrets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A host of many shards in memory that is as unkind as the contract allows: a seeded scheduler
 * decides what happens next, so that messages are late, interleaved across pairs of shards and
 * repeated, timers run late, and commands of different users overtake each other. Nothing happens
 * but in {@link #step}, on the caller's thread. The same seed and the same calls give the same run.
 * Commands may be handed over from any thread.
 */
public final class ShardedTestHost implements Host {

    /** More steps than this without rest is a storm of messages, not work. */
    private static final long MOST_STEPS = 50_000_000;

    private final Options options;
    private final VirtualClock clock;
    private final SplittableRandom random;
    private final List<Shard> deciders = new ArrayList<>();
    private final List<MemoryState> states = new ArrayList<>();
    private final List<List<Entry>> journals = new ArrayList<>();
    private final List<List<Channel>> channels = new ArrayList<>();
    private final List<TreeMap<Long, ArrayDeque<Timer>>> timers = new ArrayList<>();
    private final Map<Object, Lane> lanes = new HashMap<>();
    private final List<Lane> busyLanes = new ArrayList<>();
    private final List<Channel> busyChannels = new ArrayList<>();
    private final Map<EffectId, Effect> pending = new LinkedHashMap<>();
    private Observer observer = Observer.NONE;
    private Consumer<Effect> world = _ -> {};
    private int queued;
    private long messages;
    private long repeats;
    private boolean closed;

    /**
     * Commands that are decided in the order in which they came: those of one user, or of one
     * campaign.
     */
    private record Lane(Object owner, ArrayDeque<Waiting> waiting) {}

    private record Waiting(Command command, Consumer<Outcome> reply) {}

    /**
     * What a test host is made with.
     *
     * @param shards how many shards
     * @param seed decides everything that happens in which order
     * @param queueCapacity how many commands may wait, over all shards
     * @param repeatPercent how many of 100 steps also repeat a message
     * @param codec what every entry goes through before it is applied: a round trip through the
     *     durable format
     */
    public record Options(
            int shards,
            long seed,
            int queueCapacity,
            int repeatPercent,
            UnaryOperator<Entry> codec) {
        public Options {
            Require.inRange(shards, 1, Shard.MAX_SHARDS, "number of shards");
            Require.inRange(queueCapacity, 1, Integer.MAX_VALUE, "queue capacity");
            Require.inRange(repeatPercent, 0, 100, "percentage of repeats");
        }

        public static Options of(int shards, long seed) {
            return new Options(shards, seed, 1 << 20, 10, UnaryOperator.identity());
        }

        public Options withQueueCapacity(int capacity) {
            return new Options(shards, seed, capacity, repeatPercent, codec);
        }

        public Options withCodec(UnaryOperator<Entry> roundTrip) {
            return new Options(shards, seed, queueCapacity, repeatPercent, roundTrip);
        }
    }

    public ShardedTestHost(Options options, VirtualClock clock, Secrets secrets) {
        this.options = options;
        this.clock = clock;
        this.random = new SplittableRandom(options.seed());
        for (int shard = 0; shard < options.shards(); shard++) {
            deciders.add(new Shard(shard, options.shards(), secrets));
            states.add(new MemoryState());
            journals.add(new ArrayList<>());
            timers.add(new TreeMap<>());
            List<Channel> fromShard = new ArrayList<>();
            for (int to = 0; to < options.shards(); to++) {
                fromShard.add(new Channel());
            }
            channels.add(fromShard);
        }
    }

    /** From now on {@code seeing} sees everything that is decided. */
    public void observe(Observer seeing) {
        this.observer = seeing;
    }

    /**
     * From now on {@code doing} is asked for every effect, once what led to it is durable, and
     * again after each crash and each {@link #askAgain}. It must not call the host.
     */
    public void dispatchTo(Consumer<Effect> doing) {
        this.world = doing;
    }

    /** The effects that were asked and are neither answered nor overtaken, in order. */
    public synchronized List<Effect> pendingEffects() {
        return List.copyOf(pending.values());
    }

    /** Asks for everything that is pending again, as a dispatcher does until there is an answer. */
    public synchronized void askAgain() {
        pendingEffects().forEach(world);
    }

    @Override
    public int shards() {
        return options.shards();
    }

    @Override
    public synchronized boolean submit(Command command, Consumer<Outcome> reply) {
        if (closed || queued >= options.queueCapacity()) {
            return false;
        }
        Object owner =
                switch (command) {
                    case Command.OfWallet ofWallet -> ofWallet.user();
                    case Command.OfCampaign ofCampaign -> ofCampaign.campaign();
                    case Command.JoinRoom join -> join.user();
                    case Command.EnterRoom enter -> enter.user();
                    case Command.OfRoom ofRoom -> ofRoom.campaign();
                    case Command.OfInvite ofInvite ->
                            List.of(ofInvite.campaign(), ofInvite.number());
                    case Command.OfOutlet ofOutlet ->
                            List.of(ofOutlet.campaign(), ofOutlet.outlet());
                    case Command.RunTimer _, Command.HandleMessage _ ->
                            throw new IllegalArgumentException(
                                    "only the host itself submits " + command);
                };
        Lane lane = lanes.computeIfAbsent(owner, key -> new Lane(key, new ArrayDeque<>()));
        if (lane.waiting().isEmpty()) {
            busyLanes.add(lane);
        }
        lane.waiting().add(new Waiting(command, reply));
        queued++;
        return true;
    }

    @Override
    public synchronized <E extends Entity> E read(int shard, EntityKey<E> key) {
        return states.get(shard).get(key);
    }

    /**
     * Does one thing: decides a command, delivers a message or runs a due timer; before it, at
     * times, repeats a message.
     *
     * @return false when there was nothing to do
     */
    public synchronized boolean step() {
        List<Integer> due = shardsWithDueTimers();
        int choices = busyLanes.size() + busyChannels.size() + due.size();
        if (choices == 0) {
            return false;
        }
        if (random.nextInt(100) < options.repeatPercent()) {
            repeatSomething();
        }
        // Messages and commands take turns by kind, or a crowd of commands would starve every
        // message.
        int kind = random.nextInt(100);
        if (!busyChannels.isEmpty() && (kind < 55 || (busyLanes.isEmpty() && due.isEmpty()))) {
            deliver(random.nextInt(busyChannels.size()));
        } else if (!due.isEmpty() && (kind < 65 || busyLanes.isEmpty())) {
            runTimer(due.get(random.nextInt(due.size())));
        } else if (!busyLanes.isEmpty()) {
            decideNext(random.nextInt(busyLanes.size()));
        } else {
            deliver(random.nextInt(busyChannels.size()));
        }
        return true;
    }

    /** Steps until nothing is left to do at this moment of the clock. */
    public void runUntilQuiet() {
        for (long steps = 0; step(); steps++) {
            if (steps == MOST_STEPS) {
                throw new IllegalStateException(
                        "no rest after " + MOST_STEPS + " steps: messages never end");
            }
        }
    }

    private List<Integer> shardsWithDueTimers() {
        List<Integer> due = List.of();
        for (int shard = 0; shard < timers.size(); shard++) {
            TreeMap<Long, ArrayDeque<Timer>> waiting = timers.get(shard);
            if (!waiting.isEmpty() && waiting.firstKey() <= clock.getAsLong()) {
                due = due.isEmpty() ? new ArrayList<>() : due;
                due.add(shard);
            }
        }
        return due;
    }

    private void decideNext(int index) {
        Lane lane = busyLanes.get(index);
        Waiting next = lane.waiting().remove();
        queued--;
        if (lane.waiting().isEmpty()) {
            removeUnordered(busyLanes, index);
            lanes.remove(lane.owner());
        }
        Outcome outcome = handle(Shard.of(next.command(), shards()), next.command());
        next.reply().accept(outcome);
    }

    private void deliver(int index) {
        Channel channel = busyChannels.get(index);
        Message message = channel.deliver();
        if (channel.isEmpty()) {
            removeUnordered(busyChannels, index);
        }
        handle(message.toShard(), new Command.HandleMessage(message));
    }

    private void repeatSomething() {
        Channel channel = channels.get(random.nextInt(shards())).get(random.nextInt(shards()));
        if (channel.canRepeat()) {
            Message message = channel.repeat(random);
            repeats++;
            handle(message.toShard(), new Command.HandleMessage(message));
        }
    }

    private void runTimer(int shard) {
        TreeMap<Long, ArrayDeque<Timer>> waiting = timers.get(shard);
        Map.Entry<Long, ArrayDeque<Timer>> first =
                Collections.unmodifiableSortedMap(waiting).firstEntry();
        Timer timer = first.getValue().remove();
        if (first.getValue().isEmpty()) {
            waiting.remove(first.getKey());
        }
        handle(shard, new Command.RunTimer(timer));
    }

    private Outcome handle(int shard, Command command) {
        List<Entry> journal = journals.get(shard);
        long now = clock.getAsLong();
        Decision decision = deciders.get(shard).decide(states.get(shard), command, now);
        Optional<Entry> entry =
                deciders.get(shard)
                        .entry(journal.size() + 1L, now, command, decision)
                        .map(options.codec());
        if (entry.isPresent()) {
            Shard.apply(states.get(shard), entry.get());
            journal.add(entry.get());
            entry.get().messages().forEach(this::send);
            entry.get().timers().forEach(timer -> index(shard, timer));
            note(entry.get());
            entry.get().effects().forEach(world);
        }
        observer.decided(shard, command, decision.outcome(), entry);
        return decision.outcome();
    }

    private void note(Entry entry) {
        if (entry.cause() instanceof Entry.ByEffect(EffectId answered)) {
            pending.remove(answered);
        }
        for (Effect effect : entry.effects()) {
            effect.id().overtakes().ifPresent(pending::remove);
            pending.put(effect.id(), effect);
        }
    }

    private void send(Message message) {
        Channel channel = channels.get(message.fromShard()).get(message.toShard());
        if (channel.isEmpty()) {
            busyChannels.add(channel);
        }
        channel.send(message);
        messages++;
    }

    private void index(int shard, Timer timer) {
        timers.get(shard).computeIfAbsent(timer.dueAtMillis(), _ -> new ArrayDeque<>()).add(timer);
    }

    private static <T> void removeUnordered(List<T> list, int index) {
        T last = list.removeLast();
        if (index < list.size()) {
            list.set(index, last);
        }
    }

    /**
     * Forgets everything but the journals, as a crash does, and goes on from them. Commands that
     * wait are dropped: their replies are never called. What is pending outside is asked again.
     */
    public synchronized void crash() {
        busyLanes.clear();
        lanes.clear();
        queued = 0;
        busyChannels.clear();
        channels.forEach(fromShard -> fromShard.forEach(Channel::clear));
        pending.clear();
        for (int shard = 0; shard < shards(); shard++) {
            journals.get(shard).forEach(this::note);
            states.set(shard, fold(journals.get(shard)));
            timers.get(shard).clear();
            for (Entry entry : journals.get(shard)) {
                for (Timer timer : entry.timers()) {
                    index(shard, timer);
                }
                if (entry.cause() instanceof Entry.ByTimer(Timer ran)) {
                    ArrayDeque<Timer> same =
                            timers.get(shard).getOrDefault(ran.dueAtMillis(), new ArrayDeque<>());
                    same.remove(ran);
                    if (same.isEmpty()) {
                        timers.get(shard).remove(ran.dueAtMillis());
                    }
                }
            }
        }
        for (List<Entry> journal : journals) {
            journal.forEach(entry ->
                    entry.messages().stream()
                            .filter(message -> message.number() > received(message))
                            .forEach(message -> {
                                messages--;
                                send(message);
                            }));
        }
        askAgain();
    }

    private long received(Message message) {
        Mailbox mailbox = states.get(message.toShard()).get(new EntityKey.OfMailbox());
        return mailbox.lastReceivedFrom(message.fromShard());
    }

    /** The state that a journal comes to. */
    public static MemoryState fold(List<Entry> journal) {
        MemoryState state = new MemoryState();
        journal.forEach(entry -> Shard.apply(state, entry));
        return state;
    }

    /** The journal of one shard, to read. */
    public List<Entry> journal(int shard) {
        return Collections.unmodifiableList(journals.get(shard));
    }

    /** The state of one shard, to read. */
    public MemoryState state(int shard) {
        return states.get(shard);
    }

    /** The messages that were sent and not delivered. */
    public List<Message> undelivered() {
        List<Message> undelivered = new ArrayList<>();
        busyChannels.forEach(channel -> channel.undelivered().forEach(undelivered::add));
        return undelivered;
    }

    /** How many messages were sent in all. */
    public long messagesSent() {
        return messages;
    }

    /** How many times a message was delivered again. */
    public long messagesRepeated() {
        return repeats;
    }

    /** When the next timer is due; {@link Long#MAX_VALUE} when none is set. */
    public long nextTimerAtMillis() {
        return timers.stream()
                .filter(waiting -> !waiting.isEmpty())
                .mapToLong(TreeMap::firstKey)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (queued > 0) {
            step();
        }
    }
}
