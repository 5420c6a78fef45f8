package io.hongbao.server.health;

import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.server.campaign.SteadyClock;
import io.hongbao.server.edge.FrontDoor;
import io.hongbao.server.start.StartOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether claims can be taken now, and if not, why not. While the data directory is recovering the
 * port is not open yet.
 */
@org.eclipse.microprofile.health.Readiness
@Singleton
public class Readiness implements HealthCheck {

    /**
     * With less room than this the server says that it is not ready, before the disk is full and
     * stops it.
     */
    static final long LEAST_FREE_BYTES = 512L << 20;

    /** A disk that takes longer than this for one batch has stalled. */
    static final long LONGEST_DISK_WAIT_MILLIS = 1_000;

    private final EmbeddedHost host;
    private final FrontDoor frontDoor;
    private final SteadyClock machineClock;
    private final Path dataDirectory;

    Readiness(
            EmbeddedHost host,
            FrontDoor frontDoor,
            SteadyClock machineClock,
            StartOptions options) {
        this.host = host;
        this.frontDoor = frontDoor;
        this.machineClock = machineClock;
        this.dataDirectory = options.dataDirectory();
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("host")
                        .withData("queueDepth", host.queueDepth())
                        .withData("clockAheadMillis", machineClock.aheadMillis())
                        .withData(
                                "stateLagEntries",
                                Math.max(0, host.durableSeq() - host.appliedSeq()));
        String reason = reason();
        return reason.isEmpty()
                ? answer.up().build()
                : answer.down().withData("reason", reason).build();
    }

    private String reason() {
        if (host.hasStopped()) {
            return "the host has stopped";
        }
        if (frontDoor.isClosing()) {
            return "shutting down";
        }
        long diskWaitMillis = host.diskWaitMillis();
        if (diskWaitMillis > LONGEST_DISK_WAIT_MILLIS) {
            return "the disk stalls: one batch has waited for it for " + diskWaitMillis + " ms";
        }
        try {
            long freeBytes = Files.getFileStore(dataDirectory).getUsableSpace();
            return freeBytes < LEAST_FREE_BYTES
                    ? "disk nearly full: " + (freeBytes >> 20) + " MiB left"
                    : "";
        } catch (IOException e) {
            return "the data directory cannot be looked at: " + e.getMessage();
        }
    }
}
