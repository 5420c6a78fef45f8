package io.hongbao.server.effect;

import io.hongbao.core.EffectId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The effects for one adapter: first come, first served, so many at once, and none while the
 * adapter's breaker is open. Used by the dispatcher's thread only.
 */
public final class Lane {

    private final String name;
    private final Set<EffectId.Kind> kinds;
    private final Port port;
    private final LaneRules rules;
    private final Backoff backoff;
    private final Backoff patience;
    private final CircuitBreaker breaker;
    private final Queue<Item> ready = new ArrayDeque<>();

    private int inFlight;

    /**
     * @param name as metrics, health and operators call it
     * @param kinds what goes here
     */
    public Lane(String name, Collection<EffectId.Kind> kinds, Port port, LaneRules rules) {
        this.name = name;
        this.kinds = Set.copyOf(kinds);
        this.port = port;
        this.rules = rules;
        this.backoff = new Backoff(rules.backoffBaseMillis(), rules.backoffCapMillis());
        this.patience = new Backoff(rules.laterBaseMillis(), rules.laterCapMillis());
        this.breaker =
                new CircuitBreaker(rules.breakerShortestMillis(), rules.breakerLongestMillis());
    }

    String name() {
        return name;
    }

    Set<EffectId.Kind> kinds() {
        return kinds;
    }

    Port port() {
        return port;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    int inFlight() {
        return inFlight;
    }

    /** How many wait for their turn; those that left the queue meanwhile are still counted. */
    int waiting() {
        return ready.size();
    }

    void add(Item item) {
        item.enter(Item.Phase.READY);
        ready.add(item);
    }

    /** Whether another request may go out; {@link #next} may still have none. */
    boolean hasRoom(long nowMillis) {
        return !ready.isEmpty() && inFlight < rules.mostInFlight() && breaker.admits(nowMillis);
    }

    /** Takes the next one that is still ready out of the queue. */
    Optional<Item> next() {
        for (Item item = ready.poll(); item != null; item = ready.poll()) {
            if (item.is(Item.Phase.READY)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /** A request goes out, in the breaker's generation that is returned. */
    long requestGoesOut() {
        inFlight++;
        return breaker.asked();
    }

    void requestCameBack(Request request, Answer answer, long nowMillis) {
        inFlight--;
        if (answer instanceof Answer.Failed) {
            breaker.failed(request.generation(), nowMillis);
        } else {
            breaker.answered(request.generation());
        }
    }

    boolean isGivenUp(Item item) {
        return item.failures() >= rules.mostAttempts() || item.laters() > rules.mostLaters();
    }

    /** How long to wait after {@code item} has failed. */
    long retryMillis(Item item, RandomGenerator random) {
        return backoff.delayMillis(item.failures(), random);
    }

    /** How long to wait for the webhook that was promised. */
    long patienceMillis(Item item) {
        return patience.ceilingMillis(item.laters());
    }
}
