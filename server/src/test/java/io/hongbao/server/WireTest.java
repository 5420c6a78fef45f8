package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can only be seen on the wire: pipelining, huge headers, slow bodies, what is no HTTP. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class WireTest {

    private static final int PATIENCE_MILLIS = 20_000;

    private static String send(String request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            return readAll(socket);
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), Api.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Everything up to the end of the connection. */
    private static String readAll(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String claim(String pass, String key, String extra) {
        return "POST /v1/campaigns/spring/claims HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer "
                + pass
                + "\r\nIdempotency-Key: "
                + key
                + "\r\n"
                + extra;
    }

    @Test
    void pipelinedClaimsAreAnsweredInTheirOrder() throws IOException {
        StringBuilder requests = new StringBuilder();
        List<String> expected = new ArrayList<>();
        String pass = Api.pass(Api.newPerson());
        for (int i = 0; i < 8; i++) {
            String body = i % 2 == 0 ? "{\"prize\":\"tea\"}" : "{\"prize\":\"gold\"}";
            boolean last = i == 7;
            requests.append(
                    claim(
                            pass,
                            "k-" + i,
                            "Content-Type: application/json\r\nContent-Length: "
                                    + body.length()
                                    + (last ? "\r\nConnection: close" : "")
                                    + "\r\n\r\n"
                                    + body));
            expected.add(i == 0 ? "granted" : i % 2 == 0 ? "already_claimed" : "prize_unknown");
        }
        String answers = send(requests.toString());
        List<String> codes = new ArrayList<>();
        Matcher matcher = Pattern.compile("\"code\":\"(\\w+)\"").matcher(answers);
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        assertThat(codes).isEqualTo(expected);
    }

    @Test
    void oneMegabyteOfHeadersIsAProblem() throws IOException {
        try (Socket socket = connect()) {
            write(socket, claim("p", "k", "X-Large: "));
            String kilobyte = "x".repeat(1_024);
            try {
                for (int i = 0; i < 1_024; i++) {
                    write(socket, kilobyte);
                }
            } catch (IOException closedMeanwhile) {
                // The server need not read a megabyte to know that it is too much.
                assertThat(closedMeanwhile).hasMessageMatching(".*(reset|Broken pipe|aborted).*");
            }
        }
        String answer = send(claim("p", "k", "X-Large: " + "x".repeat(17_000) + "\r\n\r\n"));
        assertThat(answer)
                .containsPattern("^HTTP/1\\.[01] 431 ")
                .contains("application/problem+json", "\"code\":\"headers_too_large\"");
    }

    @Test
    void aLongAddressIsAProblem() throws IOException {
        assertThat(send("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: h\r\n\r\n"))
                .containsPattern("^HTTP/1\\.[01] 414 ")
                .contains("\"code\":\"uri_too_long\"");
    }

    @Test
    void whatIsNoHttpIsAProblem() throws IOException {
        assertThat(send("HELO spring\r\n\r\n"))
                .containsPattern("^HTTP/1\\.[01] 400 ")
                .contains("\"code\":\"request_malformed\"")
                .doesNotContain("Exception");
        assertThat(send("POST /v1/sessions HTTP/1.1\r\nHost: h\r\nContent-Length: many\r\n\r\n"))
                .containsPattern("^HTTP/1\\.[01] 400 ")
                .contains("\"code\":\"request_malformed\"");
    }

    @Test
    void bytesThatAreNoUtf8AreAProblem() throws IOException {
        String pass = Api.pass(Api.newPerson());
        // write() sends Latin-1: a lone 0xE9 is no UTF-8, and a NUL after each byte is UTF-16.
        for (String body : List.of("{\"prize\":\"t\u00e9\"}", "{\0}\0")) {
            String answer =
                    send(
                            claim(
                                    pass,
                                    "k",
                                    "Content-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                            + body.length()
                                            + "\r\n\r\n"
                                            + body));
            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .containsPattern("\"code\":\"(body_not_utf8|json_malformed)\"");
        }
    }

    @Test
    void aBodyThatDoesNotArriveIsGivenUp() throws IOException {
        String pass = Api.pass(Api.newPerson());
        String before = Api.moneyAndKeys();
        String hot =
                claim(
                        pass,
                        "k",
                        "Content-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"pri");
        Queue<String> errors = new ConcurrentLinkedQueue<>();
        Handler listener = errorsTo(errors);
        String other =
                "POST /v1/admin/keys HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer "
                        + Api.rootKey()
                        + "\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"na";
        try (Socket slowClaim = connect();
                Socket slowOther = connect()) {
            write(slowClaim, hot);
            write(slowOther, other);
            assertThat(readAll(slowClaim))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("\"code\":\"body_timeout\"");
            assertThat(readAll(slowOther))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("\"code\":\"body_timeout\"");
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }
        assertThat(Api.moneyAndKeys()).isEqualTo(before);
        assertThat(errors).isEmpty();
    }

    /** Collects what is logged as an error from now on. */
    private static Handler errorsTo(Queue<String> errors) {
        Handler listener =
                new Handler() {
                    @Override
                    public void publish(LogRecord entry) {
                        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                            errors.add(entry.getLoggerName() + ": " + entry.getMessage());
                        }
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger.getLogger("").addHandler(listener);
        return listener;
    }

    @Test
    void aChunkedCampaignFileWithoutEndIsRefused() throws IOException {
        try (Socket socket = connect()) {
            write(
                    socket,
                    "POST /v1/admin/campaigns HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer "
                            + Api.rootKey()
                            + "\r\nContent-Type: application/yaml\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "10000\r\n" + "#".repeat(65_536) + "\r\n";
            for (int i = 0; i < 17; i++) {
                write(socket, chunk);
            }
            write(socket, "0\r\n\r\n");
            socket.shutdownOutput();
            assertThat(readAll(socket))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("application/problem+json", "\"code\":\"body_too_large\"");
        }
    }

    @Test
    void aChunkedBodyThatNeverEndsIsRefused() throws IOException {
        try (Socket socket = connect()) {
            write(
                    socket,
                    claim(
                            Api.pass(Api.newPerson()),
                            "k",
                            "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"));
            String chunk = "1000\r\n" + " ".repeat(4_096) + "\r\n";
            for (int i = 0; i < 20; i++) {
                write(socket, chunk);
            }
            write(socket, "0\r\n\r\n");
            assertThat(readAll(socket))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("\"code\":\"body_too_large\"");
        }
    }
}
