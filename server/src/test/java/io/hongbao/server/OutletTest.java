package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What people see of outlets, and what operators do to them. The campaign winter has outlets. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class OutletTest {

    private static final String ADMIN = "/v1/admin/campaigns/winter/outlets";
    private static final String REASON = "{\"reason\":\"a test\"}";

    private static ValidatableResponse outlets(String query) {
        return Api.request().get("/v1/outlets?campaign=winter" + query).then().statusCode(200);
    }

    /** What is found at {@code path} of one outlet. */
    private static String of(String id, String path) {
        return "outlets.find { it.id == '" + id + "' }." + path;
    }

    private static String winter() throws IOException {
        return Files.readString(Path.of("src/test/resources/winter/outlets.yaml"));
    }

    private static Response put(String key, String query, String yaml) {
        return Api.as(key)
                .contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .put(ADMIN + query);
    }

    /** A file with one more tea shop, so that other tests are left alone. */
    private static String withShop(String id, String merchant, String kitchen) throws IOException {
        return winter()
                + """
                  - id: %s
                    merchant: %s
                    category: snacks
                    names: { zh: 店, en: Shop }
                    place: { latitude: 0, longitude: 0 }
                    kitchen: %s
                    menu: tea
                """
                        .formatted(id, merchant, kitchen);
    }

    /** An order that a card pays for, at {@code outlet}. */
    private static void order(String outlet, String item) {
        String person = Api.newPerson();
        String pass = Api.pass(person, "winter");
        Api.as(pass)
                .header("Idempotency-Key", "c")
                .post("/v1/campaigns/winter/claims")
                .then()
                .statusCode(200)
                .body("status", equalTo("granted"));
        Response quote =
                Api.as(pass)
                        .header("Idempotency-Key", "q")
                        .contentType("application/json")
                        .body("{\"outlet\":\"" + outlet + "\",\"items\":[" + item + "]}")
                        .post("/v1/quotes");
        quote.then().statusCode(200).body("quote.payableMinor", equalTo(0));
        Api.as(pass)
                .contentType("application/json")
                .body(
                        "{\"quote\":\""
                                + quote.path("quote.id")
                                + "\",\"hash\":\""
                                + quote.path("quote.hash")
                                + "\"}")
                .post("/v1/orders")
                .then()
                .statusCode(200);
    }

    @Test
    void everybodySeesMenusWithPricesOptionsAndNamesInTheirLanguage() {
        outlets("")
                .header("Cache-Control", "public, max-age=1")
                .header("Content-Language", "en")
                .header("Vary", "Accept-Language")
                .body("campaign", equalTo("winter"))
                .body("currency", equalTo("CNY"))
                .body("outlets.id", hasItem("bund"))
                .body(of("bund", "name"), equalTo("The Bund"))
                .body(of("bund", "merchant"), equalTo("Winter Tea"))
                .body(of("bund", "category"), equalTo("drinks"))
                .body(of("bund", "place.latitude"), equalTo(31.24f))
                .body(of("bund", "paused"), equalTo(false))
                .body(of("bund", "open"), equalTo(true))
                .body(of("bund", "hours"), nullValue())
                .body(of("quay", "hours.from"), contains("06:00"))
                .body(of("quay", "hours.to"), contains("24:00"))
                .body(of("quay", "meters"), nullValue())
                .body(of("bund", "items.id"), contains("milk-tea", "night-tea"))
                .body(of("bund", "items[0].priceMinor"), equalTo(1_500))
                .body(of("bund", "items[0].groups.id"), contains("size", "toppings"))
                .body(of("bund", "items[0].groups.many"), contains(false, true))
                .body(of("bund", "items[0].groups[0].standard"), equalTo("M"))
                .body(of("bund", "items[0].groups[1].standard"), nullValue())
                .body(of("bund", "items[0].groups[0].options[1].id"), equalTo("L"))
                .body(of("bund", "items[0].groups[0].options[1].name"), equalTo("Large"))
                .body(of("bund", "items[0].groups[0].options[1].surchargeMinor"), equalTo(300));
        Api.request()
                .header("Accept-Language", "zh-CN")
                .get("/v1/outlets?campaign=winter&category=drinks")
                .then()
                .header("Content-Language", "zh-CN")
                .body(of("bund", "name"), equalTo("外滩店"))
                .body(of("bund", "items[0].name"), equalTo("奶茶"))
                .body(of("bund", "items[0].groups[0].options[1].name"), equalTo("大杯"));
    }

    @Test
    void whatIsNotToBeHadNowSaysSo() {
        outlets("&category=drinks")
                .body(of("bund", "items.available"), contains(true, false))
                .body(of("bund", "items[1].hours.from"), contains("20:00", "00:00"))
                .body(of("dusk", "open"), equalTo(false))
                .body(of("dusk", "opensAt"), equalTo("2026-02-06T18:00:00+08:00"))
                .body(of("dusk", "items.available"), contains(false, false))
                .body(of("dusk", "waitSeconds"), nullValue())
                .body(of("dusk", "full"), nullValue());
    }

    @Test
    void nearAPlaceTheNearestComesFirst() {
        outlets("&category=drinks&near=31.2401,121.4900")
                .body("outlets.id", contains("bund", "quay", "dusk"))
                .body(of("bund", "meters"), equalTo(11))
                .body(of("quay", "meters"), equalTo(1_101));
        outlets("&near=quay&limit=2")
                .body("outlets.id", contains("quay", "bund"))
                .body("outlets[0].meters", equalTo(0))
                .body("more", greaterThan(2));
    }

    @Test
    void trainsAndFilmsSayWhenTheyStartAndWhatSeatsCost() {
        outlets("&category=train")
                .body("outlets.id", contains("railway"))
                .body("outlets[0].items[0].id", equalTo("train-ticket"))
                .body("outlets[0].items[0].priceMinor", nullValue())
                .body("outlets[0].waitSeconds", nullValue())
                .body("outlets[0].showings.id", contains("G1", "G2"))
                .body("outlets[0].showings[0].from", equalTo("beijing"))
                .body("outlets[0].showings[0].to", equalTo("shanghai"))
                .body("outlets[0].showings[0].name", equalTo("Beijing to Shanghai"))
                .body("outlets[0].showings[0].start", equalTo("14:00"))
                .body("outlets[0].showings[0].durationMinutes", equalTo(270))
                .body("outlets[0].showings[0].firstDate", equalTo("2026-02-06"))
                .body("outlets[0].showings[0].lastDate", equalTo("2026-02-28"))
                .body("outlets[0].showings[0].startsAt", nullValue())
                .body("outlets[0].showings[0].classes[0].id", equalTo("second"))
                .body("outlets[0].showings[0].classes[0].priceMinor", equalTo(55_300))
                .body("outlets[0].showings[0].classes[0].seatsLeft", nullValue());
        outlets("&from=shanghai&to=beijing")
                .body("outlets.id", contains("railway"))
                .body("outlets[0].showings.id", contains("G2"));
        outlets("&from=beijing&to=wuhan").body("outlets", empty());
    }

    @Test
    void onADayOnlySeatsThatCanStillBeHadAreListedAndCounted() {
        outlets("&category=leisure&date=2026-02-06")
                .body("date", equalTo("2026-02-06"))
                .body("outlets[0].showings.id", contains("L1-2000"));
        outlets("&category=leisure&date=2026-02-11").body("outlets[0].showings", empty());
        outlets("&category=leisure&date=2026-02-07")
                .body("outlets[0].showings.id", contains("L1-1030", "L1-2000"))
                .body("outlets[0].showings[0].startsAt", equalTo("2026-02-07T10:30:00+08:00"))
                .body("outlets[0].showings[0].classes[0].seats", equalTo(3))
                .body("outlets[0].showings[0].classes[0].seatsLeft", equalTo(3));
        order(
                "cinema",
                "{\"item\":\"movie-ticket\",\"qty\":2,\"showing\":\"L1-1030\",\"date\":\"2026-02-07\",\"class\":\"standard\"}");
        outlets("&category=leisure&date=2026-02-07&near=cinema")
                .body("outlets[0].showings[0].classes[0].seatsLeft", equalTo(1))
                .body("outlets[0].showings[1].classes[0].seatsLeft", equalTo(3));
    }

    @Test
    void aKitchenSaysHowLongItTakesAndWhenItIsFull() throws IOException {
        // A kitchen makes one when a minute of its clock begins: try until none does meanwhile.
        for (int i = 0; i < 5; i++) {
            if (isAskedWithinAMinute("busy" + i)) {
                return;
            }
        }
        throw new AssertionError("it took more than a minute each time");
    }

    private static boolean isAskedWithinAMinute(String id) throws IOException {
        String kitchen = "{ makesPerMinute: 1, queueMinutes: 10, prepMinutes: 2 }";
        put(Api.rootKey(), "", withShop(id, id, kitchen)).then().statusCode(200);
        String query = "&category=snacks&near=" + id;
        ValidatableResponse idle = outlets(query);
        order(id, "{\"item\":\"milk-tea\",\"qty\":6}");
        ValidatableResponse busy = outlets(query);
        ValidatableResponse seenBusy = Api.operator().get(ADMIN).then();
        order(id, "{\"item\":\"milk-tea\",\"qty\":4}");
        ValidatableResponse full = outlets(query);
        ValidatableResponse seenFull = Api.operator().get(ADMIN).then();
        if (!minuteOf(idle).equals(minuteOf(outlets(query)))) {
            return false;
        }
        idle.body(of(id, "waitSeconds"), equalTo(120));
        busy.body(of(id, "waitSeconds"), greaterThan(6 * 60)).body(of(id, "full"), nullValue());
        seenBusy.body(of(id, "queue.makes"), equalTo(6)).body(of(id, "queue.full"), equalTo(false));
        full.body(of(id, "full"), equalTo(true)).body(of(id, "waitSeconds"), nullValue());
        seenFull.body(of(id, "queue.makes"), equalTo(10))
                .body(of(id, "queue.full"), equalTo(true))
                .body(of(id, "queue.waitSeconds"), nullValue());
        return true;
    }

    private static String minuteOf(ValidatableResponse answer) {
        String serverTime = answer.extract().path("serverTime");
        return serverTime.substring(0, "2026-02-06T12:00".length());
    }

    @Test
    void anAnswerThatIsKnownIsNotSentAgain() {
        // The answer says the time to the second: try until two fall into one.
        for (int i = 0; i < 20; i++) {
            String etag = outlets("&category=train").extract().header("ETag");
            Response again =
                    Api.request()
                            .header("If-None-Match", etag)
                            .get("/v1/outlets?campaign=winter&category=train");
            if (again.statusCode() == 304) {
                assertThat(again.asString()).isEmpty();
                assertThat(again.header("ETag")).isEqualTo(etag);
                return;
            }
        }
        throw new AssertionError("no answer was taken for known");
    }

    @Test
    void operatorsSeeVersionsPausesAndQueues() {
        Api.operator()
                .get(ADMIN)
                .then()
                .statusCode(200)
                .body("campaign", equalTo("winter"))
                .body(of("quay", "version"), equalTo(1))
                .body(of("quay", "paused"), equalTo(false))
                .body(of("quay", "names.zh"), equalTo("码头店"))
                .body(of("quay", "items"), equalTo(2))
                .body(of("quay", "queue.makesPerMinute"), equalTo(60))
                .body(of("quay", "queue.makes"), equalTo(0))
                .body(of("quay", "queue.waitSeconds"), equalTo(240))
                .body(of("railway", "showings"), equalTo(2))
                .body(of("railway", "queue"), nullValue());
    }

    @Test
    void applyingAFileChangesOnlyTheOutletsThatDiffer() throws IOException {
        String key = Api.newKey("outlet-applier", "operator");
        String kitchen = "{ makesPerMinute: 1, queueMinutes: 10 }";
        String file = withShop("one", "First", kitchen);
        put(key, "?dryRun=true", file)
                .then()
                .statusCode(200)
                .body("status", equalTo("valid"))
                .body("changed", hasItem("one"));
        outlets("").body("outlets.id", not(hasItem("one")));
        put(key, "?reason=a-new-shop", file)
                .then()
                .statusCode(200)
                .body("status", equalTo("done"))
                .body("campaign", equalTo("winter"))
                .body("outlets", equalTo(6))
                .body("changed", hasItem("one"));
        outlets("&category=snacks").body(of("one", "merchant"), equalTo("First"));
        put(key, "", file).then().statusCode(200).body("changed", empty());
        put(key, "", withShop("one", "Second", kitchen)).then().body("changed", contains("one"));
        outlets("&category=snacks").body(of("one", "merchant"), equalTo("Second"));
        Api.operator().get(ADMIN).then().body(of("one", "version"), equalTo(2));
        // What a file does not have stays.
        put(key, "", winter()).then().body("changed", empty());
        outlets("&category=snacks").body("outlets.id", hasItem("one"));
        Api.operator()
                .get("/v1/admin/audit-log?action=outlets.apply&actor=outlet-applier")
                .then()
                .body("reason", hasItem("a-new-shop"));
    }

    @Test
    void everyMistakeInAFileIsNamedAndNothingIsChanged() throws IOException {
        String bad =
                winter().replace("category: leisure", "category: leisur")
                        .replace("price: \"15.00\"", "price: \"-15.00\"")
                        .replace(
                                "merchant: Winter Tea\n    category: drinks\n    names: { zh: 外滩店",
                                "merchant: Other\n    category: drinks\n    names: { zh: 外滩店");
        put(Api.rootKey(), "", bad)
                .then()
                .statusCode(422)
                .body("code", equalTo("outlet_file_invalid"))
                .body("reasons", hasSize(2))
                .body("reasons[0]", containsString("outlets.yaml:23:"))
                .body("reasons[1]", containsString("did you mean \"leisure\"?"));
        outlets("").body(of("bund", "merchant"), equalTo("Winter Tea"));
        put(Api.rootKey(), "", winter().replace("campaign: winter", "campaign: spring"))
                .then()
                .statusCode(422)
                .body("reasons[0]", containsString("must be \"winter\""));
    }

    @Test
    void aPausedOutletTakesNoOrdersUntilItIsResumed() throws IOException {
        put(
                        Api.rootKey(),
                        "",
                        withShop("stopped", "Stopped", "{ makesPerMinute: 9, queueMinutes: 9 }"))
                .then()
                .statusCode(200);
        String key = Api.newKey("outlet-pauser", "operator");
        Response first = lead(key, "stopped", "pause", "pause-1");
        first.then()
                .statusCode(200)
                .body("status", equalTo("done"))
                .body("outlet", equalTo("stopped"))
                .body("version", equalTo(2))
                .body("paused", equalTo(true));
        outlets("&category=snacks")
                .body(of("stopped", "paused"), equalTo(true))
                .body(of("stopped", "waitSeconds"), nullValue())
                .body(of("stopped", "items.available"), contains(false, false));
        String pass = Api.pass(Api.newPerson(), "winter");
        String ask = "{\"outlet\":\"stopped\",\"items\":[{\"item\":\"milk-tea\",\"qty\":1}]}";
        Api.as(pass)
                .contentType("application/json")
                .body(ask)
                .post("/v1/quotes")
                .then()
                .statusCode(409)
                .body("code", equalTo("outlet_paused"));
        lead(key, "stopped", "resume", "resume-1")
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("paused", equalTo(false));
        Api.as(pass)
                .contentType("application/json")
                .body(ask)
                .post("/v1/quotes")
                .then()
                .statusCode(200);
        // Sent again under its key, the pause is not done again.
        Response again = lead(key, "stopped", "pause", "pause-1");
        again.then().statusCode(200).header("Idempotent-Replay", "true");
        assertThat(again.asString()).isEqualTo(first.asString());
        Api.operator().get(ADMIN).then().body(of("stopped", "paused"), equalTo(false));
    }

    private static Response lead(String key, String outlet, String act, String idempotencyKey) {
        return Api.as(key)
                .header("Idempotency-Key", idempotencyKey)
                .contentType("application/json")
                .body(REASON)
                .post(ADMIN + "/" + outlet + "/" + act);
    }

    @Test
    void onlyOperatorsChangeOutletsAndWhoeverTriesIsLogged() throws IOException {
        String key = Api.newKey("outlet-looker", "viewer");
        Api.as(key).get(ADMIN).then().statusCode(200);
        put(key, "", winter()).then().statusCode(403).body("code", equalTo("role_missing"));
        lead(key, "bund", "pause", "p").then().statusCode(403);
        Api.operator()
                .get("/v1/admin/audit-log?actor=outlet-looker")
                .then()
                .body("action", containsInAnyOrder("outlets.apply", "outlet.pause"))
                .body("outcome", contains("role_missing", "role_missing"));
        outlets("").body(of("bund", "paused"), equalTo(false));
    }

    @Test
    void theStartPutTheFolderInForceAndSaysSoInTheLog() {
        Api.operator()
                .get("/v1/admin/audit-log?actor=start&action=outlets.apply")
                .then()
                .body("target", hasItem("winter"));
    }
}
