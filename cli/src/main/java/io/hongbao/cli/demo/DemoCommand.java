package io.hongbao.cli.demo;

import io.hongbao.cli.CommandException;
import io.hongbao.cli.JsonCommand;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.play.DataFolder;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hongbao demo}: plays a launch morning on this machine. */
@Command(
        name = "demo",
        description = {
            "Plays a launch morning on this machine.",
            "Starts an empty server, applies the sample campaign lny2026, sends it the crowd of",
            "10:00 to 13:00 over HTTP, and audits what came of it. The server stays up until",
            "Ctrl-C.",
            "",
            "Scale 1 is the whole morning, three million people, in about nine minutes;",
            "the default 0.1 is a tenth of them in about a minute."
        })
public final class DemoCommand extends JsonCommand {
    private static final double MAX_SCALE = 10;

    @Option(
            names = "--scale",
            paramLabel = "X",
            description = "How many people come: 1 is 3,000,000. Default: ${DEFAULT-VALUE}.")
    private double scale = 0.1;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "Arrivals per second on average, which sets how long it takes. Default: ${DEFAULT-VALUE}.")
    private double rate = 6_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the whole crowd. Default: ${DEFAULT-VALUE}.")
    private long seed = 2026;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The server's port; 0 for any. Default: 0.")
    private int port;

    @Option(names = "--exit", description = "Stop the server at the end, ask nothing.")
    private boolean exit;

    @Option(
            names = "--keep-data",
            paramLabel = "DIR",
            description =
                    "Keep the data in this new directory. Default: a temporary one, removed at the end.")
    private String keepData = "";

    public DemoCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        require(
                scale > 0 && scale <= MAX_SCALE,
                "--scale must be above 0 and at most " + MAX_SCALE + ", not " + scale);
        require(
                rate >= 1 && rate <= 100_000,
                "--rate must be 1 to 100000 arrivals per second, not " + rate);
        require(port >= 0 && port <= 65_535, "--port must be 0 to 65535, not " + port);
        PrintWriter progress = json() ? terminal().err() : terminal().out();
        Settings settings = new Settings(scale, rate, seed, port);
        try (DataFolder data = DataFolder.of(keepData);
                Demo demo = new Demo(terminal(), progress, settings, data)) {
            Summary summary = demo.run();
            if (!json()) {
                summary.lines(terminal()).forEach(this::print);
            }
            if (!exit) {
                demo.invitation().forEach(progress::println);
                progress.flush();
            }
            if (json()) {
                print(summary.json(JSON.createObjectNode()));
                terminal().out().flush();
            }
            if (!exit) {
                demo.awaitEnd();
            }
            return summary.allKept() ? 0 : 1;
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new CommandException(2, rule);
        }
    }

    /** What the command line asks for. */
    record Settings(double scale, double rate, long seed, int port) {}
}
