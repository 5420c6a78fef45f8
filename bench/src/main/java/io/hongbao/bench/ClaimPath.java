package io.hongbao.bench;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Decision;
import io.hongbao.core.Entry;
import io.hongbao.core.Message;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.chance.CampaignSecrets;
import io.hongbao.core.chance.Secrets;
import io.hongbao.journal.EntryCodec;
import io.hongbao.testkit.MemoryState;
import io.hongbao.testkit.SeededSecrets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the core alone costs for one claim: decide, entry, apply, encode, on one thread and without
 * a disk. The state is a hash map, new in each iteration, so that it does not grow without bounds.
 *
 * <p>Only this part is for JMH: what a claim costs when it is durable lies in batches, in several
 * threads and on a disk, and shows in {@link EngineClaims}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClaimPath {
    private static final Secrets SECRETS = new SeededSecrets(1);
    private static final long NOW_MILLIS = BenchCampaign.START_MILLIS + 1_000;

    private MemoryState state = new MemoryState();
    private final Shard shard = new Shard(0, 1, SECRETS);
    private long seq;
    private long next;

    /** Opens the campaign in an empty state, and lets the till fill. */
    @Setup(Level.Iteration)
    public void open() {
        state = new MemoryState();
        seq = 0;
        next = 0;
        Authority by = new Authority("bench", "");
        CampaignSecrets secrets = SECRETS.of(BenchCampaign.ID);
        settle(new Command.ApplyCampaign(BenchCampaign.terms(secrets), "0".repeat(64), by));
        settle(
                new Command.LeadCampaign(
                        BenchCampaign.ID,
                        CampaignStatus.SCHEDULED,
                        by,
                        true,
                        new LaunchClearance.Waived("a benchmark")));
        settle(claimOf(next++));
    }

    /** A first claim, granted. */
    @Benchmark
    public byte[] granted() {
        Command command = claimOf(next++);
        Decision decision = shard.decide(state, command, NOW_MILLIS);
        Entry entry = shard.entry(seq + 1, NOW_MILLIS, command, decision).orElseThrow();
        if (!(decision.outcome() instanceof Outcome.Granted)) {
            // The till asks the treasury for more, once in many thousand claims.
            settle(command);
            return EntryCodec.encode(entry);
        }
        seq++;
        Shard.apply(state, entry);
        byte[] encoded = EntryCodec.encode(entry);
        deliver(entry);
        return encoded;
    }

    /** The same claim once more, under its key: the answer from before, and nothing to journal. */
    @Benchmark
    public Outcome repeated() {
        return shard.decide(state, claimOf(0), NOW_MILLIS).outcome();
    }

    private static Command claimOf(long person) {
        return new Command.ClaimEnvelope(
                Person.of(BenchCampaign.user(person)), BenchCampaign.ID, "", "key-" + person);
    }

    /** Decides, and handles every message that comes of it. */
    private void settle(Command command) {
        Decision decision = shard.decide(state, command, NOW_MILLIS);
        Optional<Entry> entry = shard.entry(seq + 1, NOW_MILLIS, command, decision);
        if (entry.isPresent()) {
            seq++;
            Shard.apply(state, entry.get());
            deliver(entry.get());
        }
    }

    private void deliver(Entry entry) {
        ArrayDeque<Message> messages = new ArrayDeque<>(entry.messages());
        while (!messages.isEmpty()) {
            settle(new Command.HandleMessage(messages.remove()));
        }
    }
}
