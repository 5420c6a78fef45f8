package io.hongbao.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

/** What an operator does with the console, and what they must see of it. */
final class Desk implements AutoCloseable {

    private static final long LOOK_MILLIS = 10_000;

    private final Screen screen;
    private final Page page;
    private final Texts texts;
    private boolean ahead;

    Desk(Chromium chromium, WebServer server, Texts texts, ColorScheme colours, String name) {
        this.screen = Screen.desk(chromium, server.address(), texts.language(), colours, name);
        this.page = screen.page();
        this.texts = texts;
        page.navigate("/console/");
    }

    Screen screen() {
        return screen;
    }

    Page page() {
        return page;
    }

    /** From now on looks that the page takes now and then can be had at once; before signing in. */
    void runsTheClock() {
        page.clock().install();
        ahead = true;
    }

    /** The page looks every ten seconds at what others did: nobody has to wait with it. */
    private void looksAgain() {
        if (ahead) {
            page.clock().fastForward(LOOK_MILLIS);
        }
    }

    void signsIn(String key) {
        page.getByLabel(texts.of("signIn.key")).fill(key);
        page.getByRole(AriaRole.BUTTON, named(texts.of("signIn.enter"))).click();
        assertThat(sections().first()).isVisible();
    }

    /** What the navigation leads to. */
    Locator sections() {
        return page.getByRole(AriaRole.NAVIGATION, named(texts.of("app.navigation")))
                .getByRole(AriaRole.LINK);
    }

    void goesTo(String section) {
        page.getByRole(AriaRole.NAVIGATION, named(texts.of("app.navigation")))
                .getByRole(AriaRole.LINK, nameOf(texts.of("nav." + section)))
                .click();
        assertThat(heading(texts.of("nav." + section))).isVisible();
    }

    Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, named(text)).first();
    }

    /** Presses a button that asks for a reason first, and gives one. */
    void does(String button) {
        presses(button);
        confirms();
    }

    void presses(String button) {
        page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, nameOf(button)).click();
    }

    /** Gives a reason in the dialog that is open, and presses its button. */
    void confirms() {
        page.getByLabel(texts.of("acts.reason")).fill("as planned");
        page.locator(".el-dialog button[type=submit]").click();
        assertThat(dialog()).isHidden();
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Opens what waits for a second person. */
    void looksAtApprovals() {
        page.locator("header .bell").click();
        assertThat(dialog()).isVisible();
    }

    /** Says yes to the only thing that waits, as the second person. */
    void approves() {
        looksAgain();
        assertThat(page.locator("header .bell")).hasText(texts.of("approvals.button", "1"));
        looksAtApprovals();
        dialog().getByRole(AriaRole.BUTTON, nameOf(texts.of("approvals.second"))).click();
        assertThat(page.getByLabel(texts.of("acts.reason"))).isVisible();
        confirms();
    }

    /** Waits until the campaign is in a state, as the head of the console says. */
    void sees(String state) {
        looksAgain();
        assertThat(page.locator("header .pill")).hasText(texts.of("states." + state));
    }

    /** The moment on the launch page that speaks of something. */
    Locator moment(String of) {
        return page.locator("section")
                .filter(new Locator.FilterOptions().setHas(heading(texts.of("moments.title"))))
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(of));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions nameOf(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    @Override
    public void close() {
        screen.close();
    }
}
