package io.hongbao.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's Chromium without a screen: HONGBAO_CHROMIUM, or {@code /usr/bin/chromium}. */
final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable())
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
        return new Chromium(playwright, browser);
    }

    private static Path executable() {
        return Path.of(System.getenv().getOrDefault("HONGBAO_CHROMIUM", "/usr/bin/chromium"));
    }

    Browser browser() {
        return browser;
    }

    /** How long the processes of one kind have run so far: {@code renderer}, {@code GPU} ... */
    double cpuSeconds(String kind) {
        CDPSession session = browser.newBrowserCDPSession();
        double seconds = 0;
        JsonObject told = session.send("SystemInfo.getProcessInfo");
        for (JsonElement one : told.getAsJsonArray("processInfo")) {
            JsonObject process = one.getAsJsonObject();
            if (process.get("type").getAsString().equals(kind)) {
                seconds += process.get("cpuTime").getAsDouble();
            }
        }
        session.detach();
        return seconds;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
