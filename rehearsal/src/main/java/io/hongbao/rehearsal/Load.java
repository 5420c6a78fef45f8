package io.hongbao.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * One load on one server: an open workload over HTTP/1.1, which stops by itself.
 *
 * <p>Open means that arrivals do not wait for answers. A latency counts from the intended start, so
 * that a stall shows on everybody who should have been served meanwhile, not only on those who got
 * through: what wrk2 calls coordinated omission (Tene) and Hyperfoil avoids in the same way. The
 * clock's grain is the tick of the loop, one millisecond.
 *
 * <p>It speaks HTTP over plain selectors: a general client spent more on a request than the server
 * under test, and both share the machine's cores.
 */
public final class Load implements AutoCloseable {
    private final LoadPlan plan;
    private final Tally tally;
    private final List<Loop> loops = new ArrayList<>();
    private final List<CompletableFuture<Void>> ends = new ArrayList<>();
    private final long startNanos;

    private Load(Target target, LoadPlan plan, IntFunction<Supplier<Journey>> journeys) {
        this.plan = plan;
        this.tally =
                new Tally(plan.curve().millis() + plan.graceMillis() + 2 * plan.answerMillis());
        this.startNanos = System.nanoTime();
        for (int i = 0; i < plan.loops(); i++) {
            loops.add(new Loop(target, plan, i, tally, journeys.apply(i), startNanos));
        }
    }

    /**
     * Starts at once.
     *
     * @param journeys for each event loop, what the next arrival does; called on that loop only
     */
    public static Load start(
            Target target, LoadPlan plan, IntFunction<Supplier<Journey>> journeys) {
        Load load = new Load(target, plan, journeys);
        for (Loop loop : load.loops) {
            load.ends.add(
                    CompletableFuture.runAsync(
                            loop, task -> Thread.ofPlatform().daemon().name("load").start(task)));
        }
        return load;
    }

    /** Everything so far, with the latencies since the last call. */
    public LoadResult recent() {
        return tally.read(System.nanoTime() - startNanos, Latencies.Since.LOOK);
    }

    /** Everything so far, with the latencies since the last call of this very method. */
    public LoadResult point() {
        return tally.read(System.nanoTime() - startNanos, Latencies.Since.POINT);
    }

    /**
     * No more arrivals: what has not started is counted as unsent; what has started goes on to its
     * end.
     */
    public void stop() {
        loops.forEach(Loop::stop);
    }

    /** Whether everything has come to its end. */
    public boolean isDone() {
        return ends.stream().allMatch(CompletableFuture::isDone);
    }

    /**
     * Waits for the end, which comes at the latest when the grace and two waits for an answer are
     * over.
     */
    public LoadResult await() {
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                .orTimeout(
                        plan.curve().millis()
                                + plan.graceMillis()
                                + 2 * plan.answerMillis()
                                + 10_000,
                        TimeUnit.MILLISECONDS)
                .join();
        return tally.read(System.nanoTime() - startNanos, Latencies.Since.START);
    }

    /** Ends it now, whatever is in flight. */
    @Override
    public void close() {
        loops.forEach(Loop::abort);
    }
}
