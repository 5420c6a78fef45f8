package io.hongbao.server.metrics;

import io.hongbao.server.edge.FrontDoor;
import io.hongbao.server.overload.DegradeLevel;
import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.overload.Overload;
import io.hongbao.server.overload.PersonRates;
import io.hongbao.server.overload.ScaleSignal;
import io.hongbao.server.overload.ShedClass;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;

/** What overload protection found and did, read off when somebody looks. */
@Singleton
public class OverloadGauges {

    private final PrometheusMeterRegistry registry;
    private final Overload overload;
    private final FrontDoor frontDoor;
    private final DegradeLevels levels;
    private final PersonRates people;
    private final AtomicBoolean bound = new AtomicBoolean();

    OverloadGauges(
            PrometheusMeterRegistry registry,
            Overload overload,
            FrontDoor frontDoor,
            DegradeLevels levels,
            PersonRates people) {
        this.registry = registry;
        this.overload = overload;
        this.frontDoor = frontDoor;
        this.levels = levels;
        this.people = people;
    }

    /** Puts everything into the registry. Harmless when repeated. */
    void bind() {
        if (!bound.compareAndSet(false, true)) {
            return;
        }
        gauge("hongbao.limit", "Requests that may be under way", Overload::limit);
        gauge("hongbao.under.way", "Requests that are under way", Overload::underWay);
        gauge(
                "hongbao.sustained.per.second",
                "Requests a second that this server can sustain, as far as it is known",
                Overload::permitsPerSecond);
        gauge(
                "hongbao.offered.per.second",
                "Requests a second that come, refused ones included",
                Overload::offeredPerSecond);
        gauge(
                "hongbao.refused.share",
                "Which part of what comes is refused, 0 to 1",
                Overload::refusedShare);
        gauge(
                "hongbao.desired.replicas",
                "Servers like this one that the present traffic would take",
                own -> ScaleSignal.of(own).desiredReplicas());
        for (ShedClass shedClass : ShedClass.values()) {
            FunctionCounter.builder("hongbao.refused", overload, own -> own.refused(shedClass))
                    .description("Requests refused for want of room, by class")
                    .tag("class", shedClass.word())
                    .register(registry);
        }
        for (DegradeLevel level : DegradeLevel.values()) {
            Gauge.builder("hongbao.degraded", levels, own -> own.isEngaged(level) ? 1 : 0)
                    .description("1 while a degrade level is engaged")
                    .tag("level", level.word())
                    .register(registry);
        }
        dropped("caller_gone", Overload::droppedGone);
        dropped("deadline", Overload::droppedLate);
        held("network", overload, Overload::networksHeld);
        held("person", people, PersonRates::refused);
        Gauge.builder("hongbao.connections", frontDoor, FrontDoor::connections)
                .description("Connections that are open")
                .register(registry);
        closed("too_many", FrontDoor::connectionsRefused);
        closed("not_reading", FrontDoor::connectionsStuck);
        closed("slow_request", FrontDoor::connectionsSlow);
    }

    private void gauge(String name, String description, ToDoubleFunction<Overload> value) {
        Gauge.builder(name, overload, value).description(description).register(registry);
    }

    private void dropped(String reason, ToDoubleFunction<Overload> count) {
        FunctionCounter.builder("hongbao.dropped", overload, count)
                .description("Work that was not begun, as nobody waited for it any more")
                .tag("reason", reason)
                .register(registry);
    }

    private <T> void held(String by, T whose, ToDoubleFunction<T> count) {
        FunctionCounter.builder("hongbao.too.many.requests", whose, count)
                .description("Requests refused as a person or a network asks too much")
                .tag("by", by)
                .register(registry);
    }

    private void closed(String reason, ToDoubleFunction<FrontDoor> count) {
        FunctionCounter.builder("hongbao.connections.closed", frontDoor, count)
                .description("Connections that this server closed, by reason")
                .tag("reason", reason)
                .register(registry);
    }
}
