package io.hongbao.server.effect;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Outcome;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What the dispatcher is told by other threads. New effects are bounded: those that find it full
 * are dropped here, because the host keeps them, and the dispatcher is told to read them there.
 * Everything else is about effects that the dispatcher knows, so their number bounds it.
 */
public final class EffectInbox implements Consumer<List<Effect>> {

    /** How many new effects wait at most. */
    static final int CAPACITY = 100_000;

    private final BlockingQueue<Note> notes = new LinkedBlockingQueue<>();
    private final AtomicInteger waitingEffects = new AtomicInteger();
    private final AtomicBoolean overflowed = new AtomicBoolean();
    private final int capacity;

    public EffectInbox() {
        this(CAPACITY);
    }

    EffectInbox(int capacity) {
        this.capacity = capacity;
    }

    /** What the dispatcher is told. */
    sealed interface Note {}

    /** These are in the journal now. */
    record Journaled(List<Effect> effects) implements Note {}

    /** A request was answered. */
    record Answered(Request request, Answer answer) implements Note {}

    /** A result that the dispatcher handed over is in the journal, or changes nothing. */
    record Settled(Item item, Outcome outcome) implements Note {}

    /** So is a result that came in by itself. */
    record Told(EffectId effect) implements Note {}

    /** It can't be done by itself any more. */
    record GivenUp(EffectId effect, String why) implements Note {}

    /** An operator wants it tried again. */
    record Resend(EffectId effect, Consumer<Boolean> reply) implements Note {}

    /** Takes what has just become durable. Never blocks. */
    @Override
    public void accept(List<Effect> effects) {
        if (effects.isEmpty()) {
            return;
        }
        if (waitingEffects.get() + effects.size() > capacity) {
            overflowed.set(true);
            return;
        }
        waitingEffects.addAndGet(effects.size());
        notes.add(new Journaled(List.copyOf(effects)));
    }

    void add(Note note) {
        notes.add(note);
    }

    /** Whether effects were dropped since this was last asked. */
    boolean hasOverflowed() {
        return overflowed.getAndSet(false);
    }

    /** Moves what is there into {@code into}, and waits up to {@code millis} when nothing is. */
    void drainTo(List<Note> into, int most, long millis) throws InterruptedException {
        Note first = millis > 0 ? notes.poll(millis, TimeUnit.MILLISECONDS) : notes.poll();
        if (first == null) {
            return;
        }
        into.add(first);
        notes.drainTo(into, most - 1);
        for (Note note : into) {
            if (note instanceof Journaled journaled) {
                waitingEffects.addAndGet(-journaled.effects().size());
            }
        }
    }
}
