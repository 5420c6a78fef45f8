package io.hongbao.server.webhook;

import static io.hongbao.core.EffectId.Kind.CHARGE;
import static io.hongbao.core.EffectId.Kind.SEND_ORDER;
import static io.hongbao.core.EffectId.Kind.STOP_CHARGE;
import static io.hongbao.server.effect.FakeHost.effect;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.EntityKey;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Payment;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.effect.FakeHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests over a real connection, to a provider that behaves badly in every way. */
class WebhookClientTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final long NOW_MILLIS = 1_770_343_200_500L;
    private static final long TIMEOUT_MILLIS = 300;

    private final FakeProvider provider = new FakeProvider();
    @TempDir private Path folder;

    @AfterEach
    void stop() {
        provider.close();
    }

    private WebhookClient client(URI address) {
        try {
            Path file = Files.writeString(folder.resolve("secret"), SECRET);
            WebhookSecrets secrets = WebhookSecrets.in(file, "--payments-secret");
            return new WebhookClient(
                    new Connection(address, secrets), TIMEOUT_MILLIS, () -> NOW_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer charge(URI address) {
        try (WebhookClient client = client(address)) {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            new SignedPayments(client).charge(effect(1, CHARGE), answer::complete);
            return answer.orTimeout(20, TimeUnit.SECONDS).join();
        }
    }

    private Answer charge() {
        return charge(provider.address());
    }

    @Test
    void aRequestIsSignedAndNamesTheEffect() {
        provider.behave(FakeProvider.answering(200, "{\"status\":\"done\",\"reference\":\"p-1\"}"));
        assertThat(charge()).isEqualTo(new Answer.Done("p-1"));
        FakeProvider.Received received = provider.received().remove();
        String id = "charge.o-1.0000000000005eed0000000000000001.1";
        assertThat(received.idempotencyKey()).isEqualTo(id);
        assertThat(received.signature()).startsWith("t=1770343200,v1=");
        assertThat(received.isSignedWith(SECRET)).isTrue();
        assertThat(received.isSignedWith("another secret another secret another")).isFalse();
        assertThat(received.body())
                .isEqualTo(
                        "{\"id\":\""
                                + id
                                + "\",\"kind\":\"charge\",\"order\":\"o-1\","
                                + "\"user\":\"0000000000005eed0000000000000001\",\"campaign\":\"spring\","
                                + "\"outlet\":\"tea-1\",\"currency\":\"CNY\",\"amountMinor\":300}");
    }

    @Test
    void anOrderCarriesItsLinesAndWhatWasReserved() {
        FakeHost host = new FakeHost();
        host.order(1, OrderState.SENDING, Payment.State.NONE);
        assertThat(sent(host))
                .contains(
                        "\"lines\":[{\"item\":\"milk-tea\",\"quantity\":2,\"options\":{\"sugar\":[\"half\"]}}],"
                                + "\"reservation\":{\"readyAt\":\"1970-01-01T00:10:00Z\"}");
        host.order(
                1,
                OrderState.SENDING,
                Payment.State.NONE,
                new Reservation.SeatNumbers("s-1", List.of(4, 5), 3_600_000, 7_200_000));
        assertThat(sent(host))
                .contains(
                        "\"reservation\":{\"slot\":\"s-1\",\"seats\":[4,5],\"startsAt\":\"1970-01-01T01:00:00Z\"}");
    }

    private String sent(FakeHost host) {
        try (WebhookClient client = client(provider.address())) {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            new SignedOutlets(client)
                    .send(
                            effect(1, SEND_ORDER),
                            host.read(0, new EntityKey.OfOrders(FakeHost.user(1)))
                                    .order("o-1")
                                    .orElseThrow(),
                            answer::complete);
            assertThat(answer.orTimeout(20, TimeUnit.SECONDS).join())
                    .isInstanceOf(Answer.Done.class);
            return provider.received().remove().body();
        }
    }

    @Test
    void aProviderThatHangsFailsInTime() {
        provider.behave(FakeProvider.hanging());
        assertThat(charge())
                .isEqualTo(new Answer.Failed(Answer.Trouble.NO_ANSWER, "no answer in time", true));
        provider.behave(_ -> {});
        assertThat(charge())
                .isEqualTo(new Answer.Failed(Answer.Trouble.NO_ANSWER, "no answer in time", true));
    }

    @Test
    void aProviderThatBreaksOffFails() {
        provider.behave(request -> request.connection().close());
        assertThat(charge())
                .isInstanceOfSatisfying(
                        Answer.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
    }

    @Test
    void aProviderThatSaysTooMuchFails() {
        provider.behave(
                FakeProvider.answering(
                        200,
                        "{\"status\":\"done\",\"more\":\""
                                + "x".repeat(WebhookClient.MAX_ANSWER_BYTES)
                                + "\"}"));
        assertThat(charge()).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void nobodyThereFails() {
        URI address = provider.address();
        provider.close();
        assertThat(charge(address))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> {
                            assertThat(failed.retryable()).isTrue();
                            assertThat(failed.error()).contains("ConnectException");
                        });
    }

    @Test
    void aRedirectIsNotFollowed() {
        provider.behave(request ->
                request.response()
                        .setStatusCode(307)
                        .putHeader("Location", provider.address() + "/elsewhere")
                        .end());
        assertThat(charge()).isInstanceOf(Answer.Failed.class);
        assertThat(provider.received()).hasSize(1);
    }

    @Test
    void aChargeThatCannotBeStoppedNamesItsReference() {
        provider.behave(
                FakeProvider.answering(
                        409,
                        "{\"status\":\"refused\",\"reference\":\"p-7\",\"reason\":\"taken\"}"));
        try (WebhookClient client = client(provider.address())) {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            new SignedPayments(client).stop(effect(1, STOP_CHARGE), answer::complete);
            assertThat(answer.orTimeout(20, TimeUnit.SECONDS).join())
                    .isEqualTo(new Answer.Refused("taken", "p-7"));
        }
    }
}
