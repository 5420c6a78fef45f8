package io.hongbao.testkit.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One person after the other, each claiming one envelope over HTTP, as an app does. */
final class Claimant {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern PASS = Pattern.compile("\"pass\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ENVELOPE =
            Pattern.compile(
                    "\"envelope\"\\s*:\\s*\\{[^}]*?\"id\"\\s*:\\s*\"?(\\d+)\"?[^}]*?\"amountMinor\"\\s*:\\s*(\\d+)");

    private final HttpClient http;
    private final URI server;
    private final String campaign;

    /** What a claim was answered with. */
    record Envelope(String id, long amountMinor) {}

    Claimant(HttpClient http, URI server, String campaign) {
        this.http = http;
        this.server = server;
        this.campaign = campaign;
    }

    /**
     * Claims.
     *
     * @return empty when the answer was to wait
     * @throws IOException when no answer came: the server may or may not have granted
     * @throws IllegalStateException when the answer was anything but an envelope or to wait
     */
    Optional<Envelope> claim(String user, String key) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(
                        request("/v1/campaigns/" + campaign + "/claims")
                                .header("Authorization", "Bearer " + pass(user))
                                .header("Idempotency-Key", key)
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 202
                || response.statusCode() == 503
                || response.statusCode() == 429) {
            return Optional.empty();
        }
        Matcher envelope = ENVELOPE.matcher(response.body());
        if (response.statusCode() != 200 || !envelope.find()) {
            throw new IllegalStateException(
                    "a claim was answered with " + response.statusCode() + ": " + response.body());
        }
        return Optional.of(new Envelope(envelope.group(1), Long.parseLong(envelope.group(2))));
    }

    /** Whether a person's wallet shows an envelope. */
    boolean holds(String user, Envelope envelope) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(
                        request("/v1/wallet")
                                .header("Authorization", "Bearer " + pass(user))
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200 && response.body().contains('"' + envelope.id() + '"');
    }

    private String pass(String user) throws IOException, InterruptedException {
        String body =
                "{\"user\":\""
                        + user
                        + "\",\"device\":\"d-"
                        + user
                        + "\",\"campaign\":\""
                        + campaign
                        + "\"}";
        HttpResponse<String> response =
                http.send(
                        request("/v1/sessions")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Matcher pass = PASS.matcher(response.body());
        if (response.statusCode() >= 500) {
            throw new IOException("no session: " + response.statusCode());
        }
        if (response.statusCode() != 200 || !pass.find()) {
            throw new IllegalStateException(
                    "no session: " + response.statusCode() + ": " + response.body());
        }
        return pass.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
    }
}
