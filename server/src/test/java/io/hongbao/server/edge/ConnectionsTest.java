package io.hongbao.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private final Connections connections = new Connections();
    private final LongAdder notReading = new LongAdder();
    private final ConnectionTurns turns = new ConnectionTurns(notReading);
    private final EmbeddedChannel channel = new EmbeddedChannel(turns);

    ConnectionsTest() {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1_000, 2_000));
        connections.add(channel, turns);
    }

    private void write(int bytes) {
        var _ = channel.write(Unpooled.wrappedBuffer(new byte[bytes]));
    }

    @Test
    void whoReadsNothingWhileMoreThanABufferWaitsIsClosed() {
        write(5_000);
        assertThat(connections.closeStuck(0, 10)).isZero();
        assertThat(connections.closeStuck(10, 10)).isZero();
        assertThat(connections.closeStuck(11, 10)).isEqualTo(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoHasLittleWaitingIsLeftAlone() {
        write(500);
        assertThat(connections.closeStuck(0, 10)).isZero();
        assertThat(connections.closeStuck(1_000, 10)).isZero();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void whoReadsSlowlyIsLeftAlone() {
        write(5_000);
        connections.closeStuck(0, 10);
        channel.flush(); // all of it is read
        write(4_000); // and more written, so that it is always full
        assertThat(connections.closeStuck(11, 10)).isZero();
        assertThat(connections.closeStuck(20, 10)).isZero();
        assertThat(connections.closeStuck(22, 10)).isEqualTo(1);
    }

    private static DefaultHttpRequest request() {
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    }

    @Test
    void whoseHeadersComeTooSlowlyIsClosed() {
        turns.bytesCame(5);
        turns.bytesCame(9); // another byte is no new beginning
        assertThat(connections.closeSlow(15, 10)).isZero();
        assertThat(connections.closeSlow(16, 10)).isEqualTo(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoseHeadersHaveComeIsLeftAlone() {
        turns.bytesCame(5);
        channel.writeInbound(request());
        turns.bytesCame(7); // of the body
        assertThat(connections.closeSlow(1_000, 10)).isZero();
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(connections.closeSlow(1_000, 10)).isZero();
        turns.bytesCame(1_000); // of the next one
        assertThat(connections.closeSlow(1_011, 10)).isEqualTo(1);
    }

    @Test
    void whoAsksOnAndReadsNothingIsNotListenedToAndClosedWhenMuchWaits() {
        write((int) ConnectionTurns.MOST_UNREAD_BYTES);
        channel.writeInbound(request());
        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.config().isAutoRead()).isFalse();
        write(5_000);
        channel.writeInbound(request(), request());
        assertThat(channel.isOpen()).isFalse();
        assertThat(notReading.sum()).isEqualTo(1);
    }

    @Test
    void whoReadsAgainIsListenedToAgain() {
        write(5_000);
        channel.writeInbound(request());
        assertThat(channel.config().isAutoRead()).isFalse();
        channel.flush();
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(notReading.sum()).isZero();
    }

    @Test
    void whatIsClosedIsForgotten() {
        connections.remove(channel);
        write(5_000);
        connections.closeStuck(0, 10);
        assertThat(connections.closeStuck(1_000, 10)).isZero();
        assertThat(connections.size()).isZero();
    }
}
