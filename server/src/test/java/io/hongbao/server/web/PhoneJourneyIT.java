package io.hongbao.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person with a phone does on the first morning. */
class PhoneJourneyIT {

    /** What the page says in a language. */
    record Words(String language, String open, String wallet, String ready) {}

    static List<Words> languages() {
        return List.of(
                new Words("zh-CN", "打开红包", "卡包", "可用"),
                new Words("en", "Open the envelope", "Wallet", "Ready"));
    }

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
    @MethodSource("languages")
    void opensAnEnvelopeAndFindsItInTheWallet(Words words) {
        try (Screen screen =
                Screen.phone(
                        chromium,
                        server.address(),
                        words.language(),
                        "phone-" + words.language())) {
            Page page = screen.page();
            page.navigate(server.page(""));
            page.getByRole(AriaRole.BUTTON, named(words.open())).click();
            assertThat(page.getByText("¥25").first()).isVisible();
            screen.keep("opened");
            page.getByRole(AriaRole.LINK, named(words.wallet())).last().click();
            assertThat(page.getByRole(AriaRole.LISTITEM)).hasCount(1);
            assertThat(page.getByText(words.ready(), exactly())).isVisible();
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
