package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.trace.TraceLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * The way of an invite as people go it: what the kit gives is opened as it stands, and counts for
 * its form, channel and campaign. Two campaigns with invites run in this server.
 */
@QuarkusTest
@QuarkusTestResource(value = ChannelServer.class, restrictToAnnotatedClass = true)
class ChannelKitTest {

    private static final String ADMIN = "/v1/admin/campaigns/";

    @Inject TraceLog traces;
    @Inject CampaignClock clock;

    private static JsonPath kit(String pass, String campaign, String channel) {
        return Party.make(pass, campaign, "{\"channel\":\"" + channel + "\",\"lang\":\"en\"}")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** As a phone asks for it. */
    private static Response opened(String url) {
        URI address = URI.create(url);
        return Api.request()
                .urlEncodingEnabled(false)
                .header("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)")
                .header("Accept-Language", "en")
                .get(address.getRawPath() + "?" + address.getRawQuery());
    }

    /** The link in the QR code of a poster. */
    private static String onPoster(String url) throws IOException, ReaderException {
        byte[] png =
                Api.request()
                        .get(URI.create(url).getPath())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        RGBLuminanceSource light = new RGBLuminanceSource(width, image.getHeight(), pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(light))).getText();
    }

    private static int opens(String campaign, String channel, String form) {
        return Api.operator()
                .get(ADMIN + campaign + "/referrals")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .param("channel", channel)
                .param("form", form)
                .getInt(
                        "ways.findAll { it.channel == channel && it.form == form }"
                                + ".sum(0) { it.steps.opens }");
    }

    @Test
    void whatTheKitGivesCountsByFormChannelAndCampaign() throws IOException, ReaderException {
        for (String campaign : List.of("party", "lny2026")) {
            JsonPath made = kit(Party.newPass(campaign), campaign, "qq");
            String code = made.getString("code");
            String link = made.getString("kit.link.url");
            String poster = onPoster(made.getString("kit.poster.url"));
            assertThat(link).endsWith("/i/" + code + "?f=link&c=qq&in=" + campaign);
            assertThat(poster).endsWith("/i/" + code + "?f=poster&c=qq&in=" + campaign);
            String title = campaign.equals("party") ? "Party" : "2026";
            opened(link)
                    .then()
                    .statusCode(200)
                    .body(containsString("<title>"))
                    .body(containsString(title));
            opened(link).then().statusCode(200);
            opened(poster).then().statusCode(200).body(containsString(code));
            traces.settle();
            assertThat(opens(campaign, "qq", "link")).isEqualTo(2);
            assertThat(opens(campaign, "qq", "poster")).isEqualTo(1);
            // A minute later what is over shows in the channel's health.
            Feast.later(clock, 60);
            opened(link);
            traces.settle();
            Api.operator()
                    .get(ADMIN + campaign + "/channels")
                    .then()
                    .statusCode(200)
                    .body(hour("qq", "link"), equalTo(2))
                    .body(hour("qq", "poster"), equalTo(1));
        }
    }

    private static String hour(String channel, String form) {
        return "channels.find { it.channel == '"
                + channel
                + "' }.forms.find { it.form == '"
                + form
                + "' }.lastHour.opens";
    }

    /** A link that names no campaign, or none that runs, may be of either: nothing is counted. */
    @Test
    void whatNamesNoCampaignCountsForNone() {
        String link = kit(Party.newPass(), "party", "douyin").getString("kit.link.url");
        String bare = link.replace("&in=party", "");
        opened(bare).then().statusCode(200).body(not(containsString("Party")));
        opened(bare + "&in=spring").then().statusCode(200).body(not(containsString("Spring")));
        opened(bare + "&in=%3Cscript%3E").then().statusCode(200).body(not(containsString("%3C")));
        traces.settle();
        for (String campaign : List.of("party", "lny2026", "spring")) {
            assertThat(opens(campaign, "douyin", "link")).isZero();
        }
    }

    @Test
    void aFormThatAPlatformForbidsIsLeftOutThereAndSaysWhy() {
        String pass = Party.newPass();
        Party.make(pass, "party", "{\"channel\":\"wechat\",\"lang\":\"en\"}")
                .then()
                .statusCode(200)
                .body("recommended", equalTo("link"))
                .body("kit", not(hasKey("passphrase")))
                .body("kit", hasKey("poster"))
                .body("forbidden", hasSize(1))
                .body("forbidden[0].form", equalTo("passphrase"))
                .body("forbidden[0].rule", containsString("Moments"))
                .body("forbidden[0].source", containsString("2018"))
                .body("forbidden[0].checked", equalTo("2026-02-06"))
                .body("forbidden[0].message", containsString("The rules of this platform"));
        Party.make(pass, "party", "{\"channel\":\"sms\"}")
                .then()
                .body("kit", not(hasKey("poster")))
                .body("kit", hasKey("passphrase"));
        Party.make(pass, "party", "{}")
                .then()
                .body(
                        "kit.keySet().sort()",
                        equalTo(List.of("code", "link", "passphrase", "poster", "spoken")))
                .body("forbidden", nullValue());
    }

    /** Whoever pins a form has decided; what is recommended is always there. */
    @Test
    void aPinnedFormIsInTheKitWhateverNotesSay() {
        String pass = Party.newPass("lny2026");
        pin("PUT", "", "{\"form\":\"passphrase\",\"reason\":\"the platform agreed\"}");
        Party.make(pass, "lny2026", "{\"channel\":\"wechat\"}")
                .then()
                .body("recommended", equalTo("passphrase"))
                .body("kit", hasKey("passphrase"))
                .body("forbidden", nullValue());
        pin("DELETE", "?reason=over", "");
        Party.make(pass, "lny2026", "{\"channel\":\"wechat\"}")
                .then()
                .body("kit", not(hasKey("passphrase")));
    }

    private static void pin(String method, String query, String body) {
        Api.operator()
                .body(body)
                .request(method, ADMIN + "lny2026/channels/wechat/pin" + query)
                .then()
                .statusCode(200);
    }

    /** Two canaries that find links blocked: another form, and other words for everybody. */
    @Test
    void anAlarmChangesTheFormAndTheWords() {
        String pass = Party.newPass();
        JsonPath before = kit(pass, "party", "weibo");
        String friend = Party.newPass();
        for (int i = 0; i < 2; i++) {
            Api.operator()
                    .body("{\"form\":\"link\",\"result\":\"blocked\"}")
                    .post(ADMIN + "party/channels/weibo/canaries")
                    .then()
                    .statusCode(200);
        }
        JsonPath after = kit(pass, "party", "weibo");
        assertThat(before.getString("recommended")).isEqualTo("link");
        // A few people in a hundred still get the link, to see whether it works again.
        assertThat(after.getString("recommended")).isIn("poster", "link");
        String words = after.getString("kit.passphrase.text");
        assertThat(words)
                .isNotEqualTo(before.getString("kit.passphrase.text"))
                .contains(after.getString("code"));
        Party.find(friend, words)
                .then()
                .statusCode(200)
                .body("code", equalTo(before.getString("code")));
        assertThat(kit(pass, "party", "qq").getString("kit.passphrase.text"))
                .isEqualTo(kit(pass, "party", "xiaohongshu").getString("kit.passphrase.text"));
    }
}
