package io.hongbao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Measures claims against their bars and prints one table. Run by {@code bench/run}, in the
 * project's folder.
 *
 * <p>Arguments: one of the steps that {@code bench/run --help} names, and {@code --quick}.
 */
public final class ClaimsBench {
    private static final String INSTALL = "apt-get install -y redis-server postgresql";

    private final Scale scale;
    private final Path folder;
    private final Table table = new Table();
    private OptionalDouble engine = OptionalDouble.empty();
    private OptionalDouble http = OptionalDouble.empty();

    private ClaimsBench(Scale scale, Path folder) {
        this.scale = scale;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> words = List.of(args);
        Scale scale = words.contains("--quick") ? Scale.QUICK : Scale.FULL;
        // On the disk that the project is on: where /tmp is memory, forcing costs nothing.
        Path folder =
                Files.createTempDirectory(Files.createDirectories(Path.of("bench/target")), "run");
        try {
            ClaimsBench bench = new ClaimsBench(scale, folder);
            String machine = machine();
            bench.run(words.getFirst());
            System.out.println(machine);
            if (scale.equals(Scale.QUICK)) {
                System.out.println(
                        "A quick run is too short and too cold: these are no measurements.");
            }
            System.out.println();
            System.out.print(bench.table.markdown());
        } finally {
            delete(folder);
        }
    }

    private void run(String step) throws IOException, InterruptedException {
        switch (step) {
            case "engine" -> engine();
            case "http" -> http = OptionalDouble.of(HttpStep.run(scale, table, folder));
            case "restart" -> RestartStep.run(scale, table, folder);
            case "orders" -> OrdersStep.run(scale, table, folder);
            case "chat" -> ChatStep.run(scale, table, folder);
            case "refusals" -> RefusalsStep.run(scale, table, folder);
            case "room" -> RoomStep.run(scale, table, folder);
            case "crowd" -> CrowdStep.run(scale, table, folder);
            case "surge" -> SurgeStep.run(scale, table, folder);
            case "costs" -> CostsStep.run(scale, table, folder);
            case "invites" -> InvitesStep.run(scale, table, folder);
            case "posters" -> PostersStep.run(scale, table);
            case "page" -> PageStep.run(scale, table, folder);
            case "console" -> ConsoleStep.run(scale, table, folder);
            case "soak" -> SoakStep.run(scale, table, folder);
            case "peers" -> peers();
            case "claims" -> {
                engine();
                http = OptionalDouble.of(HttpStep.run(scale, table, folder));
                RestartStep.run(scale, table, folder);
                peers();
            }
            default ->
                    throw new IllegalArgumentException(
                            "the step must be claims, engine, http, restart, orders, chat, room, refusals,"
                                    + " surge, crowd, costs, posters, invites, page, console, soak or peers,"
                                    + " not "
                                    + step);
        }
    }

    /**
     * What was measured on, and how busy that was before: anything else that runs takes its share.
     */
    private static String machine() throws IOException {
        String memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst();
        return String.format(
                Locale.ROOT,
                "%s: %d processors, %.1f GiB, JDK %s, load average before %s",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(memory.replaceAll("[^0-9]", "")) / (1024.0 * 1024.0),
                Runtime.version(),
                Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    }

    private void engine() throws IOException {
        engine = OptionalDouble.of(EngineStep.run(scale, table, folder));
        EngineStep.core(scale, table);
    }

    private void peers() throws IOException {
        if (isOnPath("redis-server")) {
            RedisPeer.Speed redis = RedisPeer.measure(scale, folder.resolve("redis"));
            table.plain("redis: Lua claim, fsync always, 50 connections", redis.plain(), "/s");
            table.plain("redis: pipelined, " + redis.shape(), redis.pipelined(), "/s");
            if (engine.isPresent()) {
                table.atLeast(
                        "engine to pipelined Redis",
                        engine.getAsDouble() / redis.pipelined(),
                        2,
                        "x");
            }
        } else {
            table.missing("redis", INSTALL);
        }
        Optional<Path> programs = PostgresPeer.programs();
        if (programs.isPresent()) {
            PostgresPeer.Speed postgres = PostgresPeer.measure(scale, programs.get());
            table.plain(
                    "postgres: hot row, " + postgres.clients() + " clients",
                    postgres.perSecond(),
                    "/s");
            if (http.isPresent()) {
                table.atLeast(
                        "http claims to PostgreSQL",
                        http.getAsDouble() / postgres.perSecond(),
                        10,
                        "x");
            }
        } else {
            table.missing("postgres", INSTALL);
        }
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
