package io.hongbao.server.start;

import io.hongbao.rehearsal.certificate.CertifierKey;
import io.hongbao.server.edge.EdgeLimits;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.landing.LandingLinks;
import io.hongbao.server.overload.PersonRates;
import io.hongbao.server.webhook.Connection;
import io.hongbao.server.webhook.Party;
import io.hongbao.server.webhook.WebhookSecrets;
import io.hongbao.share.Link;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the server is started: the options of {@code hongbao start}. */
@Command(
        name = "hongbao start",
        description = "Starts the server in the foreground.",
        mixinStandardHelpOptions = true,
        versionProvider = StartOptions.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped as asked; everything that was taken is answered",
            "1:a campaign file is wrong, or its change to a published campaign is not safe",
            "2:an option is wrong",
            "69:the port cannot be had",
            "70:a fault of this program",
            "74:the data directory cannot be used, or the disk failed; nothing that was answered is lost"
        })
public final class StartOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The data directory; made when missing.")
    private Path dataDirectory = Path.of("");

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on (default: 127.0.0.1).")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port; 0 for any free one (default: 8080).")
    private int port = 8080;

    @Option(
            names = "--apply",
            paramLabel = "PATH",
            arity = "1..*",
            description = "Campaign files, or folders of them, to put in force.")
    private List<Path> campaignFiles = new ArrayList<>();

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description =
                    "A launch certificate of a campaign that --apply is to publish; may be repeated.")
    private List<Path> certificates = new ArrayList<>();

    @Option(
            names = "--certifier",
            paramLabel = "FILE",
            description =
                    "The public key (PEM) of somebody whose launch certificates count; may be repeated.")
    private List<Path> certifiers = new ArrayList<>();

    @Option(
            names = "--admin-key-file",
            paramLabel = "FILE",
            description =
                    "Where the first admin key is written at the first start (default: it is printed, once).")
    private @Nullable Path adminKeyFile;

    @Option(
            names = "--backups",
            paramLabel = "DIR",
            description = "Where backups go (default: DIR/backups).")
    private @Nullable Path backups;

    @Option(
            names = "--identity-keys",
            paramLabel = "FILE",
            description =
                    "The app's public key (PEM) or keys (JWKS): identity tokens are checked with it.")
    private @Nullable Path identityKeys;

    @Option(
            names = "--identity-issuer",
            paramLabel = "ISS",
            description = "What the tokens' iss must be.")
    private String identityIssuer = "";

    @Option(
            names = "--identity-audience",
            paramLabel = "AUD",
            description = "What the tokens' aud must name.")
    private String identityAudience = "";

    @Option(
            names = "--payments",
            paramLabel = "URL",
            description = "Where charges, stops and refunds are sent, signed (docs/payments.md).")
    private @Nullable String payments;

    @Option(
            names = "--payments-secret",
            paramLabel = "FILE",
            description =
                    "A file with the secret shared with the payment provider; or two, the newer first.")
    private @Nullable Path paymentsSecret;

    @Option(
            names = "--outlets",
            paramLabel = "URL",
            description = "Where orders are sent for the outlets, signed.")
    private @Nullable String outlets;

    @Option(
            names = "--outlets-secret",
            paramLabel = "FILE",
            description = "A file with the secret or secrets shared with them.")
    private @Nullable Path outletsSecret;

    @Option(
            names = "--payouts",
            paramLabel = "URL",
            description = "Where payouts of cash are sent, signed.")
    private @Nullable String payouts;

    @Option(
            names = "--payouts-secret",
            paramLabel = "FILE",
            description = "A file with the secret or secrets shared with the payout provider.")
    private @Nullable Path payoutsSecret;

    @Option(
            names = "--model",
            paramLabel = "URL",
            description =
                    "The base URL of an OpenAI-compatible model for the assistant (default: it answers without one).")
    private @Nullable String model;

    @Option(
            names = "--model-name",
            paramLabel = "NAME",
            description = "Which model to ask there, such as qwen-plus.")
    private String modelName = "";

    @Option(
            names = "--model-key-file",
            paramLabel = "FILE",
            description = "The file that holds the model's API key.")
    private @Nullable Path modelKeyFile;

    @Option(
            names = "--pack",
            paramLabel = "DIR",
            description = "The folder of the assistant's own pack (default: the one that ships).")
    private @Nullable Path pack;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            description =
                    "How many connections may be open at once; one more is closed (default: 20000).")
    private int mostConnections = EdgeLimits.MOST_CONNECTIONS;

    @Option(
            names = "--person-rate",
            paramLabel = "N",
            description =
                    "How many requests a second one person may send; 0 for any number (default: 50).")
    private int personRate = PersonRates.PER_SECOND;

    @Mixin private PublicOptions publicOptions = new PublicOptions();

    @Option(
            names = "--sandbox",
            description =
                    "For trying out: POST /v1/sessions believes whatever it is told, --now is allowed, and"
                            + " payments, outlets and payouts that no URL is given for are played.")
    private boolean sandbox;

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description =
                    "The campaign time to start at, such as 2026-02-06T10:00:00+08:00. Sandbox only.")
    private @Nullable String now;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "How much faster campaign time runs. Sandbox only.")
    private @Nullable Double speed;

    @Mixin private WatchOptions watch = new WatchOptions();

    @Mixin private RehearsalOptions rehearsals = new RehearsalOptions();

    private StartOptions() {}

    /**
     * Reads options.
     *
     * @throws StartRefused when one is wrong
     */
    public static StartOptions parse(List<String> arguments) {
        StartOptions options = new StartOptions();
        try {
            commandLine(options).parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new StartRefused(ExitCode.USAGE, e.getMessage() + ". See hongbao start --help");
        }
        options.check();
        return options;
    }

    static CommandLine commandLine(StartOptions options) {
        return new CommandLine(options).setOverwrittenOptionsAllowed(false);
    }

    /** Prints the help or the version when that is what was asked for. */
    static boolean printHelp(List<String> arguments) {
        CommandLine line = commandLine(new StartOptions());
        boolean help = arguments.contains("--help") || arguments.contains("-h");
        boolean version = arguments.contains("--version") || arguments.contains("-V");
        if (help) {
            line.usage(line.getOut());
        } else if (version) {
            line.printVersionHelp(line.getOut());
        }
        return help || version;
    }

    private void check() {
        if ((now != null || speed != null) && !sandbox) {
            throw usage(
                    "--now and --speed need --sandbox: outside the sandbox campaign time is real time");
        }
        if (speed != null && now == null) {
            throw usage("--speed needs --now: say when campaign time starts");
        }
        if (!(speed() > 0 && speed() <= 100_000)) { // as written, NaN is refused too
            throw usage("--speed must be above 0 and at most 100000, but is " + speed());
        }
        if (port < 0 || port > 65_535) {
            throw usage("--port must be 0 to 65535, but is " + port);
        }
        if (mostConnections < 1 || mostConnections > 1_000_000) {
            throw usage("--max-connections must be 1 to 1000000, but is " + mostConnections);
        }
        if (personRate < 0 || personRate > 10_000) {
            throw usage("--person-rate must be 0 to 10000, but is " + personRate);
        }
        publicOptions.check();
        checkModel();
        if (!certificates.isEmpty() && campaignFiles.isEmpty()) {
            throw usage("--certificate needs --apply: name the campaign that it is for");
        }
        if (sandbox && identityKeys != null) {
            throw usage(
                    "--sandbox and --identity-keys exclude each other: the sandbox believes everybody");
        }
        if (now != null) {
            nowMillis();
        }
        for (Party party : Party.values()) {
            checkConnection(party);
        }
        watch.check();
        rehearsals.check();
    }

    private void checkConnection(Party party) {
        String option = "--" + party.word();
        String url = url(party);
        Path secret = secretFile(party);
        if ((url == null) != (secret == null)) {
            throw usage(option + " and " + option + "-secret need each other: requests are signed");
        }
        if (url != null && WatchOptions.address(url).isEmpty()) {
            throw usage(
                    option
                            + " must be an address such as https://pay.example.com/hongbao, but is "
                            + url);
        }
    }

    private @Nullable String url(Party party) {
        return switch (party) {
            case PAYMENTS -> payments;
            case OUTLETS -> outlets;
            case PAYOUTS -> payouts;
        };
    }

    private @Nullable Path secretFile(Party party) {
        return switch (party) {
            case PAYMENTS -> paymentsSecret;
            case OUTLETS -> outletsSecret;
            case PAYOUTS -> payoutsSecret;
        };
    }

    /**
     * How {@code party} is reached; empty when no address is given for it.
     *
     * @throws StartRefused when its secrets can't be read
     */
    public java.util.Optional<Connection> connection(Party party) {
        String url = url(party);
        Path secret = secretFile(party);
        if (url == null || secret == null) {
            return java.util.Optional.empty();
        }
        return WatchOptions.address(url)
                .map(address ->
                        new Connection(
                                address,
                                WebhookSecrets.in(secret, "--" + party.word() + "-secret")));
    }

    private void checkModel() {
        String url = model;
        if (url == null) {
            if (!modelName.isEmpty() || modelKeyFile != null) {
                throw usage(
                        "--model-name and --model-key-file need --model: say where the model is");
            }
            return;
        }
        if (modelName.isBlank()) {
            throw usage("--model needs --model-name, such as qwen-plus");
        }
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw usage("--model must be an address that begins with https:// or http://");
        }
    }

    static StartRefused usage(String message) {
        return new StartRefused(ExitCode.USAGE, message);
    }

    public Path dataDirectory() {
        return dataDirectory;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    /** How many connections may be open at once. */
    public int mostConnections() {
        return mostConnections;
    }

    /** How many requests a second one person may send; 0 for any number. */
    public int personRate() {
        return personRate;
    }

    /** The header in which a trusted proxy says where a request comes from; empty for none. */
    public String proxyHeader() {
        return publicOptions.proxyHeader();
    }

    /** What links of invites begin with; empty for this server's own address. */
    java.util.Optional<Link.Base> publicBase() {
        return publicOptions.base();
    }

    /** Where the page of an invite leads on to. */
    LandingLinks landingLinks() {
        return publicOptions.landingLinks();
    }

    public List<Path> campaignFiles() {
        return List.copyOf(campaignFiles);
    }

    /** Launch certificates for the campaigns that are applied at start. */
    List<Path> certificates() {
        return List.copyOf(certificates);
    }

    /**
     * Whose launch certificates count.
     *
     * @throws StartRefused when a file has no such key
     */
    List<CertifierKey> certifiers() {
        try {
            return certifiers.stream().map(CertifierKey::in).toList();
        } catch (IllegalArgumentException e) {
            throw usage("--certifier: " + e.getMessage());
        }
    }

    public java.util.Optional<Path> adminKeyFile() {
        return java.util.Optional.ofNullable(adminKeyFile);
    }

    /** Where backups go: into the data directory, unless said otherwise. */
    public Path backups() {
        return backups == null ? dataDirectory.resolve("backups") : backups;
    }

    public java.util.Optional<Path> identityKeys() {
        return java.util.Optional.ofNullable(identityKeys);
    }

    public String identityIssuer() {
        return identityIssuer;
    }

    public String identityAudience() {
        return identityAudience;
    }

    /** The base URL of the assistant's model, if it has one. */
    public java.util.Optional<String> model() {
        return java.util.Optional.ofNullable(model);
    }

    public String modelName() {
        return modelName;
    }

    public java.util.Optional<Path> modelKeyFile() {
        return java.util.Optional.ofNullable(modelKeyFile);
    }

    /** The folder of the assistant's own pack, if it has one. */
    public java.util.Optional<Path> pack() {
        return java.util.Optional.ofNullable(pack);
    }

    /** What the server tells by itself, and keeps. */
    WatchOptions watch() {
        return watch;
    }

    /** How rehearsals are played from here. */
    RehearsalOptions rehearsals() {
        return rehearsals;
    }

    public boolean isSandbox() {
        return sandbox;
    }

    /** Whether campaign time is not the machine's. */
    public boolean hasOwnTime() {
        return now != null;
    }

    /**
     * When campaign time starts, in milliseconds since the epoch. Ask {@link #hasOwnTime} first.
     */
    public long nowMillis() {
        if (now == null) {
            throw new IllegalStateException("no --now was given");
        }
        try {
            return Rfc3339.parse(now);
        } catch (IllegalArgumentException e) {
            throw usage("--now: " + e.getMessage());
        }
    }

    public double speed() {
        return speed == null ? 1 : speed;
    }

    /** The product's version, from the build. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"hongbao " + ProductVersion.current()};
        }
    }
}
