package io.hongbao.cli.rehearse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.cli.CommandException;
import io.hongbao.cli.JsonCommand;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.play.DataFolder;
import io.hongbao.cli.play.SandboxServer;
import io.hongbao.rehearsal.IdentitySigner;
import io.hongbao.rehearsal.Playing;
import io.hongbao.rehearsal.model.ModelFile;
import io.hongbao.rehearsal.model.TrafficModel;
import io.hongbao.yaml.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hongbao rehearse}: plays a traffic model. */
@Command(
        name = "rehearse",
        description = {
            "Plays a traffic model, audits what came of it, and reports.",
            "Starts a sandbox server of its own, or goes --against one that is there: a sandbox,",
            "or any server's shadow campaign. Exit code 0 only if every promise was kept.",
            "With --certify it tries a campaign's launch goals instead, and certifies them."
        })
public final class RehearseCommand extends JsonCommand {
    private static final long USUAL_SEED = 2026;
    private static final double MINUTES_PER_HOUR = 60;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODEL",
            description =
                    "A model that ships (launch-day, launch-day-core, step-10x, spike, soak, retry-storm, bots), or a file.")
    private String model = "";

    @Option(
            names = "--scale",
            paramLabel = "S",
            description = "How many of the people come; 1 is all. Default: the model's.")
    private @Nullable Double scale;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "How much faster than real time. Default: the model's.")
    private @Nullable Double speed;

    @Option(
            names = "--hours",
            paramLabel = "H",
            description = "Play only the first hours of the model. Default: all.")
    private @Nullable Double hours;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Of all people. Default: "
                            + USUAL_SEED
                            + "; with --against another one each time, so that people are new.")
    private @Nullable Long seed;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write report.html and report.json into this directory.")
    private String report = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port of a server of its own; 0 for any. Default: 0.")
    private int port;

    @Option(
            names = "--keep-data",
            paramLabel = "DIR",
            description = "Keep the data of a server of its own in this new directory.")
    private String keepData = "";

    @Option(
            names = "--against",
            paramLabel = "URL",
            description = "A server that is there, such as http://10.0.0.5:8080.")
    private String against = "";

    @Option(
            names = "--admin-key-file",
            paramLabel = "FILE",
            description = "A file that holds an admin key of that server.")
    private String adminKeyFile = "";

    @Option(
            names = "--campaign",
            paramLabel = "ID",
            description = "The campaign there. Default: " + SandboxServer.CAMPAIGN + ".")
    private String campaign = SandboxServer.CAMPAIGN;

    @Option(
            names = "--identity-key",
            paramLabel = "FILE",
            description = "A private key (PEM) that a server which is no sandbox trusts.")
    private String identityKey = "";

    @Option(
            names = "--identity-key-id",
            paramLabel = "KID",
            description = "Which of that server's keys it is.")
    private String identityKeyId = "";

    @Option(names = "--identity-issuer", paramLabel = "ISS", description = "The tokens' iss.")
    private String identityIssuer = "";

    @Option(names = "--identity-audience", paramLabel = "AUD", description = "The tokens' aud.")
    private String identityAudience = "";

    @Mixin private CertifyOptions certify = new CertifyOptions();

    public RehearseCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        certify.check();
        if (certify.isWanted()) {
            return certify();
        }
        require(!model.isEmpty(), "Missing required parameter: 'MODEL'; or --certify a campaign");
        return switch (ModelFile.read(Models.find(model))) {
            case ModelFile.Invalid invalid -> refuse(invalid.problems());
            case ModelFile.Valid valid -> rehearse(playing(valid.model()));
        };
    }

    private int certify() {
        require(
                against.isEmpty(),
                "--certify starts a server of its own: it certifies the machine that it runs on;"
                        + " leave out --against");
        require(
                model.isEmpty()
                        && scale == null
                        && speed == null
                        && hours == null
                        && report.isEmpty(),
                "--certify tries the campaign's launchGoals: leave out MODEL, --scale, --speed,"
                        + " --hours and --report");
        requirePort();
        PrintWriter progress = json() ? terminal().err() : terminal().out();
        Certifying.Certified done =
                new Certifying(certify, terminal(), progress)
                        .run(port, keepData, seed == null ? USUAL_SEED : seed);
        if (json()) {
            ObjectNode answer = JSON.createObjectNode();
            done.fill(answer);
            print(answer);
        } else {
            done.lines(terminal()).forEach(this::print);
        }
        return done.result().passed() ? 0 : 1;
    }

    private void requirePort() {
        require(port >= 0 && port <= 65_535, "--port must be 0 to 65535, not " + port);
    }

    private int refuse(List<Problem> problems) {
        if (json()) {
            ObjectNode answer = JSON.createObjectNode().put("ok", false);
            var list = answer.putArray("problems");
            problems.forEach(problem -> list.add(problem.toString()));
            print(answer);
        } else {
            problems.forEach(problem -> print(problem.toString()));
        }
        return 1;
    }

    private Playing playing(TrafficModel valid) {
        try {
            double wanted = hours == null ? valid.minutes() : hours * MINUTES_PER_HOUR;
            Playing playing =
                    new Playing(
                            valid,
                            scale == null ? valid.scale() : scale,
                            speed == null ? valid.speed() : speed,
                            Math.min(wanted, valid.minutes()));
            playing.curve();
            return playing;
        } catch (IllegalArgumentException e) {
            throw new CommandException(2, "it cannot be played so: " + e.getMessage());
        }
    }

    private int rehearse(Playing playing) {
        requirePort();
        PrintWriter progress = json() ? terminal().err() : terminal().out();
        if (against.isEmpty()) {
            require(
                    adminKeyFile.isEmpty() && identityKey.isEmpty(),
                    "--admin-key-file and --identity-key need --against");
            progress.println("starting an empty server");
            progress.flush();
            try (DataFolder folder = DataFolder.of(keepData);
                    Stage stage = OwnStage.start(folder, port, playing)) {
                return play(stage, playing, seed == null ? USUAL_SEED : seed, progress);
            }
        }
        require(!adminKeyFile.isEmpty(), "--against needs --admin-key-file, to ask what it is");
        try (Stage stage =
                GivenStage.at(
                        address(), read(adminKeyFile), campaign, signers(), playing.model())) {
            long fresh = seed == null ? System.currentTimeMillis() : seed;
            return play(stage, playing, fresh, progress);
        }
    }

    private int play(Stage stage, Playing playing, long usedSeed, PrintWriter progress) {
        Rehearsed done =
                new Rehearsal(stage, playing, usedSeed, terminal(), progress).run(commandLine());
        if (!report.isEmpty()) {
            write(done, Path.of(report));
            progress.println("the report is in " + Path.of(report).resolve("report.html"));
            progress.flush();
        }
        if (json()) {
            print(ReportJson.fill(done, JSON.createObjectNode()));
        } else {
            done.lines(terminal()).forEach(this::print);
        }
        return done.allKept() ? 0 : 1;
    }

    private String commandLine() {
        return "hongbao " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    }

    private static void write(Rehearsed done, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.html"), ReportPage.of(done));
            Files.writeString(
                    folder.resolve("report.json"),
                    JSON.writeValueAsString(ReportJson.fill(done, JSON.createObjectNode())));
        } catch (IOException e) {
            throw new CommandException(74, "the report cannot be written: " + e.getMessage());
        }
    }

    private URI address() {
        try {
            URI address = URI.create(against);
            if (address.getHost() != null && "http".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // the same answer as for an address of another kind
        }
        throw new CommandException(
                2,
                "--against must be an address such as http://10.0.0.5:8080, behind whatever speaks"
                        + " HTTPS, not "
                        + against);
    }

    private List<IdentitySigner> signers() {
        if (identityKey.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(
                    IdentitySigner.with(
                            Path.of(identityKey),
                            new IdentitySigner.Claims(
                                    identityKeyId, identityIssuer, identityAudience)));
        } catch (IllegalArgumentException e) {
            throw new CommandException(2, "--identity-key: " + e.getMessage());
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new CommandException(
                    74, "--admin-key-file " + file + " cannot be read: name a file with a key");
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new CommandException(2, rule);
        }
    }
}
