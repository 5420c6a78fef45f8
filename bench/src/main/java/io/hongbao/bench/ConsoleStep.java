package io.hongbao.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the console's launch page takes of a processor while the server's live figures come ten
 * times a second, and change each time, since people claim meanwhile. The console itself asks for
 * fewer; here the request is led to the server's most.
 */
final class ConsoleStep {
    private static final double MOST_PERCENT = 10;
    private static final int PER_SECOND = 10;
    private static final long BETWEEN_CLAIMS_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final double SETTLES_MILLIS = 10_000;

    /** After its first minute the page draws charts less often: they have more points then. */
    private static final double LATER_MILLIS = 50_000;

    private static final String ASKS_FOR_MORE =
            "const plain = window.fetch; window.fetch = (what, how) => plain(`${what}`.endsWith('/live')"
                    + " ? `${what}?perSecond="
                    + PER_SECOND
                    + "` : what, how)";

    private static final Pattern PASS = Pattern.compile("\"pass\":\"([^\"]+)\"");

    private final Table table;
    private final Server server;
    private final Chromium chromium;
    private final double spanMillis;

    private ConsoleStep(Table table, Server server, Chromium chromium, double spanMillis) {
        this.table = table;
        this.server = server;
        this.chromium = chromium;
        this.spanMillis = spanMillis;
    }

    static void run(Scale scale, Table table, Path folder)
            throws IOException, InterruptedException {
        try (Server server = Server.withSample(folder.resolve("console"));
                Chromium chromium = Chromium.start()) {
            // Charts are drawn every other second: several of these are to be in it.
            double spanMillis = Math.min(20_000, scale.roundMillis() * 2.5);
            new ConsoleStep(table, server, chromium, spanMillis).watch();
        }
    }

    private void watch() throws IOException, InterruptedException {
        Thread people = Thread.ofVirtual().start(this::claims);
        try (BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.setViewportSize(1440, 900);
            // Not by a route of Playwright's: all that comes would be handed through it, and
            // counted.
            page.addInitScript(ASKS_FOR_MORE);
            opensTheLaunchPage(page);
            page.waitForTimeout(SETTLES_MILLIS);
            measure(page, "first minute");
            page.waitForTimeout(LATER_MILLIS);
            measure(page, "later");
        } finally {
            people.interrupt();
            people.join();
        }
    }

    private void opensTheLaunchPage(Page page) throws IOException {
        page.navigate(server.address() + "/console/");
        Locator key = page.locator("input[type=password]");
        key.fill(server.adminKey());
        key.press("Enter");
        page.getByRole(AriaRole.NAVIGATION).getByRole(AriaRole.LINK).first().click();
        page.locator(".launch:not(.old) .chart canvas").first().waitFor();
    }

    private void measure(Page page, String when) {
        Locator granted = page.locator(".tiles .figure").nth(2);
        String before = granted.innerText();
        double page0 = chromium.cpuSeconds("renderer");
        double rest0 = restSeconds();
        long beginNanos = System.nanoTime();
        page.waitForTimeout(spanMillis);
        double seconds = (System.nanoTime() - beginNanos) / 1e9;
        double own = 100 * (chromium.cpuSeconds("renderer") - page0) / seconds;
        double rest = 100 * (restSeconds() - rest0) / seconds;
        if (granted.innerText().equals(before)) {
            throw new IllegalStateException("the launch page shows nothing new");
        }
        String what = "console: launch page at " + PER_SECOND + " updates/s, " + when;
        table.atMost(what + ", all of Chromium, of one core", own + rest, MOST_PERCENT, " %");
        table.plain(what + ", the page's process alone", own, " %");
    }

    /** What draws the page without a graphics card, and what hands the figures over. */
    private double restSeconds() {
        return chromium.cpuSeconds("GPU") + chromium.cpuSeconds("browser");
    }

    /** Somebody new claims, again and again: about as many as figures come. */
    private void claims() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                String session =
                        post(
                                client,
                                "/v1/sessions",
                                "",
                                String.format(
                                        Locale.ROOT,
                                        "{\"user\":\"c%d\",\"device\":\"d%d\",\"campaign\":\"%s\"}",
                                        i,
                                        i,
                                        Server.CAMPAIGN));
                Matcher pass = PASS.matcher(session);
                if (pass.find()) {
                    post(
                            client,
                            "/v1/campaigns/" + Server.CAMPAIGN + "/claims",
                            pass.group(1),
                            "{}");
                }
                LockSupport.parkNanos(BETWEEN_CLAIMS_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            Progress.say("console: nobody claims any more: %s", e);
        }
    }

    private String post(HttpClient client, String path, String pass, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.address().resolve(path))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "k" + System.nanoTime())
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!pass.isEmpty()) {
            request.header("Authorization", "Bearer " + pass);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
