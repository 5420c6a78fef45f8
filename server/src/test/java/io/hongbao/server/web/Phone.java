package io.hongbao.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.regex.Pattern;

/** What somebody does with the campaign page, and what they must see of it. */
final class Phone implements AutoCloseable {

    private static final long JUMP_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 60;
    private static final int MOST_JUMPS = 500;

    private final Screen screen;
    private final Page page;
    private final WebServer server;
    private final Texts texts;

    Phone(Chromium chromium, WebServer server, Texts texts, String name) {
        this(chromium, server, texts, ColorScheme.LIGHT, name);
    }

    Phone(Chromium chromium, WebServer server, Texts texts, ColorScheme colours, String name) {
        this.screen = Screen.phone(chromium, server.address(), texts.language(), colours, name);
        this.page = screen.page();
        this.server = server;
        this.texts = texts;
    }

    Screen screen() {
        return screen;
    }

    Page page() {
        return page;
    }

    /** From now on the page's clock can be run ahead; to be called before the page is there. */
    void runsTheClock() {
        page.clock().install();
    }

    /**
     * Lets the page's time pass until something is shown: it waits as long as the server names, but
     * nobody has to wait with it.
     */
    void waitsFor(Locator what) {
        for (int times = 0; times < MOST_JUMPS && !what.isVisible(); times++) {
            page.clock().fastForward(JUMP_MILLIS);
            // For what was due to be asked for and answered.
            page.waitForTimeout(ANSWER_MILLIS);
        }
        assertThat(what).isVisible();
    }

    /** The place in the line, as a number. */
    Locator place() {
        return page.getByText(texts.of("room.place"), exactly())
                .locator("xpath=..")
                .locator("dd")
                .getByText(Pattern.compile("[0-9]"));
    }

    void arrives() {
        page.navigate(server.page(""));
    }

    void seesThatItWaits() {
        assertThat(page.getByText(texts.of("room.preQueue")).last()).isVisible();
        assertThat(seal()).isDisabled();
    }

    /** The envelope's seal; it can be pressed when it is one's turn. */
    Locator seal() {
        return page.getByRole(AriaRole.BUTTON, named(texts.of("home.openLabel")));
    }

    /** Opens an envelope as soon as the seal can be pressed. */
    void opens() {
        seal().click();
        assertThat(amount("¥25")).isVisible();
        assertThat(page.getByText(texts.of("home.put"))).isVisible();
    }

    private Locator amount(String text) {
        return page.locator("main .amount").getByText(text).first();
    }

    /** Goes to a tab of the bar below: home, chat, orders, wallet, invite. */
    void goesTo(String tab) {
        page.getByRole(AriaRole.NAVIGATION, named(texts.of("app.name")))
                .getByRole(AriaRole.LINK, nameOf(texts.of("tabs." + tab)))
                .click();
    }

    /** Every card that is in the wallet, by its state: issued, redeemed ... */
    Locator cards(String state) {
        return page.getByRole(AriaRole.LIST, named(texts.of("wallet.cards")))
                .getByRole(AriaRole.LISTITEM)
                .filter(
                        new Locator.FilterOptions()
                                .setHas(
                                        page.getByText(
                                                texts.of("wallet.states." + state), exactly())));
    }

    void says(String words) {
        page.getByRole(AriaRole.TEXTBOX, named(texts.of("chat.write"))).fill(words);
        page.getByRole(AriaRole.BUTTON, named(texts.of("chat.send"))).click();
    }

    void picks(String choice) {
        page.getByRole(AriaRole.BUTTON, named(choice)).click();
    }

    /** The last thing that the assistant said. */
    Locator heard() {
        return page.getByRole(AriaRole.LIST, named(texts.of("chat.log"))).locator("> li").last();
    }

    /** The price that is shown, of which the button says how much it is. */
    Locator price() {
        return page.locator("section.slip.live");
    }

    void paysWhatTheButtonSays() {
        Locator yes = price().getByRole(AriaRole.BUTTON);
        String payable = price().locator(".payable .amount").innerText();
        assertThat(yes).hasText(texts.of("quote.pay", payable));
        yes.click();
    }

    void looksAtTheOrder() {
        page.getByRole(AriaRole.LINK, named(texts.of("orders.view"))).click();
    }

    /** A stage that an order's page says has come, or been passed. */
    Locator reached(String stage) {
        return page.locator("main li.past, main li.now")
                .getByText(
                        texts.of("orders.stages." + stage),
                        new Locator.GetByTextOptions().setExact(true));
    }

    /** Goes straight to an address behind the {@code #}. */
    void at(String place) {
        page.navigate(server.page("#" + place));
    }

    /** Makes an invite to be handed on by SMS; returns its link, on this server. */
    String invites() {
        goesTo("invite");
        sharesBy("sms");
        Locator link = page.locator(".forms .first").getByText(Pattern.compile("/i/\\S+c=sms"));
        assertThat(link).isVisible();
        URI url = URI.create(link.innerText());
        return url.getRawPath() + "?" + url.getRawQuery();
    }

    void sharesBy(String channel) {
        page.getByRole(AriaRole.RADIO, named(texts.of("channels." + channel))).check();
    }

    /** Copies what the form shown first hands on; returns what is on the clipboard then. */
    String copies() {
        Locator first = page.locator(".forms .first");
        first.getByRole(AriaRole.BUTTON, nameOf(texts.of("copy.copy"))).click();
        assertThat(first.getByRole(AriaRole.BUTTON, nameOf(texts.of("copy.done")))).isVisible();
        return (String) page.evaluate("navigator.clipboard.readText()");
    }

    /** Opens another form of the invite; returns what is to be handed on. */
    String unfolds(String form) {
        Locator folded =
                page.locator(".forms details")
                        .filter(
                                new Locator.FilterOptions()
                                        .setHas(page.getByText(texts.of("form.name." + form))));
        folded.locator("summary").click();
        Locator body = folded.locator("p.text, img").first();
        assertThat(body).isVisible();
        return body.innerText();
    }

    /** Opens a link that somebody sent. */
    void opensLink(String link) {
        page.navigate(link);
    }

    /** Opens a link that somebody sent, and goes on to the campaign page. */
    void follows(String link) {
        opensLink(link);
        goesOn();
        assertThat(acceptance()).isVisible();
    }

    /** From the page of a link to the campaign page. */
    void goesOn() {
        page.locator("a[href*='/app/']").click();
    }

    Locator acceptance() {
        return page.getByRole(AriaRole.BUTTON, named(texts.of("invited.accept")));
    }

    /** Where a text is shown, with whatever values. */
    Locator text(String key) {
        return page.getByText(texts.like(key)).first();
    }

    /** What the waiting room says that one's ticket is. */
    String ticket() {
        return text("room.ticket").innerText();
    }

    /** The heading that says the text of that key. */
    Locator heading(String key) {
        return page.getByRole(AriaRole.HEADING, named(texts.of(key)));
    }

    void accepts() {
        acceptance().click();
        assertThat(heading("invited.done")).isVisible();
        assertThat(page.getByText(texts.of("invited.states.granted"), exactly())).isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions nameOf(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    @Override
    public void close() {
        screen.close();
    }
}
