package io.hongbao.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A load that saturates: a fixed number of connections, each with a fixed number of requests under
 * way, the next sent when an answer came. One thread and a selector, because whatever it costs is
 * taken from the server on the same machine.
 *
 * <p>It measures throughput, not latency: a closed loop waits when the server does (see {@link
 * io.hongbao.rehearsal.Load} for latency).
 */
final class ClosedLoop {
    private static final int BUFFER_BYTES = 256 * 1024;

    /** The most bytes of one request. */
    private static final int REQUEST_BYTES = 2_048;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** What is sent, and how answers are told apart. */
    interface Traffic {
        /**
         * Appends one request.
         *
         * @return false when there is none left
         */
        boolean ask(ByteBuffer out);

        /**
         * Takes one answer from the bytes that came.
         *
         * @return false when it is not whole yet; then nothing is taken
         * @throws IllegalStateException when it is not the answer that is measured
         */
        boolean take(ByteBuffer in);
    }

    /** What came of it: answers, and the time from the first request to the last answer. */
    record Count(long answers, long nanos) {
        double perSecond() {
            return answers * 1e9 / nanos;
        }
    }

    private final Supplier<? extends Traffic> traffics;
    private final int depth;
    private final long deadlineNanos;
    private long answers;
    private int open;
    private boolean over;

    private ClosedLoop(Supplier<? extends Traffic> traffics, int depth, long deadlineNanos) {
        this.traffics = traffics;
        this.depth = depth;
        this.deadlineNanos = deadlineNanos;
    }

    /**
     * Sends for {@code millis}, or until the traffic has no more, then waits for the answers that
     * are due.
     */
    static Count run(
            SocketAddress address, int connections, int depth, long millis, Traffic traffic)
            throws IOException {
        return run(address, connections, depth, millis, () -> traffic);
    }

    /** The same with traffic of its own for each connection. */
    static Count run(
            SocketAddress address,
            int connections,
            int depth,
            long millis,
            Supplier<? extends Traffic> traffics)
            throws IOException {
        long began = System.nanoTime();
        ClosedLoop loop =
                new ClosedLoop(traffics, depth, began + TimeUnit.MILLISECONDS.toNanos(millis));
        try (Selector selector = Selector.open()) {
            try {
                for (int i = 0; i < connections; i++) {
                    loop.connect(selector, address);
                }
                loop.drive(selector);
            } finally {
                for (SelectionKey key : selector.keys()) {
                    key.channel().close();
                }
            }
        }
        return new Count(loop.answers, System.nanoTime() - began);
    }

    private void connect(Selector selector, SocketAddress address) throws IOException {
        SocketChannel channel =
                address instanceof InetSocketAddress
                        ? SocketChannel.open()
                        : SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(address);
        channel.configureBlocking(false);
        if (address instanceof InetSocketAddress) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        Wire wire = new Wire(channel, traffics.get(), depth * 256);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ, wire);
        open++;
        fill(wire, key);
    }

    private void drive(Selector selector) throws IOException {
        while (open > 0) {
            selector.select(this::ready, 100);
            long now = System.nanoTime();
            over = over || now - deadlineNanos >= 0;
            if (now - deadlineNanos >= PATIENCE_NANOS) {
                throw new IOException(open + " connections wait for an answer for 10 seconds");
            }
        }
    }

    private void ready(SelectionKey key) {
        Wire wire = (Wire) key.attachment();
        try {
            if (wire.channel.read(wire.in) < 0) {
                throw new IOException("the server closed a connection under load");
            }
            wire.in.flip();
            while (wire.underWay > 0 && wire.traffic.take(wire.in)) {
                wire.underWay--;
                answers++;
            }
            wire.in.compact();
            fill(wire, key);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fill(Wire wire, SelectionKey key) throws IOException {
        while (!over && wire.underWay < depth && wire.out.remaining() >= REQUEST_BYTES) {
            if (wire.traffic.ask(wire.out)) {
                wire.underWay++;
            } else {
                over = true;
            }
        }
        wire.out.flip();
        wire.channel.write(wire.out);
        key.interestOps(
                wire.out.hasRemaining()
                        ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                        : SelectionKey.OP_READ);
        wire.out.compact();
        if (over && wire.underWay == 0 && !wire.idle) {
            wire.idle = true;
            open--;
        }
    }

    private static final class Wire {
        final SocketChannel channel;
        final Traffic traffic;
        final ByteBuffer in;
        final ByteBuffer out;
        int underWay;
        boolean idle;

        Wire(SocketChannel channel, Traffic traffic, int wantedBytes) {
            this.channel = channel;
            this.traffic = traffic;
            int bytes = Math.clamp(wantedBytes, 16 * 1024, BUFFER_BYTES);
            this.in = ByteBuffer.allocate(bytes);
            this.out = ByteBuffer.allocate(bytes);
        }
    }
}
