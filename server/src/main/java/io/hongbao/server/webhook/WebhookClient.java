package io.hongbao.server.webhook;

import io.hongbao.core.EffectId;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.json.StrictJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Sends signed requests to one address. Never blocks; the whole exchange has a time limit, and an
 * answer a largest size. Follows no redirects: only the address that was configured gets what is
 * signed.
 */
public final class WebhookClient implements AutoCloseable {

    static final int MAX_ANSWER_BYTES = 16 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final URI address;
    private final WebhookSecrets secrets;
    private final long timeoutMillis;
    private final LongSupplier machineMillis;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /**
     * @param to where, and signed with what
     * @param timeoutMillis how long an exchange may take
     * @param machineMillis the machine's clock, for signatures
     */
    public WebhookClient(Connection to, long timeoutMillis, LongSupplier machineMillis) {
        this.address = to.address();
        this.secrets = to.secrets();
        this.timeoutMillis = timeoutMillis;
        this.machineMillis = machineMillis;
    }

    /** Asks for something. {@code reply} is called once, from a thread of the client. */
    void ask(EffectId id, AskBody asked, Consumer<Answer> reply) {
        exchange(
                id.toString(),
                StrictJson.write(asked),
                response -> reply.accept(AnswerBody.read(response.statusCode(), response.body())),
                failure -> reply.accept(failed(failure)));
    }

    /** What came of sending something. */
    @FunctionalInterface
    public interface Sent {

        /**
         * Told once.
         *
         * @param status of the answer; 0 when there was none
         * @param reason why there was none; else empty
         */
        void came(int status, String reason);
    }

    /**
     * Sends a body that asks for nothing.
     *
     * @param id the same each time the same is sent, 1-64 characters
     * @param reply is called once, from a thread of the client
     */
    public void send(String id, byte[] body, Sent reply) {
        exchange(
                id,
                body,
                response -> reply.came(response.statusCode(), ""),
                failure -> reply.came(0, failed(failure).error()));
    }

    private void exchange(
            String id,
            byte[] body,
            Consumer<HttpResponse<byte[]>> answered,
            Consumer<Throwable> failed) {
        List<byte[]> keys = secrets.current();
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofMillis(timeoutMillis))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("Idempotency-Key", id)
                        .header(
                                Signature.HEADER,
                                Signature.header(keys, machineMillis.getAsLong() / 1000, body))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(
                        request,
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        // The request's own limit ends with the headers; this one covers the body too.
        var _ =
                exchange.copy()
                        .orTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                        .whenComplete((response, failure) -> {
                            if (failure == null) {
                                answered.accept(response);
                            } else {
                                exchange.cancel(true);
                                failed.accept(failure);
                            }
                        });
    }

    private static Answer.Failed failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        if (cause instanceof TimeoutException
                || cause instanceof java.net.http.HttpTimeoutException) {
            return new Answer.Failed(Answer.Trouble.NO_ANSWER, "no answer in time", true);
        }
        String message = cause.getMessage();
        return new Answer.Failed(
                Answer.Trouble.UNREACHABLE,
                cause.getClass().getSimpleName() + (message == null ? "" : ": " + message),
                true);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
