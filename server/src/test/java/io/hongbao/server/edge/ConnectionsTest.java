package io.hongbao.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private final Connections connections = new Connections();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    ConnectionsTest() {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1_000, 2_000));
        connections.add(channel);
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

    @Test
    void whatIsClosedIsForgotten() {
        connections.remove(channel);
        write(5_000);
        connections.closeStuck(0, 10);
        assertThat(connections.closeStuck(1_000, 10)).isZero();
        assertThat(connections.size()).isZero();
    }
}
