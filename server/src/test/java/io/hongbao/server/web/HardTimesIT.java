package io.hongbao.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The campaign page while the server is gone, and while it can do next to nothing. */
@ExtendWith(Browsing.class)
class HardTimesIT {

    private final Chromium chromium;
    private final WebServer server;
    private final Texts texts;

    HardTimesIT(Chromium chromium, WebServer server) {
        this.chromium = chromium;
        this.server = server;
        this.texts = Texts.of(chromium, "campaign", "zh-CN");
    }

    @AfterEach
    void putBack() {
        server.refuses(false);
        server.outflow(OptionalInt.empty());
        server.room("off");
    }

    @Test
    void keepsThePlaceOverAKilledServerAndGoesOnByItself() throws Exception {
        try (Phone phone = phone("restart")) {
            phone.runsTheClock();
            phone.arrives();
            phone.opens();
            phone.goesTo("wallet");
            assertThat(phone.cards("issued")).hasCount(1);
            server.outflow(OptionalInt.of(0));
            server.room("pre-queue");
            // The server says that a place is needed now, whatever the page knew before.
            phone.goesTo("invite");
            assertThat(phone.text("invite.inLine")).isVisible();
            phone.goesTo("home");
            String ticket = phone.ticket();
            server.kill();
            try {
                seesThatItIsGone(phone);
            } finally {
                server.startAgain();
            }
            server.room("open");
            phone.goesTo("home");
            phone.waitsFor(phone.text("bar.held"));
            assertThat(phone.ticket()).isEqualTo(ticket);
            phone.screen().keep("3-waits-on");
            server.outflow(OptionalInt.of(50));
            assertThat(phone.text("bar.held")).isHidden();
            phone.invites();
            phone.screen().keep("4-goes-on");
        }
    }

    private static void seesThatItIsGone(Phone phone) {
        phone.goesTo("wallet");
        assertThat(phone.text("app.stale")).isVisible();
        assertThat(phone.cards("issued")).hasCount(1);
        phone.screen().keep("1-wallet");
        phone.waitsFor(phone.text("room.lost"));
        phone.screen().keep("2-lost");
    }

    @Test
    void waitsShowsAndTalksWhileNearlyEverythingIsRefused() {
        try (Phone phone = phone("shed");
                Phone late = phone("shed-late")) {
            phone.arrives();
            phone.opens();
            phone.goesTo("wallet");
            assertThat(phone.cards("issued")).hasCount(1);
            late.arrives();
            assertThat(late.seal()).isEnabled();
            server.refuses(true);
            late.seal().click();
            assertThat(late.text("home.busy")).isVisible();
            late.screen().keep("1-waits");
            phone.goesTo("chat");
            phone.says("来杯奶茶");
            phone.picks("珍珠奶茶");
            assertThat(phone.price()).isVisible();
            phone.screen().keep("2-chat");
            phone.goesTo("wallet");
            assertThat(phone.text("app.stale")).isVisible();
            assertThat(phone.cards("issued")).hasCount(1);
            phone.screen().keep("3-wallet");
            server.refuses(false);
            assertThat(late.page().getByText(texts.of("home.put"))).isVisible();
            late.screen().keep("4-opened");
        }
    }

    private Phone phone(String name) {
        return new Phone(chromium, server, texts, name);
    }
}
