package io.hongbao.cli.rehearse;

import io.hongbao.audit.AuditReport;
import io.hongbao.cli.play.CampaignWatch;
import io.hongbao.cli.play.DataFolder;
import io.hongbao.cli.play.SandboxServer;
import io.hongbao.rehearsal.IdentitySigner;
import io.hongbao.rehearsal.Playing;
import io.hongbao.rehearsal.Target;
import io.hongbao.rehearsal.TeaShops;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An empty sandbox server of the rehearsal's own, whose campaign opens as it starts. */
final class OwnStage implements Stage {
    private final DataFolder folder;
    private final List<String> outlets;
    private final SandboxServer server;
    private final Thread hook;

    private OwnStage(DataFolder folder, List<String> outlets, SandboxServer server) {
        this.folder = folder;
        this.outlets = outlets;
        this.server = server;
        this.hook = Thread.ofPlatform().unstarted(this::interrupted);
    }

    /** Starts it, and waits until it is ready. */
    static OwnStage start(DataFolder folder, int port, Playing playing) {
        TeaShops shops = playing.shops();
        SandboxServer server =
                SandboxServer.start(folder, port, shops, playing.speed(), Duration.ZERO);
        return ready(new OwnStage(folder, shops.ids(), server));
    }

    /**
     * Starts one on the campaign files that lie in {@code folder}, at {@code now}, where nobody
     * orders, and waits until it is ready.
     */
    static OwnStage start(DataFolder folder, int port, String campaign, Instant now) {
        return ready(
                new OwnStage(folder, List.of(), SandboxServer.start(folder, port, campaign, now)));
    }

    private static OwnStage ready(OwnStage stage) {
        Runtime.getRuntime().addShutdownHook(stage.hook);
        try {
            stage.server.awaitReady();
            return stage;
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    SandboxServer server() {
        return server;
    }

    @Override
    public String what() {
        return "a sandbox of its own";
    }

    @Override
    public Target target() {
        return Target.of(server.address());
    }

    @Override
    public CampaignWatch watch() {
        return server.watch();
    }

    @Override
    public List<String> outlets() {
        return outlets;
    }

    @Override
    public List<IdentitySigner> signers() {
        return List.of();
    }

    @Override
    public long startMillis() {
        return server.startMillis();
    }

    @Override
    public long cpuMillis() {
        return server.cpuMillis();
    }

    @Override
    public void requireAlive() {
        server.requireAlive();
    }

    @Override
    public List<AuditReport> audit() {
        return List.of(server.audit());
    }

    /** Ctrl-C: the server stops as it should, and the temporary data goes. */
    private void interrupted() {
        server.close();
        folder.close();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return; // the process is ending: the hook does the rest
        }
        server.close();
    }
}
