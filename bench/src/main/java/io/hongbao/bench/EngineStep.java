package io.hongbao.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The engine alone: durable claims in a process of their own, and the core's share by JMH. */
final class EngineStep {
    private static final Pattern RESULT =
            Pattern.compile(
                    "result claimsPerSecond=(\\d+) p50Millis=([\\d.]+) p99Millis=([\\d.]+)"
                            + " highWaterMib=(\\d+)");

    /** The heap of the process that is measured. What lies beside it is RocksDB's. */
    private static final String HEAP = "-Xmx1g";

    private EngineStep() {}

    /**
     * Measures.
     *
     * @return durable claims per second
     */
    static double run(Scale scale, Table table, Path folder) throws IOException {
        Progress.say("engine: %,d people, four first claims to one repeat", scale.people());
        try (Child child = Child.java(claims(scale.people(), folder.resolve("engine"), false))) {
            Matcher result = child.await(RESULT);
            double perSecond = Double.parseDouble(result.group(1));
            table.atLeast("engine: durable claims in process", perSecond, 200_000, "/s");
            table.plain(
                    "engine: p50 with 16,384 under way",
                    Double.parseDouble(result.group(2)),
                    " ms");
            table.plain(
                    "engine: p99 with 16,384 under way",
                    Double.parseDouble(result.group(3)),
                    " ms");
            table.atMost(
                    "engine: most memory resident (" + HEAP + ")",
                    Double.parseDouble(result.group(4)) / 1000 * 1.048576,
                    2.5,
                    " GB");
            return perSecond;
        }
    }

    /** What the core costs, without disk and threads. */
    static void core(Scale scale, Table table) {
        Progress.say("core: JMH");
        try {
            Collection<RunResult> results =
                    new Runner(
                                    new OptionsBuilder()
                                            .include(ClaimPath.class.getSimpleName())
                                            .warmupIterations(scale.jmhIterations())
                                            .measurementIterations(scale.jmhIterations())
                                            .verbosity(VerboseMode.SILENT)
                                            .jvmArgs("-Xmx2g", "@server/jvm.options")
                                            .build())
                            .run();
            for (RunResult result : results) {
                table.plain(
                        "core: decide, entry, apply, encode ("
                                + result.getPrimaryResult().getLabel()
                                + ", JMH)",
                        result.getPrimaryResult().getScore(),
                        " ns");
            }
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The arguments of a process that claims for {@code people}. */
    static List<String> claims(long people, Path data, boolean hold) {
        return List.of(
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                EngineClaims.class.getName(),
                "people=" + people,
                "dir=" + data,
                "hold=" + hold);
    }
}
