package io.hongbao.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.server.problem.Language;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPeekTest {

    private final RequestPeek peek = new RequestPeek();

    private boolean isWhole(String request) {
        byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, peek.bytes(), 0, bytes.length);
        return peek.isWhole(bytes.length);
    }

    @Test
    void anOrdinaryRequestIsUnderstood() {
        assertThat(
                        isWhole(
                                "POST /v1/campaigns/spring/claims?x=/y HTTP/1.1\r\nHost: h\r\nAccept-Language: zh-CN,zh;q=0.9\r\nConnection: keep-alive\r\ncontent-LENGTH: 2\r\n\r\n{}"))
                .isTrue();
        assertThat(peek.method()).isEqualTo("POST");
        assertThat(peek.path()).isEqualTo("/v1/campaigns/spring/claims");
        assertThat(peek.language()).isEqualTo(Language.ZH);
        assertThat(isWhole("GET /v1/outlets HTTP/1.1\r\n\r\n")).isTrue();
        assertThat(peek.path()).isEqualTo("/v1/outlets");
        assertThat(peek.language()).isEqualTo(Language.EN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET",
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nHost: h\r\n",
                "GET / HTTP/1.0\r\n\r\n",
                "GET  HTTP/1.1\r\n\r\n",
                "GET http://h/ HTTP/1.1\r\n\r\n",
                "GET /\u00e9 HTTP/1.1\r\n\r\n",
                "GET / x HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\nHost: h\n\n",
                "GET / HTTP/1.1\r\nHost: h\n\r\n",
                "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n",
                "GET / HTTP/1.1\r\n: b\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n{}",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\n{}",
                "POST / HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
                "POST / HTTP/1.1\r\nContent-Length: 2, 2\r\n\r\n{}",
                "POST / HTTP/1.1\r\nContent-Length: +2\r\n\r\n{}",
                "POST / HTTP/1.1\r\nContent-Length:\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nExpect: 100-continue\r\n\r\n",
                "GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n",
                "ABCDEFGHIJ / HTTP/1.1\r\n\r\n",
                " GET / HTTP/1.1\r\n\r\n"
            })
    void whatIsNotExactlyOneOrdinaryRequestIsLeftToTheRealReader(String bytes) {
        assertThat(isWhole(bytes)).isFalse();
    }
}
