package io.hongbao.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.server.webhook.Connection;
import io.hongbao.server.webhook.FakeProvider;
import io.hongbao.server.webhook.WebhookClient;
import io.hongbao.server.webhook.WebhookSecrets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices reach the operator, whatever their address does, and over a restart. */
class OutboxTest {

    private static final String SECRET = "operator-secret-operator-secret-1";

    @TempDir private Path folder;

    private SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private Outbox outbox(URI address) throws Exception {
        registry = new SimpleMeterRegistry(); // its gauges look at one outbox
        Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        return new Outbox(
                folder.resolve("outbox.json"),
                new WebhookClient(
                        new Connection(
                                address, WebhookSecrets.in(secret, "--operator-secret-file")),
                        2_000,
                        System::currentTimeMillis),
                registry);
    }

    private static Notice notice(String text) {
        return Notice.of(
                "channel_alarm", "lny2026", "2026-02-06T10:00:00+08:00", text, Map.of("a", "b"));
    }

    private static FakeProvider.Received next(FakeProvider operator) throws InterruptedException {
        FakeProvider.Received received = operator.received().poll(30, TimeUnit.SECONDS);
        assertThat(received).isNotNull();
        return received;
    }

    private double waiting() {
        return registry.get("hongbao.operator.webhook.waiting").gauge().value();
    }

    private void untilNothingWaits() {
        while (waiting() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void noticesComeSignedAndInOrder() throws Exception {
        try (FakeProvider operator = new FakeProvider();
                Outbox outbox = outbox(operator.address())) {
            List<Notice> sent = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                sent.add(notice("number " + i));
                outbox.put(sent.getLast());
            }
            for (Notice notice : sent) {
                FakeProvider.Received received = next(operator);
                assertThat(received.idempotencyKey()).isEqualTo(notice.id());
                assertThat(received.isSignedWith(SECRET)).isTrue();
                assertThat(received.body())
                        .contains(
                                "\"text\":\"" + notice.text() + "\"", "\"details\":{\"a\":\"b\"}");
            }
            untilNothingWaits();
        }
    }

    /** The same notice again, with the same id, before the next one. */
    @Test
    void whatIsNotTakenIsSentAgain() throws Exception {
        try (FakeProvider operator = new FakeProvider();
                Outbox outbox = outbox(operator.address())) {
            operator.behave(FakeProvider.answering(503, ""));
            Notice first = notice("first");
            outbox.put(first);
            outbox.put(notice("second"));
            assertThat(next(operator).idempotencyKey()).isEqualTo(first.id());
            // It is seen before it is answered: what it is answered with must not change until
            // then.
            untilOneHasFailed();
            operator.behave(FakeProvider.answering(204, ""));
            FakeProvider.Received again = next(operator);
            assertThat(again.idempotencyKey()).isEqualTo(first.id());
            assertThat(next(operator).body()).contains("second");
            untilNothingWaits();
        }
    }

    private void untilOneHasFailed() throws InterruptedException {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (registry.get("hongbao.operator.webhook").tag("outcome", "failed").counter().count()
                < 1) {
            assertThat(System.nanoTime()).isLessThan(deadlineNanos);
            Thread.sleep(5);
        }
    }

    @Test
    void whatWaitsGoesOutAfterARestart() throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:" + FakeProvider.freePort() + "/");
        Notice kept = notice("kept");
        try (Outbox outbox = outbox(nowhere)) {
            outbox.put(kept);
        }
        try (FakeProvider operator = new FakeProvider();
                Outbox outbox = outbox(operator.address())) {
            assertThat(next(operator).idempotencyKey()).isEqualTo(kept.id());
            untilNothingWaits();
            assertThat(outbox).isNotNull();
        }
    }

    @Test
    void atMostAThousandWait() throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:" + FakeProvider.freePort() + "/");
        try (Outbox outbox = outbox(nowhere)) {
            for (int i = 0; i < Outbox.MOST + 5; i++) {
                outbox.put(notice("n" + i));
            }
            assertThat(waiting()).isEqualTo(Outbox.MOST);
        }
        try (FakeProvider operator = new FakeProvider();
                Outbox outbox = outbox(operator.address())) {
            assertThat(next(operator).body()).contains("\"n5\"");
            untilNothingWaits();
            assertThat(operator.received()).hasSize(Outbox.MOST - 1);
            assertThat(outbox).isNotNull();
        }
        assertThat(folder.resolve("outbox.json")).isEmptyFile();
    }

    @Test
    void theLastHundredAreKeptForWhoComesLater() {
        Notices notices = new Notices(registry);
        List<Notice> all = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            all.add(notice("n" + i));
            notices.tell(all.getLast());
        }
        List<Notice> heard = new ArrayList<>();
        assertThat(notices.listen("a", "", heard::add)).contains(all.subList(30, 130));
        assertThat(notices.listen("b", all.get(127).id(), _ -> {})).contains(all.subList(128, 130));
        notices.tell(notice("late"));
        notices.leave("a");
        notices.tell(notice("later"));
        assertThat(heard).singleElement().extracting(Notice::text).isEqualTo("late");
        for (int i = 1; i < Notices.MOST_LISTENERS; i++) {
            assertThat(notices.listen(i, "", _ -> {})).isPresent();
        }
        assertThat(notices.listen("one too many", "", _ -> {})).isEmpty();
    }
}
