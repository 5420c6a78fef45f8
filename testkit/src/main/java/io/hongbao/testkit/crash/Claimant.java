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

/**
 * One person after the other, each claiming one envelope over HTTP, and ordering with it, as an app
 * does.
 */
final class Claimant {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern PASS = Pattern.compile("\"pass\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ENVELOPE =
            Pattern.compile(
                    "\"envelope\"\\s*:\\s*\\{[^}]*?\"id\"\\s*:\\s*\"?(\\d+)\"?[^}]*?\"amountMinor\"\\s*:\\s*(\\d+)");

    private static final Pattern QUOTE =
            Pattern.compile("\"quote\"\\s*:\\s*\\{\\s*\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ORDER =
            Pattern.compile("^\\{\"id\":\"([^\"]+)\",\"status\":\"(\\w+)\"");

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

    /**
     * Orders something with the card: a quote, and the yes to it.
     *
     * @param quote the body of the quote's request
     * @return the order's id; empty when there was no room for it, or the answer was to wait
     * @throws IOException when no answer came: the order may or may not have been placed
     * @throws IllegalStateException when the answer was anything else
     */
    Optional<String> order(String user, String quote) throws IOException, InterruptedException {
        String pass = pass(user);
        HttpResponse<String> quoted = post("/v1/quotes", pass, quote);
        if (isFull(quoted)) {
            return Optional.empty();
        }
        Matcher id = QUOTE.matcher(quoted.body());
        if (quoted.statusCode() != 200 || !id.find()) {
            throw new IllegalStateException(
                    "a quote was answered with " + quoted.statusCode() + ": " + quoted.body());
        }
        HttpResponse<String> placed =
                post("/v1/orders", pass, "{\"quote\":\"" + id.group(1) + "\"}");
        if (isFull(placed)) {
            return Optional.empty();
        }
        Matcher order = ORDER.matcher(placed.body());
        if (placed.statusCode() != 200 || !order.find() || !order.group(1).equals(id.group(1))) {
            throw new IllegalStateException(
                    "an order was answered with " + placed.statusCode() + ": " + placed.body());
        }
        return Optional.of(order.group(1));
    }

    private static boolean isFull(HttpResponse<String> response) {
        return response.statusCode() == 503
                || response.statusCode() == 429
                || (response.statusCode() == 409
                        && (response.body().contains("\"outlet_full\"")
                                || response.body().contains("\"seats_sold_out\"")
                                || response.body().contains("\"quote_expired\"")));
    }

    private HttpResponse<String> post(String path, String pass, String body)
            throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Authorization", "Bearer " + pass)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Whether a person has an order. */
    boolean hasOrder(String user, String order) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(
                        request("/v1/orders/" + order)
                                .header("Authorization", "Bearer " + pass(user))
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200
                && response.body().startsWith("{\"id\":\"" + order + "\"");
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
