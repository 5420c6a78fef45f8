package io.hongbao.bench;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.cli.OfflineAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one session, placed pass, invite and acceptance costs: the server's processor time, and what
 * the journal, the state and the answers take. {@code hongbao plan} multiplies it. Three friends
 * accept each invite, after its page and a look at it.
 */
final class CostsStep {
    private static final int CONNECTIONS = 64;
    private static final int FRIENDS = 3;
    private static final String CAMPAIGN = "/v1/campaigns/" + Server.CAMPAIGN;
    private static final String ROOM = "/v1/admin/campaigns/" + Server.CAMPAIGN + "/waiting-room";
    private static final String REASON = "{\"reason\":\"measured\"}";
    private static final String CEILING = "{\"perSecond\":1000000,\"reason\":\"measured\"}";
    private static final String DEGRADE = "/v1/admin/degrade";
    private static final String NEVER_PUT_OFF =
            "{\"level\":\"invites_deferred\",\"word\":\"off\",\"reason\":\"a benchmark\"}";
    private static final String BY_LINK = "{\"form\":\"link\",\"channel\":\"wechat\"}";
    private static final Pattern PASS = Pattern.compile("\"pass\":\"([^\"]+)\"");
    private static final Pattern TICKET = Pattern.compile("\"ticket\":\"([^\"]+)\"");
    private static final Pattern READY =
            Pattern.compile("\"status\":\"ready\",\"code\":\"([^\"]+)\"");
    private static final Pattern FOUND = Pattern.compile("\"acceptable\":(true)");
    private static final Pattern ACCEPTED = Pattern.compile("\"status\":\"(accepted)\"");
    private static final Pattern PAGE = Pattern.compile("(</html>)");
    private static final Pattern NOTHING = Pattern.compile("^()$");
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final long LOOK_NANOS = 200_000_000;

    private final Server server;
    private final Path data;
    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

    private CostsStep(Server server, Path data) {
        this.server = server;
        this.data = data;
    }

    /** What one of a kind took in one round. */
    private record Cost(double cpuMicros, double journalBytes, double responseBytes) {}

    /** Measures, and audits what came of it. */
    static void run(Scale scale, Table table, Path folder)
            throws IOException, InterruptedException {
        int people = Math.toIntExact(4 * scale.roundMillis());
        Path room = folder.resolve("costs-room").resolve("data");
        try (Server server = Server.withSample(room)) {
            CostsStep step = new CostsStep(server, room);
            step.sessions("warm-up", 3 * people);
            step.costs.clear();
            step.room(people, scale.rounds());
            step.tell(table);
        }
        audit(table, room);
        Path invites = folder.resolve("costs-invites").resolve("data");
        try (Server server = Server.withSample(invites)) {
            CostsStep step = new CostsStep(server, invites);
            server.operator("PUT", DEGRADE, NEVER_PUT_OFF);
            step.invites("warm-up", people);
            step.costs.clear();
            for (int round = 1; round <= scale.rounds(); round++) {
                step.invites("round-" + round, people);
            }
            step.tell(table);
        }
        audit(table, invites);
        state(table, folder.resolve("costs-state").resolve("data"), people);
    }

    private static void audit(Table table, Path data) throws IOException {
        AuditReport audit = OfflineAudit.of(data, AuditProgress.NONE);
        table.atMost(
                "costs: violations found by the audit", (double) audit.violationCount(), 0, "");
        audit.violations().forEach(found -> Progress.say("%s", found));
    }

    private String[] sessions(String who, int count) throws IOException {
        return measure(
                "session",
                count,
                number ->
                        post("/v1/sessions", "", json("user", who + "-" + number, Server.CAMPAIGN)),
                PASS);
    }

    private static String json(String name, String value, String campaign) {
        return "{\"" + name + "\":\"" + value + "\",\"campaign\":\"" + campaign + "\"}";
    }

    /** All join before the opening; then each exchanges their ticket. */
    private void room(int people, int rounds) throws IOException, InterruptedException {
        server.operator("POST", ROOM + "/pre-queue", REASON);
        List<String[]> passes = new ArrayList<>();
        List<String[]> tickets = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            String[] those = sessions("round-" + round, people);
            passes.add(those);
            tickets.add(
                    measure(
                            "ticket",
                            people,
                            number ->
                                    post(
                                            CAMPAIGN + "/waiting-room/tickets",
                                            pass(those, number),
                                            ""),
                            TICKET));
        }
        server.operator("PUT", ROOM + "/ceiling", CEILING);
        server.operator("POST", ROOM + "/open", REASON);
        awaitAdmitted((rounds + 1) * people);
        for (int round = 0; round <= rounds; round++) {
            String[] those = passes.get(round);
            String[] theirs = tickets.get(round);
            measure(
                    round == 0 ? "warm-up" : "placed pass",
                    people,
                    number ->
                            post(
                                    CAMPAIGN + "/waiting-room/passes",
                                    pass(those, number),
                                    "{\"ticket\":\"" + theirs[number] + "\"}"),
                    PASS);
        }
        costs.remove("warm-up");
    }

    private void awaitAdmitted(int people) throws IOException, InterruptedException {
        Pattern admitted = Pattern.compile("\"admittedUpTo\":(\\d+)");
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            Matcher said = admitted.matcher(server.operator("GET", CAMPAIGN + "/waiting-room", ""));
            if (said.find() && Long.parseLong(said.group(1)) >= people) {
                return;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("not everybody was admitted within two minutes");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void invites(String who, int people) throws IOException {
        int inviters = people / FRIENDS;
        String[] inviting = sessions(who + "-inviter", inviters);
        String[] friends = sessions(who + "-friend", inviters * FRIENDS);
        accept(who, friends, make(inviting));
    }

    private String[] make(String[] passes) throws IOException {
        String[] codes =
                measure(
                        "invite, the kit",
                        passes.length,
                        number ->
                                post(
                                        CAMPAIGN + "/invites",
                                        pass(passes, number),
                                        "{\"channel\":\"wechat\",\"name\":\"Wang Fang\"}"),
                        READY);
        measure(
                "invite, handed on",
                passes.length,
                number ->
                        post(
                                "/v1/invites/" + codes[number] + "/shares",
                                pass(passes, number),
                                BY_LINK),
                NOTHING);
        return codes;
    }

    private void accept(String who, String[] friends, String[] codes) throws IOException {
        measure(
                "acceptance, the page",
                friends.length,
                number ->
                        get(
                                "/i/" + codes[number / FRIENDS] + "?f=link&c=wechat",
                                "User-Agent: Mozilla/5.0 (Linux; Android 16)\r\n"),
                PAGE);
        measure(
                "acceptance, the look",
                friends.length,
                number -> get("/v1/invites/" + codes[number / FRIENDS], pass(friends, number)),
                FOUND);
        measure(
                "acceptance, the yes",
                friends.length,
                number ->
                        post(
                                "/v1/invites/" + codes[number / FRIENDS] + "/acceptances",
                                pass(friends, number)
                                        + "Idempotency-Key: "
                                        + who
                                        + "-"
                                        + number
                                        + "\r\n",
                                BY_LINK),
                ACCEPTED);
    }

    /**
     * Sends so many, and notes what one of them cost; returns what {@code wanted} finds in each.
     */
    private String[] measure(String what, int count, IntFunction<String> request, Pattern wanted)
            throws IOException {
        String[] found = new String[count];
        CostTraffic.Things things =
                new CostTraffic.Things(
                        count,
                        request,
                        (number, body) -> {
                            Matcher matcher = wanted.matcher(body);
                            if (!matcher.find()) {
                                throw new IllegalStateException(what + ": " + body);
                            }
                            found[number] = matcher.group(1);
                        });
        long journal = bytes(data.resolve("journal"));
        long cpu = ProcessFigures.cpuNanos(server.pid());
        ClosedLoop.run(
                server.socket(), CONNECTIONS, 1, PATIENCE_NANOS / 1_000_000, things::traffic);
        cpu = ProcessFigures.cpuNanos(server.pid()) - cpu;
        Cost cost =
                new Cost(
                        cpu / 1e3 / count,
                        (double) (bytes(data.resolve("journal")) - journal) / count,
                        things.bytesEach());
        Progress.say(
                "costs: %s: %.1f us, %.0f bytes of journal, %.0f bytes of answer; %d refusals to %d",
                what,
                cost.cpuMicros(),
                cost.journalBytes(),
                cost.responseBytes(),
                things.refused(),
                count);
        costs.computeIfAbsent(what, _ -> new ArrayList<>()).add(cost);
        return found;
    }

    private void tell(Table table) {
        costs.forEach((what, rounds) -> {
            table.plain("costs: " + what + ", CPU", median(rounds, Cost::cpuMicros), " us");
            table.plain(
                    "costs: " + what + ", journal", median(rounds, Cost::journalBytes), " bytes");
            table.plain(
                    "costs: " + what + ", answer", median(rounds, Cost::responseBytes), " bytes");
        });
    }

    private static double median(List<Cost> rounds, ToDoubleFunction<Cost> figure) {
        return HttpStep.median(rounds.stream().mapToDouble(figure).toArray());
    }

    /** What the files of the state grow by, each time until the server has stopped. */
    private static void state(Table table, Path data, int people)
            throws IOException, InterruptedException {
        String[] friends;
        String[] codes;
        try (Server server = Server.withSample(data)) {
            CostsStep step = new CostsStep(server, data);
            friends = step.sessions("friend", people / FRIENDS * FRIENDS);
            step.sessions("inviter", 1);
        }
        long before = bytes(data.resolve("state"));
        try (Server server = Server.on(data)) {
            CostsStep step = new CostsStep(server, data);
            server.operator("PUT", DEGRADE, NEVER_PUT_OFF);
            codes = step.make(step.sessions("inviter", people / FRIENDS));
        }
        long made = bytes(data.resolve("state"));
        try (Server server = Server.on(data)) {
            server.operator("PUT", DEGRADE, NEVER_PUT_OFF);
            new CostsStep(server, data).accept("friend", friends, codes);
        }
        long accepted = bytes(data.resolve("state"));
        table.plain("costs: invite, state", (double) (made - before) / codes.length, " bytes");
        table.plain(
                "costs: acceptance, state", (double) (accepted - made) / friends.length, " bytes");
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }

    private static String pass(String[] passes, int number) {
        return "Authorization: Bearer " + passes[number] + "\r\n";
    }

    private static String post(String path, String headers, String json) {
        return HttpTraffic.head(path, json.length()) + headers + "\r\n" + json;
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }
}
