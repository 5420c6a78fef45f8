package io.hongbao.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each section of the console, with each of its tabs, in light and in dark, is without a violation
 * of WCAG 2.2 AA. Sections and tabs are found where operators find them, so that new ones are
 * looked at, too.
 */
@ExtendWith(Browsing.class)
class ConsoleAccessIT {

    private final Chromium chromium;
    private final WebServer server;

    ConsoleAccessIT(Chromium chromium, WebServer server) {
        this.chromium = chromium;
        this.server = server;
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, LIGHT", "en, DARK"})
    void everySectionCanBeUsed(String language, ColorScheme colours) {
        Texts texts = Texts.of(chromium, "console", language);
        try (Desk desk = new Desk(chromium, server, texts, colours, "console-" + language)) {
            Access.check(desk.screen(), "sign-in");
            desk.signsIn(server.key());
            // They come by a stream, which is never at its end.
            assertThat(desk.page().locator(".tiles .figure").first())
                    .hasText(Pattern.compile("[0-9]"));
            int sections = desk.sections().count();
            for (int i = 0; i < sections; i++) {
                section(desk, i);
            }
            desk.goesTo("control");
            desk.page().getByRole(AriaRole.MAIN).locator("button.grave").first().click();
            assertThat(desk.dialog()).isVisible();
            Access.check(desk.screen(), "dialog");
            desk.page().keyboard().press("Escape");
            assertThat(desk.dialog()).isHidden();
            desk.looksAtApprovals();
            Access.check(desk.screen(), "approvals");
        }
    }

    private static void section(Desk desk, int number) {
        desk.sections().nth(number).click();
        Locator main = desk.page().getByRole(AriaRole.MAIN);
        assertThat(main.getByRole(AriaRole.HEADING).first()).isVisible();
        Access.check(desk.screen(), "section-" + number);
        Locator tabs = main.getByRole(AriaRole.NAVIGATION).getByRole(AriaRole.LINK);
        int count = tabs.count();
        for (int i = 1; i < count; i++) {
            tabs.nth(i).click();
            Access.check(desk.screen(), "section-" + number + "-tab-" + i);
        }
    }
}
