package io.hongbao.server.edge;

import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.overload.Gate;
import io.hongbao.server.overload.Overload;
import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartRefused;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The HTTP server. It is our own, not the framework's, for two reasons: the hot routes are reached
 * without passing through the framework's router, and requests that are not even HTTP get a problem
 * like all others.
 */
public final class FrontDoor {

    static final int MAX_LINE_BYTES = 4_096;
    static final int MAX_HEADER_BYTES = 16_384;

    /** The largest campaign, outlet or payment provider's file. */
    public static final int MAX_FILE_BYTES = 1 << 20;

    private static final String CAMPAIGN_FILES = "/v1/admin/campaigns";
    private static final String OUTLET_FILES = "/outlets";
    private static final String PROVIDER_FILES = "/v1/admin/finance/reconciliations";

    /** What the framework calls its own parts of a connection's pipeline. */
    private static final String DECODER = "httpDecoder";

    private static final String REQUESTS = "handler";

    /**
     * Any free port, the same one for all event loops of a Vert.x; each would get its own with 0.
     */
    private static final int ANY_FREE = -1;

    private static final int IDLE_SECONDS = 75;
    private static final long SWEEP_MILLIS = 500;
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Vertx vertx;
    private final HotRoutes hotRoutes;
    private final Handler<HttpServerRequest> others;
    private final AtomicInteger othersUnanswered;
    private final Overload overload;
    private final EdgeLimits limits;
    private final CampaignClock clock;
    private final AtomicInteger connections = new AtomicInteger();
    private final LongAdder connectionsRefused = new LongAdder();
    private final LongAdder connectionsStuck = new LongAdder();
    private final LongAdder connectionsSlow = new LongAdder();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean keepsLimit = new AtomicBoolean();
    private final List<Opened> opened = new CopyOnWriteArrayList<>();
    private volatile String deployment = "";

    private record Opened(EventLoop loop, HttpServer server) {}

    /**
     * @param others what answers everything that is not a hot route
     * @param othersUnanswered how many requests {@code others} has not answered yet
     * @param clock for the times at which refused callers should come again
     */
    public FrontDoor(
            Vertx vertx,
            HotRoutes hotRoutes,
            Handler<HttpServerRequest> others,
            AtomicInteger othersUnanswered,
            Overload overload,
            EdgeLimits limits,
            CampaignClock clock) {
        this.vertx = vertx;
        this.hotRoutes = hotRoutes;
        this.others = others;
        this.othersUnanswered = othersUnanswered;
        this.overload = overload;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Opens the port.
     *
     * @param port 0 for any free one
     * @param eventLoops how many threads answer
     * @return the port
     * @throws StartRefused when it can't be had
     */
    public int open(String host, int port, int eventLoops) {
        CompletableFuture<String> done = new CompletableFuture<>();
        vertx.deployVerticle(
                () -> new Door(host, port == 0 ? ANY_FREE : port),
                new DeploymentOptions().setInstances(eventLoops),
                result -> {
                    if (result.succeeded()) {
                        done.complete(result.result());
                    } else {
                        done.completeExceptionally(result.cause());
                    }
                });
        try {
            deployment = done.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw notFree(host, port, cause);
        }
        return opened.getFirst().server().actualPort();
    }

    /**
     * Tries the port before anything else is begun, so that a port that is taken is found out at
     * once.
     *
     * @throws StartRefused when it can't be had
     */
    public static void requireFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw notFree(host, port, e);
        }
    }

    private static StartRefused notFree(String host, int port, Throwable cause) {
        return new StartRefused(
                ExitCode.PORT,
                "port "
                        + port
                        + " of "
                        + host
                        + " cannot be opened ("
                        + cause.getMessage()
                        + "): stop what uses it, or choose another one with --port",
                cause);
    }

    /** How many bytes the body of a request may have: files are larger than all others. */
    public static int largestBody(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        String path = request.path();
        boolean isFile =
                path != null
                        && (path.equals(PROVIDER_FILES)
                                || (path.startsWith(CAMPAIGN_FILES)
                                        && (path.length() == CAMPAIGN_FILES.length()
                                                || path.endsWith(OUTLET_FILES))))
                        && authorization != null
                        && authorization.startsWith("Bearer hbk_");
        return isFile ? MAX_FILE_BYTES : StrictJson.MAX_BODY_BYTES;
    }

    HotRoutes hotRoutes() {
        return hotRoutes;
    }

    /** Whether {@link #close} has been called. */
    public boolean isClosing() {
        return closing.get();
    }

    /**
     * Takes nothing new, waits until everything that was taken is answered (at most 20 seconds),
     * and closes the port.
     */
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        long deadline = System.nanoTime() + DRAIN_NANOS;
        while (unanswered() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        if (!deployment.isEmpty()) {
            vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().join();
        }
    }

    /** How many requests have been taken and not answered. */
    public int unanswered() {
        int sum = othersUnanswered.get();
        for (Opened one : opened) {
            CompletableFuture<Integer> count = new CompletableFuture<>();
            one.loop().executor().execute(() -> count.complete(one.loop().unanswered()));
            sum += count.join();
        }
        return sum;
    }

    /** How many connections are open. */
    public int connections() {
        return connections.get();
    }

    /** How many connections were closed at once since the start, because as many were open. */
    public long connectionsRefused() {
        return connectionsRefused.sum();
    }

    /** How many were closed since the start because their callers did not read their answers. */
    public long connectionsStuck() {
        return connectionsStuck.sum();
    }

    /** How many were closed since the start because a request's headers came too slowly. */
    public long connectionsSlow() {
        return connectionsSlow.sum();
    }

    static HttpServerOptions options() {
        return new HttpServerOptions()
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setIdleTimeout(IDLE_SECONDS)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setAcceptBacklog(4_096)
                .setReuseAddress(true);
    }

    private final class Door extends AbstractVerticle {
        private final String host;
        private final int port;

        Door(String host, int port) {
            this.host = host;
            this.port = port;
        }

        @Override
        public void start(Promise<Void> started) {
            Gate gate = overload.newGate();
            RefusalPages pages =
                    new RefusalPages(
                            seconds -> Rfc3339.of(clock.inSeconds(seconds), CampaignClock.zone()),
                            System::currentTimeMillis);
            Networks networks = new Networks(limits.proxyHeader());
            EventLoop loop =
                    new EventLoop((ContextInternal) context, gate, pages, overload, networks);
            Connections own = new Connections();
            RequestPeek peek = new RequestPeek();
            HttpServer server = vertx.createHttpServer(options());
            server.connectionHandler(
                    connection -> meet(connection, own, gate, pages, peek, networks));
            server.requestHandler(new Entrance(hotRoutes, others, closing, loop, overload));
            server.invalidRequestHandler(Entrance::refuse);
            vertx.setPeriodic(SWEEP_MILLIS, _ -> sweep(loop, own));
            keepTime(gate);
            server.listen(port, host)
                    .onSuccess(_ -> opened.add(new Opened(loop, server)))
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void sweep(EventLoop loop, Connections own) {
            long nowNanos = System.nanoTime();
            loop.slowBodies().refuseOlderThan(EventLoop.BODY_TIMEOUT_MILLIS, nowNanos);
            connectionsStuck.add(own.closeStuck(nowNanos, limits.stuckNanos()));
            connectionsSlow.add(own.closeSlow(nowNanos, limits.headNanos()));
        }

        private void keepTime(Gate gate) {
            long tickNanos = TimeUnit.MILLISECONDS.toNanos(Gate.tickMillis());
            AtomicLong lastNanos = new AtomicLong(System.nanoTime());
            vertx.setPeriodic(
                    Gate.tickMillis(),
                    _ -> {
                        long nowNanos = System.nanoTime();
                        gate.tick(nowNanos - lastNanos.getAndSet(nowNanos) - tickNanos);
                    });
            if (keepsLimit.compareAndSet(false, true)) {
                vertx.setPeriodic(Overload.WINDOW_MILLIS, _ -> overload.tick(System.nanoTime()));
            }
        }

        /** A connection was opened. */
        private void meet(
                HttpConnection connection,
                Connections own,
                Gate gate,
                RefusalPages pages,
                RequestPeek peek,
                Networks networks) {
            if (!(connection instanceof ConnectionBase base)) {
                throw new IllegalStateException("a connection of an unknown kind: " + connection);
            }
            Channel channel = base.channel();
            boolean isOneTooMany = connections.incrementAndGet() > limits.mostConnections();
            var _ =
                    channel.closeFuture()
                            .addListener(_ -> {
                                connections.decrementAndGet();
                                own.remove(channel);
                            });
            if (isOneTooMany) {
                connectionsRefused.increment();
                var _ = channel.close();
                return;
            }
            ConnectionTurns turns = new ConnectionTurns(connectionsStuck);
            own.add(channel, turns);
            networks.note(channel);
            ChannelPipeline pipeline = channel.pipeline();
            pipeline.addBefore(REQUESTS, "hongbao-turns", turns);
            pipeline.addBefore(
                    DECODER,
                    "hongbao-refusal",
                    new EarlyRefusal(gate, overload, pages, peek, turns));
        }
    }
}
