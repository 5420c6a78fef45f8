package io.hongbao.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The claim as one would write it in PostgreSQL: a function that puts the key down, unless it is
 * there, and takes one from the stock in the campaign's row, in one transaction with {@code
 * synchronous_commit=on}. Driven by pgbench over a Unix socket.
 *
 * <p>The key goes first: the row of the campaign, which everybody waits for, is locked as late as
 * can be.
 */
final class PostgresPeer {
    private static final Pattern READY = Pattern.compile("ready to accept connections");
    private static final Pattern SPEED = Pattern.compile("tps = ([\\d.]+)");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private static final String SCHEMA =
            """
            CREATE TABLE campaign (id text PRIMARY KEY, stock bigint NOT NULL) WITH (fillfactor = 10);
            INSERT INTO campaign VALUES ('bench', 1000000000);
            CREATE TABLE claim (campaign text, person bigint, key text, at timestamptz DEFAULT now(), PRIMARY KEY (campaign, person));
            CREATE FUNCTION claim(who bigint, under text) RETURNS int LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO claim (campaign, person, key) VALUES ('bench', who, under) ON CONFLICT DO NOTHING;
                IF NOT FOUND THEN RETURN 2; END IF;
                UPDATE campaign SET stock = stock - 1 WHERE id = 'bench' AND stock > 0;
                IF NOT FOUND THEN RAISE EXCEPTION 'sold out'; END IF;
                RETURN 1;
            END $$;
            """;

    private static final String SCRIPT =
            """
            \\set who random(1, 1000000000)
            SELECT claim(:who, 'key-' || :who);
            """;

    private PostgresPeer() {}

    /** The folder of the newest server's programs, when one is installed. */
    static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .filter(bin -> Files.isExecutable(bin.resolve("pgbench")))
                    .max(Path::compareTo);
        }
    }

    /** What the best number of clients came to. */
    record Speed(double perSecond, int clients) {}

    static Speed measure(Scale scale, Path programs) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("/var/tmp"), "hb");
        try {
            if (isRoot()) {
                run(List.of("chown", "postgres", folder.toString()), "");
            }
            Path data = folder.resolve("data");
            run(
                    asUser(programs, "initdb", "-D", data.toString(), "-A", "trust", "-U", "bench"),
                    "");
            try (Child server = Child.of(asUser(programs, "postgres", settings(data, folder)))) {
                server.await(READY);
                server.ignoreRest();
                return drive(scale, programs, folder);
            }
        } finally {
            run(List.of("rm", "-rf", folder.toString()), "");
        }
    }

    private static String[] settings(Path data, Path sockets) {
        return new String[] {
            "-D", data.toString(),
            "-k", sockets.toString(),
            "-c", "listen_addresses=",
            "-c", "fsync=on",
            "-c", "synchronous_commit=on",
            "-c", "shared_buffers=512MB",
            "-c", "max_wal_size=4GB"
        };
    }

    private static Speed drive(Scale scale, Path programs, Path folder) throws IOException {
        String bin = programs.toString();
        List<String> login = List.of("-h", folder.toString(), "-U", "bench");
        List<String> psql = new ArrayList<>(List.of(bin + "/psql", "-q", "-v", "ON_ERROR_STOP=1"));
        psql.addAll(login);
        psql.add("postgres");
        run(psql, SCHEMA);
        Path script = Files.writeString(folder.resolve("claim.sql"), SCRIPT);
        Speed best = new Speed(0, 0);
        for (int clients : new int[] {8, 32}) {
            long seconds = Math.max(2, scale.peerMillis() / 1_000);
            List<String> pgbench =
                    new ArrayList<>(List.of(bin + "/pgbench", "-n", "-M", "prepared", "-j", "1"));
            pgbench.addAll(login);
            pgbench.addAll(
                    List.of(
                            "-c",
                            "" + clients,
                            "-T",
                            "" + seconds,
                            "-f",
                            script.toString(),
                            "postgres"));
            try (Child run = Child.of(pgbench)) {
                double perSecond = Double.parseDouble(run.await(SPEED).group(1));
                Progress.say("postgres: %d clients: %,.0f/s", clients, perSecond);
                if (perSecond > best.perSecond()) {
                    best = new Speed(perSecond, clients);
                }
            }
        }
        return best;
    }

    /** PostgreSQL does not run as root: Debian's package brings a user for it. */
    private static List<String> asUser(Path programs, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(
                    List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** Runs a program to its end, with {@code input} on its standard input. */
    private static void run(List<String> command, String input) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command.getFirst() + " failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
