package io.hongbao.cli.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hongbao.audit.AuditReport;
import io.hongbao.audit.InviteFigures;
import io.hongbao.audit.OrderFigures;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.play.OutletLoad;
import io.hongbao.cli.play.Promise;
import io.hongbao.cli.play.Totals;
import io.hongbao.rehearsal.CrowdCount;
import io.hongbao.rehearsal.Fate;
import io.hongbao.rehearsal.InviteCount;
import io.hongbao.rehearsal.Latency;
import io.hongbao.rehearsal.LoadResult;
import io.hongbao.rehearsal.Playing;
import io.hongbao.rehearsal.model.StepKind;
import io.hongbao.rehearsal.model.TrafficModel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What stands in a report, from figures that are made up. */
class ReportPageTest {
    private static final Latency CLAIMS = new Latency(2_000, 1.25, 4, 12.5, 40, 80);
    private static final Latency AWAY = new Latency(500, 0.4, 0.5, 0.9, 1.2, 2);
    private static final AuditReport CLEAN =
            new AuditReport(
                    true,
                    List.of(),
                    0,
                    4_321,
                    1,
                    1_900,
                    4_750_000,
                    0,
                    0,
                    0,
                    1_900,
                    3,
                    40,
                    new OrderFigures(600, 0, 0, 0, 0),
                    new InviteFigures(70, 120, 215, 537_500));
    private static final TrafficModel MODEL =
            new TrafficModel(
                    "test-day",
                    "A test <day>",
                    1,
                    1,
                    List.of(new TrafficModel.Stretch(4, 6_000)),
                    30,
                    5,
                    new TrafficModel.Retries(3, 200, true),
                    List.of(
                            new TrafficModel.Share(
                                    "order",
                                    100,
                                    List.of(StepKind.SESSION, StepKind.CLAIM, StepKind.ORDER))));

    private static Rehearsed done(int points, boolean kept, Latency waits) {
        List<Point> all = new ArrayList<>();
        for (int i = 1; i <= points; i++) {
            all.add(point(i, waits));
        }
        return new Rehearsed(
                "hongbao rehearse test-day --scale 0.5",
                "2026-02-06T02:00:00Z",
                new Machine("Linux 6", "A processor", 2, 8_000, "25"),
                "a sandbox of its own",
                "lny2026",
                "CNY",
                new Playing(MODEL, 0.5, 2, 4),
                2026,
                1_900,
                40_000,
                20_000,
                load(),
                crowd(),
                waits,
                totals(),
                List.of(CLEAN),
                List.of(new Promise("exact", kept, "people hold 1,900 envelopes")),
                all);
    }

    private static Point point(int i, Latency waits) {
        return new Point(
                i * 1_000L,
                i / 30.0,
                50,
                120,
                new TreeMap<>(Map.of(Fate.DECIDED, 100.0, Fate.TURNED_AWAY, 20.0)),
                new TreeMap<>(Map.of("claim", CLAIMS)),
                new TreeMap<>(Map.of(Fate.DECIDED, CLAIMS, Fate.TURNED_AWAY, AWAY)),
                new TreeMap<>(Map.of("claim: overloaded", 20.0)),
                30,
                waits,
                3,
                64,
                totals(),
                new OutletLoad(12, 2, 345, 720, 90),
                1.2,
                0.4);
    }

    private static LoadResult load() {
        return new LoadResult(
                120_000,
                2_500,
                2_500,
                7,
                0,
                0,
                new TreeMap<>(
                        Map.of(
                                "claim",
                                new TreeMap<>(
                                        Map.of(
                                                "granted", 1_900L,
                                                "refused.sold_out", 100L,
                                                "busy.overloaded", 500L)))),
                0,
                List.of(),
                new TreeMap<>(Map.of("claim", CLAIMS)),
                new TreeMap<>(Map.of(Fate.DECIDED, CLAIMS, Fate.TURNED_AWAY, AWAY)),
                List.of(10L, 12_000L));
    }

    private static CrowdCount crowd() {
        return new CrowdCount(
                2_500,
                1_900,
                4_750_000,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                new TreeMap<>(),
                600,
                720,
                0,
                0,
                9,
                4,
                11,
                2,
                new InviteCount(
                        70,
                        120,
                        5,
                        100,
                        250_000,
                        19,
                        19,
                        9,
                        9,
                        1,
                        new TreeMap<>(Map.of("own_invite", 3L, "already_accepted", 6L))));
    }

    private static Totals totals() {
        return new Totals(300_000_000_000L, 1_900, 4_750_000, 4_000_000, 750_000, true, 17);
    }

    @Test
    void theFileNeedsNothingElse() {
        String page = ReportPage.of(done(3, true, Latency.NONE));
        assertThat(page).startsWith("<!doctype html>").endsWith("</html>\n");
        assertThat(page)
                .doesNotContain(
                        "<script", "<link", "<img", "@import", "url(", "http://", "https://")
                .contains("color-scheme: light dark")
                .contains("@media print");
        assertThat(page).contains("A test &lt;day&gt;").doesNotContain("<day>");
    }

    @Test
    void everyPlotHasATableAndADescription() {
        String page = ReportPage.of(done(3, true, Latency.NONE));
        long plots = count(page, "<svg class=\"plot\"");
        assertThat(plots).isEqualTo(9);
        assertThat(count(page, "<details>")).isEqualTo(plots);
        assertThat(count(page, "<desc id=\"p\\d+d\">[^<]+</desc>")).isEqualTo(plots);
        assertThat(page)
                .contains(
                        "People and answers",
                        "Latency of requests that were decided",
                        "Refusals by request and code",
                        "Budget burn",
                        "Outlet load",
                        "claim: overloaded");
    }

    @Test
    void theWaitingRoomIsThereWhereSomebodyWaited() {
        assertThat(ReportPage.of(done(3, true, Latency.NONE))).doesNotContain("Outflow");
        String page = ReportPage.of(done(3, true, new Latency(40, 1_500, 0, 9_000, 0, 9_500)));
        assertThat(page).contains("Outflow of the waiting room", "p99 up to 9 s");
    }

    @Test
    void figuresCircumstancesAndModelAreThere() {
        String page = ReportPage.of(done(3, true, Latency.NONE));
        assertThat(page)
                .contains("hongbao rehearse test-day --scale 0.5")
                .contains("A processor, 2 processors, 8,000 MiB, Linux 6")
                .contains("<tr><th scope=\"row\">claim<td>2,000<td>1.25<td>4<td>12.5<td>40<td>80")
                .contains("all turned away<td>500<td>0.4")
                .contains("<td>busy.overloaded<td>500")
                .contains("session, claim, order")
                .contains("CNY 47,500.00")
                .contains(
                        "70 made, 120 accepted, 5 of them held for review, 1 without an answer; "
                                + "refused: already_accepted 6, own_invite 3");
        assertThat(ReportPage.of(done(3, false, Latency.NONE))).contains("broken\">BROKEN");
    }

    @Test
    void aLongRehearsalStaysBelow300KibiBytes() {
        String page = ReportPage.of(done(270, true, CLAIMS));
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(300 << 10);
    }

    @Test
    void theJsonHasTheSameFigures() {
        JsonNode json =
                ReportJson.fill(done(3, true, Latency.NONE), new ObjectMapper().createObjectNode());
        assertThat(json.path("ok").asBoolean()).isTrue();
        assertThat(json.path("clean").asBoolean()).isTrue();
        assertThat(json.path("latencies").path("claim").path("p99Millis").asDouble())
                .isEqualTo(12.5);
        assertThat(json.path("latenciesByFate").path("turned away").path("count").asLong())
                .isEqualTo(500);
        assertThat(json.path("refused").path("claim: overloaded").asLong()).isEqualTo(500);
        assertThat(json.path("points")).hasSize(3);
        assertThat(json.path("invites").toString())
                .startsWith("{\"made\":70,\"accepted\":120,\"held\":5,")
                .endsWith("\"refused\":{\"already_accepted\":6,\"own_invite\":3}}");
        assertThat(json.path("points").path(1).path("outlets").path("full").asInt()).isEqualTo(2);
        assertThat(json.path("model").path("journeys").path(0).path("steps").path(2).asText())
                .isEqualTo("order");
        assertThat(json.path("seed").asLong()).isEqualTo(2026);
        assertThat(json.path("waits").isMissingNode()).isTrue();
    }

    @Test
    void theScreenFitsEightyColumns() {
        PrintWriter out = new PrintWriter(new StringWriter());
        List<String> lines =
                done(3, true, Latency.NONE).lines(new Terminal(out, out, false, false, Map.of()));
        assertThat(lines).allMatch(line -> line.length() <= Terminal.COLUMNS);
        assertThat(lines)
                .contains("  11 gave up, 2 do not know; 500 answers were \"too busy\"")
                .contains("  70 invites made, 120 accepted, 5 held for review")
                .contains("  invites refused: already_accepted 6, own_invite 3");
    }

    private static long count(String page, String pattern) {
        return Pattern.compile(pattern).matcher(page).results().count();
    }
}
