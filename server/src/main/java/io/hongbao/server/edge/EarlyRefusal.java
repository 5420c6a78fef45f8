package io.hongbao.server.edge;

import io.hongbao.server.overload.Gate;
import io.hongbao.server.overload.Overload;
import io.hongbao.server.overload.RetryAdvice;
import io.hongbao.server.overload.ShedTable;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Refuses requests before they are read: stands in front of the HTTP decoder, and while the server
 * is pressed answers a request whose class is shed with a page that lies ready. One for each
 * connection.
 *
 * <p>Only what is certain is refused here: one whole request in one piece, on a connection on which
 * nothing is under way and whose decoder holds no part of another one. All else goes on to {@link
 * Entrance}, which decides the same and costs more.
 */
final class EarlyRefusal extends ChannelInboundHandlerAdapter {

    /**
     * After so long a refused request takes the long way, so that the server sees that the
     * connection is not idle.
     */
    private static final long LONGEST_UNSEEN_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Gate gate;
    private final Overload overload;
    private final RefusalPages pages;
    private final RequestPeek peek;
    private final ConnectionTurns turns;
    private long seenNanos = System.nanoTime();
    private boolean decoderHoldsNothing = true;
    private boolean written;

    /**
     * @param peek the event loop's own
     * @param turns tells whether anything is under way on this connection
     */
    EarlyRefusal(
            Gate gate,
            Overload overload,
            RefusalPages pages,
            RequestPeek peek,
            ConnectionTurns turns) {
        this.gate = gate;
        this.overload = overload;
        this.pages = pages;
        this.peek = peek;
        this.turns = turns;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        if (gate.mayShed() && isCertain(bytes)) {
            long nowNanos = System.nanoTime();
            if (nowNanos - seenNanos < LONGEST_UNSEEN_NANOS && isShed(nowNanos)) {
                bytes.release();
                refuse(context);
                return;
            }
            seenNanos = nowNanos;
        }
        turns.bytesCame(System.nanoTime());
        // A decoder that has read all of a piece releases it. When something else holds it, such
        // as a body, nothing is certain on this connection any more.
        bytes.retain();
        try {
            context.fireChannelRead(bytes);
        } finally {
            decoderHoldsNothing = decoderHoldsNothing && bytes.refCnt() == 1;
            bytes.release();
        }
    }

    private void refuse(ChannelHandlerContext context) {
        if (!context.channel().isWritable()) {
            // It asks and asks, and does not read what it is told.
            var _ = context.close();
            return;
        }
        written = true;
        var _ =
                context.write(
                        pages.page(peek.language(), retryAfterSeconds(overload)),
                        context.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (written) {
            written = false;
            context.flush();
        }
        context.fireChannelReadComplete();
    }

    private boolean isCertain(ByteBuf bytes) {
        int length = bytes.readableBytes();
        if (!decoderHoldsNothing || turns.areUnderWay() || length > RequestPeek.MOST_BYTES) {
            return false;
        }
        bytes.getBytes(bytes.readerIndex(), peek.bytes(), 0, length);
        // An answer to HEAD has no body, and a prepared one has: the longer way knows.
        return peek.isWhole(length) && !peek.method().equals("HEAD");
    }

    private boolean isShed(long nowNanos) {
        return gate.sheds(ShedTable.of(peek.method(), peek.path(), peek.isPlaced()), nowNanos);
    }

    /** When a caller that is refused now should come again. */
    static int retryAfterSeconds(Overload overload) {
        return RetryAdvice.seconds(
                overload.refusedShare(), ThreadLocalRandom.current().nextDouble());
    }
}
