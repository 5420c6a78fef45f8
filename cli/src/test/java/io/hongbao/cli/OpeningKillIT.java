package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongbao.audit.AuditReport;
import io.hongbao.core.chance.Places;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed in the second in which its waiting room opens, and again while people are
 * let in, and started again on the same data, while everybody goes on asking.
 */
class OpeningKillIT {
    private static final int PEOPLE = 240;
    private static final int LATE_PEOPLE = 20;
    private static final int ENTERED_BEFORE_THE_SECOND_KILL = 60;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String ROOM = "/v1/campaigns/" + FaultServer.CAMPAIGN + "/waiting-room";

    @TempDir private Path folder;

    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Queue<String> odd = new ConcurrentLinkedQueue<>();
    private final AtomicInteger entered = new AtomicInteger();
    private final long deadlineNanos = System.nanoTime() + PATIENCE_NANOS;

    /** What one person was told; each thread has its own. */
    private static final class Person {
        private String pass = "";
        private String ticket = "";
        private long place;
        private String envelope = "";
    }

    @Test
    void nobodyLosesTheirPlaceAndTheOpeningGoesOn() throws IOException, InterruptedException {
        try (FaultServer server =
                FaultServer.in(
                        folder,
                        "waitingRoom: {preQueueMinutes: 30, ceilingPerSecond: 60}",
                        "2026-02-06T09:59:51+08:00")) {
            server.start();
            List<Thread> all = new ArrayList<>();
            begin(server, "early", PEOPLE, all);
            await(() -> people.size() == PEOPLE && status(server).path("joined").asInt() >= PEOPLE);
            String commitment = status(server).path("commitment").asText();
            await(() -> status(server).path("state").asText().equals("open"));
            JsonNode atOnce = killed(server);
            server.start();
            await(() -> status(server).has("seed"));
            JsonNode opened = status(server);
            assertThat(Places.commitment(opened.path("seed").asText())).isEqualTo(commitment);
            assertThat(opened.path("opening")).isEqualTo(atOnce.path("opening"));
            begin(server, "late", LATE_PEOPLE, all);
            await(() -> entered.get() >= ENTERED_BEFORE_THE_SECOND_KILL);
            JsonNode midway = killed(server);
            server.start();
            assertThat(status(server).path("admittedUpTo").asLong())
                    .isGreaterThanOrEqualTo(midway.path("admittedUpTo").asLong());
            for (Thread one : all) {
                one.join();
            }
            assertThat(odd).isEmpty();
            check(server, opened);
            AuditReport audit = server.stopAndAudit();
            assertThat(audit.clean()).as(audit.toText()).isTrue();
            assertThat(audit.grants()).isEqualTo(PEOPLE + LATE_PEOPLE);
        }
    }

    /** What the room's document said last before the server was killed. */
    private static JsonNode killed(FaultServer server) throws InterruptedException {
        JsonNode last = status(server);
        server.kill();
        return last;
    }

    private void check(FaultServer server, JsonNode opened)
            throws IOException, InterruptedException {
        assertThat(people).hasSize(PEOPLE + LATE_PEOPLE);
        assertThat(people.values()).extracting(person -> person.ticket).doesNotHaveDuplicates();
        assertThat(people.values()).extracting(person -> person.place).doesNotHaveDuplicates();
        assertThat(people.values()).extracting(person -> person.envelope).doesNotHaveDuplicates();
        assertThat(server.granted()).isEqualTo(PEOPLE + LATE_PEOPLE);
        long preQueued = opened.path("preQueued").asLong();
        String seed = opened.path("seed").asText();
        for (Person person : people.values()) {
            int index = Integer.parseInt(person.ticket.substring(person.ticket.indexOf('-') + 1));
            long drawn = index < preQueued ? Places.place(index, preQueued, seed) : index + 1;
            assertThat(person.place).isEqualTo(drawn);
        }
    }

    /** The room's document; a server that is busy is asked again. */
    private static JsonNode status(FaultServer server) {
        try {
            FaultServer.Answer answer = server.get(ROOM);
            while (answer.status() == 503) {
                LockSupport.parkNanos(PAUSE_NANOS);
                answer = server.get(ROOM);
            }
            assertThat(answer.status()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError("the server is up, and does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s", odd).isLessThan(deadlineNanos);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private void begin(FaultServer server, String name, int count, List<Thread> all) {
        for (int i = 0; i < count; i++) {
            String user = name + "-" + i;
            all.add(Thread.ofVirtual().start(() -> live(server, user)));
        }
    }

    /** Joins, waits, enters and claims, and does not mind when nobody answers. */
    private void live(FaultServer server, String user) {
        Person person = new Person();
        while (person.envelope.isEmpty() && System.nanoTime() < deadlineNanos) {
            try {
                step(server, user, person);
            } catch (IOException _) {
                // Nobody answers, or nobody has time: the server was killed, and will be back.
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (person.envelope.isEmpty()) {
            odd.add(user + " got nothing");
        }
    }

    private void step(FaultServer server, String user, Person person)
            throws IOException, InterruptedException {
        if (person.pass.isEmpty()) {
            person.pass = server.session(user).text("pass");
        }
        join(server, user, person);
        FaultServer.Answer answer =
                server.post(
                        ROOM + "/passes",
                        "{\"ticket\":\"" + person.ticket + "\"}",
                        "Authorization",
                        "Bearer " + person.pass);
        if (answer.status() == 200) {
            enter(server, user, person, answer);
        } else if (answer.status() == 202 || answer.status() == 503) {
            LockSupport.parkNanos(PAUSE_NANOS);
        } else {
            odd.add(user + " could not enter: " + answer);
        }
    }

    private void join(FaultServer server, String user, Person person)
            throws IOException, InterruptedException {
        FaultServer.Answer joined =
                server.post(ROOM + "/tickets", "", "Authorization", "Bearer " + person.pass);
        if (joined.status() == 503) {
            throw new IOException("busy");
        }
        String ticket = joined.text("ticket");
        if (joined.status() != 200 || !(person.ticket.isEmpty() || person.ticket.equals(ticket))) {
            odd.add(user + " had ticket " + person.ticket + ", and now " + joined);
        }
        person.ticket = ticket;
        people.put(user, person);
    }

    private void enter(FaultServer server, String user, Person person, FaultServer.Answer answer)
            throws IOException, InterruptedException {
        long place = answer.body().path("place").asLong();
        if (person.place != 0 && person.place != place) {
            odd.add(user + " had place " + person.place + ", and now " + place);
        }
        if (person.place == 0) {
            person.place = place;
            entered.incrementAndGet();
        }
        FaultServer.Answer claimed = server.claim(answer.text("pass"));
        if (claimed.status() == 200 && claimed.text("status").equals("granted")) {
            person.envelope = claimed.body().path("envelope").path("id").asText();
        } else if (claimed.status() != 503) {
            odd.add(user + " could not claim: " + claimed);
        }
    }
}
