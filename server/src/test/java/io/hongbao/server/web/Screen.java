package io.hongbao.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One person's browser window. Whatever it has to complain about is a failure when it is closed:
 * errors on its console, requests to other servers, scripts that failed.
 */
final class Screen implements AutoCloseable {

    /** Where what was seen is kept, to be looked at. */
    private static final Path SEEN = Path.of("target/screens");

    private final BrowserContext context;
    private final Page page;
    private final String name;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Set<Request> underWay = new HashSet<>();

    private Screen(BrowserContext context, Page page, String name) {
        this.context = context;
        this.page = page;
        this.name = name;
    }

    /** A phone of 390x844, whose clipboard the page may use. */
    static Screen phone(
            Chromium chromium, URI server, String language, ColorScheme colours, String name) {
        return open(
                chromium,
                server,
                options(language, colours, 390, 844)
                        .setIsMobile(true)
                        .setHasTouch(true)
                        .setDeviceScaleFactor(2)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")),
                name);
    }

    /** A desk of 1440x900. */
    static Screen desk(
            Chromium chromium, URI server, String language, ColorScheme colours, String name) {
        return open(chromium, server, options(language, colours, 1440, 900), name);
    }

    private static Browser.NewContextOptions options(
            String language, ColorScheme colours, int width, int height) {
        return new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(width, height);
    }

    private static Screen open(
            Chromium chromium, URI server, Browser.NewContextOptions options, String name) {
        BrowserContext context =
                chromium.browser().newContext(options.setBaseURL(server.toString()));
        context.setDefaultTimeout(Chromium.MOST_MILLIS);
        Page page = context.newPage();
        Screen screen = new Screen(context, page, name);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isRefusal(message.text())) {
                screen.complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> screen.complaints.add("script: " + error));
        // Not when it is finished: whose body nobody reads never is.
        page.onResponse(response -> screen.underWay.remove(response.request()));
        page.onRequestFailed(screen.underWay::remove);
        page.onRequest(request -> {
            if (hasAnEnd(request)) {
                screen.underWay.add(request);
            }
            URI url = URI.create(request.url().split("[?#]", 2)[0]);
            boolean own =
                    List.of("data", "blob").contains(url.getScheme())
                            || server.getAuthority().equals(url.getAuthority());
            if (!own) {
                screen.complaints.add("another server: " + request.url());
            }
        });
        return screen;
    }

    /** What Chromium itself writes of every answer from 400 on; the pages tell their people. */
    private static boolean isRefusal(String text) {
        return text.startsWith("Failed to load resource:");
    }

    Page page() {
        return page;
    }

    /** Waits until everything that was asked for is answered, and nothing more comes or goes. */
    void settles() {
        do {
            page.waitForCondition(underWay::isEmpty);
            page.waitForFunction(
                    """
                    () => {
                      const now = document.querySelectorAll('*').length
                      window.stillFor = now === window.countedLast ? window.stillFor + 1 : 0
                      window.countedLast = now
                      return window.stillFor >= 3
                    }
                    """,
                    null,
                    new Page.WaitForFunctionOptions().setPollingInterval(50));
        } while (!underWay.isEmpty());
    }

    /** Streams have no end; all else has. */
    private static boolean hasAnEnd(Request request) {
        return !"text/event-stream".equals(request.headers().get("accept"));
    }

    /** Keeps a picture of what is shown. */
    void keep(String moment) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SEEN.resolve(name + "-" + moment + ".png"))
                        .setFullPage(false));
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser of %s complains of", name).isEmpty();
    }
}
