package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.hongbao.core.UserId;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.channel.ChannelWatch;
import io.hongbao.server.channel.SharingCrowd;
import io.hongbao.server.trace.Trace;
import io.hongbao.server.trace.TraceLog;
import io.hongbao.server.webhook.FakeProvider;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Channels, moments, events and attribution over HTTP, from traces to the operator. */
@QuarkusTest
@QuarkusTestResource(value = ChannelServer.class, restrictToAnnotatedClass = true)
class ChannelsTest {

    private static final Channel WECHAT = new Channel("wechat");
    private static final String SPRING = "/v1/admin/campaigns/spring";

    @Inject TraceLog traces;
    @Inject ChannelWatch watch;
    @Inject CampaignClock clock;
    @Inject EmbeddedHost host;

    private static FakeProvider operator() {
        return new FakeProvider(Integer.getInteger(ChannelServer.OPERATOR_PORT, 0));
    }

    private static FakeProvider.Received next(FakeProvider operator, String kind)
            throws InterruptedException {
        while (true) {
            FakeProvider.Received one = operator.received().poll(60, TimeUnit.SECONDS);
            if (one == null) {
                throw new AssertionError("no notice of " + kind + " came");
            }
            if (one.body().contains("\"kind\":\"" + kind + "\"")) {
                return one;
            }
        }
    }

    private static Events events(String after) throws IOException, InterruptedException {
        return new Events(
                "/v1/admin/events",
                Api.rootKey(),
                after.isEmpty() ? Map.of() : Map.of("Last-Event-ID", after));
    }

    /** From the traces to the webhook, the events, the moment, and the form that people get. */
    @Test
    void aBlockReachesTheOperatorAndPeople() throws Exception {
        try (FakeProvider operator = operator();
                Events events = events("")) {
            SharingCrowd crowd =
                    new SharingCrowd("spring", watch, traces, clock.getAsLong() + 60_000);
            crowd.minutes(100);
            traces.settle();
            Api.operator()
                    .get(SPRING + "/channels")
                    .then()
                    .statusCode(200)
                    .body("catchingUp", equalTo(false))
                    .body("channels.find { it.channel == 'wechat' }.standing", equalTo("usual"))
                    .body(
                            "channels.find { it.channel == 'wechat' }.forms[0].opensPerShare.usual",
                            notNullValue())
                    .body(
                            "channels.find { it.channel == 'sms' }.notes[0].forbids[0]",
                            equalTo("poster"));
            crowd.block(ShareForm.LINK, "wechat", 0.05);
            // The form moves at the alarm; minute by minute, as advice changes what is shared.
            for (int i = 0; i < 5; i++) {
                crowd.minute();
                traces.settle();
            }
            assertThat(watch.onChannel("spring", WECHAT, new UserId(77, 78)).form())
                    .isEqualTo(ShareForm.POSTER);
            FakeProvider.Received told = next(operator, "channel_alarm");
            assertThat(told.isSignedWith(ChannelServer.SECRET)).isTrue();
            assertThat(told.idempotencyKey()).startsWith("n-");
            assertThat(told.body())
                    .contains(
                            "\"id\":\"" + told.idempotencyKey() + "\"",
                            "\"campaign\":\"spring\"",
                            "wechat/link seems blocked: ");
            assertThat(next(operator, "channel_switched").body())
                    .contains("wechat recommends poster instead of link");
            List<String> seen = events.until(line -> line.startsWith("event: channel_switched"));
            assertThat(seen)
                    .contains("retry: 3000", "event: channel_alarm")
                    .anyMatch(line ->
                            line.startsWith("data: {") && line.contains(told.idempotencyKey()));
            Api.operator()
                    .get(SPRING + "/moments")
                    .then()
                    .statusCode(200)
                    .body("moments.by", hasItem("server"))
                    .body("moments.kind", hasItem("block"))
                    .body("moments.text", hasItem(startsWith("wechat/link: ")));
            Api.operator()
                    .get(SPRING + "/channels")
                    .then()
                    .body("channels.find { it.channel == 'wechat' }.form", equalTo("poster"))
                    .body(
                            "channels.find { it.channel == 'wechat' }.probes[0].form",
                            equalTo("link"));
            assertThat(metrics())
                    .contains(
                            "hongbao_channel_alarms_total{campaign=\"spring\",channel=\"wechat\",form=\"link\"}"
                                    + " 1.0")
                    .containsPattern("hongbao_operator_webhook_total\\{outcome=\"sent\"\\} [1-9]")
                    .containsPattern("hongbao_traces_total\\{outcome=\"kept\"\\} [1-9]");
            // Who comes later is told what was, or only what they missed.
            try (Events later = events(told.idempotencyKey())) {
                assertThat(later.until(line -> line.startsWith("event: ")))
                        .endsWith("event: channel_switched");
            }
            recover(crowd, operator);
        }
    }

    /** Three good canaries over ten minutes bring links back; a pin holds whatever they say. */
    private void recover(SharingCrowd crowd, FakeProvider operator) throws InterruptedException {
        crowd.block(ShareForm.LINK, "wechat", 1);
        String integrator = Api.newKey("phone-1", "integrator");
        for (int i = 0; i < 3; i++) {
            crowd.minutes(7);
            traces.settle();
            Api.as(integrator)
                    .contentType("application/json")
                    .body("{\"form\":\"link\",\"result\":\"ok\",\"note\":\"phone in Beijing\"}")
                    .post(SPRING + "/channels/wechat/canaries")
                    .then()
                    .statusCode(200)
                    .body(
                            "channels.find { it.channel == 'wechat' }.forms[0].canary.by",
                            equalTo("phone-1"));
        }
        next(operator, "channel_recovered");
        assertThat(watch.onChannel("spring", WECHAT, new UserId(77, 78)).form())
                .isEqualTo(ShareForm.LINK);
        Api.as(integrator)
                .contentType("application/json")
                .body("{\"form\":\"code\",\"reason\":\"a test\"}")
                .put(SPRING + "/channels/wechat/pin")
                .then()
                .statusCode(403)
                .body("code", equalTo("role_missing"));
        write("PUT", "/channels/wechat/pin", "{\"form\":\"code\",\"reason\":\"a test\"}")
                .then()
                .statusCode(200)
                .body("channels.find { it.channel == 'wechat' }.standing", equalTo("pinned"))
                .body("channels.find { it.channel == 'wechat' }.pin.by", equalTo("root"))
                .body("channels.find { it.channel == 'wechat' }.pin.otherwise", equalTo("link"));
        assertThat(next(operator, "channel_pinned").body()).contains("a test");
        assertThat(watch.onChannel("spring", WECHAT, new UserId(77, 78)).form())
                .isEqualTo(ShareForm.CODE);
        write("DELETE", "/channels/wechat/pin?reason=over", "")
                .then()
                .statusCode(200)
                .body("channels.find { it.channel == 'wechat' }.standing", equalTo("usual"));
        Api.operator()
                .get("/v1/admin/audit-log?action=channel.pin&limit=10")
                .then()
                .body("target", everyItem(equalTo("spring wechat/code")))
                .body("outcome", hasItems("role_missing", "done"));
    }

    private static Response write(String method, String path, String body) {
        return Api.operator().body(body).request(method, SPRING + path);
    }

    private static String metrics() {
        return Api.request().get("/q/metrics").asString();
    }

    @Test
    void notesScheduleAndUsualAreTaken() {
        write(
                        "PUT",
                        "/channels/fax/notes",
                        """
                        {"notes":[{"text":"no posters by fax","source":"common sense",
                          "checked":"2026-02-05","forbids":["poster"]}],"reason":"looked it up"}\
                        """)
                .then()
                .statusCode(200)
                .body(
                        "channels.find { it.channel == 'fax' }.notes[0].forbids[0]",
                        equalTo("poster"));
        write(
                        "PUT",
                        "/channels/fax/canary-schedule",
                        "{\"form\":\"link\",\"everyMinutes\":30,\"reason\":\"a script does it\"}")
                .then()
                .statusCode(200)
                .body(
                        "channels.find { it.channel == 'fax'"
                                + " }.forms[0].canary.expectedEveryMinutes",
                        equalTo(30))
                .body(
                        "channels.find { it.channel == 'fax' }.forms[0].canary.overdue",
                        equalTo(false));
        write("POST", "/channels/fax/usual", "{\"form\":\"link\",\"reason\":\"a test\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void momentsOfTheFileTheServerAndOperatorsStandTogether() {
        Api.operator()
                .get("/v1/admin/campaigns/lny2026/moments")
                .then()
                .statusCode(200)
                .body("moments.by", everyItem(equalTo("file")))
                .body("moments[0].names.en", notNullValue());
        String moments = "/v1/admin/campaigns/lny2026/moments";
        Api.operator()
                .body(
                        "{\"id\":\"rivals\",\"at\":\"2026-02-07T10:00:00+08:00\",\"kind\":\"note\","
                                + "\"text\":\"a rival launched\",\"reason\":\"for the chart\"}")
                .post(moments)
                .then()
                .statusCode(200)
                .body("moments.find { it.id == 'rivals' }.by", equalTo("root"))
                .body("moments.find { it.id == 'rivals' }.at", equalTo("2026-02-07T10:00:00+08:00"))
                .body("moments.find { it.id == 'rivals' }.until", nullValue());
        Api.operator()
                .body(
                        "{\"kind\":\"outage\",\"text\":\"shops' network\","
                                + "\"at\":\"2026-02-06T11:00:00+08:00\",\"until\":\"2026-02-06T12:00:00+08:00\"}")
                .post(moments)
                .then()
                .statusCode(200)
                .body("moments.findAll { it.kind == 'outage' }", hasSize(1));
    }

    @Test
    void aBinaryMomentWaitsAndIsTakenBack() {
        write(
                        "POST",
                        "/moments/binary",
                        """
                        {"id":"gala","channel":"weibo","before":"2026-02-17T20:00:00+08:00",
                         "ifLifted":{"tell":"lifted"},"ifNot":{"channel":"weibo","form":"code"},
                         "reason":"the gala"}\
                        """)
                .then()
                .statusCode(200)
                .body("id", equalTo("gala"));
        // weibo is as usual: it is decided with the next look at the clock, or still waits.
        write("DELETE", "/moments/binary/nothing?reason=x", "")
                .then()
                .statusCode(404)
                .body("code", equalTo("moment_unknown"));
    }

    @Test
    void whoCameOfWhomIsShown() {
        long now = clock.getAsLong();
        UserId anna = host.pseudonyms().of("anna");
        UserId ben = host.pseudonyms().of("ben");
        Trace.Way way = new Trace.Way(ShareForm.POSTER, WECHAT);
        traces.happened(new Trace.Shared("summer", now, 5, anna, way));
        traces.happened(new Trace.Opened("summer", now, 5, way));
        traces.happened(new Trace.Installed("summer", now, 5, ben, way));
        traces.happened(new Trace.Accepted("summer", now, 5, anna, ben, way, true));
        traces.happened(new Trace.Ordered("summer", now, ben, "tea"));
        traces.settle();
        Api.operator()
                .get("/v1/admin/campaigns/summer/referrals")
                .then()
                .statusCode(200)
                .body("totals.shares", equalTo(1))
                .body("totals.firstOrders", equalTo(1))
                .body("ways[0].channel", equalTo("wechat"))
                .body("ways[0].form", equalTo("poster"))
                .body("ways[0].steps.acceptances", equalTo(1))
                .body("spread.days", equalTo(7))
                .body("spread.activePeople", equalTo(2))
                .body("spread.k", equalTo(0.5f))
                .body("channels[0].k", equalTo(0.5f))
                .body("cycle.people", equalTo(0))
                .body("cycle.medianSeconds", nullValue())
                .body("tree.people", equalTo(2))
                .body("tree.byDepth", equalTo(List.of(1)));
        Api.operator()
                .get("/v1/admin/campaigns/summer/referrals/tree?user=anna&depth=2")
                .then()
                .statusCode(200)
                .body("people", hasSize(2))
                .body("people[0].pseudonym", equalTo(anna.toString()))
                .body("people[0].friends", equalTo(1))
                .body("people[1].invitedBy", equalTo(anna.toString()))
                .body("people[1].form", equalTo("poster"))
                .body("people[1].ordered", equalTo(true))
                .body("cut", equalTo(false));
        Api.operator()
                .get("/v1/admin/campaigns/summer/referrals/tree?user=nobody")
                .then()
                .statusCode(200)
                .body("people", empty());
        assertThat(metrics())
                .contains(
                        "hongbao_invite_steps{campaign=\"summer\",channel=\"wechat\",form=\"poster\",step=\"first_orders\"}"
                                + " 1.0",
                        "hongbao_referral_k{campaign=\"summer\"} 0.5");
    }
}
