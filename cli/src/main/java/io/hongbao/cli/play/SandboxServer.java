package io.hongbao.cli.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.cli.AdminPaths;
import io.hongbao.cli.Api;
import io.hongbao.cli.CommandException;
import io.hongbao.cli.OfflineAudit;
import io.hongbao.rehearsal.TeaShops;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A sandbox server of one's own: a process, and its API. */
public final class SandboxServer implements AutoCloseable {
    public static final String CAMPAIGN = "lny2026";

    private static final OffsetDateTime OPENING = OffsetDateTime.parse("2026-02-06T10:00:00+08:00");

    private static final String PLAYED = "a rehearsal";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataFolder folder;
    private final String campaign;
    private final ServerProcess process;
    private final double speed;
    private final long startedNanos = System.nanoTime();
    private long startMillis;
    private URI address = URI.create("http://127.0.0.1:1");
    private Api api = new Api(address, "");
    private List<CampaignWatch> watches = List.of();
    private long cardNanos;
    private Totals lastTotals = Totals.NONE;
    private int audits;

    private SandboxServer(DataFolder folder, String campaign, ServerProcess process, double speed) {
        this.folder = folder;
        this.campaign = campaign;
        this.process = process;
        this.speed = speed;
    }

    /**
     * Starts one with an empty data directory; it is not ready yet.
     *
     * @param shops where the crowd orders
     * @param speed how much faster than real time the campaign's clock runs
     * @param early how long before the opening the server starts, in real time
     */
    public static SandboxServer start(
            DataFolder folder, int port, TeaShops shops, double speed, Duration early) {
        Installation installation = Installation.find();
        shops.writeTo(folder.campaign(), installation.sample(CAMPAIGN));
        OffsetDateTime now = OPENING.minusNanos(Math.round(early.toNanos() * speed));
        return start(installation, folder, port, CAMPAIGN, now.withNano(0).toString(), speed);
    }

    /**
     * Starts one with an empty data directory on the campaign files that lie in {@code folder}, in
     * real time; it is not ready yet.
     *
     * @param campaign the id of the campaign in them
     * @param now the campaign's time to start at
     */
    public static SandboxServer start(DataFolder folder, int port, String campaign, Instant now) {
        return start(Installation.find(), folder, port, campaign, now.toString(), 1);
    }

    private static SandboxServer start(
            Installation installation,
            DataFolder folder,
            int port,
            String campaign,
            String now,
            double speed) {
        ServerProcess process =
                ServerProcess.start(
                        installation,
                        List.of(
                                "--port",
                                Integer.toString(port),
                                "--data",
                                folder.data().toString(),
                                "--backups",
                                folder.backups().toString(),
                                "--rehearsals",
                                folder.rehearsals().toString(),
                                "--admin-key-file",
                                folder.adminKey().toString(),
                                "--apply",
                                folder.campaign().toString(),
                                "--sandbox",
                                "--now",
                                now,
                                "--speed",
                                String.format(Locale.ROOT, "%.3f", speed)));
        return new SandboxServer(folder, campaign, process, speed);
    }

    public void awaitReady() {
        address = process.awaitReady();
        startMillis = (System.nanoTime() - startedNanos) / 1_000_000;
        api.close();
        try {
            api = new Api(address, Files.readString(folder.adminKey()).strip());
        } catch (IOException e) {
            throw new CommandException(74, "the admin key cannot be read: " + e.getMessage());
        }
        watches = List.of(new CampaignWatch(api, campaign));
        cardNanos = System.nanoTime();
        totals();
    }

    public URI address() {
        return address;
    }

    public long startMillis() {
        return startMillis;
    }

    public String currency() {
        return watch().currency();
    }

    /** What it says of the campaign; ask once it is ready. */
    public CampaignWatch watch() {
        if (watches.isEmpty()) {
            throw new IllegalStateException("the server is not ready");
        }
        return watches.getFirst();
    }

    /** The time of the campaign's day, such as {@code 09:59:51}. */
    public String clock() {
        return OffsetDateTime.parse(watch().card().path("serverTime").asText())
                .plusNanos(Math.round((System.nanoTime() - cardNanos) * speed))
                .format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT));
    }

    /**
     * How long it really is until the campaign opens, in milliseconds, to about a second; 0 when it
     * has opened.
     */
    public long opensInMillis() {
        OffsetDateTime opening =
                OffsetDateTime.parse(watch().card().path("window").path("from").asText());
        OffsetDateTime then = OffsetDateTime.parse(watch().card().path("serverTime").asText());
        long sinceMillis = (System.nanoTime() - cardNanos) / 1_000_000;
        long leftMillis = opening.toInstant().toEpochMilli() - then.toInstant().toEpochMilli();
        return Math.max(0, Math.round(leftMillis / speed) - sinceMillis);
    }

    /** What the server says of the campaign's money now. */
    public Totals totals() {
        lastTotals = watch().totals();
        return lastTotals;
    }

    /** The same, or what it said before when it is too busy now. */
    public Totals totalsIfNotBusy() {
        try {
            return totals();
        } catch (CommandException e) {
            requireAlive();
            return lastTotals;
        }
    }

    /** Fails when the server has ended. */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new CommandException(
                    74, "the server ended while it was under load: " + process.lastWords());
        }
    }

    /** Has the server make a backup, and audits that. */
    public AuditReport audit() {
        audits++;
        JsonNode backup =
                api.post(
                        AdminPaths.BACKUP, JSON.createObjectNode().put("name", "played-" + audits));
        return OfflineAudit.of(Path.of(backup.path("path").asText()), AuditProgress.NONE);
    }

    /** What a launch certificate for this build and machine must be bound to. */
    public JsonNode launchConditions() {
        return api.get(AdminPaths.LAUNCH);
    }

    /** Lets everybody claim without waiting. */
    public void closeRoom() {
        if (!List.of("idle", "off").contains(roomState())) {
            leadRoom("off");
        }
    }

    /** Lets people in through the waiting room, so many a second at the most. */
    public void openRoom(int ceilingPerSecond) {
        api.put(
                AdminPaths.room(campaign, "/ceiling"),
                JSON.createObjectNode().put("perSecond", ceilingPerSecond).put("reason", PLAYED));
        if (roomState().equals("off")) {
            leadRoom("pre-queue"); // the only way on from there
        }
        if (!roomState().equals("open")) {
            leadRoom("open");
        }
    }

    private String roomState() {
        return api.get(AdminPaths.room(campaign, "")).path("state").asText();
    }

    private void leadRoom(String act) {
        api.post(
                AdminPaths.room(campaign, "/" + act),
                JSON.createObjectNode().put("reason", PLAYED));
    }

    public long cpuMillis() {
        return process.cpuMillis();
    }

    /** What to do with the server that is still up. */
    public List<String> invitation() {
        String pass =
                api.post(
                                "/v1/sessions",
                                JSON.createObjectNode()
                                        .put("user", "you")
                                        .put("device", "yours")
                                        .put("campaign", campaign))
                        .path("pass")
                        .asText();
        return List.of(
                "",
                "The server is still up, until Ctrl-C:",
                "  try the API   " + address + "/q/swagger-ui",
                "  health        " + address + "/q/health",
                "  metrics       " + address + "/q/metrics",
                "  admin key     " + folder.adminKey(),
                "  claim one     curl -X POST "
                        + address
                        + "/v1/campaigns/"
                        + campaign
                        + "/claims \\",
                "                  -H 'Authorization: Bearer " + pass + "' \\",
                "                  -H 'Idempotency-Key: my-first' -H 'Content-Type: application/json' -d '{}'");
    }

    public void awaitEnd() {
        process.awaitEnd();
    }

    @Override
    public void close() {
        api.close();
        process.close();
    }
}
