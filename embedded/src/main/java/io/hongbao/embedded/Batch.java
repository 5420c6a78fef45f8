package io.hongbao.embedded;

import io.hongbao.core.Command;
import io.hongbao.core.Decision;
import io.hongbao.core.Entry;
import io.hongbao.core.Message;
import io.hongbao.core.Outcome;
import io.hongbao.core.Shard;
import io.hongbao.core.Timer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The commands that are decided one after the other and made durable together. Each sees what those
 * before it did.
 *
 * <p>There is one shard, so every message goes to the shard that sent it: it is handled at once, in
 * the same batch, and is durable together with what it says.
 */
final class Batch {
    private static final System.Logger LOG = System.getLogger(Batch.class.getName());

    /** More messages out of one command than this means that they go round in circles. */
    private static final int MOST_MESSAGES = 100_000;

    private final Shard shard;
    private final StagedState state;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private IndexChanges index = new IndexChanges();

    private long lastSeq;
    private long lastAtMillis;
    private long atMillis;

    /** One outcome, and who waits for it. */
    private record Answer(Consumer<Outcome> reply, Outcome outcome) {}

    Batch(Shard shard, StagedState state, StateStore.Applied last) {
        this.shard = shard;
        this.state = state;
        this.lastSeq = last.seq();
        this.lastAtMillis = last.atMillis();
    }

    void begin(long nowMillis) {
        entries.clear();
        answers.clear();
        index = new IndexChanges();
        atMillis = nowMillis;
    }

    /** Decides a command; its answer waits for the others. */
    void decide(Pending pending) {
        answers.add(new Answer(pending.reply(), decide(pending.command())));
    }

    private Outcome decide(Command command) {
        Decision decision = decideAndApply(command);
        if (decision.outcome() instanceof Outcome.Ignored
                && command instanceof Command.ResolveEffect resolved) {
            index.gone(resolved.effect());
        }
        if (decision.messages().isEmpty()) {
            return decision.outcome();
        }
        deliver(decision.messages());
        if (!decision.outcome().isUnsettled()) {
            return decision.outcome();
        }
        // It has asked somebody else, who has answered meanwhile: now more can be said.
        Decision again = decideAndApply(command);
        deliver(again.messages());
        return again.outcome();
    }

    /**
     * Runs a timer. When its decision comes to nothing it is stale, and only taken off the index.
     */
    void run(Timer timer) {
        int before = entries.size();
        decide(new Command.RunTimer(timer));
        if (entries.size() == before) {
            index.gone(timer);
        }
    }

    private void deliver(List<Message> sent) {
        Queue<Message> waiting = new ArrayDeque<>(sent);
        int handled = 0;
        while (!waiting.isEmpty()) {
            if (++handled > MOST_MESSAGES) {
                throw new IllegalStateException(
                        "one command led to more than " + MOST_MESSAGES + " messages");
            }
            Decision decision = decideAndApply(new Command.HandleMessage(waiting.remove()));
            waiting.addAll(decision.messages());
        }
    }

    private Decision decideAndApply(Command command) {
        Decision decision = decideOrFail(command);
        Optional<Entry> entry = shard.entry(lastSeq + 1, atMillis, command, decision);
        if (entry.isPresent()) {
            Shard.apply(state, entry.get());
            index.add(entry.get());
            entries.add(entry.get());
            lastSeq++;
            lastAtMillis = atMillis;
        }
        return decision;
    }

    /**
     * One request that cannot be decided must not stop everybody, again after each restart:
     * deciding changes nothing, so its caller is told and the others go on. What fails later, while
     * an entry is applied or written, leaves the state in doubt and does stop the host. So does a
     * message or a timer, which nobody would send again, and a state that cannot be read.
     */
    private Decision decideOrFail(Command command) {
        try {
            return shard.decide(state, command, atMillis);
        } catch (StateUnreadableException e) {
            throw e;
        } catch (RuntimeException e) {
            if (command instanceof Command.HandleMessage || command instanceof Command.RunTimer) {
                throw e;
            }
            LOG.log(
                    System.Logger.Level.ERROR,
                    "a "
                            + command.getClass().getSimpleName()
                            + " could not be decided; nothing was changed",
                    e);
            return new Decision(
                    Outcome.Failed.INSTANCE, List.of(), List.of(), List.of(), List.of());
        }
    }

    /** What is to be journaled. */
    List<Entry> entries() {
        return entries;
    }

    /** What has become of the state. */
    StateChange change() {
        return new StateChange(
                state.take(), index, new StateStore.Applied(lastSeq, lastAtMillis), entries.size());
    }

    /**
     * Calls everybody who waits. Only when everything before is durable: a refusal too may rest on
     * it.
     */
    void answer(Consumer<RuntimeException> onBrokenReply) {
        for (Answer answer : answers) {
            try {
                answer.reply().accept(answer.outcome());
            } catch (RuntimeException e) {
                onBrokenReply.accept(e);
            }
        }
    }
}
