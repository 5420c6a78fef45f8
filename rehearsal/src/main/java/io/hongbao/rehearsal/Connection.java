package io.hongbao.rehearsal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One keep-alive connection: at most one request is under way on it. Used by one loop. */
final class Connection {

    /** What a connection tells its loop. */
    interface Listener {
        /** The request that was under way has its answer, or will never have one. */
        void answered(Connection connection, Exchange exchange, Reply reply);

        /** Nothing more can be sent here. */
        void closed(Connection connection);
    }

    /** A request under way. */
    record Exchange(Journey journey, Request request, long intendedNanos, long sentNanos) {}

    private static final Exchange[] NONE = {};

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Listener listener;
    private final String hostHeader;
    private final Answer answer = new Answer();
    private ByteBuffer out = ByteBuffer.allocate(0);
    private Exchange[] exchange = NONE;

    Connection(InetSocketAddress address, String hostHeader, Selector selector, Listener listener)
            throws IOException {
        this.listener = listener;
        this.hostHeader = hostHeader;
        this.channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        boolean connected = channel.connect(address);
        this.key =
                channel.register(
                        selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
    }

    boolean isBusy() {
        return exchange.length > 0;
    }

    /** Sends a request; the answer comes to the listener. */
    void send(Exchange begun) {
        exchange = new Exchange[] {begun};
        out = begun.request().message(hostHeader);
        answer.clear();
        if (channel.isConnected()) {
            write();
        }
    }

    /**
     * Does what the channel is ready for. {@code scratch} is a buffer that all connections of the
     * loop share.
     */
    void ready(ByteBuffer scratch) {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                write();
            }
            if (key.isValid() && key.isReadable()) {
                read(scratch);
            }
            if (key.isValid() && key.isWritable()) {
                write();
            }
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            close(String.valueOf(e.getMessage()));
        }
    }

    /** Gives the request up that has waited for an answer since before {@code sentBeforeNanos}. */
    void giveUpIfOlder(long sentBeforeNanos) {
        if (isBusy() && exchange[0].sentNanos() - sentBeforeNanos < 0) {
            close("no answer in time");
        }
    }

    private void write() {
        try {
            if (out.hasRemaining()) {
                channel.write(out);
            }
            key.interestOps(
                    out.hasRemaining()
                            ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                            : SelectionKey.OP_READ);
        } catch (IOException _) {
            // The server may have refused the request before it was whole: its answer is still to
            // be read.
            out.position(out.limit());
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void read(ByteBuffer scratch) throws IOException {
        scratch.clear();
        int count = channel.read(scratch);
        boolean closed = count < 0;
        if (count > 0) {
            scratch.flip();
            if (!isBusy()) {
                throw new IOException("bytes that nobody asked for");
            }
            answer.take(scratch);
        }
        if (isBusy() && answer.isWhole(closed)) {
            Reply reply = answer.reply();
            boolean reusable = answer.keepsAlive() && !closed && !out.hasRemaining();
            if (!reusable) {
                shut();
            }
            finish(reply);
        } else if (closed) {
            close("the connection was closed");
        }
    }

    /** Ends the connection; a request under way gets no answer. */
    void close(String why) {
        shut();
        if (isBusy()) {
            finish(new Reply(Reply.NO_ANSWER, why));
        }
    }

    private void shut() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException _) {
            // it is gone either way
        }
        listener.closed(this);
    }

    private void finish(Reply reply) {
        Exchange finished = exchange[0];
        exchange = NONE;
        listener.answered(this, finished, reply);
    }

    boolean isOpen() {
        return channel.isOpen();
    }
}
