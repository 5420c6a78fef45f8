package io.hongbao.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A launch morning at two desks, from the campaign file to the end of the campaign. */
@ExtendWith(Browsing.class)
class OperatorMorningIT {

    private final Chromium chromium;
    private final Texts texts;
    private WebServer server;

    OperatorMorningIT(Chromium chromium) {
        this.chromium = chromium;
        this.texts = Texts.of(chromium, "console", "en");
    }

    @BeforeEach
    void start() {
        server = WebServer.withoutCampaign();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void leadsACampaignFromItsFileToItsEnd() throws IOException {
        String second = server.newKey("second", "operator");
        try (Desk first = desk("first");
                Desk other = desk("second")) {
            first.signsIn(server.key());
            other.signsIn(second);
            appliesTheFile(first);
            leads(first, "publish");
            first.sees("draft");
            other.approves();
            other.screen().keep("1-approved");
            first.sees("running");
            letsPeopleIn(first);
            seesTheBlock(first);
            pausesAndResumes(first);
            leads(first, "close");
            other.approves();
            other.sees("closed");
            first.sees("closed");
            first.screen().keep("6-closed");
        }
    }

    private Desk desk(String name) {
        Desk desk = new Desk(chromium, server, texts, ColorScheme.LIGHT, "operator-" + name);
        desk.runsTheClock();
        return desk;
    }

    private void appliesTheFile(Desk desk) throws IOException {
        desk.goesTo("campaigns");
        desk.presses(texts.of("campaigns.new"));
        desk.page()
                .getByLabel(texts.of("file.editor"))
                .fill(Files.readString(WebServer.SAMPLE.resolve("campaign.yaml")));
        desk.presses(texts.of("file.check"));
        assertThat(desk.page().getByText(texts.of("file.validNew"))).isVisible();
        desk.screen().keep("1-checked");
        desk.does(texts.of("file.apply"));
        desk.sees("draft");
    }

    /** Asks for what leads the campaign on: publish, pause, resume, close. */
    private void leads(Desk desk, String act) {
        desk.goesTo("control");
        desk.does(texts.of("acts." + act + ".confirm") + "…");
    }

    private void letsPeopleIn(Desk desk) {
        desk.goesTo("launch");
        desk.does(texts.of("room.lead.pre_queue"));
        desk.does(texts.of("room.lead.open"));
        desk.presses(texts.of("room.setCeiling"));
        desk.page().getByLabel(texts.of("acts.ceiling.perSecond")).fill("5000");
        desk.confirms();
        assertThat(desk.page().getByText("5,000/s")).isVisible();
        desk.screen().keep("2-outflow");
    }

    /**
     * Two canaries in a row find links blocked: an alarm, which the launch page shows by itself.
     */
    private void seesTheBlock(Desk desk) {
        for (int i = 0; i < 2; i++) {
            server.operator(
                    "POST",
                    WebServer.campaignPath("/channels/wechat/canaries"),
                    "{\"form\":\"link\",\"result\":\"blocked\"}");
        }
        assertThat(desk.moment("wechat")).containsText(texts.of("moments.kinds.block"));
        desk.screen().keep("3-block");
    }

    private void pausesAndResumes(Desk desk) {
        leads(desk, "pause");
        desk.sees("paused");
        desk.screen().keep("4-paused");
        leads(desk, "resume");
        desk.sees("running");
        desk.screen().keep("5-resumed");
    }
}
