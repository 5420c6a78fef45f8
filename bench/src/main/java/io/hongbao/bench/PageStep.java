package io.hongbao.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The campaign page as a phone has it that was never there before: how much script its first screen
 * needs, and when the envelope can be opened. Network and processor are throttled as Lighthouse
 * does for a slow 4G phone: 150 ms a round trip, 1.6 Mbit/s down, 750 kbit/s up, a processor four
 * times slower.
 */
final class PageStep {
    private static final double ROUND_TRIP_MILLIS = 150;
    private static final double DOWN_BYTES_PER_SECOND = 1.6e6 / 8;
    private static final double UP_BYTES_PER_SECOND = 750e3 / 8;
    private static final double SLOWER = 4;
    private static final double MOST_SCRIPT_KB = 120;
    private static final double USABLE_MILLIS = 2_000;

    private final Scale scale;
    private final Server server;
    private final Browser browser;

    private PageStep(Scale scale, Server server, Browser browser) {
        this.scale = scale;
        this.server = server;
        this.browser = browser;
    }

    /** What one visit came to. */
    private record Visit(double usableMillis, double scriptKb) {}

    static void run(Scale scale, Table table, Path folder) throws IOException {
        try (Server server = Server.withSample(folder.resolve("page"));
                Chromium chromium = Chromium.start()) {
            new PageStep(scale, server, chromium.browser()).rounds(table);
        }
    }

    private void rounds(Table table) {
        visit(); // the first one has the server read the page
        double[] usable = new double[scale.rounds()];
        double script = 0;
        for (int round = 0; round < usable.length; round++) {
            Visit visit = visit();
            usable[round] = visit.usableMillis();
            script = visit.scriptKb();
            Progress.say(
                    "page: round %d: usable after %.0f ms, %.1f kB of script",
                    round + 1, visit.usableMillis(), visit.scriptKb());
        }
        Arrays.sort(usable);
        table.atMost("page: script of the first screen, compressed", script, MOST_SCRIPT_KB, " kB");
        table.atMost(
                "page: the envelope can be opened, slow 4G phone, median",
                HttpStep.median(usable),
                USABLE_MILLIS,
                " ms");
        table.plain("page: the same, slowest", usable[usable.length - 1], " ms");
    }

    private Visit visit() {
        try (BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(390, 844)
                                .setIsMobile(true)
                                .setLocale("zh-CN"))) {
            Page page = context.newPage();
            AtomicLong scriptBytes = new AtomicLong();
            page.onResponse(response -> {
                if (response.url().endsWith(".js")) {
                    scriptBytes.addAndGet(length(response));
                }
            });
            throttle(context.newCDPSession(page));
            long beginNanos = System.nanoTime();
            page.navigate(server.address() + "/app/" + Server.CAMPAIGN);
            // Clickable: waits until it is shown, still and enabled.
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("打开红包"))
                    .click(new Locator.ClickOptions().setTrial(true));
            double millis = (System.nanoTime() - beginNanos) / 1e6;
            return new Visit(millis, scriptBytes.get() / 1e3);
        }
    }

    private static long length(Response response) {
        return Long.parseLong(response.headers().getOrDefault("content-length", "0"));
    }

    private static void throttle(CDPSession session) {
        JsonObject network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", ROUND_TRIP_MILLIS);
        network.addProperty("downloadThroughput", DOWN_BYTES_PER_SECOND);
        network.addProperty("uploadThroughput", UP_BYTES_PER_SECOND);
        session.send("Network.enable");
        session.send("Network.emulateNetworkConditions", network);
        JsonObject processor = new JsonObject();
        processor.addProperty("rate", SLOWER);
        session.send("Emulation.setCPUThrottlingRate", processor);
    }
}
