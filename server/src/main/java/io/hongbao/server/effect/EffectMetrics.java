package io.hongbao.server.effect;

import io.hongbao.core.EffectId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts what the dispatcher does. Its counters are looked up once, not by name each time. */
public final class EffectMetrics {

    private final MeterRegistry registry;
    private final Map<EffectId.Kind, Counters> byKind = new EnumMap<>(EffectId.Kind.class);

    public EffectMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (EffectId.Kind kind : EffectId.Kind.values()) {
            byKind.put(kind, new Counters(registry, kind));
        }
    }

    private static final class Counters {
        private final Counter requests;
        private final Counter retries;
        private final Counter deadLetters;
        private final Map<String, Counter> answers;

        Counters(MeterRegistry registry, EffectId.Kind kind) {
            String word = kind.name().toLowerCase(Locale.ROOT);
            requests =
                    counter(registry, "hongbao.effects.requests", "Requests that went out", word);
            retries =
                    counter(
                            registry,
                            "hongbao.effects.retries",
                            "Requests that went out again after a failure",
                            word);
            deadLetters =
                    counter(
                            registry,
                            "hongbao.effects.given.up",
                            "Effects that became dead letters",
                            word);
            answers =
                    Map.of(
                            "done", answer(registry, word, "done"),
                            "refused", answer(registry, word, "refused"),
                            "later", answer(registry, word, "later"),
                            "failed", answer(registry, word, "failed"));
        }

        private static Counter counter(
                MeterRegistry registry, String name, String description, String kind) {
            return Counter.builder(name)
                    .description(description)
                    .tag("kind", kind)
                    .register(registry);
        }

        private static Counter answer(MeterRegistry registry, String kind, String answer) {
            return Counter.builder("hongbao.effects.answers")
                    .description("Answers to requests")
                    .tag("kind", kind)
                    .tag("answer", answer)
                    .register(registry);
        }
    }

    private Counters of(EffectId.Kind kind) {
        return Objects.requireNonNull(byKind.get(kind), "every kind has counters");
    }

    void requested(EffectId.Kind kind, boolean again) {
        of(kind).requests.increment();
        if (again) {
            of(kind).retries.increment();
        }
    }

    void answered(EffectId.Kind kind, Answer answer) {
        String word =
                switch (answer) {
                    case Answer.Done _ -> "done";
                    case Answer.Refused _ -> "refused";
                    case Answer.Later _ -> "later";
                    case Answer.Failed _ -> "failed";
                };
        Objects.requireNonNull(of(kind).answers.get(word)).increment();
    }

    void givenUp(EffectId.Kind kind) {
        of(kind).deadLetters.increment();
    }

    /** Shows how the dispatcher stands whenever somebody looks. */
    void watch(Dispatcher dispatcher) {
        Gauge.builder("hongbao.effects.pending", dispatcher, Dispatcher::pendingCount)
                .description("Effects at work, dead letters too")
                .register(registry);
        Gauge.builder("hongbao.effects.dead.letters", dispatcher, Dispatcher::deadLetterCount)
                .description("Effects that wait for an operator")
                .register(registry);
        Gauge.builder("hongbao.effects.behind", dispatcher, one -> one.isBehind() ? 1 : 0)
                .description("1 while more effects may be pending than are at work")
                .register(registry);
        for (LaneStanding lane : dispatcher.standing()) {
            for (CircuitBreaker.State state : CircuitBreaker.State.values()) {
                Gauge.builder(
                                "hongbao.effects.breaker",
                                dispatcher,
                                one -> one.isBreaker(lane.lane(), state) ? 1 : 0)
                        .description("1 for the state that each adapter's breaker is in")
                        .tag("adapter", lane.lane())
                        .tag("state", state.word())
                        .register(registry);
            }
        }
    }
}
