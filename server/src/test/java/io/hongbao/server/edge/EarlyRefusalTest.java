package io.hongbao.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.server.overload.Gate;
import io.hongbao.server.overload.Overload;
import io.hongbao.server.overload.ShedClass;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which requests are refused before they are read, with a real decoder behind. */
class EarlyRefusalTest {

    private static final String CLAIM =
            "POST /v1/campaigns/spring/claims HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}";

    private final Overload overload = new Overload(() -> 0, 0);
    private final Gate gate = overload.newGate();
    private final AtomicLong millis = new AtomicLong();
    private final ConnectionTurns turns = new ConnectionTurns(new LongAdder());
    private final Reader reader = new Reader();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(
                    new EarlyRefusal(
                            gate,
                            overload,
                            new RefusalPages(seconds -> "in " + seconds, millis::get),
                            new RequestPeek(),
                            turns),
                    new HttpRequestDecoder(),
                    new HttpResponseEncoder(),
                    turns,
                    reader);

    /** What stands behind: counts what reaches it, and keeps nothing. */
    private static final class Reader extends ChannelInboundHandlerAdapter {
        private int messages;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            messages++;
            ReferenceCountUtil.release(message);
        }
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void send(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    private void answer() {
        channel.writeOutbound(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        said();
    }

    private String said() {
        StringBuilder said = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            said.append(part.toString(StandardCharsets.UTF_8));
            part.release();
        }
        return said.toString();
    }

    @Test
    void whileThereIsRoomEverythingIsRead() {
        send(CLAIM);
        assertThat(reader.messages).isPositive();
        assertThat(said()).isEmpty();
    }

    @Test
    void whatIsShedIsAnsweredAndNotRead() {
        overload.setCeiling(0);
        send(CLAIM);
        assertThat(reader.messages).isZero();
        String[] answer = said().split("\r\n\r\n", 2);
        assertThat(answer[0].lines())
                .containsExactly(
                        "HTTP/1.1 503 Service Unavailable",
                        "content-type: application/problem+json",
                        "content-language: en",
                        "retry-after: 1",
                        "content-length: " + answer[1].length());
        assertThat(answer[1])
                .contains("\"code\":\"overloaded\"", "\"retryAt\":\"in 1\"", "\"status\":503");
        assertThat(overload.refused(ShedClass.CLAIM)).isEqualTo(1);
    }

    @Test
    void aCeilingOnClaimsRefusesThemAndNotThoseOfPeopleWithAPlace() {
        overload.setClaimsPerSecond(0, 0);
        send(CLAIM);
        assertThat(reader.messages).isZero();
        assertThat(said()).startsWith("HTTP/1.1 503 ");
        String payload = "A".repeat(28) + "AAAAAAAAAAQ" + "A".repeat(40);
        String placed = CLAIM.replace("Host: h", "Authorization: Bearer v1.k." + payload + ".m");
        send(placed);
        answer();
        assertThat(reader.messages).isPositive();
        int read = reader.messages;
        send(placed.replace('Q', 'A'));
        assertThat(reader.messages).isEqualTo(read);
        assertThat(overload.refused(ShedClass.CLAIM)).isEqualTo(2);
        assertThat(overload.refused(ShedClass.PLACED)).isZero();
    }

    @Test
    void itSpeaksTheCallersLanguage() {
        overload.setCeiling(0);
        send(CLAIM.replace("Host: h", "Accept-Language: zh-CN"));
        assertThat(said()).contains("content-language: zh-CN", "当前人数太多");
    }

    @Test
    void theTimeToComeAgainIsThatOfTheSecond() {
        overload.setCeiling(0);
        send(CLAIM);
        String first = said();
        millis.set(999);
        send(CLAIM);
        assertThat(said()).isEqualTo(first);
        millis.set(1_000);
        send(CLAIM);
        assertThat(said()).isEqualTo(first); // made anew, of the same clock
        assertThat(reader.messages).isZero();
    }

    @Test
    void whatIsNeverShedIsRead() {
        overload.setCeiling(0);
        send("POST /v1/webhooks/payments HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}");
        answer();
        send("GET /q/health/live HTTP/1.1\r\n\r\n");
        assertThat(reader.messages).isEqualTo(4);
        assertThat(overload.refused()).isZero();
    }

    @Test
    void behindAnUnansweredRequestNothingIsAnsweredOutOfTurn() {
        send(CLAIM);
        overload.setCeiling(0);
        int before = reader.messages;
        send(CLAIM);
        assertThat(said()).isEmpty();
        assertThat(reader.messages).isGreaterThan(before);
        answer();
        answer();
        int read = reader.messages;
        send(CLAIM);
        assertThat(said()).startsWith("HTTP/1.1 503 ");
        assertThat(reader.messages).isEqualTo(read);
    }

    @Test
    void aBodyThatReadsAsARequestIsNone() {
        String inner = "POST /v1/campaigns/spring/claims HTTP/1.1\r\nHost: h\r\n\r\n";
        send(
                "POST /v1/webhooks/payments HTTP/1.1\r\nContent-Length: "
                        + inner.length()
                        + "\r\n\r\n");
        overload.setCeiling(0);
        send(inner);
        assertThat(said()).isEmpty();
        answer();
        send(CLAIM);
        assertThat(said()).startsWith("HTTP/1.1 503 ");
    }

    @Test
    void aRequestThatCameInPiecesLeavesTheConnectionToTheRealReader() {
        send("POST /v1/campaigns/spring/claims HTTP/1.1\r\nX: ");
        overload.setCeiling(0);
        // As a piece it looks whole; as a part of the one before it is a header.
        send(CLAIM);
        assertThat(said()).isEmpty();
        send(CLAIM);
        assertThat(said()).isEmpty();
    }

    @Test
    void whoAsksAndDoesNotReadIsCutOff() {
        overload.setCeiling(0);
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        send(CLAIM);
        assertThat(channel.isOpen()).isFalse();
    }
}
