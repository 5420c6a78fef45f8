package io.hongbao.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.audit.AuditReport;
import io.hongbao.audit.InviteFigures;
import io.hongbao.audit.OrderFigures;
import io.hongbao.cli.Money;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.play.LiveView;
import io.hongbao.cli.play.Snapshot;
import io.hongbao.cli.play.Totals;
import io.hongbao.rehearsal.CrowdCount;
import io.hongbao.rehearsal.Fate;
import io.hongbao.rehearsal.InviteCount;
import io.hongbao.rehearsal.Latency;
import io.hongbao.rehearsal.LoadResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DemoScreenTest {
    private static final Totals TOTALS =
            new Totals(
                    300_000_000_000L,
                    299_000,
                    747_500_000L,
                    700_000_000L,
                    47_500_000L,
                    true,
                    12_345);
    private static final AuditReport CLEAN =
            new AuditReport(
                    true,
                    List.of(),
                    0,
                    300_100,
                    1,
                    299_000,
                    747_500_000L,
                    0,
                    0,
                    0,
                    299_000,
                    3,
                    4_000,
                    new OrderFigures(60_000, 50_000, 1_800, 0, 0),
                    InviteFigures.NONE);

    private final StringWriter written = new StringWriter();

    @Test
    void aPersonSeesOneScreenThatIsRedrawnInPlaceWithinEightyColumns() {
        LiveView view = view(true);
        view.show(look(250));
        int lines = written.toString().split("\n", -1).length - 1;
        written.getBuffer().setLength(0);
        view.show(look(500));
        assertThat(written.toString()).startsWith("\u001b[" + lines + "A");
        for (String line : written.toString().lines().toList()) {
            assertThat(line.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", ""))
                    .hasSizeLessThanOrEqualTo(Terminal.COLUMNS);
        }
        assertThat(written.toString())
                .contains("10:07 on the day")
                .contains("CNY 7,475,000.00")
                .contains("0.249 % of CNY 3,000,000,000.00")
                .contains("already claimed 30,000")
                .contains("72,000 cups in 60,000 orders, 1,800 cancelled, 12 found no room")
                .contains("12,345 commands queued");
    }

    @Test
    void aLogGetsAPlainLineEveryFewSeconds() {
        LiveView view = view(false);
        for (long millis = 250; millis <= 7_000; millis += 250) {
            view.show(look(millis));
        }
        List<String> lines = written.toString().lines().toList();
        assertThat(lines).hasSize(3).noneMatch(line -> line.contains("\u001b"));
        assertThat(lines.getFirst())
                .contains("10:07")
                .contains("granted 299,000")
                .contains("cups 72,000");
    }

    @Test
    void theSummaryFitsOneScreenAndKeepsItsPromises() {
        Summary summary = summary(TOTALS, CLEAN, 30_000);
        assertThat(summary.allKept()).isTrue();
        List<String> lines = summary.lines(terminal(false));
        assertThat(lines).hasSizeLessThanOrEqualTo(22).noneMatch(line -> line.contains("BROKEN"));
        assertThat(lines).allMatch(line -> line.length() <= Terminal.COLUMNS, "fits 80 columns");
        ObjectNode json = summary.json(new ObjectMapper().createObjectNode());
        assertThat(json.path("clean").asBoolean()).isTrue();
        assertThat(json.path("ok").asBoolean()).isTrue();
        assertThat(json.path("latencies").path("claim").path("p99Millis").asDouble())
                .isEqualTo(12.5);
    }

    @Test
    void everyBrokenPromiseShows() {
        Totals oneMore =
                new Totals(300_000_000_000L, 299_001, 747_502_500L, 747_502_500L, 0, true, 0);
        AuditReport dirty =
                new AuditReport(false, List.of(), 1, 1, 1, 299_000, 0, 0, 0, 0, 0, 1, 1);
        for (Summary broken :
                List.of(
                        summary(oneMore, CLEAN, 30_000),
                        summary(TOTALS, dirty, 30_000),
                        summary(TOTALS, CLEAN, 29_999))) {
            assertThat(broken.allKept()).isFalse();
            assertThat(String.join("\n", broken.lines(terminal(false)))).contains("BROKEN");
            assertThat(broken.json(new ObjectMapper().createObjectNode()).path("ok").asBoolean())
                    .isFalse();
        }
    }

    private LiveView view(boolean interactive) {
        Terminal terminal = terminal(interactive);
        return new LiveView(
                terminal,
                terminal.out(),
                new Money("CNY"),
                "hongbao demo, lny2026, scale 0.1",
                60_000);
    }

    private Terminal terminal(boolean interactive) {
        PrintWriter out = new PrintWriter(written, true);
        return new Terminal(out, out, interactive, interactive, Map.of());
    }

    private static Snapshot look(long millis) {
        return new Snapshot("10:07 on the day", 123_456, load(millis), crowd(30_000), TOTALS);
    }

    private static Summary summary(Totals totals, AuditReport audit, long retriesSame) {
        return new Summary(
                new DemoCommand.Settings(0.1, 6_000, 2026, 0),
                "CNY",
                1_900,
                12_000,
                55_000,
                40_000,
                load(55_000),
                crowd(retriesSame),
                totals,
                audit);
    }

    private static LoadResult load(long millis) {
        Latency latency = new Latency(299_000, 1.25, 4, 12.5, 40, 80);
        return new LoadResult(
                millis,
                310_000,
                310_000,
                12,
                0,
                256,
                new TreeMap<>(Map.of("claim", new TreeMap<>(Map.of("granted", 299_000L)))),
                0,
                List.of(),
                new TreeMap<>(Map.of("claim", latency)),
                new TreeMap<>(Map.of(Fate.DECIDED, latency)),
                List.of(10_000L, 12_000L));
    }

    private static CrowdCount crowd(long retriesSame) {
        return new CrowdCount(
                299_000,
                299_000,
                747_500_000L,
                30_000,
                retriesSame,
                18_000,
                18_000,
                18_000,
                9_000,
                9_000,
                90_000,
                90_000,
                new TreeMap<>(Map.of("already_claimed", 30_000L, "campaign_not_started", 7_500L)),
                60_000,
                72_000,
                6_000,
                6_000,
                1_800,
                12,
                0,
                0,
                InviteCount.NONE);
    }
}
