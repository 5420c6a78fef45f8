package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.server.campaign.CampaignClock;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The campaign {@code feast} as its people and its operators use it. */
final class Feast {

    /** Two large milk teas with pearls: 40 yuan. */
    static final String TWO_TEAS =
            "{\"item\":\"milk-tea\",\"qty\":2,\"size\":\"L\",\"toppings\":[\"pearls\"]}";

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final AtomicLong NUMBERS = new AtomicLong();

    private Feast() {}

    /** Something that no test has used, to be a key or a part of a name. */
    static String unused() {
        return "n" + NUMBERS.incrementAndGet();
    }

    /** A pass of somebody new. */
    static String newPass() {
        return Api.pass(Api.newPerson(), "feast");
    }

    static Response claim(String pass, String key, String prize) {
        return Api.as(pass)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"prize\":\"" + prize + "\"}")
                .post("/v1/campaigns/feast/claims");
    }

    /** Claims a card, and says its voucher's id. */
    static String card(String pass, String prize) {
        return claim(pass, unused(), prize).then().statusCode(200).extract().path("envelope.id");
    }

    /** The body of a request for a quote. */
    static String at(String outlet, String items) {
        return "{\"outlet\":\"" + outlet + "\",\"items\":[" + items + "]}";
    }

    /** The same with a word on vouchers, such as {@code "voucher":"none"}. */
    static String at(String outlet, String items, String vouchers) {
        return "{\"outlet\":\"" + outlet + "\",\"items\":[" + items + "]," + vouchers + "}";
    }

    /** One seat of the last film of a day. */
    static String seats(int quantity, String date) {
        return "{\"item\":\"movie-ticket\",\"qty\":"
                + quantity
                + ",\"showing\":\"L1-2359\",\"date\":\""
                + date
                + "\",\"class\":\"standard\"}";
    }

    static Response quote(String pass, String key, String body) {
        return Api.as(pass)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/v1/quotes");
    }

    /** A quote's id. */
    static String quoted(String pass, String body) {
        return quote(pass, unused(), body).then().statusCode(200).extract().path("quote.id");
    }

    static Response confirm(String pass, String quote) {
        return confirm(pass, quote, "");
    }

    static Response confirm(String pass, String quote, String hash) {
        String named = hash.isEmpty() ? "" : ",\"hash\":\"" + hash + "\"";
        return Api.as(pass)
                .contentType("application/json")
                .body("{\"quote\":\"" + quote + "\"" + named + "}")
                .post("/v1/orders");
    }

    /** Asks for a quote and says yes to it; the order's id. */
    static String ordered(String pass, String body) {
        return confirm(pass, quoted(pass, body)).then().statusCode(200).extract().path("id");
    }

    static Response order(String pass, String order) {
        return Api.as(pass).get("/v1/orders/" + order);
    }

    static Response cancel(String pass, String order) {
        return Api.as(pass).post("/v1/orders/" + order + "/cancel");
    }

    static JsonPath wallet(String pass) {
        return Api.as(pass).get("/v1/wallet").then().statusCode(200).extract().jsonPath();
    }

    /** One of the campaign's accounts, such as {@code paid_in}, in minor units. */
    static long account(String name) {
        return totals().getLong("accounts." + name);
    }

    static JsonPath totals() {
        JsonPath totals =
                Api.operator()
                        .get("/v1/admin/campaigns/feast/totals")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        assertThat(totals.getBoolean("equation.holds")).isTrue();
        return totals;
    }

    /**
     * Everything that may not change when a request is refused: the money, the keys, and what these
     * people have, with their orders.
     */
    static String everything(String... passes) {
        return Api.operator().get("/v1/admin/campaigns/feast/totals").asString()
                + Api.operator().get("/v1/admin/keys").asString()
                + Stream.of(passes)
                        .map(pass -> Api.as(pass).get("/v1/wallet").asString())
                        .collect(Collectors.joining());
    }

    /** Waits until an order is as it should be, and says how it is then. */
    static JsonPath await(String pass, String order, Predicate<JsonPath> wanted) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        JsonPath now = order(pass, order).jsonPath();
        while (!wanted.test(now) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            now = order(pass, order).jsonPath();
        }
        assertThat(wanted.test(now)).as("the order is %s", now.prettify()).isTrue();
        return now;
    }

    static JsonPath await(String pass, String order, String status) {
        return await(pass, order, now -> status.equals(now.getString("status")));
    }

    /** Waits until everything that an order's person paid has been given back. */
    static JsonPath awaitGivenBack(String pass, String order) {
        return await(
                pass,
                order,
                now ->
                        !now.getList("refunds").isEmpty()
                                && !now.getList("refunds.done").contains(false));
    }

    /** Cancels an order that was accepted, and waits until everything is where it was. */
    static void undo(String pass, String order) {
        await(pass, order, "accepted");
        cancel(pass, order).then().statusCode(200);
        if (order(pass, order).jsonPath().get("payment") != null) {
            awaitGivenBack(pass, order);
        }
    }

    /** How payments and outlets of the sandbox behave from now on. */
    static void behave(String rules) {
        Api.operator().body(rules).put("/v1/admin/sandbox").then().statusCode(200);
    }

    /** An operator's word on a person's order. */
    static Response lead(String key, String person, String order, String act, String body) {
        return Api.as(key)
                .header("Idempotency-Key", unused())
                .contentType("application/json")
                .body(body)
                .post("/v1/admin/people/" + person + "/orders/" + order + "/" + act);
    }

    /** Puts an outlet in force whose only item, a cake, has this price. */
    static void applyCakes(String outlet, String price) {
        String file =
                """
                format: 1
                campaign: feast
                currency: CNY
                menus:
                  - id: cakes
                    items:
                      - { id: cake, names: { zh: 蛋糕, en: Cake }, price: "%s" }
                outlets:
                  - id: %s
                    merchant: Feast Cakes
                    category: drinks
                    names: { zh: 蛋糕店, en: Cake Shop }
                    place: { latitude: 31.24, longitude: 121.49 }
                    kitchen: { makesPerMinute: 60, queueMinutes: 60, prepMinutes: 4 }
                    menu: cakes
                """
                        .formatted(price, outlet);
        Api.as(Api.rootKey())
                .contentType("application/yaml")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .put("/v1/admin/campaigns/feast/outlets")
                .then()
                .statusCode(200);
    }

    static void leadOutlet(String outlet, String act) {
        Api.operator()
                .body("{\"reason\":\"a test\"}")
                .post("/v1/admin/campaigns/feast/outlets/" + outlet + "/" + act)
                .then()
                .statusCode(200);
    }

    /** The campaign's time. */
    static OffsetDateTime now() {
        return OffsetDateTime.parse(
                Api.request().get("/v1/campaigns/feast").<String>path("serverTime"));
    }

    /** Lets time pass at once. */
    static void later(CampaignClock clock, long seconds) {
        clock.noEarlierThan(clock.getAsLong() + TimeUnit.SECONDS.toMillis(seconds));
    }

    /** Goes to the beginning of a minute, in which kitchens have room again. */
    static void toNextMinute(CampaignClock clock) {
        long minuteMillis = TimeUnit.MINUTES.toMillis(1);
        clock.noEarlierThan((clock.getAsLong() / minuteMillis + 1) * minuteMillis);
    }
}
