package io.hongbao.bench;

import io.hongbao.rehearsal.Reply;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks for a waiting room's status document once a second, as a cache in front of it does. */
final class StatusPoller implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService polls =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("poller").factory());
    private final HttpRequest request;
    private volatile long admittedUpTo;

    private StatusPoller(HttpRequest request) {
        this.request = request;
    }

    /** Begins. */
    static StatusPoller of(Server server) {
        StatusPoller poller =
                new StatusPoller(
                        HttpRequest.newBuilder(
                                        server.address()
                                                .resolve(
                                                        "/v1/campaigns/"
                                                                + Server.CAMPAIGN
                                                                + "/waiting-room"))
                                .build());
        var _ = poller.polls.scheduleAtFixedRate(poller::poll, 0, 1, TimeUnit.SECONDS);
        return poller;
    }

    private void poll() {
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            // While the server is pressed it may refuse: the cache then keeps what it has.
            if (answer.statusCode() == 200) {
                admittedUpTo = new Reply(answer.statusCode(), answer.body()).number("admittedUpTo");
            }
        } catch (IOException e) {
            Progress.say("a poll of the status document failed: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The places up to this have had their turn, as far as the document said. */
    long admittedUpTo() {
        return admittedUpTo;
    }

    @Override
    public void close() {
        polls.shutdownNow();
        client.close();
    }
}
