package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.hongbao.core.invite.Doubts;
import io.hongbao.core.invite.Side;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invites over HTTP: made, handed on, found, accepted, paid. */
@QuarkusTest
@TestProfile(PartyProfile.class)
class InviteTest {

    @Inject CampaignClock clock;
    @Inject PartyProfile.KeptTraces traces;
    @Inject PartyProfile.PlayedWatch watch;

    @BeforeEach
    @AfterEach
    void forget() {
        traces.forget();
        watch.doubt(Doubts.NONE);
        Party.degrade("auto");
        Party.degrade("off");
    }

    private static Trace.Way way(ShareForm form, String channel) {
        return new Trace.Way(form, new Channel(channel));
    }

    @Test
    void anInviteHasFiveFormsThatAllLeadToIt() {
        String inviter = Party.newPass();
        JsonPath made =
                Party.make(
                                inviter,
                                "party",
                                "{\"channel\":\"weibo\",\"name\":\"王\\u202E芳\",\"lang\":\"zh\"}")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("ready"))
                        .body("accepted", equalTo(0))
                        .body("most", equalTo(2))
                        .body("expiresAt", endsWith("+08:00"))
                        .body("recommended", equalTo("link"))
                        .body("repeated", equalTo(false))
                        .body("rewards.inviter.amountMinor", equalTo(500))
                        .body("rewards.friend.name", equalTo("Tea card"))
                        .body("rewards.draw.every", equalTo(2))
                        .body("rewards.later[0].day", equalTo(1))
                        .body("kit.link.preview.title", equalTo("派对"))
                        .body("kit.link.preview.description", startsWith("王芳"))
                        .body("kit.poster.url", startsWith("https://hongbao.example.org/"))
                        .extract()
                        .jsonPath();
        String code = made.getString("code");
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(made.getString("kit.link.url"))
                .isEqualTo("https://hongbao.example.org/i/" + code + "?f=link&c=weibo&in=party");
        JsonPath again = Party.made(inviter, "party");
        assertThat(again.getString("code")).isEqualTo(code);
        assertThat(again.getBoolean("repeated")).isTrue();
        String friend = Party.newPass();
        for (String form : List.of("link.url", "code.text", "passphrase.text", "spoken.text")) {
            Party.find(friend, made.getString("kit." + form))
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("found"))
                    .body("code", equalTo(code))
                    .body("campaign", equalTo("party"))
                    .body("own", equalTo(false))
                    .body("acceptable", equalTo(true));
        }
        assertThat(traces.of(Trace.Opened.class))
                .extracting(Trace.Opened::way)
                .containsExactly(
                        way(ShareForm.LINK, "weibo"),
                        way(ShareForm.CODE, "other"),
                        way(ShareForm.PASSPHRASE, "other"),
                        way(ShareForm.SPOKEN, "other"));
        Party.find(inviter, code)
                .then()
                .statusCode(200)
                .body("own", equalTo(true))
                .body("acceptable", equalTo(false))
                .body("reason", equalTo("own_invite"));
        assertThat(traces.of(Trace.Opened.class)).hasSize(4);
    }

    @Test
    void acceptingPaysBothSidesOnceHoweverOftenItIsSaid() {
        String inviter = Party.newPass();
        JsonPath made = Party.made(inviter, "party");
        String code = made.getString("code");
        String friend = Party.newPass();
        Response first =
                Party.accept(
                        friend,
                        "-",
                        "k",
                        "{\"channel\":\"weibo\",\"text\":\"hey! "
                                + made.getString("kit.link.url")
                                + " 快来\"}");
        first.then()
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("held", equalTo(false))
                .body("inviterRewarded", equalTo(true))
                .body("rewards", hasSize(1))
                .body("rewards[0].state", equalTo("granted"))
                .body("rewards[0].prize.prize", equalTo("tea"))
                .body("rewards[0].envelope.amountMinor", equalTo(500))
                .body("messageKey", equalTo("invite.accepted_both"))
                .body("repeated", equalTo(false));
        Trace.Accepted accepted = traces.of(Trace.Accepted.class).getFirst();
        assertThat(accepted.number()).isEqualTo(Party.number(code));
        assertThat(accepted.way()).isEqualTo(way(ShareForm.LINK, "weibo"));
        assertThat(accepted.inviterRewarded()).isTrue();
        assertThat(watch.accepted()).contains(accepted);
        for (String key : List.of("k", "another")) {
            Party.accept(friend, code, key)
                    .then()
                    .statusCode(200)
                    .body("repeated", equalTo(true))
                    .body(
                            "rewards[0].envelope.id",
                            equalTo(first.<String>path("rewards[0].envelope.id")));
        }
        assertThat(traces.of(Trace.Accepted.class)).hasSize(1);
        assertThat(Party.vouchers(friend)).isEqualTo(1);
        assertThat(Party.vouchers(inviter)).isEqualTo(1);
        assertThat(Party.made(inviter, "party").getInt("accepted")).isEqualTo(1);
    }

    @Test
    void afterTheCapTheFriendStillGetsTheirs() {
        String inviter = Party.newPass();
        String code = Party.made(inviter, "party").getString("code");
        for (int i = 0; i < 2; i++) {
            Party.accept(Party.newPass(), code, "k" + i).then().statusCode(200);
        }
        int before = Party.vouchers(inviter);
        assertThat(before).isEqualTo(3);
        String third = Party.newPass();
        Party.accept(third, code, "k3")
                .then()
                .statusCode(200)
                .body("inviterRewarded", equalTo(false))
                .body("rewards[0].state", equalTo("granted"))
                .body("messageKey", equalTo("invite.accepted_at_cap"));
        assertThat(Party.vouchers(third)).isEqualTo(1);
        assertThat(Party.vouchers(inviter)).isEqualTo(before);
        assertThat(Party.made(inviter, "party").getInt("accepted")).isEqualTo(3);
    }

    @Test
    void aDoubtfulOneIsHeldAndNothingIsLost() {
        watch.doubt(new Doubts(Side.BOTH, List.of("same-device")));
        String inviter = Party.newPass();
        String code = Party.made(inviter, "party").getString("code");
        String friend = Party.newPass();
        for (boolean repeated : List.of(false, true)) {
            Party.accept(friend, code, "k")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("accepted"))
                    .body("held", equalTo(true))
                    .body("rewards[0].state", equalTo("held"))
                    .body("rewards[0].envelope", nullValue())
                    .body("messageKey", equalTo("invite.held"))
                    .body("repeated", equalTo(repeated));
        }
        assertThat(Party.vouchers(friend) + Party.vouchers(inviter)).isZero();
    }

    @Test
    void aFriendOfADoubtfulInviterGetsTheirsAtOnceAndIsToldNothingOfIt() {
        watch.doubt(new Doubts(Set.of(Side.INVITER), List.of("farmed-friends")));
        String inviter = Party.newPass();
        String code = Party.made(inviter, "party").getString("code");
        String friend = Party.newPass();
        Party.accept(friend, code, "k")
                .then()
                .statusCode(200)
                .body("held", equalTo(false))
                .body("rewards[0].state", equalTo("granted"))
                .body("messageKey", equalTo("invite.accepted_gift"));
        assertThat(Party.vouchers(friend)).isEqualTo(1);
        assertThat(Party.vouchers(inviter)).isZero();
    }

    @Test
    void whoeverCameThroughThePageTypesNothing() {
        String code = Party.code();
        String click = Party.number(code) + ".poster.xiaohongshu";
        String friend = Party.newPass();
        Party.install(friend, "{\"click\":\"" + click + "\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("matched"))
                .body("code", equalTo(code))
                .body("campaign", equalTo("party"));
        Party.accept(friend, "-", "k", "{\"click\":\"" + click + "\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("accepted"));
        Trace.Way way = way(ShareForm.POSTER, "xiaohongshu");
        assertThat(traces.of(Trace.Opened.class)).isEmpty();
        assertThat(traces.of(Trace.Installed.class))
                .singleElement()
                .satisfies(it -> assertThat(it.way()).isEqualTo(way));
        assertThat(traces.of(Trace.Accepted.class).getFirst().way()).isEqualTo(way);
        String other = Party.newPass();
        Party.install(other, "{\"click\":\"old\"}").then().body("status", equalTo("none"));
        Party.install(other, "{\"click\":\"12345.link.wechat\"}")
                .then()
                .body("status", equalTo("none"));
        assertThat(traces.of(Trace.Installed.class)).hasSize(1);
        Party.accept(other, "-", "k", "{\"click\":\"old\"}")
                .then()
                .statusCode(404)
                .body("code", equalTo("invite_unknown"));
    }

    @Test
    void whatThePageCountedIsNotCountedAgainWhenItIsLookedUp() {
        String code = Party.code();
        String friend = Party.newPass();
        String click = Party.number(code) + ".poster.xiaohongshu";
        Party.find(friend, code, click).then().statusCode(200);
        assertThat(traces.of(Trace.Opened.class)).isEmpty();
        Party.find(friend, code, "12345.link.wechat").then().statusCode(200);
        Party.find(friend, code, "old").then().statusCode(200);
        Party.find(friend, code).then().statusCode(200);
        assertThat(traces.of(Trace.Opened.class)).hasSize(3);
    }

    @Test
    void theClickSaysTheWayAlsoOfATypedCode() {
        String code = Party.code();
        Party.accept(
                        Party.newPass(),
                        code,
                        "k",
                        "{\"form\":\"spoken\",\"channel\":\"sms\",\"click\":\""
                                + Party.number(code)
                                + ".link.wechat\"}")
                .then()
                .statusCode(200);
        assertThat(traces.of(Trace.Accepted.class).getFirst().way())
                .isEqualTo(way(ShareForm.LINK, "wechat"));
        Party.accept(
                        Party.newPass(),
                        code,
                        "k2",
                        "{\"form\":\"spoken\",\"channel\":\"sms\",\"click\":\"7.link.wechat\"}")
                .then()
                .statusCode(200);
        assertThat(traces.of(Trace.Accepted.class).getLast().way())
                .isEqualTo(way(ShareForm.SPOKEN, "sms"));
    }

    @Test
    void sharesAndReportsAreNotedWithTheirWay() {
        String inviter = Party.newPass();
        String code = Party.made(inviter, "party").getString("code");
        Party.tell(inviter, code, "shares", "{\"form\":\"poster\",\"channel\":\"weibo\"}")
                .then()
                .statusCode(204);
        assertThat(traces.of(Trace.Shared.class))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.number()).isEqualTo(Party.number(code));
                    assertThat(it.way()).isEqualTo(way(ShareForm.POSTER, "weibo"));
                });
        String friend = Party.newPass();
        Party.tell(friend, code, "shares", "{\"form\":\"poster\",\"channel\":\"weibo\"}")
                .then()
                .statusCode(404);
        Party.tell(
                        friend,
                        code,
                        "reports",
                        "{\"form\":\"link\",\"channel\":\"wechat\",\"obstacle\":\"cannot_open\"}")
                .then()
                .statusCode(204);
        assertThat(traces.of(Trace.Shared.class)).hasSize(1);
        assertThat(traces.of(Trace.Reported.class))
                .singleElement()
                .satisfies(it -> assertThat(it.obstacle()).isEqualTo(Trace.Obstacle.CANNOT_OPEN));
    }

    @Test
    void whoComesBackTheNextDayGetsTheLaterReward() {
        String user = Api.newPerson();
        String friend = Api.pass(user, "party");
        Party.accept(friend, Party.code(), "k").then().statusCode(200);
        String pass = Api.pass(user, "party");
        assertThat(Party.vouchers(pass)).isEqualTo(1);
        Feast.later(clock, Duration.ofDays(1).toSeconds());
        String tomorrow = Api.pass(user, "party");
        long deadlineNanos = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (Party.vouchers(tomorrow) < 2 && System.nanoTime() < deadlineNanos) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(Party.vouchers(tomorrow)).isEqualTo(2);
        String once = Api.pass(user, "party");
        assertThat(Party.vouchers(once)).isEqualTo(2);
        assertThat(watch.devices()).contains("party d");
    }

    @Test
    void ordersAreTracedOnceWhereTheyArePlaced() {
        String pass = Feast.newPass();
        Feast.behave("{\"outlets\":{\"straight\":true}}");
        String quote = Feast.quoted(pass, Feast.at("tea", Feast.TWO_TEAS));
        Feast.confirm(pass, quote).then().statusCode(200);
        Feast.await(pass, quote, "completed");
        Feast.confirm(pass, quote).then().statusCode(200);
        assertThat(traces.of(Trace.Ordered.class))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.campaign()).isEqualTo("feast");
                    assertThat(it.outlet()).isEqualTo("tea");
                });
        Feast.behave("{}");
    }

    @Test
    void whileInvitesArePutOffNothingIsDecidedAndNothingIsLost() {
        String inviter = Party.newPass();
        String code = Party.made(inviter, "party").getString("code");
        String friend = Party.newPass();
        String before = Party.everything("party", inviter);
        Party.degrade("on");
        for (Response deferred :
                List.of(
                        Party.accept(friend, code, "k"),
                        Party.make(friend, "party", "{}"),
                        Party.accept(friend, "ABCDE-FGHJK", "k2"))) {
            deferred.then()
                    .statusCode(202)
                    .body("status", equalTo("queued"))
                    .body("code", equalTo("deferred"));
            assertThat(Integer.parseInt(deferred.header("Retry-After"))).isBetween(10, 41);
            assertThat(deferred.<String>path("retryAt")).endsWith("+08:00");
        }
        Api.request()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'overload' }.data",
                        hasEntry("degrade.invites_deferred", "engaged by root"));
        assertThat(Api.request().get("/q/metrics").asString())
                .contains("hongbao_degraded{level=\"invites_deferred\"} 1.0")
                .contains("outcome=\"deferred\"");
        assertThat(Api.operator().get("/v1/admin/audit-log?limit=20").asString())
                .contains("invites_deferred");
        Party.degrade("off");
        assertThat(Party.everything("party", inviter)).isEqualTo(before);
        Party.accept(friend, code, "k")
                .then()
                .statusCode(200)
                .body("repeated", equalTo(false))
                .body("status", equalTo("accepted"));
    }

    @Test
    void answersAreInTheLanguageOfTheCaller() {
        String code = Party.code();
        for (Map.Entry<String, String> one :
                Map.of("zh-CN", "礼物已放进你的卡包", "en", "Your gift is in your wallet").entrySet()) {
            Api.as(Party.newPass())
                    .header("Idempotency-Key", Feast.unused())
                    .header("Accept-Language", one.getKey())
                    .post("/v1/invites/" + code + "/acceptances")
                    .then()
                    .statusCode(200)
                    .body("message", containsString(one.getValue()));
        }
    }
}
