package io.hongbao.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person with a phone does on the first morning. */
class PhoneJourneyIT {

    /** What the buttons say, by language. */
    private static final Map<String, Map<String, String>> WORDS =
            Map.of(
                    "zh-CN", Map.of("open", "打开红包", "wallet", "卡包", "ready", "可用"),
                    "en",
                            Map.of(
                                    "open",
                                    "Open the envelope",
                                    "wallet",
                                    "Wallet",
                                    "ready",
                                    "Ready"));

    @TempDir private static Path folder;

    private static Chromium chromium;
    private static WebServer server;

    @BeforeAll
    static void start() throws Exception {
        server = WebServer.onTheMorning(folder);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void opensAnEnvelopeAndFindsItInTheWallet(String language) {
        Map<String, String> words = WORDS.get(language);
        try (Screen screen =
                Screen.phone(chromium, server.address(), language, "phone-" + language)) {
            Page page = screen.page();
            page.navigate(server.page(""));
            page.getByRole(AriaRole.BUTTON, named(words.get("open"))).click();
            assertThat(page.getByText("¥25").first()).isVisible();
            screen.keep("opened");
            page.getByRole(AriaRole.LINK, named(words.get("wallet"))).last().click();
            assertThat(page.getByRole(AriaRole.LISTITEM)).hasCount(1);
            assertThat(page.getByText(words.get("ready"), exactly())).isVisible();
            screen.keep("wallet");
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
