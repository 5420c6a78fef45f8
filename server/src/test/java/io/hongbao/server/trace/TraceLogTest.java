package io.hongbao.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.UserId;
import io.hongbao.server.json.JsonBytes;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was traced is there after a start, in its order, and told once. */
class TraceLogTest {

    /** 6 February 2026, noon in Shanghai. */
    private static final long NOON = 1_770_350_400_000L;

    private static final long DAY = 86_400_000L;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Trace.Way WAY = new Trace.Way(ShareForm.LINK, new Channel("wechat"));
    private static final UserId ANNA = new UserId(1, 0xAAAA);
    private static final UserId BEN = new UserId(2, 0xBBBB);

    @TempDir private Path folder;

    private SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<TraceLog> opened = new ArrayList<>();

    private static final class Heard implements TraceSubscriber {
        final List<Trace> traces = java.util.Collections.synchronizedList(new ArrayList<>());
        final List<String> renamed = new CopyOnWriteArrayList<>();
        volatile int before = -1;

        @Override
        public void happened(Trace trace) {
            traces.add(trace);
        }

        @Override
        public void caughtUp() {
            before = traces.size();
        }

        @Override
        public void forgotten(UserId person, UserId instead) {
            renamed.add(person + " " + instead);
        }
    }

    private TraceLog open() {
        return open(0);
    }

    private TraceLog open(long sparedBytes) {
        registry = new SimpleMeterRegistry();
        TraceLog log =
                TraceLog.open(folder.resolve("traces"), _ -> ZONE, 400, sparedBytes, registry);
        opened.add(log);
        return log;
    }

    @AfterEach
    void close() {
        opened.forEach(TraceLog::close);
    }

    private double count(String outcome) {
        return registry.get("hongbao.traces").tag("outcome", outcome).counter().count();
    }

    private Path file(String day) {
        return folder.resolve("traces").resolve(day + ".ndjson");
    }

    private static Trace shared(long at, long number) {
        return new Trace.Shared("lny2026", at, number, ANNA, WAY);
    }

    private static List<Trace> oneOfEach() {
        return List.of(
                shared(NOON, (1L << 45) - 1),
                new Trace.Opened("lny2026", NOON + 1, 7, WAY),
                new Trace.Installed("lny2026", NOON + 2, 7, BEN, WAY),
                new Trace.Accepted("lny2026", NOON + 3, 7, ANNA, BEN, WAY, true),
                new Trace.Ordered("lny2026", NOON + 4, BEN, "cloud-leaf-bund \"1\""),
                new Trace.Reported(
                        "lny2026",
                        NOON + 5,
                        BEN,
                        new Trace.Way(ShareForm.PASSPHRASE, Channel.OTHER),
                        Trace.Obstacle.CANNOT_COPY));
    }

    @Test
    void everyKindIsALineAndIsReadAgain() throws IOException {
        TraceLog log = open();
        oneOfEach().forEach(log::happened);
        log.close();
        List<String> lines = Files.readAllLines(file("2026-02-06"));
        assertThat(lines).hasSize(6);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "{\"type\":\"shared\",\"at\":\"2026-02-06T04:00:00Z\",\"campaign\":\"lny2026\","
                                + "\"number\":35184372088831,\"form\":\"link\",\"channel\":\"wechat\","
                                + "\"inviter\":\"0000000000000001000000000000aaaa\"}");
        Heard heard = new Heard();
        TraceLog again = open();
        again.follow(List.of(heard));
        again.toldAll().join();
        assertThat(heard.traces).isEqualTo(oneOfEach());
        assertThat(heard.before).isEqualTo(6);
    }

    @Test
    void aFileHoldsACampaignDay() {
        TraceLog log = open();
        long midnight = NOON + 12 * 3_600_000L;
        log.happened(shared(midnight - 1, 1));
        log.happened(shared(midnight, 2));
        log.happened(shared(midnight - 2, 3));
        log.settle();
        assertThat(file("2026-02-06")).content().hasLineCount(2);
        assertThat(file("2026-02-07")).content().hasLineCount(1);
    }

    /** Told while lines are still read, live ones come after them, each once and in order. */
    @Test
    void whatHappensWhileItIsReadIsToldAfterIt() {
        TraceLog first = open();
        int before = 20_000;
        for (int i = 0; i < before; i++) {
            first.happened(shared(NOON + i, i));
        }
        first.close();
        TraceLog log = open();
        Heard heard = new Heard();
        log.follow(List.of(heard));
        int more = 30_000;
        for (int i = before; i < before + more; i++) {
            log.happened(shared(NOON + i, i));
        }
        log.toldAll().join();
        log.happened(shared(NOON + before + more, before + more));
        log.settle();
        assertThat(count("dropped")).isZero();
        assertThat(heard.traces).hasSize(before + more + 1);
        for (int i = 0; i < heard.traces.size(); i++) {
            assertThat(((Trace.Shared) heard.traces.get(i)).number()).isEqualTo(i);
        }
        assertThat(heard.before).isGreaterThanOrEqualTo(before);
    }

    @Test
    void aLineThatACrashBrokeOffIsCut() throws IOException {
        TraceLog log = open();
        log.happened(shared(NOON, 1));
        log.close();
        Files.writeString(
                file("2026-02-06"), "{\"type\":\"shared\",\"at\":\"20", StandardOpenOption.APPEND);
        TraceLog again = open();
        assertThat(file("2026-02-06")).content().hasLineCount(1).endsWith("\n");
        again.happened(shared(NOON + 1, 2));
        Heard heard = new Heard();
        again.follow(List.of(heard));
        again.toldAll().join();
        again.settle();
        assertThat(heard.traces).containsExactly(shared(NOON, 1), shared(NOON + 1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{}",
                "{\"type\":\"shared\"}",
                "{\"type\":\"eaten\",\"at\":\"2026-02-06T04:00:00Z\",\"campaign\":\"c\"}",
                "{\"type\":\"opened\",\"at\":\"noon\",\"campaign\":\"c\",\"number\":1,\"form\":\"link\",\"channel\":\"sms\"}",
                "{\"type\":\"opened\",\"at\":\"2026-02-06T04:00:00Z\",\"campaign\":\"c\",\"number\":1,\"form\":\"pigeon\",\"channel\":\"sms\"}",
                "{\"type\":\"opened\",\"at\":\"2026-02-06T04:00:00Z\",\"campaign\":\"c\",\"number\":1,\"form\":\"link\",\"channel\":\"S M S\"}",
                "{\"type\":\"ordered\",\"at\":\"2026-02-06T04:00:00Z\",\"campaign\":\"c\",\"user\":\"xyz\",\"outlet\":\"o\"}",
            })
    void whatIsNoTraceIsPassedOver(String line) throws IOException {
        TraceLog log = open();
        log.happened(shared(NOON, 1));
        log.close();
        Files.writeString(file("2026-02-06"), line + "\n", StandardOpenOption.APPEND);
        TraceLog again = open();
        again.happened(shared(NOON + 1, 2));
        again.settle();
        Heard heard = new Heard();
        again.follow(List.of(heard));
        again.toldAll().join();
        assertThat(heard.traces).containsExactly(shared(NOON, 1), shared(NOON + 1, 2));
        assertThat(count("unreadable")).isEqualTo(1);
    }

    @Test
    void oldFilesAreDeleted() {
        TraceLog log =
                TraceLog.open(folder.resolve("traces"), _ -> ZONE, 3, 0, new SimpleMeterRegistry());
        opened.add(log);
        for (int day = 0; day < 6; day++) {
            log.happened(shared(NOON + day * DAY, day));
            log.settle();
        }
        assertThat(folder.resolve("traces"))
                .isDirectoryNotContaining("glob:**/2026-02-07.ndjson")
                .isDirectoryContaining("glob:**/2026-02-08.ndjson")
                .isDirectoryContaining("glob:**/2026-02-11.ndjson");
    }

    /**
     * What is left of the disk is the journal's: whoever floods the pages of invites fills none.
     */
    @Test
    void aDiskThatIsNearlyFullIsLeftToTheJournal() {
        TraceLog log = open(Long.MAX_VALUE);
        Heard heard = new Heard();
        log.follow(List.of(heard));
        log.toldAll().join();
        log.happened(shared(NOON, 1));
        log.settle();
        assertThat(count("failed")).isEqualTo(1);
        assertThat(file("2026-02-06")).doesNotExist();
        assertThat(heard.traces).containsExactly(shared(NOON, 1));
    }

    /** Nobody who traces notices; what can be written again is. */
    @Test
    void aDiskThatFailsLosesLinesOnly() throws IOException {
        TraceLog log = open();
        Heard heard = new Heard();
        log.follow(List.of(heard));
        log.toldAll().join();
        Path away = folder.resolve("away");
        Files.move(folder.resolve("traces"), away);
        log.happened(shared(NOON, 1));
        log.settle();
        assertThat(count("failed")).isEqualTo(1);
        Files.move(away, folder.resolve("traces"));
        log.happened(shared(NOON, 2));
        log.settle();
        assertThat(count("kept")).isEqualTo(1);
        assertThat(file("2026-02-06")).content().hasLineCount(1);
        assertThat(heard.traces).hasSize(2);
    }

    /** Whoever is slow to take steps in holds up the writer; callers are never held up. */
    @Test
    void whatIsTooMuchIsDroppedAndCounted() {
        TraceLog log = open();
        CountDownLatch go = new CountDownLatch(1);
        log.follow(
                List.of(_ -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
        log.toldAll().join();
        int sent = TraceLog.QUEUE + 20_000;
        for (int i = 0; i < sent; i++) {
            log.happened(shared(NOON, i));
        }
        double dropped = count("dropped");
        go.countDown();
        log.settle();
        assertThat(dropped).isBetween(1.0, 20_000.0);
        assertThat(count("kept")).isEqualTo(sent - dropped);
    }

    @Test
    void aSubscriberThatFailsHarmsNobody() {
        TraceLog log = open();
        Heard heard = new Heard();
        log.follow(
                List.of(
                        _ -> {
                            throw new IllegalStateException("broken on purpose");
                        },
                        heard));
        log.toldAll().join();
        log.happened(shared(NOON, 1));
        log.settle();
        assertThat(heard.traces).hasSize(1);
    }

    @Test
    void aPersonIsForgottenInAllFilesAndByAll() throws IOException {
        TraceLog log = open();
        Heard heard = new Heard();
        log.follow(List.of(heard));
        oneOfEach().forEach(log::happened);
        log.happened(shared(NOON + DAY, 9));
        assertThat(log.forget(BEN)).isEqualTo(4);
        assertThat(log.forget(ANNA)).isEqualTo(3);
        log.happened(shared(NOON + DAY + 1, 10));
        log.close();
        String first = Files.readString(file("2026-02-06"));
        assertThat(first).doesNotContain(ANNA.toString(), BEN.toString()).hasLineCount(6);
        assertThat(file("2026-02-07")).content().hasLineCount(2).containsOnlyOnce(ANNA.toString());
        assertThat(heard.renamed).hasSize(2);
        String renamed = heard.renamed.getFirst();
        String instead = renamed.substring(renamed.indexOf(' ') + 1);
        assertThat(first)
                .contains("\"friend\":\"" + instead + "\"", "\"user\":\"" + instead + "\"");
        Heard again = new Heard();
        TraceLog next = open();
        next.follow(List.of(again));
        next.toldAll().join();
        assertThat(again.traces).hasSize(8);
        assertThat(count("unreadable")).isZero();
    }

    /** A pseudonym may lie across what is read at a time. */
    @Test
    void aPersonIsFoundWhereverTheyStand() throws IOException {
        TraceLog log = open();
        int lines = 20_000;
        for (int i = 0; i < lines; i++) {
            log.happened(
                    new Trace.Accepted(
                            "lny2026", NOON, i, ANNA, new UserId(i, i), WAY, i % 2 == 0));
        }
        log.follow(List.of());
        assertThat(log.forget(ANNA)).isEqualTo(lines);
        log.close();
        assertThat(Files.size(file("2026-02-06"))).isGreaterThan(2 << 20);
        assertThat(file("2026-02-06"))
                .content()
                .doesNotContain(ANNA.toString())
                .hasLineCount(lines);
    }

    @Test
    void aLineIsWhatItWas() {
        for (Trace trace : oneOfEach()) {
            JsonBytes out = new JsonBytes();
            TraceLine.write(out, trace);
            assertThat(TraceLine.read(out.toString().strip())).isEqualTo(trace);
        }
    }
}
