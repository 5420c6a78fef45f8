package io.hongbao.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first morning on two phones: from the line to a cup, and from one person to the next. */
@ExtendWith(Browsing.class)
class PhoneJourneyIT {

    /** What somebody says in a language. */
    record Speech(String language, String wish, String choice) {}

    static List<Speech> speeches() {
        return List.of(
                new Speech("zh-CN", "来两杯奶茶", "黑糖波霸奶茶"),
                new Speech("en", "Two milk teas, please", "Brown sugar boba milk tea"));
    }

    private final Chromium chromium;
    private final WebServer server;

    PhoneJourneyIT(Chromium chromium, WebServer server) {
        this.chromium = chromium;
        this.server = server;
    }

    @AfterEach
    void takeTheRoomAway() {
        server.room("off");
    }

    @ParameterizedTest
    @MethodSource("speeches")
    void waitsOpensOrdersAndInvites(Speech speech) {
        Texts texts = Texts.of(chromium, "campaign", speech.language());
        String name = "phone-" + speech.language();
        server.room("pre-queue");
        try (Phone phone = new Phone(chromium, server, texts, name);
                Phone friend = new Phone(chromium, server, texts, name + "-friend")) {
            opensOnceLetIn(phone);
            orders(phone, speech);
            String link = invites(phone);
            accepts(friend, link);
            phone.goesTo("wallet");
            assertThat(phone.cards("issued")).hasCount(1);
            assertThat(phone.cards("redeemed")).hasCount(1);
            phone.screen().keep("6-wallet");
        }
    }

    private void opensOnceLetIn(Phone phone) {
        phone.arrives();
        phone.seesThatItWaits();
        phone.screen().keep("1-waits");
        server.room("open");
        phone.opens();
        phone.screen().keep("2-opened");
        phone.goesTo("wallet");
        assertThat(phone.cards("issued")).hasCount(1);
        phone.screen().keep("3-wallet");
    }

    private static void orders(Phone phone, Speech speech) {
        phone.goesTo("chat");
        phone.says(speech.wish());
        phone.picks(speech.choice());
        assertThat(phone.price()).containsText(speech.choice());
        phone.screen().keep("4-price");
        phone.paysWhatTheButtonSays();
        phone.looksAtTheOrder();
        assertThat(phone.reached("completed")).isVisible();
        phone.screen().keep("4-order");
    }

    private static String invites(Phone phone) {
        String link = phone.invites();
        assertThat(phone.copies()).endsWith(link);
        phone.screen().keep("5-invite");
        assertThat(link).contains(phone.unfolds("code"));
        phone.screen().keep("5-invite-code");
        return link;
    }

    private static void accepts(Phone friend, String link) {
        friend.follows(link);
        friend.screen().keep("1-invited");
        friend.accepts();
        friend.screen().keep("2-accepted");
        friend.goesTo("wallet");
        assertThat(friend.cards("issued")).hasCount(1);
        friend.screen().keep("3-wallet");
    }
}
