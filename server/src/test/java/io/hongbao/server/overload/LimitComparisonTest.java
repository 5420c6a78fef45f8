package io.hongbao.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The figures and the plot of docs/decisions/013: the same step for our limit and for those of
 * Netflix's library. {@code -Dhongbao.write.docs=true} writes them anew.
 */
class LimitComparisonTest {

    private static final Path PAGE = Path.of("../docs/decisions/013-the-limit-follows-a-target.md");
    private static final Path PLOT = Path.of("../docs/decisions/013-step-response.svg");

    private static final Map<String, Supplier<GroupCommitServer.Limiter>> LIMITERS = limiters();
    private static final Map<String, GroupCommitServer.Machine> MACHINES = machines();

    private static Map<String, Supplier<GroupCommitServer.Limiter>> limiters() {
        Map<String, Supplier<GroupCommitServer.Limiter>> all = new LinkedHashMap<>();
        all.put("ours", Limiters::own);
        all.put("Gradient2", () -> new Limiters.Gradient2(2_048, 16, 16_384));
        all.put("Vegas", () -> new Limiters.Vegas(2_048, 16_384));
        all.put("none", Limiters::none);
        return all;
    }

    private static Map<String, GroupCommitServer.Machine> machines() {
        Map<String, GroupCommitServer.Machine> all = new LinkedHashMap<>();
        all.put("force 1 ms", GroupCommitServer.Machine.QUICK_DISK);
        all.put("force 60 ms", GroupCommitServer.Machine.SLOW_DISK);
        return all;
    }

    /** Half of the capacity for 10 s, three times as much for two minutes, half for 30 s. */
    private static List<GroupCommitServer.Point> step(
            GroupCommitServer.Limiter limiter, GroupCommitServer.Machine machine) {
        double capacity = machine.perSecond();
        return GroupCommitServer.run(
                limiter,
                atMillis -> atMillis < 10_000 || atMillis >= 130_000 ? capacity / 2 : capacity * 3,
                machine,
                160_000,
                2_026);
    }

    private static double mean(
            List<GroupCommitServer.Point> points,
            long fromMillis,
            long toMillis,
            ToDoubleFunction<GroupCommitServer.Point> figure) {
        return points.stream()
                .filter(point -> point.atMillis() >= fromMillis && point.atMillis() < toMillis)
                .mapToDouble(figure)
                .average()
                .orElseThrow();
    }

    private static String table() {
        StringBuilder table = new StringBuilder();
        table.append(
                "| machine | limit | goodput | latency after 2-10 s | after 60 s | after 120 s");
        table.append(" | refused 1 s after the end |\n");
        table.append("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        MACHINES.forEach((name, machine) ->
                LIMITERS.forEach((word, limiter) ->
                        table.append(row(name, word, step(limiter.get(), machine), machine))));
        return table.toString();
    }

    private static String row(
            String machineName,
            String word,
            List<GroupCommitServer.Point> points,
            GroupCommitServer.Machine machine) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f %% | %,.0f ms | %,.0f ms | %,.0f ms | %.0f %% |%n",
                machineName,
                word,
                100
                        * mean(points, 12_000, 130_000, GroupCommitServer.Point::answeredPerSecond)
                        / machine.perSecond(),
                mean(points, 12_000, 20_000, GroupCommitServer.Point::meanMillis),
                mean(points, 68_000, 72_000, GroupCommitServer.Point::meanMillis),
                mean(points, 126_000, 130_000, GroupCommitServer.Point::meanMillis),
                100
                        * mean(points, 131_000, 160_000, GroupCommitServer.Point::refusedPerSecond)
                        / (machine.perSecond() / 2));
    }

    private static String plot() {
        GroupCommitServer.Machine machine = GroupCommitServer.Machine.QUICK_DISK;
        StepPlot plot = new StepPlot(160_000, 10_000, 130_000);
        plot.line("ours", "#b3261e", step(Limiters.own(), machine));
        plot.line("Gradient2", "#1a5fb4", step(new Limiters.Gradient2(2_048, 16, 16_384), machine));
        plot.line("Vegas", "#5e8c31", step(new Limiters.Vegas(2_048, 16_384), machine));
        return plot.svg();
    }

    @Test
    void thePageShowsWhatTheSimulationSays() throws IOException {
        String table = table();
        String plot = plot();
        if (Boolean.getBoolean("hongbao.write.docs")) {
            Files.writeString(PLOT, plot);
            String page = Files.readString(PAGE);
            int from = page.indexOf("| machine | limit |");
            int to = page.indexOf("\n\n", from) + 1;
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
        }
        assertThat(Files.readString(PAGE)).contains(table);
        assertThat(Files.readString(PLOT)).isEqualTo(plot);
    }
}
