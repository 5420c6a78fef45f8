package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A stream of events that is read as it comes. */
final class Events implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final BufferedReader lines;

    /**
     * Begins to listen.
     *
     * @param headers beside the key's
     */
    Events(String path, String key, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Api.port() + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + key);
        headers.forEach(request::header);
        HttpResponse<InputStream> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            http.shutdownNow();
        }
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type"))
                .contains("text/event-stream;charset=utf-8");
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The lines of events up to the first one that is wanted. */
    List<String> until(Predicate<String> wanted) throws IOException {
        List<String> read = new ArrayList<>();
        String line;
        do {
            line = lines.readLine();
            assertThat(line).isNotNull();
            read.add(line);
        } while (!wanted.test(line));
        return read;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
