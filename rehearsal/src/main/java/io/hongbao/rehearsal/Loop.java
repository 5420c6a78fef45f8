package io.hongbao.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One event loop's share of a load: one thread, one selector. Everything but {@link #stop} and
 * {@link #abort} runs on that thread.
 */
final class Loop implements Runnable, Connection.Listener {
    private static final long TICK_MILLIS = 1;
    private static final int OPENED_AT_A_TIME = 4;
    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(LoadResult.LATE_MILLIS);

    private final Tally tally;
    private final Supplier<Journey> journeys;
    private final Arrivals arrivals;
    private final InetSocketAddress address;
    private final String hostHeader;
    private final long startNanos;
    private final long endNanos;
    private final long lastNanos;
    private final long answerNanos;
    private final long idleNanos;
    private final int maxInFlight;
    private final int openAhead;
    private final int maxUnderWay;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(64 * 1024);

    /** The last one used is first; those that were closed meanwhile are among them. */
    private final Deque<Idle> idle = new ArrayDeque<>();

    private final Set<Connection> connections = new HashSet<>();
    private final Queue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::atNanos));
    private long nextArrivalNanos;
    private long nextSweepNanos;
    private int inFlight;
    private int underWay;
    private int opened;
    private volatile boolean stopped;
    private volatile boolean aborted;

    /**
     * What a journey under way does at {@code atNanos} (after the beginning) or later: sends a
     * request, or says after a pause how it goes on.
     */
    private record Due(Journey journey, Step step, long atNanos) {}

    /** An open connection on which nothing is under way. */
    private record Idle(Connection connection, long sinceNanos) {}

    Loop(
            Target target,
            LoadPlan plan,
            int index,
            Tally tally,
            Supplier<Journey> journeys,
            long startNanos) {
        this.address = new InetSocketAddress(target.host(), target.port());
        this.hostHeader = target.hostHeader();
        this.tally = tally;
        this.journeys = journeys;
        this.startNanos = startNanos;
        this.endNanos = TimeUnit.MILLISECONDS.toNanos(plan.curve().millis() + plan.graceMillis());
        this.answerNanos = TimeUnit.MILLISECONDS.toNanos(plan.answerMillis());
        this.idleNanos = TimeUnit.MILLISECONDS.toNanos(plan.idleMillis());
        this.lastNanos = endNanos + 2 * answerNanos;
        this.maxInFlight = plan.connections() / plan.loops();
        this.openAhead = plan.openAhead() / plan.loops();
        this.maxUnderWay = plan.maxUnderWay() / plan.loops();
        this.arrivals =
                new Arrivals(
                        plan.curve().timesRate(1.0 / plan.loops()),
                        plan.seed() * 31 + index,
                        Math.ceilDiv(plan.maxArrivals(), plan.loops()));
    }

    /** No more arrivals. */
    void stop() {
        stopped = true;
    }

    /** Ends it now, whatever is in flight. */
    void abort() {
        aborted = true;
    }

    @Override
    public void run() {
        try (Selector selector = Selector.open()) {
            nextArrivalNanos = arrivals.nextNanos();
            while (!isOver()) {
                long now = nowNanos();
                if (stopped || now >= endNanos) {
                    dropTheRest();
                }
                sweep(now);
                openAhead(selector, now);
                sendDue(selector, now);
                selector.select(this::ready, TICK_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            aborted = true;
            List.copyOf(connections).forEach(connection -> connection.close("the load was ended"));
        }
    }

    private long nowNanos() {
        return System.nanoTime() - startNanos;
    }

    private boolean isOver() {
        boolean idleForGood = nextArrivalNanos < 0 && inFlight == 0 && due.isEmpty();
        return aborted || idleForGood || nowNanos() >= lastNanos;
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Connection connection) {
            connection.ready(scratch);
        }
    }

    /** Counts every arrival that has not begun as unsent. */
    private void dropTheRest() {
        while (nextArrivalNanos >= 0) {
            tally.arrivals.increment();
            tally.unsent.increment();
            nextArrivalNanos = arrivals.nextNanos();
        }
    }

    private void sweep(long now) {
        if (now >= nextSweepNanos) {
            nextSweepNanos = now + SWEEP_NANOS;
            for (Connection connection : List.copyOf(connections)) {
                connection.giveUpIfOlder(now - answerNanos);
            }
            for (Idle last = idle.peekLast();
                    last != null && now - last.sinceNanos() > idleNanos;
                    last = idle.peekLast()) {
                idle.removeLast();
                last.connection().close("not used");
            }
        }
    }

    /** Few at a time: the server has to accept them beside what it does. */
    private void openAhead(Selector selector, long now) throws IOException {
        int open = Math.min(openAhead, opened + OPENED_AT_A_TIME);
        while (opened < open) {
            idle.addLast(new Idle(connect(selector), now));
        }
    }

    /** Sends what is due while connections are free: journeys under way before new ones. */
    private void sendDue(Selector selector, long now) throws IOException {
        for (Due next = due.peek();
                next != null && next.atNanos() <= now && inFlight < maxInFlight;
                next = due.peek()) {
            due.remove();
            switch (next.step()) {
                case Request request ->
                        send(selector, next.journey(), request, next.atNanos(), now);
                case Step.Pause _ -> goOn(next.journey(), next.journey().resume(), now);
                case Step.Done _ -> underWay--;
            }
        }
        while (inFlight < maxInFlight && nextArrivalNanos >= 0 && nextArrivalNanos <= now) {
            long intendedNanos = nextArrivalNanos;
            nextArrivalNanos = arrivals.nextNanos();
            tally.arrivals.increment();
            if (underWay >= maxUnderWay) {
                tally.unsent.increment();
                continue;
            }
            tally.started.increment();
            underWay++;
            if (now - intendedNanos > LATE_NANOS) {
                tally.late.increment();
            }
            Journey journey = journeys.get();
            send(selector, journey, journey.first(), intendedNanos, now);
        }
    }

    private void send(
            Selector selector, Journey journey, Request request, long intendedNanos, long now)
            throws IOException {
        inFlight++;
        tally.sent.increment();
        Connection connection = free(selector);
        connection.send(new Connection.Exchange(journey, request, intendedNanos, now));
    }

    private Connection free(Selector selector) throws IOException {
        while (!idle.isEmpty()) {
            Connection connection = idle.pop().connection();
            if (connection.isOpen()) {
                return connection;
            }
        }
        return connect(selector);
    }

    private Connection connect(Selector selector) throws IOException {
        Connection connection = new Connection(address, hostHeader, selector, this);
        connections.add(connection);
        opened++;
        return connection;
    }

    @Override
    public void answered(Connection connection, Connection.Exchange exchange, Reply reply) {
        long now = nowNanos();
        inFlight--;
        if (connection.isOpen()) {
            idle.push(new Idle(connection, now));
        }
        Verdict verdict = exchange.journey().after(exchange.request(), reply);
        tally.answer(exchange.request(), reply, verdict, now - exchange.intendedNanos(), now);
        goOn(exchange.journey(), verdict.next(), now);
    }

    private void goOn(Journey journey, Step next, long now) {
        switch (next) {
            case Request request -> due(journey, request, request.afterMillis(), now);
            case Step.Pause pause -> due(journey, pause, pause.millis(), now);
            case Step.Done _ -> underWay--;
        }
    }

    private void due(Journey journey, Step step, long afterMillis, long now) {
        due.add(new Due(journey, step, now + TimeUnit.MILLISECONDS.toNanos(afterMillis)));
    }

    @Override
    public void closed(Connection connection) {
        connections.remove(connection);
    }
}
