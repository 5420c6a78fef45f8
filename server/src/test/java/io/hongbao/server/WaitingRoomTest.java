package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.hongbao.core.chance.Places;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The waiting room, from the pre-queue to the claim. Each test has an opening of its own. */
@QuarkusTest
@QuarkusTestResource(value = FeastServer.class, restrictToAnnotatedClass = true)
class WaitingRoomTest {

    private static final String ROOM = "/v1/campaigns/feast/waiting-room";
    private static final String ADMIN = "/v1/admin/campaigns/feast/waiting-room";
    private static final String REASON = "{\"reason\":\"a test\"}";
    private static final String WATER = Feast.at("tea", "{\"item\":\"water\",\"qty\":1}");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    @BeforeEach
    void nobodyIsLetIn() {
        ceiling("0").then().statusCode(200);
        if (!status().getString("state").equals("idle")) {
            return;
        }
        // The first test of all: what holds before there ever was a room.
        String pass = Feast.newPass();
        join(pass).then().statusCode(409).body("code", equalTo("waiting_room_not_open"));
        Feast.card(pass, "card5");
    }

    @AfterEach
    void nobodyHasToWait() {
        ticketFirst("off");
        ticketFirst("auto");
        lead("off");
    }

    /** Opens the room, whatever it was before. */
    private static void open() {
        lead("pre-queue").then().statusCode(200);
        lead("open").then().statusCode(200).body("state", equalTo("open"));
    }

    private static Response lead(String act) {
        return Api.operator().body(REASON).post(ADMIN + "/" + act);
    }

    private static Response ceiling(String perSecond) {
        return Api.operator()
                .body("{\"perSecond\":" + perSecond + ",\"reason\":\"a test\"}")
                .put(ADMIN + "/ceiling");
    }

    private static JsonPath status() {
        return Api.request().get(ROOM).then().statusCode(200).extract().jsonPath();
    }

    private static Response join(String pass) {
        return Api.as(pass).post(ROOM + "/tickets");
    }

    private static String ticket(String pass) {
        return join(pass).then().statusCode(200).extract().path("ticket");
    }

    private static Response enter(String pass, String ticket) {
        return Api.as(pass)
                .contentType("application/json")
                .body("{\"ticket\":\"" + ticket + "\"}")
                .post(ROOM + "/passes");
    }

    /** Waits for somebody's turn, and enters. */
    private static String entered(String pass, String ticket) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        Response answer = enter(pass, ticket);
        while (answer.statusCode() == 202 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(50_000_000);
            answer = enter(pass, ticket);
        }
        return answer.then()
                .statusCode(200)
                .body("status", equalTo("admitted"))
                .body("expiresInSeconds", equalTo(30 * 60))
                .extract()
                .path("pass");
    }

    @Test
    void beforeTheOpeningNobodyKnowsTheirPlaceAndAfterItEverybodyCanComputeIt() {
        lead("pre-queue").then().statusCode(200).body("state", equalTo("pre_queue"));
        JsonPath before = status();
        assertThat(before.getString("commitment")).hasSize(64);
        assertThat(before.getString("seed")).isNull();
        List<String> passes = List.of(Feast.newPass(), Feast.newPass(), Feast.newPass());
        int opening = before.getInt("opening");
        for (int i = 0; i < passes.size(); i++) {
            join(passes.get(i))
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("waiting"))
                    .body("ticket", equalTo(opening + "-" + i))
                    .body("position", nullValue())
                    .body("place", nullValue())
                    .body("messageKey", equalTo("waiting_room.pre_queue"))
                    .body("retryAt", notNullValue())
                    .body("repeated", equalTo(false));
        }
        join(passes.getFirst())
                .then()
                .body("ticket", equalTo(opening + "-0"))
                .body("repeated", equalTo(true));
        enter(passes.getFirst(), opening + "-0")
                .then()
                .statusCode(202)
                .header("Retry-After", notNullValue())
                .body("status", equalTo("waiting"));

        lead("open").then().statusCode(200);
        JsonPath open = status();
        assertThat(open.getString("state")).isEqualTo("hold");
        String seed = open.getString("seed");
        assertThat(Places.commitment(seed)).isEqualTo(before.getString("commitment"));
        assertThat(open.getInt("preQueued")).isEqualTo(3);
        for (int i = 0; i < passes.size(); i++) {
            int place = (int) Places.place(i, 3, seed);
            join(passes.get(i))
                    .then()
                    .body("place", equalTo(place))
                    .body("position", equalTo(place))
                    .body("ahead", equalTo(place - 1))
                    .body("messageKey", equalTo("waiting_room.held"));
        }
        // Whoever comes after the opening stands behind them.
        join(Feast.newPass()).then().body("place", equalTo(4));
        assertThat(Api.request().get(ROOM).asByteArray()).hasSizeLessThan(1_024);
    }

    @Test
    void aCeilingOnClaimsDoesNotHoldWhoHasAPlace() {
        String claims = "/v1/campaigns/feast/claims";
        String pass = Feast.newPass();
        open();
        String ticket = ticket(pass);
        ceiling("1000000").then().statusCode(200);
        String placed = entered(pass, ticket);
        claimsPerSecond("0");
        try {
            Api.as(Feast.newPass())
                    .header("Idempotency-Key", "k")
                    .post(claims)
                    .then()
                    .statusCode(503);
            Api.as(placed).header("Idempotency-Key", "k").post(claims).then().statusCode(200);
        } finally {
            claimsPerSecond("null");
        }
    }

    private static void claimsPerSecond(String most) {
        Api.operator()
                .body("{\"claimsPerSecond\":" + most + ",\"reason\":\"a test\"}")
                .put("/v1/admin/limit")
                .then()
                .statusCode(200);
    }

    @Test
    void aSharedCacheMayKeepTheDocumentForASecondAndABrowserNotAtAll() {
        double before = polls();
        Response document = Api.request().get(ROOM);
        document.then()
                .header("Cache-Control", equalTo("public, max-age=0, s-maxage=1"))
                .header(
                        "CDN-Cache-Control",
                        equalTo("public, max-age=1, stale-while-revalidate=2, stale-if-error=60"))
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Vary", nullValue())
                .header("Set-Cookie", nullValue());
        assertThat(polls()).isEqualTo(before + 1);
    }

    private static double polls() {
        return Api.request()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("hongbao_waiting_room_polls_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void withoutAPlaceNothingIsHadAndEverythingElseGoesOn() {
        String waits = Feast.newPass();
        String orders = Feast.newPass();
        String order = Feast.ordered(orders, WATER);
        open();
        String before = Feast.everything(waits);
        Feast.claim(waits, "k", "card5")
                .then()
                .statusCode(403)
                .body("code", equalTo("place_needed"))
                .body("retryAt", notNullValue());
        Feast.quote(waits, "k", WATER)
                .then()
                .statusCode(403)
                .body("code", equalTo("place_needed"))
                .body("retryAt", notNullValue());
        Feast.confirm(waits, "nothing-1").then().statusCode(403);
        assertThat(Feast.everything(waits)).isEqualTo(before);
        // Cancelling, wallets and plain chat need no place.
        Feast.await(orders, order, "accepted");
        Feast.cancel(orders, order).then().statusCode(200);
        Api.as(waits).get("/v1/wallet").then().statusCode(200);
        String chat = say(waits, "来一杯水");
        assertThat(chat).contains("\"ordering\":\"queued\"").contains("event: done");
        assertThat(say(waits, "你好")).contains("event: message");
    }

    private static String say(String pass, String text) {
        return Api.as(pass)
                .contentType("application/json")
                .body("{\"text\":\"" + text + "\"}")
                .post("/v1/chat")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void aTurnThatHasComeIsExchangedForAPlacedPass() {
        lead("pre-queue");
        String pass = Feast.newPass();
        String ticket = ticket(pass);
        lead("open");
        enter(pass, ticket).then().statusCode(202).body("messageKey", equalTo("waiting_room.held"));
        ceiling("1000");
        String placed = entered(pass, ticket);
        assertThat(placed).isNotEqualTo(pass);
        Feast.claim(placed, "k", "card5").then().statusCode(200).body("status", equalTo("granted"));
        Feast.ordered(placed, WATER);
        Feast.claim(pass, "k2", "card20").then().statusCode(403);
        // Two devices with one account: both are the same person, and have the same caps.
        enter(pass, ticket).then().statusCode(200).body("repeated", equalTo(true));
        Api.operator()
                .get(ADMIN)
                .then()
                .body("entered", equalTo(1))
                .body("admittedUpTo", equalTo(1))
                .body("waiting", equalTo(0));
        // A place is good for its opening only.
        lead("off");
        lead("pre-queue");
        Feast.claim(placed, "k3", "card20").then().statusCode(403);
        enter(placed, ticket).then().statusCode(404).body("code", equalTo("ticket_unknown"));
    }

    @Test
    void aTicketIsGoodForItsAccountOnly() {
        open();
        String own = ticket(Feast.newPass());
        String other = Feast.newPass();
        enter(other, own).then().statusCode(404).body("code", equalTo("ticket_unknown"));
        ticket(other);
        enter(other, own)
                .then()
                .statusCode(403)
                .body("code", equalTo("ticket_not_yours"))
                .body("field", equalTo("ticket"));
        for (String bad : List.of("", "1", "1-", "-1-2", "1-2-3", "x", "0-1", "1-9999999999999")) {
            enter(other, bad)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("json_field_invalid"))
                    .body("field", equalTo("ticket"));
        }
        Api.as(other)
                .contentType("application/json")
                .body("{}")
                .post(ROOM + "/passes")
                .then()
                .statusCode(400)
                .body("field", equalTo("ticket"));
        Api.as(other)
                .contentType("application/json")
                .body("{\"x\":1}")
                .post(ROOM + "/tickets")
                .then()
                .statusCode(400);
        Api.request().post(ROOM + "/tickets").then().statusCode(401);
        Api.as(Api.pass(Api.newPerson(), "spring"))
                .post(ROOM + "/tickets")
                .then()
                .statusCode(403)
                .body("code", equalTo("pass_of_another_campaign"));
        Api.request()
                .get("/v1/campaigns/nowhere/waiting-room")
                .then()
                .statusCode(404)
                .body("code", equalTo("campaign_unknown"));
    }

    @Test
    void holdingKeepsPlacesAndDrainingTakesNobodyElse() {
        ceiling("1000");
        open();
        String first = Feast.newPass();
        entered(first, ticket(first));
        lead("hold").then().statusCode(200).body("next", equalTo(List.of("drain", "off", "open")));
        String second = Feast.newPass();
        String waiting = ticket(second);
        enter(second, waiting)
                .then()
                .statusCode(202)
                .body("position", equalTo(1))
                .body("ahead", equalTo(0))
                .body("messageKey", equalTo("waiting_room.held"));
        enter(first, ticket(first)).then().statusCode(200);
        lead("drain").then().statusCode(200);
        join(Feast.newPass()).then().statusCode(409).body("code", equalTo("waiting_room_draining"));
        entered(second, waiting);
        lead("off").then().statusCode(200);
        String later = Feast.newPass();
        Feast.card(later, "card5");
        lead("open")
                .then()
                .statusCode(409)
                .body("code", equalTo("waiting_room_not_allowed"))
                .body("detail", equalTo("from off it can go to pre_queue, ticket_first"));
    }

    @Test
    void aClaimTakesItsTicketByItselfWhileThatLevelIsEngaged() {
        String shopper = Feast.newPass();
        Feast.card(shopper, "card5");
        ticketFirst("on").then().statusCode(200);
        awaitState("ticket_first");
        String first = Feast.newPass();
        String second = Feast.newPass();
        String before = Feast.everything(first);
        Response queued = Feast.claim(first, "k", "card5");
        queued.then()
                .statusCode(202)
                .header("Retry-After", notNullValue())
                .body("status", equalTo("queued"))
                .body("retryAt", notNullValue())
                .body("position", equalTo(1))
                .body("ahead", equalTo(0));
        String ticket = queued.path("ticket");
        Feast.claim(second, "k", "card5").then().statusCode(202).body("position", equalTo(2));
        Feast.claim(first, "k", "card5")
                .then()
                .statusCode(202)
                .body("ticket", equalTo(ticket))
                .body("position", equalTo(1));
        assertThat(Feast.everything(first)).isEqualTo(before);
        assertThat(say(Feast.newPass(), "我要领红包")).contains("请稍后再来领取");
        assertThat(status().getString("state")).as("to who waits").isEqualTo("hold");
        // What was claimed before is spent without a place.
        Feast.quote(shopper, "q", WATER).then().statusCode(200);

        ceiling("1000");
        granted(first).body("repeated", equalTo(false));
        Feast.claim(first, "k", "card5")
                .then()
                .statusCode(200)
                .body("status", equalTo("granted"))
                .body("repeated", equalTo(true));
        Feast.claim(first, "k", "card20")
                .then()
                .statusCode(409)
                .body("code", equalTo("key_reused"));
        Feast.claim(first, "k2", "card20")
                .then()
                .statusCode(200)
                .body("status", equalTo("granted"));

        ticketFirst("off").then().statusCode(200);
        awaitState("off");
        Feast.claim(second, "k", "card5").then().statusCode(200).body("status", equalTo("granted"));
    }

    private static Response ticketFirst(String word) {
        return Api.operator()
                .body(
                        "{\"level\":\"claims_ticket_first\",\"word\":\""
                                + word
                                + "\",\"reason\":\"a test\"}")
                .put("/v1/admin/degrade");
    }

    private static void awaitState(String state) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!Api.operator().get(ADMIN).path("state").equals(state)
                && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
        }
        Api.operator().get(ADMIN).then().body("state", equalTo(state));
    }

    /** Claims again until the turn has come. */
    private static ValidatableResponse granted(String pass) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        Response answer = Feast.claim(pass, "k", "card5");
        while (answer.statusCode() == 202 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(50_000_000);
            answer = Feast.claim(pass, "k", "card5");
        }
        return answer.then().statusCode(200).body("status", equalTo("granted"));
    }

    @Test
    void staffPassWithoutWaiting() {
        lead("pre-queue");
        String user = Api.newPerson();
        String pass = Api.pass(user, "feast");
        bypass(user, "staff").then().statusCode(200).body("bypass", equalTo("staff"));
        String placed =
                Api.as(pass)
                        .contentType("application/json")
                        .body("{}")
                        .post(ROOM + "/passes")
                        .then()
                        .statusCode(200)
                        .body("place", equalTo(0))
                        .extract()
                        .path("pass");
        Feast.claim(placed, "k", "card5").then().statusCode(200);
        bypass(user, "none").then().statusCode(200);
        Api.as(pass)
                .contentType("application/json")
                .body("{}")
                .post(ROOM + "/passes")
                .then()
                .statusCode(400);
        bypass(user, "friend").then().statusCode(400).body("field", equalTo("bypass"));
        Api.operator()
                .get("/v1/admin/audit-log?limit=50")
                .then()
                .body("action", hasItem("waiting-room.bypass"))
                .body("action", hasItem("waiting-room.pre-queue"));
    }

    private static Response bypass(String user, String bypass) {
        return Api.operator()
                .body(
                        "{\"user\":\""
                                + user
                                + "\",\"bypass\":\""
                                + bypass
                                + "\",\"reason\":\"a test\"}")
                .put(ADMIN + "/bypasses");
    }

    @Test
    void anOperatorsCeilingIsHeldToWhatItCanBe() {
        for (String bad : List.of("-1", "1000000000", "1.5", "\"many\"")) {
            ceiling(bad).then().statusCode(400).body("field", equalTo("perSecond"));
        }
        ceiling("1000000").then().statusCode(200).body("ceilingPerSecond", equalTo(1_000_000));
        ceiling("null").then().statusCode(200).body("ceilingPerSecond", nullValue());
        ceiling("0").then().statusCode(200).body("ceilingPerSecond", equalTo(0));
        Api.as(Api.newKey("room-viewer", "viewer"))
                .contentType("application/json")
                .body(REASON)
                .post(ADMIN + "/open")
                .then()
                .statusCode(403)
                .body("code", equalTo("role_missing"));
        Api.operator().body("{}").post(ADMIN + "/open").then().statusCode(400);
        Api.operator().body(REASON).post(ADMIN + "/ajar").then().statusCode(404);
    }

    @Test
    void thePageWorksWithoutAScriptInBothLanguages() {
        lead("pre-queue");
        String ticket = ticket(Feast.newPass());
        for (String lang : List.of("zh", "en")) {
            Response page = page("?ticket=" + ticket + "&lang=" + lang);
            page.then().statusCode(200).header("Content-Type", equalTo("text/html;charset=utf-8"));
            assertThat(page.asByteArray()).hasSizeLessThan(15_000);
            assertThat(page.asString())
                    .contains(lang.equals("zh") ? "<html lang=\"zh-CN\">" : "<html lang=\"en\">")
                    .contains(lang.equals("zh") ? "抽签" : "Places are drawn")
                    .contains("http-equiv=\"refresh\"")
                    .contains("role=\"status\"")
                    .doesNotContain("{{");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
        }
        lead("open");
        assertThat(page("?ticket=" + ticket + "&lang=en").asString())
                .contains("<dd id=\"place\">1</dd>");
        assertThat(page("?lang=en").asString()).contains("Please join the waiting room first.");
        page("?ticket=%3Cscript%3E").then().statusCode(400);
        Api.request().get("/waiting-room/nowhere").then().statusCode(404);
    }

    private static Response page(String query) {
        return Api.request().get("/waiting-room/feast" + query);
    }
}
