package io.hongbao.server.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.atomic.LongAdder;

/**
 * Knows whether anything is under way on a connection: a request whose end has not come, or one
 * whose answer has not been written. One for each connection; stands behind the HTTP codec.
 *
 * <p>Who asks on and on and reads nothing of what is answered is not listened to any more until
 * they read, and cut off when far too much waits: it must not become the memory of all.
 */
final class ConnectionTurns extends ChannelDuplexHandler {

    /**
     * With more than this unread nobody is answered another request. What was read of requests at
     * once is answered, so it may be much more than the buffer that {@link Channel#isWritable}
     * tells of.
     */
    static final long MOST_UNREAD_BYTES = 8 << 20;

    private static final long NONE = Long.MIN_VALUE;

    private final LongAdder notReading;
    private int unanswered;
    private boolean arriving;
    private boolean listens = true;
    private long headSinceNanos = NONE;

    /**
     * @param notReading counts who was cut off
     */
    ConnectionTurns(LongAdder notReading) {
        this.notReading = notReading;
    }

    boolean areUnderWay() {
        return arriving || unanswered != 0;
    }

    /** Bytes have come, which the decoder has not seen yet. */
    void bytesCame(long nowNanos) {
        if (!arriving && headSinceNanos == NONE) {
            headSinceNanos = nowNanos;
        }
    }

    /** For how long the headers of a request have been coming in; 0 when none are. */
    long headNanos(long nowNanos) {
        return headSinceNanos == NONE ? 0 : nowNanos - headSinceNanos;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            if (isFull(context.channel())) {
                ReferenceCountUtil.release(message);
                cutOff(context.channel());
                return;
            }
            listen(context.channel().isWritable(), context.channel());
            unanswered++;
            arriving = true;
            headSinceNanos = NONE;
        }
        if (message instanceof LastHttpContent) {
            arriving = false;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            listen(true, context.channel());
        }
        context.fireChannelWritabilityChanged();
    }

    /** Reads on, or not. The framework has its own reasons not to; those are left to it. */
    private void listen(boolean wanted, Channel channel) {
        if (!wanted || !listens) {
            listens = wanted;
            var _ = channel.config().setAutoRead(wanted);
        }
    }

    private static boolean isFull(Channel channel) {
        return !channel.isOpen()
                || (!channel.isWritable() && channel.bytesBeforeWritable() > MOST_UNREAD_BYTES);
    }

    private void cutOff(Channel channel) {
        if (channel.isOpen()) {
            notReading.increment();
            Connections.abandon(channel);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean interim =
                message instanceof HttpResponse head
                        && head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !interim) {
            unanswered--;
        }
        var _ = context.write(message, promise);
    }
}
