package io.hongbao.core;

import io.hongbao.core.ledger.Posting;
import java.util.List;

/**
 * One entry of a shard's journal: all that one command did.
 *
 * @param seq counts from 1 without gaps in each shard
 * @param atMillis when it was decided; never less than in the entry before
 * @param shard whose journal
 * @param cause what was decided
 * @param events what happened
 * @param postings how money moved
 * @param messages what other shards are told
 * @param timers when to wake which entity
 * @param effects what is to be done outside
 */
public record Entry(
        long seq,
        long atMillis,
        int shard,
        Cause cause,
        List<Event> events,
        List<Posting> postings,
        List<Message> messages,
        List<Timer> timers,
        List<Effect> effects) {

    public Entry {
        events = List.copyOf(events);
        postings = List.copyOf(postings);
        messages = List.copyOf(messages);
        timers = List.copyOf(timers);
        effects = List.copyOf(effects);
    }

    /** What was decided. */
    public sealed interface Cause {}

    /** A command from outside. What it asked for is in the events. */
    public record ByRequest() implements Cause {
        public static final ByRequest INSTANCE = new ByRequest();
    }

    /** A timer. */
    public record ByTimer(Timer timer) implements Cause {}

    /**
     * What came of an effect: it is pending no longer. An answer may come more than once; see also
     * {@link EffectId#overtakes}.
     */
    public record ByEffect(EffectId effect) implements Cause {}

    /** A message. */
    public record ByMessage(int fromShard, long number) implements Cause {}
}
