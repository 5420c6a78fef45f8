package io.hongbao.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong served = new AtomicLong();

    @AfterEach
    void stopServer() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** One GET, which must be answered with 200. */
    private static final class OneGet implements Journey {
        @Override
        public Request first() {
            return Request.get("ping", "/ping", "");
        }

        @Override
        public Verdict after(Request request, Reply reply) {
            return reply.status() == 200
                    ? Verdict.expected("ok", Step.Done.DONE)
                    : Verdict.unexpected("status." + reply.status());
        }
    }

    /** Two GETs with pauses between them, in which nothing is sent. */
    private static final class Pausing implements Journey {
        private int pauses;

        @Override
        public Request first() {
            return Request.get("first", "/ping", "");
        }

        @Override
        public Verdict after(Request request, Reply reply) {
            return request.kind().equals("first")
                    ? Verdict.expected("ok", new Step.Pause(30))
                    : Verdict.expected("ok", Step.Done.DONE);
        }

        @Override
        public Step resume() {
            return ++pauses < 3 ? new Step.Pause(20) : Request.get("second", "/ping", "").after(40);
        }
    }

    @Test
    void aJourneyCanPauseAndItsNextLatencyCountsFromThePausesEnd() {
        AtomicLong firstNanos = new AtomicLong();
        AtomicLong secondNanos = new AtomicLong();
        Target target =
                serve((request, number) -> {
                    (number == 1 ? firstNanos : secondNanos).set(System.nanoTime());
                    request.response().end("{}");
                });
        LoadPlan plan = new LoadPlan(Curve.constant(1_000, 1_000), 5, 1, 1, 4, 5_000, 5_000);
        try (Load load = Load.start(target, plan, _ -> Pausing::new)) {
            LoadResult result = load.await();
            assertThat(result.answers("first", "ok")).isEqualTo(1);
            assertThat(result.answers("second", "ok")).isEqualTo(1);
            assertThat(served.get()).isEqualTo(2);
            long apartNanos = secondNanos.get() - firstNanos.get();
            assertThat(apartNanos).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(100));
            assertThat(result.latency("second").maxMillis()).isLessThan(apartNanos / 1e6 - 50);
        }
    }

    @Test
    void everyArrivalOfTheScheduleIsSentOnce() {
        Target target = serve((request, _) -> request.response().end("{}"));
        Curve curve =
                new Curve(List.of(new Curve.Stretch(300, 500), new Curve.Stretch(200, 4_000)));
        LoadPlan plan = new LoadPlan(curve, 11, LoadPlan.MAX_ARRIVALS, 2, 64, 5_000, 5_000);
        long expected = count(plan, 0) + count(plan, 1);
        try (Load load = Load.start(target, plan, _ -> OneGet::new)) {
            LoadResult result = load.await();
            assertThat(result.arrivals()).isEqualTo(expected);
            assertThat(result.started()).isEqualTo(expected);
            assertThat(result.answers("ping", "ok")).isEqualTo(expected);
            assertThat(served.get()).isEqualTo(expected);
            assertThat(result.unexpected()).isZero();
            assertThat(result.unsent()).isZero();
            assertThat(result.inFlight()).isZero();
            assertThat(result.answersPerSecond().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(expected);
        }
    }

    @Test
    void aStallShowsOnEverybodyWhoShouldHaveBeenServedMeanwhile() {
        AtomicLong stalledUntilNanos = new AtomicLong();
        Target target =
                serve((request, number) -> {
                    if (number == 200) {
                        stalledUntilNanos.set(
                                System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200));
                    }
                    long left = stalledUntilNanos.get() - System.nanoTime();
                    long millis =
                            stalledUntilNanos.get() == 0 || left <= 0
                                    ? 0
                                    : TimeUnit.NANOSECONDS.toMillis(left) + 1;
                    if (millis == 0) {
                        request.response().end("{}");
                    } else {
                        vertx.setTimer(millis, _ -> request.response().end("{}"));
                    }
                });
        // Four connections: a closed loop would see four slow answers in a thousand, far outside of
        // its p99.
        LoadPlan plan =
                new LoadPlan(
                        Curve.constant(1_000, 1_000), 5, LoadPlan.MAX_ARRIVALS, 1, 4, 5_000, 5_000);
        try (Load load = Load.start(target, plan, _ -> OneGet::new)) {
            LoadResult result = load.await();
            assertThat(result.latency("ping").p99Millis()).isGreaterThan(150);
            assertThat(result.latency("ping").p90Millis()).isGreaterThan(50);
            assertThat(result.late()).as("late starts are counted").isGreaterThan(50);
            assertThat(result.answers("ping", "ok")).isEqualTo(result.arrivals());
        }
    }

    @Test
    void whatCannotBeSentInTimeIsCountedAsUnsent() {
        Target target =
                serve((request, _) -> vertx.setTimer(100, _ -> request.response().end("{}")));
        LoadPlan plan =
                new LoadPlan(Curve.constant(1_000, 500), 5, LoadPlan.MAX_ARRIVALS, 1, 2, 1_000, 0);
        try (Load load = Load.start(target, plan, _ -> OneGet::new)) {
            LoadResult result = load.await();
            assertThat(result.unsent()).isPositive();
            assertThat(result.started() + result.unsent()).isEqualTo(result.arrivals());
            assertThat(result.arrivals()).isEqualTo(count(plan, 0));
        }
    }

    @Test
    void anUnexpectedAnswerIsCountedAndShown() {
        Target target =
                serve((request, number) ->
                        request.response()
                                .setStatusCode(number % 10 == 0 ? 500 : 200)
                                .end("{\"code\":\"x\"}"));
        LoadPlan plan = LoadPlan.of(Curve.constant(500, 200), 3);
        try (Load load = Load.start(target, plan, _ -> OneGet::new)) {
            LoadResult result = load.await();
            assertThat(result.unexpected()).isEqualTo(served.get() / 10).isPositive();
            assertThat(result.examples())
                    .isNotEmpty()
                    .first()
                    .asString()
                    .contains("GET /ping")
                    .contains("status.500: 500 {\"code\":\"x\"}");
        }
    }

    @Test
    void anAnswerThatDoesNotComeIsCountedAsNone() {
        Target target = serve((_, _) -> {});
        LoadPlan plan = new LoadPlan(Curve.constant(100, 100), 3, 5, 1, 8, 200, 1_000);
        try (Load load = Load.start(target, plan, _ -> OneGet::new)) {
            LoadResult result = load.await();
            assertThat(result.answers("ping", "status.0")).isEqualTo(5);
        }
    }

    @Test
    void stopEndsItEarly() {
        Target target = serve((request, _) -> request.response().end("{}"));
        LoadPlan plan = LoadPlan.of(Curve.constant(100, 3_600_000), 3);
        try (Load load = Load.start(target, plan, _ -> OneGet::new)) {
            load.stop();
            LoadResult result = load.await();
            assertThat(result.unsent()).isPositive();
            assertThat(result.elapsedMillis()).isLessThan(30_000);
        }
    }

    @Test
    void connectionsAreOpenedAheadOfTheirNeed() {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger openAtFirst = new AtomicInteger();
        NetServer server =
                vertx.createNetServer()
                        .connectHandler(connection -> {
                            open.incrementAndGet();
                            connection.handler(_ -> {
                                openAtFirst.compareAndSet(0, open.get());
                                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                            });
                        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        Target target = new Target("127.0.0.1", server.actualPort());
        Curve late = Curve.constant(0, 800).then(Curve.constant(500, 200));
        LoadPlan plan = new LoadPlan(late, 7, 200, 2, 64, 50, 60_000, 5_000, 5_000, 100);
        try (Load load = Load.start(target, plan, _ -> OneGet::new)) {
            LoadResult result = load.await();
            assertThat(openAtFirst.get()).as("when the first came").isGreaterThanOrEqualTo(50);
            assertThat(result.answers("ping", "ok")).isEqualTo(result.arrivals()).isPositive();
            assertThat(open).hasValueLessThanOrEqualTo(64);
        }
    }

    @Test
    void aConnectionThatWasNotUsedForLongIsNotUsedAgain() {
        Set<SocketAddress> used = ConcurrentHashMap.newKeySet();
        Target target =
                serve((request, _) -> {
                    used.add(request.remoteAddress());
                    request.response().end("{}");
                });
        Curve gap =
                Curve.constant(500, 100)
                        .then(Curve.constant(0, 1_000))
                        .then(Curve.constant(500, 100));
        for (long idleMillis : List.of(60_000L, 100L)) {
            used.clear();
            LoadPlan plan = new LoadPlan(gap, 7, 1_000, 1, 1, 0, idleMillis, 5_000, 5_000, 1_000);
            try (Load load = Load.start(target, plan, _ -> OneGet::new)) {
                LoadResult result = load.await();
                assertThat(result.answers("ping", "ok")).isEqualTo(result.arrivals());
            }
            assertThat(used).hasSize(idleMillis == 100 ? 2 : 1);
        }
    }

    @Test
    void whoComesWhenTooManyAreUnderWayIsNotSent() {
        Target target = serve((request, _) -> request.response().end("{}"));
        LoadPlan plan =
                new LoadPlan(Curve.constant(200, 500), 7, 100, 1, 64, 0, 60_000, 5_000, 5_000, 10);
        try (Load load = Load.start(target, plan, _ -> Lingering::new)) {
            LoadResult result = load.await();
            assertThat(result.started()).isEqualTo(10);
            assertThat(result.unsent()).isEqualTo(result.arrivals() - 10).isPositive();
            assertThat(result.answers("ping", "ok")).isEqualTo(10);
            assertThat(result.answers("ping", "waits")).isEqualTo(10);
        }
    }

    /** Two GETs, the second one two seconds after the first. */
    private static final class Lingering implements Journey {
        private boolean waited;

        @Override
        public Request first() {
            return Request.get("ping", "/ping", "");
        }

        @Override
        public Verdict after(Request request, Reply reply) {
            if (waited) {
                return Verdict.expected("ok", Step.Done.DONE);
            }
            waited = true;
            return Verdict.expected("waits", first().after(2_000));
        }
    }

    @Test
    void latenciesAreKeptByWhatBecameOfARequest() {
        Target target =
                serve((request, number) ->
                        request.response()
                                .setStatusCode(number % 4 == 0 ? 503 : number % 4 == 1 ? 500 : 200)
                                .end("{}"));
        LoadPlan plan = LoadPlan.of(Curve.constant(500, 400), 3);
        try (Load load = Load.start(target, plan, _ -> OneGet::new)) {
            LoadResult result = load.await();
            assertThat(result.fate(Fate.TURNED_AWAY).count()).isEqualTo(served.get() / 4);
            assertThat(result.fate(Fate.FAILED).count()).isEqualTo((served.get() + 3) / 4);
            assertThat(result.fates().values().stream().mapToLong(Latency::count).sum())
                    .isEqualTo(served.get());
            assertThat(load.point().latency("ping").count()).isEqualTo(served.get());
            assertThat(load.point().latency("ping").count()).as("since the point before").isZero();
        }
    }

    @Test
    void anotherMachineIsNamedInItsRequests() {
        Request request = Request.post("x", "/path", "A: b\r\n", "{}");
        String local = text(request.message("localhost"));
        assertThat(local).startsWith("POST /path HTTP/1.1\r\nHost: localhost\r\nContent-Type");
        assertThat(text(request.message("shop.example:81")))
                .isEqualTo(local.replace("Host: localhost", "Host: shop.example:81"));
        assertThat(Target.willing(URI.create("http://192.0.2.1:8080")).hostHeader())
                .isEqualTo("192.0.2.1:8080");
        assertThat(Target.of(URI.create("http://127.0.0.1:8080")).hostHeader())
                .isEqualTo("localhost");
    }

    private static String text(ByteBuffer message) {
        return StandardCharsets.UTF_8.decode(message).toString();
    }

    @Test
    void otherMachinesAreRefused() {
        assertThatThrownBy(() -> Target.of(URI.create("http://192.0.2.1:8080")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("192.0.2.1 is not this machine");
        assertThatThrownBy(() -> Target.of(URI.create("https://127.0.0.1:8443")))
                .hasMessageContaining("http://127.0.0.1");
        assertThat(Target.of(URI.create("http://localhost:9")).port()).isEqualTo(9);
    }

    private static long count(LoadPlan plan, int loop) {
        Arrivals arrivals =
                new Arrivals(
                        plan.curve().timesRate(1.0 / plan.loops()),
                        plan.seed() * 31 + loop,
                        Math.ceilDiv(plan.maxArrivals(), plan.loops()));
        long count = 0;
        while (arrivals.nextNanos() >= 0) {
            count++;
        }
        return count;
    }

    private Target serve(BiConsumer<HttpServerRequest, Long> answer) {
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(request -> answer.accept(request, served.incrementAndGet()))
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        return new Target("127.0.0.1", server.actualPort());
    }
}
