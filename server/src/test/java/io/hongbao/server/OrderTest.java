package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.hongbao.server.campaign.CampaignClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people order, and what becomes of it, when everybody behaves. */
@QuarkusTest
@QuarkusTestResource(value = FeastServer.class, restrictToAnnotatedClass = true)
class OrderTest {

    @Inject CampaignClock clock;

    @AfterEach
    void behaveWell() {
        Feast.behave("{}");
    }

    private static OffsetDateTime time(String text) {
        return OffsetDateTime.parse(text);
    }

    @Test
    void aQuoteNamesEveryStepOfThePrice() {
        String pass = Feast.newPass();
        String items =
                "{\"item\":\"milk-tea\",\"qty\":3,\"size\":\"L\",\"sugar\":\"half\","
                        + "\"toppings\":[\"pudding\",\"pearls\"]},{\"item\":\"water\",\"qty\":1}";
        Response answer = Feast.quote(pass, "k", Feast.at("tea", items));
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .body("status", equalTo("quoted"))
                .body("repeated", equalTo(false))
                .body("quote.hash", matchesPattern("[0-9a-f]{64}"))
                .body("quote.campaign", equalTo("feast"))
                .body("quote.outlet.id", equalTo("tea"))
                .body("quote.outlet.name", equalTo("Tea House"))
                .body("quote.items", hasSize(2))
                .body("quote.items[0].name", equalTo("Milk tea"))
                .body("quote.items[0].qty", equalTo(3))
                .body(
                        "quote.items[0].steps.group",
                        equalTo(
                                java.util.Arrays.asList(
                                        null, "size", "sugar", "toppings", "toppings")))
                .body(
                        "quote.items[0].steps.option",
                        equalTo(List.of("milk-tea", "L", "half", "pearls", "pudding")))
                .body(
                        "quote.items[0].steps.name",
                        equalTo(List.of("Milk tea", "Large", "Half sugar", "Pearls", "Pudding")))
                .body(
                        "quote.items[0].steps.amountMinor",
                        equalTo(List.of(1500, 300, -50, 200, 300)))
                .body("quote.items[0].unitMinor", equalTo(2250))
                .body("quote.items[0].totalMinor", equalTo(6750))
                .body("quote.items[1].steps", hasSize(1))
                .body("quote.items[1].totalMinor", equalTo(100))
                .body("quote.subtotalMinor", equalTo(6850))
                .body("quote.vouchers", hasSize(0))
                .body("quote.payableMinor", equalTo(6850))
                .body("quote.currency", equalTo("CNY"))
                .body("quote.waitSeconds", equalTo(240))
                .body("quote.sooner", nullValue());
        OffsetDateTime madeAt = time(answer.path("quote.madeAt"));
        assertThat(time(answer.path("quote.expiresAt"))).isEqualTo(madeAt.plusMinutes(5));
        assertThat(time(answer.path("quote.readyAt")))
                .isBetween(madeAt.plusMinutes(4), madeAt.plusMinutes(5));
    }

    @Test
    void whatIsNotChosenIsTheStandard() {
        Feast.quote(Feast.newPass(), "k", Feast.at("tea", "{\"item\":\"milk-tea\",\"qty\":1}"))
                .then()
                .body("quote.items[0].steps.option", equalTo(List.of("milk-tea", "M", "full")))
                .body("quote.payableMinor", equalTo(1500));
    }

    @Test
    void aQuoteInChineseHasChineseNames() {
        String pass = Feast.newPass();
        Feast.card(pass, "card5");
        Response answer =
                Api.as(pass)
                        .header("Accept-Language", "zh-CN")
                        .contentType("application/json")
                        .body(Feast.at("tea", Feast.TWO_TEAS))
                        .post("/v1/quotes");
        answer.then()
                .statusCode(200)
                .body("quote.outlet.name", equalTo("茶馆"))
                .body("quote.items[0].name", equalTo("奶茶"))
                .body("quote.items[0].steps.name", equalTo(List.of("奶茶", "大杯", "全糖", "珍珠")))
                .body("quote.vouchers[0].name", equalTo("五元卡"));
        String id = Feast.confirm(pass, answer.path("quote.id")).path("id");
        Feast.await(pass, id, "accepted");
        Api.as(pass)
                .header("Accept-Language", "zh-CN")
                .get("/v1/orders/" + id)
                .then()
                .body("message", equalTo("门店已接单。"))
                .body("outlet.name", equalTo("茶馆"));
        Feast.order(pass, id).then().body("message", matchesPattern("[ -~]+"));
        Feast.undo(pass, id);
    }

    @Test
    void theBestVouchersPayUnlessSomebodyWishesOtherwise() {
        String pass = Feast.newPass();
        String twenty = Feast.card(pass, "card20");
        String five = Feast.card(pass, "card5");
        Feast.card(pass, "cinema-card");
        vouchers(pass, "\"voucher\":\"best\"", List.of(twenty, five), 1500);
        vouchers(pass, "\"voucher\":\"none\"", List.of(), 4000);
        vouchers(pass, "\"voucher\":\"card5\"", List.of(five), 3500);
        vouchers(pass, "\"vouchers\":[\"" + twenty + "\"]", List.of(twenty), 2000);
        vouchers(
                pass,
                "\"vouchers\":[\"" + five + "\",\"" + twenty + "\"]",
                List.of(five, twenty),
                1500);
        // What one card covers alone is not spread over two; the smallest card that does it pays.
        Feast.quote(pass, "small", Feast.at("tea", "{\"item\":\"water\",\"qty\":2}"))
                .then()
                .body("quote.vouchers.voucher", equalTo(List.of(five)))
                .body("quote.vouchers[0].prize", equalTo("card5"))
                .body("quote.vouchers[0].amountMinor", equalTo(200))
                .body("quote.payableMinor", equalTo(0));
        assertThat(Feast.wallet(pass).getList("vouchers.state")).containsOnly("issued").hasSize(3);
    }

    private static void vouchers(String pass, String wish, List<String> paying, int payableMinor) {
        Feast.quote(pass, Feast.unused(), Feast.at("tea", Feast.TWO_TEAS, wish))
                .then()
                .statusCode(200)
                .body("quote.vouchers.voucher", equalTo(paying))
                .body("quote.subtotalMinor", equalTo(4000))
                .body("quote.payableMinor", equalTo(payableMinor));
    }

    @Test
    void theSameKeyGetsTheSameQuoteAndAnotherBodyIsRefused() {
        String pass = Feast.newPass();
        String body = Feast.at("tea", Feast.TWO_TEAS);
        Response first = Feast.quote(pass, "k", body);
        Response again = Feast.quote(pass, "k", body);
        again.then().statusCode(200).body("repeated", equalTo(true));
        assertThat(again.<String>path("quote.id")).isEqualTo(first.path("quote.id"));
        assertThat(again.<String>path("quote.hash")).isEqualTo(first.path("quote.hash"));
        Feast.quote(pass, "k", Feast.at("tea", "{\"item\":\"water\",\"qty\":1}"))
                .then()
                .statusCode(409)
                .body("code", equalTo("key_reused"));
        // After it has become an order, too.
        String order = Feast.confirm(pass, first.path("quote.id")).path("id");
        Feast.quote(pass, "k", body)
                .then()
                .statusCode(200)
                .body("repeated", equalTo(true))
                .body("quote.id", equalTo(order));
        Feast.quote(pass, "other", body).then().body("quote.id", org.hamcrest.Matchers.not(order));
        Feast.undo(pass, order);
    }

    @Test
    void anOrderIsPaidAcceptedMadeReadyAndCompleted() {
        String pass = Feast.newPass();
        String voucher = Feast.card(pass, "card20");
        long paidInMinor = Feast.account("paid_in");
        long spentMinor = Feast.account("spent");
        Response quote = Feast.quote(pass, "k", Feast.at("tea", Feast.TWO_TEAS));
        Response placed = Feast.confirm(pass, quote.path("quote.id"), quote.path("quote.hash"));
        placed.then()
                .statusCode(200)
                .body("id", equalTo(quote.path("quote.id")))
                .body("status", equalTo("placed"))
                .body("subtotalMinor", equalTo(4000))
                .body("payableMinor", equalTo(2000))
                .body("vouchers[0].voucher", equalTo(voucher))
                .body("vouchers[0].amountMinor", equalTo(2000));
        String order = placed.path("id");
        JsonPath accepted = Feast.await(pass, order, "accepted");
        assertThat(accepted.getBoolean("cancellable")).isTrue();
        assertThat(accepted.getString("payment.state")).isEqualTo("captured");
        assertThat(accepted.getInt("payment.capturedMinor")).isEqualTo(2000);
        assertThat(accepted.getString("payment.reference")).isNotEmpty();
        assertThat(Feast.account("paid_in")).isEqualTo(paidInMinor + 2000);
        assertThat(Feast.wallet(pass).getString("vouchers[0].state")).isEqualTo("held");
        Feast.later(clock, 61);
        assertThat(Feast.await(pass, order, "making").getBoolean("cancellable")).isFalse();
        Feast.later(clock, 4 * 60);
        Feast.await(pass, order, "ready");
        Feast.later(clock, 5 * 60);
        JsonPath completed = Feast.await(pass, order, "completed");
        assertThat(completed.getMap("times").keySet())
                .containsExactly("placed", "accepted", "making", "ready", "completed");
        assertThat(time(completed.getString("readyAt")))
                .isBeforeOrEqualTo(time(completed.getString("times.ready")));
        assertThat(completed.getString("code")).isEqualTo("completed");
        JsonPath wallet = Feast.wallet(pass);
        assertThat(wallet.getString("vouchers[0].state")).isEqualTo("redeemed");
        assertThat(wallet.getInt("vouchers[0].remainingMinor")).isZero();
        assertThat(Feast.account("spent")).isEqualTo(spentMinor + 2000);
        assertThat(Feast.account("paid_in")).isEqualTo(paidInMinor + 2000);
    }

    @Test
    void anOrderThatVouchersPayInFullNeedsNoPayment() {
        Feast.behave("{\"outlets\":{\"straight\":true},\"payments\":{\"declinePercent\":100}}");
        String pass = Feast.newPass();
        Feast.card(pass, "card20");
        String order = Feast.ordered(pass, Feast.at("tea", "{\"item\":\"milk-tea\",\"qty\":1}"));
        JsonPath completed = Feast.await(pass, order, "completed");
        assertThat(completed.<Object>get("payment")).isNull();
        assertThat(completed.getInt("payableMinor")).isZero();
        JsonPath wallet = Feast.wallet(pass);
        assertThat(wallet.getString("vouchers[0].state")).isEqualTo("issued");
        assertThat(wallet.getInt("vouchers[0].remainingMinor")).isEqualTo(500);
    }

    @Test
    void aQuoteThatIsConfirmedManyTimesAtOnceBecomesOneOrder() throws Exception {
        String pass = Feast.newPass();
        long paidInMinor = Feast.account("paid_in");
        String quote = Feast.quoted(pass, Feast.at("tea", Feast.TWO_TEAS));
        Callable<String> yes = () -> Feast.confirm(pass, quote).path("id");
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (Future<String> order : many.invokeAll(java.util.Collections.nCopies(24, yes))) {
                assertThat(order.get()).isEqualTo(quote);
            }
        }
        Feast.await(pass, quote, "accepted");
        Feast.confirm(pass, quote).then().statusCode(200).body("status", equalTo("accepted"));
        assertThat(Feast.account("paid_in")).isEqualTo(paidInMinor + 4000);
        Api.as(pass).get("/v1/orders").then().body("orders", hasSize(1));
        Feast.undo(pass, quote);
        assertThat(Feast.account("paid_in")).isEqualTo(paidInMinor);
    }

    @Test
    void cancellingGivesVouchersAndMoneyBack() {
        String pass = Feast.newPass();
        Feast.card(pass, "card20");
        Feast.card(pass, "short-card");
        List<String> expiresAt = Feast.wallet(pass).getList("vouchers.expiresAt");
        long paidInMinor = Feast.account("paid_in");
        long outstandingMinor = Feast.account("outstanding");
        String order = Feast.ordered(pass, Feast.at("tea", Feast.TWO_TEAS));
        Feast.await(pass, order, "accepted");
        assertThat(Feast.wallet(pass).getList("vouchers.state")).containsOnly("held");
        Feast.cancel(pass, order)
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("code", equalTo("cancelled_by_person"))
                .body("cancellable", equalTo(false))
                .body("refunds[0].paymentMinor", equalTo(1800))
                .body("refunds[0].voucherMinor", equalTo(0));
        JsonPath cancelled = Feast.awaitGivenBack(pass, order);
        assertThat(cancelled.getInt("payment.refundedMinor")).isEqualTo(1800);
        JsonPath wallet = Feast.wallet(pass);
        assertThat(wallet.getList("vouchers.state")).containsOnly("issued");
        assertThat(wallet.getList("vouchers.remainingMinor")).isEqualTo(List.of(200, 2000));
        for (int i = 0; i < 2; i++) {
            assertThat(time(wallet.getString("vouchers[" + i + "].expiresAt")))
                    .isAfterOrEqualTo(time(expiresAt.get(i)));
        }
        assertThat(Feast.account("paid_in")).isEqualTo(paidInMinor);
        assertThat(Feast.account("outstanding")).isEqualTo(outstandingMinor);
        // Said again, it gets the order as it is.
        Feast.cancel(pass, order).then().statusCode(200).body("refunds", hasSize(1));
        assertThat(Feast.account("paid_in")).isEqualTo(paidInMinor);
    }

    @Test
    void whatWasCancelledCanBeOrderedAgainWithTheSameVoucher() {
        String pass = Feast.newPass();
        String voucher = Feast.card(pass, "card20");
        String order = Feast.ordered(pass, Feast.at("tea", Feast.TWO_TEAS));
        Feast.undo(pass, order);
        Response again =
                Api.as(pass)
                        .contentType("application/json")
                        .body("{\"reorder\":\"" + order + "\",\"voucher\":\"card20\"}")
                        .post("/v1/quotes");
        again.then()
                .statusCode(200)
                .body("quote.outlet.id", equalTo("tea"))
                .body(
                        "quote.items[0].steps.option",
                        equalTo(List.of("milk-tea", "L", "full", "pearls")))
                .body("quote.vouchers.voucher", equalTo(List.of(voucher)))
                .body("quote.subtotalMinor", equalTo(4000));
        String second = Feast.confirm(pass, again.path("quote.id")).path("id");
        assertThat(second).isNotEqualTo(order);
        Feast.await(pass, second, "accepted");
        List<String> both = List.of(second, order);
        Api.as(pass).get("/v1/orders").then().body("orders.id", equalTo(both));
        assertThat(Feast.wallet(pass).getList("orders.id")).isEqualTo(both);
        assertThat(Feast.wallet(pass).getList("orders.status"))
                .isEqualTo(List.of("accepted", "cancelled"));
        Feast.undo(pass, second);
    }

    @Test
    void whatBecameSlowWhileQuotingSaysWhereItIsSooner() {
        Response slow =
                Feast.quote(
                        Feast.newPass(), "k", Feast.at("slow", "{\"item\":\"water\",\"qty\":1}"));
        slow.then()
                .statusCode(200)
                .body("quote.waitSeconds", equalTo(12 * 60))
                .body("quote.sooner[0].outlet.name", notNullValue());
        // The closed one and the one in another city are not named.
        assertThat(slow.jsonPath().getList("quote.sooner.outlet.id"))
                .isEqualTo(List.of("tiny", "tea"));
    }

    @Test
    void aFullOutletNamesOthersAndWhenToComeBack() {
        Feast.toNextMinute(clock);
        String first = Feast.newPass();
        String second = Feast.newPass();
        String one = Feast.at("tiny", "{\"item\":\"water\",\"qty\":1}");
        String late = Feast.quoted(second, one);
        String order = Feast.ordered(first, one);
        Feast.await(first, order, "accepted");
        String before = Feast.everything(second);
        for (Response full : List.of(Feast.quote(second, "k", one), Feast.confirm(second, late))) {
            full.then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("code", equalTo("outlet_full"))
                    .body("field", equalTo("outlet"))
                    .body("retryAt", notNullValue())
                    .header("Retry-After", notNullValue())
                    .body("sooner.outlet.id", equalTo(List.of("tea", "slow")))
                    .body("sooner[0].outlet.name", equalTo("Tea House"))
                    .body("sooner[0].meters", equalTo(111))
                    .body("sooner[0].waitSeconds", equalTo(240));
        }
        assertThat(Feast.everything(second)).isEqualTo(before);
        // The cup of the minute that is running may be made already; the next minute's is free.
        Feast.undo(first, order);
        Feast.quote(second, "k", one).then().statusCode(409).body("code", equalTo("outlet_full"));
        Feast.toNextMinute(clock);
        Feast.quote(second, "k", one)
                .then()
                .statusCode(200)
                .body("repeated", equalTo(false))
                .body("quote.outlet.id", equalTo("tiny"));
        Feast.confirm(second, late).then().statusCode(200).body("status", equalTo("placed"));
        // A quote that was answered is answered again, room or not; a new one is refused.
        Feast.quote(second, "k", one).then().statusCode(200).body("repeated", equalTo(true));
        Feast.quote(second, "k3", one).then().statusCode(409).body("code", equalTo("outlet_full"));
        // What is wrong with a question is said even when the outlet is full.
        Feast.quote(second, "k4", Feast.at("tiny", "{\"item\":\"water\",\"qty\":999}"))
                .then()
                .body("code", equalTo("quantity_invalid"));
        Feast.undo(second, late);
    }

    @Test
    void aSeatIsSoldOnce() {
        String date = "2026-02-14";
        String first = Feast.newPass();
        String order = Feast.ordered(first, Feast.at("cinema", Feast.seats(2, date)));
        JsonPath accepted = Feast.await(first, order, "accepted");
        assertThat(accepted.getList("seats")).isEqualTo(List.of(1, 2));
        assertThat(accepted.getString("startsAt")).isEqualTo("2026-02-14T23:59:00+08:00");
        assertThat(accepted.getString("items[0].showingName")).isEqualTo("Lantern Night");
        assertThat(accepted.getString("items[0].date")).isEqualTo(date);
        assertThat(accepted.getInt("payableMinor")).isEqualTo(10_000);
        String second = Feast.newPass();
        String before = Feast.everything(second);
        Feast.quote(second, "k", Feast.at("cinema", Feast.seats(1, date)))
                .then()
                .statusCode(409)
                .body("code", equalTo("seats_sold_out"))
                .body("field", equalTo("items"));
        assertThat(Feast.everything(second)).isEqualTo(before);
        // What was refused has used up no key.
        Feast.quote(second, "k", Feast.at("cinema", Feast.seats(1, "2026-02-15")))
                .then()
                .statusCode(200);
        Feast.undo(first, order);
        String theirs = Feast.ordered(second, Feast.at("cinema", Feast.seats(1, date)));
        assertThat(Feast.await(second, theirs, "accepted").getList("seats")).isEqualTo(List.of(1));
        Feast.undo(second, theirs);
    }

    @Test
    void aTrainIsBookedByItsNumberDateAndClass() {
        String pass = Feast.newPass();
        Feast.card(pass, "card20");
        Feast.quote(
                        pass,
                        "k",
                        Feast.at(
                                "railway",
                                "{\"item\":\"train-ticket\",\"qty\":1,\"showing\":\"G1\","
                                        + "\"date\":\"2026-02-15\",\"class\":\"second\"}"))
                .then()
                .statusCode(200)
                .body("quote.items[0].showing", equalTo("G1"))
                .body("quote.items[0].startsAt", equalTo("2026-02-15T23:50:00+08:00"))
                .body("quote.items[0].steps[0].name", equalTo("Second class"))
                .body("quote.subtotalMinor", equalTo(55_300))
                .body("quote.payableMinor", equalTo(53_300))
                .body("quote.readyAt", nullValue());
    }

    @Test
    void eachCompletedOrderEarnsOneEnvelope() {
        String pass = Feast.newPass();
        String body = Feast.at("tea", "{\"item\":\"water\",\"qty\":1}");
        assertOrderNeeded(pass, "k1");
        String cancelled = Feast.ordered(pass, body);
        Feast.await(pass, cancelled, "accepted");
        assertOrderNeeded(pass, "k1");
        Feast.undo(pass, cancelled);
        assertOrderNeeded(pass, "k1");
        Feast.behave("{\"outlets\":{\"straight\":true}}");
        Feast.await(pass, Feast.ordered(pass, body), "completed");
        String first = thanked(pass, "k1", false);
        assertThat(Feast.wallet(pass).getList("vouchers.earnedBy")).isEqualTo(List.of("order"));
        assertThat(thanked(pass, "k1", true)).isEqualTo(first);
        assertOrderNeeded(pass, "k2");
        Feast.await(pass, Feast.ordered(pass, body), "completed");
        assertThat(thanked(pass, "k2", false)).isNotEqualTo(first);
        assertOrderNeeded(pass, "k3");
    }

    private static String thanked(String pass, String key, boolean repeated) {
        return Feast.claim(pass, key, "thanks-card")
                .then()
                .statusCode(200)
                .body("status", equalTo("granted"))
                .body("repeated", equalTo(repeated))
                .body("envelope.prize", equalTo("thanks-card"))
                .body("envelope.amountMinor", equalTo(300))
                .extract()
                .path("envelope.id");
    }

    private static void assertOrderNeeded(String pass, String key) {
        String before = Feast.everything(pass);
        Feast.claim(pass, key, "thanks-card")
                .then()
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("code", equalTo("order_needed"))
                .body("retryAt", nullValue());
        assertThat(Feast.everything(pass)).isEqualTo(before);
    }

    @Test
    void aPersonPlacesOnlySoManyOrdersADay() {
        Feast.behave("{\"outlets\":{\"straight\":true}}");
        String pass = Feast.newPass();
        String body = Feast.at("tea", "{\"item\":\"water\",\"qty\":1}");
        for (int i = 0; i < 3; i++) {
            Feast.await(pass, Feast.ordered(pass, body), "completed");
        }
        String quote = Feast.quoted(pass, body);
        String midnight = Feast.now().toLocalDate().plusDays(1) + "T00:00:00+08:00";
        String before = Feast.everything(pass);
        Feast.confirm(pass, quote)
                .then()
                .statusCode(409)
                .body("code", equalTo("day_cap_reached"))
                .body("retryAt", equalTo(midnight));
        assertThat(Feast.everything(pass)).isEqualTo(before);
    }
}
