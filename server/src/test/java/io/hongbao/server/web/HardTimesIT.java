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
    void waitsShowsAndTalksWhileNineOfTenAreRefused() {
        try (Phone phone = phone("shed");
                Phone late = phone("shed-late")) {
            server.room("pre-queue");
            server.room("open");
            phone.arrives();
            phone.opens();
            phone.goesTo("wallet");
            assertThat(phone.cards("issued")).hasCount(1);
            server.outflow(OptionalInt.of(0));
            NineOfTen edge = NineOfTen.of(server);
            edge.standsBefore(phone.page());
            edge.standsBefore(late.page());
            joinsAndKeepsItsPlace(late, edge);
            showsAndTalks(phone, edge);
            server.outflow(OptionalInt.of(50));
            entersAndOpens(late, edge);
            edge.hasRefusedNineOfTen();
        }
    }

    /** Somebody new gets a place through the tenth requests, and sees it while looks fail. */
    private static void joinsAndKeepsItsPlace(Phone late, NineOfTen edge) {
        late.runsTheClock();
        late.arrives();
        late.waitsFor(late.text("bar.held"));
        String ticket = late.ticket();
        edge.refusesTheNextNine();
        late.waitsFor(late.text("bar.lost"));
        assertThat(late.ticket()).isEqualTo(ticket);
        assertThat(late.place()).isVisible();
        late.screen().keep("1-waits");
    }

    private static void showsAndTalks(Phone phone, NineOfTen edge) {
        phone.goesTo("chat");
        phone.says("来杯奶茶");
        phone.picks("珍珠奶茶");
        assertThat(phone.price()).isVisible();
        phone.screen().keep("2-chat");
        edge.refusesTheNextNine();
        phone.goesTo("wallet");
        assertThat(phone.text("app.stale")).isVisible();
        assertThat(phone.cards("issued")).hasCount(1);
        phone.screen().keep("3-wallet");
    }

    private static void entersAndOpens(Phone late, NineOfTen edge) {
        late.waitsFor(late.seal().and(late.page().locator(":enabled")));
        edge.refusesTheNextNine();
        late.seal().click();
        assertThat(late.text("home.busy")).isVisible();
        late.screen().keep("4-busy");
        late.waitsFor(late.text("home.put"));
        late.screen().keep("5-opened");
    }

    private Phone phone(String name) {
        return new Phone(chromium, server, texts, name);
    }
}
