package io.hongbao.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
    private static final String BY_LENGTH =
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nContent-Length: 14\r\n\r\n{\"a\":\"红包\"}";
    private static final String IN_CHUNKS =
            "HTTP/1.1 409 Conflict\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"cod\r\n8;x=y\r\ne\":\"no\"}\r\n0\r\n\r\n";
    private static final String WITHOUT_BODY = "HTTP/1.1 204 No Content\r\nServer: x\r\n\r\n";

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "7", "1000"})
    void readsAnswersHoweverTheyAreCutUp(int piece) {
        assertThat(read(BY_LENGTH, piece)).isEqualTo(new Reply(200, "{\"a\":\"红包\"}"));
        assertThat(read(IN_CHUNKS, piece)).isEqualTo(new Reply(409, "{\"code\":\"no\"}"));
        assertThat(read(WITHOUT_BODY, piece)).isEqualTo(new Reply(204, ""));
    }

    @Test
    void anAnswerIsNotWholeBeforeItsLastByte() {
        for (String message : new String[] {BY_LENGTH, IN_CHUNKS, WITHOUT_BODY}) {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            Answer answer = new Answer();
            answer.take(ByteBuffer.wrap(bytes, 0, bytes.length - 1));
            assertThat(answer.isWhole(true)).isFalse();
        }
    }

    @Test
    void withoutALengthTheBodyEndsWithTheConnection() {
        Answer answer = new Answer();
        answer.take(bytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello"));
        assertThat(answer.isWhole(false)).isFalse();
        assertThat(answer.isWhole(true)).isTrue();
        assertThat(answer.keepsAlive()).isFalse();
        assertThat(answer.reply().body()).isEqualTo("hello");
    }

    @Test
    void whatIsNotHttpIsRefused() {
        assertThatThrownBy(() -> new Answer().take(bytes("SSH-2.0-OpenSSH\r\n\r\n")))
                .hasMessageContaining("HTTP/1.1");
        assertThatThrownBy(
                        () -> {
                            Answer answer = new Answer();
                            answer.take(
                                    bytes("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n"));
                        })
                .hasMessageContaining("more than");
    }

    @Test
    void membersAreFoundWhereverTheyStand() {
        Reply reply =
                new Reply(
                        200,
                        "{\"status\":\"granted\",\"envelope\":{\"id\": \"17\",\"amountMinor\":2500}}");
        assertThat(reply.string("status")).isEqualTo("granted");
        assertThat(reply.from("envelope").string("id")).isEqualTo("17");
        assertThat(reply.number("amountMinor")).isEqualTo(2500);
        assertThat(reply.string("code")).isEmpty();
        assertThat(reply.number("code")).isEqualTo(-1);
    }

    private static Reply read(String message, int piece) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        Answer answer = new Answer();
        for (int at = 0; at < bytes.length; at += piece) {
            answer.take(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)));
        }
        assertThat(answer.isWhole(false)).isTrue();
        return answer.reply();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
