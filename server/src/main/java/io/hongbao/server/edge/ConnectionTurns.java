package io.hongbao.server.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Knows whether anything is under way on a connection: a request whose end has not come, or one
 * whose answer has not been written. One for each connection; stands behind the HTTP codec.
 */
final class ConnectionTurns extends ChannelDuplexHandler {

    private int unanswered;
    private boolean arriving;

    boolean areUnderWay() {
        return arriving || unanswered != 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
            arriving = true;
        }
        if (message instanceof LastHttpContent) {
            arriving = false;
        }
        context.fireChannelRead(message);
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
