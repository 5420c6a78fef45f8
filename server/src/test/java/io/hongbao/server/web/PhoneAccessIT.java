package io.hongbao.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each screen of the campaign page, in light and in dark, is without a violation of WCAG 2.2 AA.
 */
@ExtendWith(Browsing.class)
class PhoneAccessIT {

    private final Chromium chromium;
    private final WebServer server;

    PhoneAccessIT(Chromium chromium, WebServer server) {
        this.chromium = chromium;
        this.server = server;
    }

    @AfterEach
    void takeTheRoomAway() {
        server.room("off");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, LIGHT, 来两杯奶茶, 黑糖波霸奶茶", "en, DARK, 'Two milk teas', Taro milk tea"})
    void everyScreenCanBeUsed(String language, ColorScheme colours, String wish, String choice) {
        Texts texts = Texts.of(chromium, "campaign", language);
        String name = "access-" + language;
        server.room("pre-queue");
        try (Phone phone = new Phone(chromium, server, texts, colours, name);
                Phone friend = new Phone(chromium, server, texts, colours, name + "-friend")) {
            envelopeAndWallet(phone);
            buying(phone, wish, choice);
            inviting(phone, friend);
        }
    }

    private void envelopeAndWallet(Phone phone) {
        phone.arrives();
        phone.seesThatItWaits();
        Access.check(phone.screen(), "waits");
        phone.goesTo("wallet");
        Access.check(phone.screen(), "wallet-empty");
        phone.goesTo("orders");
        Access.check(phone.screen(), "orders-empty");
        phone.goesTo("home");
        server.room("off");
        assertThat(phone.seal()).isEnabled();
        Access.check(phone.screen(), "home");
        phone.opens();
        Access.check(phone.screen(), "opened");
        phone.goesTo("wallet");
        assertThat(phone.cards("issued")).hasCount(1);
        Access.check(phone.screen(), "wallet");
    }

    private static void buying(Phone phone, String wish, String choice) {
        phone.goesTo("chat");
        Access.check(phone.screen(), "chat");
        phone.says(wish);
        phone.picks(choice);
        assertThat(phone.price()).isVisible();
        Access.check(phone.screen(), "chat-price");
        phone.paysWhatTheButtonSays();
        phone.looksAtTheOrder();
        assertThat(phone.reached("accepted")).isVisible();
        Access.check(phone.screen(), "order");
        phone.goesTo("orders");
        Access.check(phone.screen(), "orders");
        phone.at("/seats");
        assertThat(phone.page().getByRole(AriaRole.COMBOBOX).first()).isVisible();
        Access.check(phone.screen(), "seats");
        phone.at("/chat/games");
        Access.check(phone.screen(), "games");
    }

    private static void inviting(Phone phone, Phone friend) {
        String link = phone.invites();
        for (String form : new String[] {"code", "passphrase", "spoken"}) {
            phone.unfolds(form);
        }
        // With what the rules of text messages leave out: posters.
        Access.check(phone.screen(), "invite");
        phone.sharesBy("weibo");
        phone.unfolds("poster");
        Access.check(phone.screen(), "invite-poster");
        friend.opensLink(link);
        Access.check(friend.screen(), "landing");
        friend.follows(link);
        Access.check(friend.screen(), "invited");
        friend.accepts();
        Access.check(friend.screen(), "accepted");
        phone.at("/invited");
        Access.check(phone.screen(), "invited-asks");
        phone.opensLink(link);
        phone.goesOn();
        assertThat(phone.heading("invited.refused.own")).isVisible();
        Access.check(phone.screen(), "invited-own");
    }
}
