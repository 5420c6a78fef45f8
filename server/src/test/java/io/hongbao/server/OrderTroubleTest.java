package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.hongbao.server.campaign.CampaignClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that something befalls: whatever it is, everything comes back. And refunds. */
@QuarkusTest
@QuarkusTestResource(value = FeastServer.class, restrictToAnnotatedClass = true)
class OrderTroubleTest {

    private static final String REASON = "{\"reason\":\"a test\"}";

    @Inject CampaignClock clock;

    private String person = "";
    private String pass = "";
    private long paidInMinor;
    private String expiresAt = "";

    @BeforeEach
    void somebodyHasACard() {
        person = Api.newPerson();
        pass = Api.pass(person, "feast");
        Feast.card(pass, "card20");
        expiresAt = Feast.wallet(pass).getString("vouchers[0].expiresAt");
        paidInMinor = Feast.account("paid_in");
    }

    @AfterEach
    void behaveWell() {
        Feast.behave("{}");
    }

    /** Two teas: the card pays a half. */
    private String ordered() {
        return Feast.ordered(pass, Feast.at("tea", Feast.TWO_TEAS));
    }

    private String completed() {
        Feast.behave("{\"outlets\":{\"straight\":true}}");
        String order = ordered();
        Feast.await(pass, order, "completed");
        return order;
    }

    private void assertAllGivenBack() {
        JsonPath wallet = Feast.wallet(pass);
        assertThat(wallet.getString("vouchers[0].state")).isEqualTo("issued");
        assertThat(wallet.getInt("vouchers[0].remainingMinor")).isEqualTo(2000);
        assertThat(OffsetDateTime.parse(wallet.getString("vouchers[0].expiresAt")))
                .isAfterOrEqualTo(OffsetDateTime.parse(expiresAt));
        assertThat(Feast.account("paid_in")).isEqualTo(paidInMinor);
    }

    private static void assertEnded(JsonPath order, String status, String code) {
        assertThat(order.getString("status")).isEqualTo(status);
        assertThat(order.getString("code")).isEqualTo(code);
        assertThat(order.getBoolean("cancellable")).isFalse();
        assertThat(order.getMap("times")).containsKey(status);
    }

    @Test
    void aDeclinedPaymentRejectsTheOrder() {
        Feast.behave("{\"payments\":{\"declineNext\":1}}");
        String order = ordered();
        JsonPath rejected = Feast.await(pass, order, "rejected");
        assertEnded(rejected, "rejected", "payment_declined");
        assertThat(rejected.getString("payment.state")).isEqualTo("declined");
        assertThat(rejected.getInt("payment.capturedMinor")).isZero();
        assertThat(rejected.getList("refunds")).isEmpty();
        assertAllGivenBack();
    }

    @Test
    void aPaymentThatIsNeverAnsweredEndsWithItsDeadline() {
        Feast.behave("{\"payments\":{\"silentPercent\":100}}");
        String order = ordered();
        JsonPath charging =
                Feast.await(pass, order, now -> "charging".equals(now.getString("payment.state")));
        assertThat(charging.getString("status")).isEqualTo("placed");
        Feast.later(clock, 9 * 60);
        assertThat(Feast.order(pass, order).jsonPath().getString("status")).isEqualTo("placed");
        assertThat(Feast.wallet(pass).getString("vouchers[0].state")).isEqualTo("held");
        Feast.later(clock, 61);
        JsonPath stopped =
                Feast.await(pass, order, now -> "stopped".equals(now.getString("payment.state")));
        assertEnded(stopped, "cancelled", "payment_timed_out");
        assertAllGivenBack();
    }

    @Test
    void cancellingStopsAPaymentThatIsOnItsWay() {
        Feast.behave("{\"payments\":{\"delayMillis\":300000}}");
        String order = ordered();
        Feast.await(pass, order, now -> "charging".equals(now.getString("payment.state")));
        Feast.cancel(pass, order).then().statusCode(200).body("cancellable", equalTo(false));
        Feast.later(clock, 301);
        JsonPath stopped =
                Feast.await(pass, order, now -> "stopped".equals(now.getString("payment.state")));
        assertEnded(stopped, "cancelled", "cancelled_by_person");
        assertAllGivenBack();
    }

    @Test
    void answersThatComeTwiceCountOnce() {
        Feast.behave("{\"payments\":{\"duplicatePercent\":100}}");
        String order = ordered();
        Feast.await(pass, order, "accepted");
        assertThat(Feast.account("paid_in")).isEqualTo(paidInMinor + 2000);
        Feast.cancel(pass, order).then().statusCode(200);
        JsonPath cancelled = Feast.awaitGivenBack(pass, order);
        assertThat(cancelled.getList("refunds")).hasSize(1);
        assertAllGivenBack();
    }

    @Test
    void anOutletThatRefusesRejectsTheOrder() {
        Feast.behave("{\"outlets\":{\"refusePercent\":100}}");
        String order = ordered();
        assertEnded(Feast.await(pass, order, "rejected"), "rejected", "outlet_refused");
        assertThat(Feast.awaitGivenBack(pass, order).getInt("payment.refundedMinor"))
                .isEqualTo(2000);
        assertAllGivenBack();
    }

    @Test
    void anOutletThatIsSilentLosesTheOrder() {
        Feast.behave("{\"outlets\":{\"silentPercent\":100}}");
        String order = ordered();
        JsonPath captured =
                Feast.await(pass, order, now -> "captured".equals(now.getString("payment.state")));
        assertThat(captured.getString("status")).isEqualTo("placed");
        Feast.later(clock, 3 * 60 + 1);
        assertEnded(Feast.await(pass, order, "cancelled"), "cancelled", "outlet_silent");
        Feast.awaitGivenBack(pass, order);
        assertAllGivenBack();
    }

    @Test
    void aSlowOutletTakesTheOrderAllTheSame() {
        Feast.behave("{\"outlets\":{\"slowPercent\":100}}");
        String order = ordered();
        Feast.await(pass, order, now -> "captured".equals(now.getString("payment.state")));
        assertThat(Feast.order(pass, order).jsonPath().getString("status")).isEqualTo("placed");
        Feast.later(clock, 61);
        Feast.await(pass, order, "accepted");
        Feast.cancel(pass, order).then().statusCode(200);
        Feast.awaitGivenBack(pass, order);
        assertAllGivenBack();
    }

    @Test
    void anOutletThatWasPausedSinceTheQuoteTakesNothing() {
        String outlet = "cakes-" + Feast.unused();
        Feast.applyCakes(outlet, "10.00");
        String quote = Feast.quoted(pass, Feast.at(outlet, "{\"item\":\"cake\",\"qty\":1}"));
        Feast.leadOutlet(outlet, "pause");
        String before = Feast.everything(pass);
        for (Response refused :
                new Response[] {
                    Feast.confirm(pass, quote),
                    Feast.quote(pass, "k", Feast.at(outlet, "{\"item\":\"cake\",\"qty\":1}"))
                }) {
            refused.then()
                    .statusCode(409)
                    .body("code", equalTo("outlet_paused"))
                    .body("field", equalTo("outlet"));
        }
        assertThat(Feast.everything(pass)).isEqualTo(before);
        Feast.leadOutlet(outlet, "resume");
        Feast.confirm(pass, quote).then().statusCode(200);
        Feast.undo(pass, quote);
    }

    @Test
    void aVoucherThatAnOrderHoldsPaysForNoOther() {
        Feast.behave("{\"outlets\":{\"silentPercent\":100}}");
        String other = Feast.quoted(pass, Feast.at("tea", Feast.TWO_TEAS));
        String order = ordered();
        Feast.await(pass, order, now -> "captured".equals(now.getString("payment.state")));
        String voucher = Feast.wallet(pass).getString("vouchers[0].id");
        String before = Feast.everything(pass);
        Feast.confirm(pass, other)
                .then()
                .statusCode(409)
                .body("code", equalTo("voucher_not_usable"))
                .body("field", equalTo("voucher"));
        Feast.quote(
                        pass,
                        "k",
                        Feast.at("tea", Feast.TWO_TEAS, "\"vouchers\":[\"" + voucher + "\"]"))
                .then()
                .statusCode(409)
                .body("code", equalTo("voucher_not_usable"));
        assertThat(Feast.everything(pass)).isEqualTo(before);
        // Without a wish it just does not pay.
        Feast.quote(pass, "k2", Feast.at("tea", Feast.TWO_TEAS))
                .then()
                .body("quote.vouchers", hasSize(0))
                .body("quote.payableMinor", equalTo(4000));
        Feast.cancel(pass, order).then().statusCode(200).body("status", equalTo("cancelled"));
        Feast.awaitGivenBack(pass, order);
        assertAllGivenBack();
    }

    @Test
    void anOperatorCancelsWhatIsBeingMade() {
        String order = ordered();
        Feast.await(pass, order, "accepted");
        Feast.later(clock, 61);
        Feast.await(pass, order, "making");
        Feast.cancel(pass, order)
                .then()
                .statusCode(409)
                .body("code", equalTo("order_not_cancellable"));
        Feast.lead(Api.rootKey(), person, order, "cancel", REASON)
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .body("code", equalTo("cancelled_by_operator"));
        Feast.awaitGivenBack(pass, order);
        assertAllGivenBack();
        Api.operator()
                .get("/v1/admin/people/" + person + "/orders")
                .then()
                .statusCode(200)
                .body("orders.id", equalTo(java.util.List.of(order)));
        Api.operator()
                .get("/v1/admin/audit-log?action=order.cancel&limit=1")
                .then()
                .body("[0].outcome", equalTo("done"))
                .body("[0].reason", equalTo("a test"));
    }

    private static String refund(long amountMinor) {
        return "{\"amountMinor\":" + amountMinor + ",\"reason\":\"the tea was cold\"}";
    }

    @Test
    void aRefundComesBackInTheProportionInWhichItWasPaid() {
        String order = completed();
        assertThat(Feast.wallet(pass).getString("vouchers[0].state")).isEqualTo("redeemed");
        Feast.lead(Api.rootKey(), person, order, "refunds", refund(1001))
                .then()
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("refunds[0].paymentMinor", equalTo(501))
                .body("refunds[0].voucherMinor", equalTo(500));
        Feast.awaitGivenBack(pass, order);
        assertThat(Feast.account("paid_in")).isEqualTo(paidInMinor + 1499);
        JsonPath wallet = Feast.wallet(pass);
        assertThat(wallet.getString("vouchers[0].state")).isEqualTo("issued");
        assertThat(wallet.getInt("vouchers[0].remainingMinor")).isEqualTo(500);
        // The rest, and nothing more.
        Feast.lead(Api.rootKey(), person, order, "refunds", refund(2999)).then().statusCode(200);
        Feast.awaitGivenBack(pass, order);
        assertAllGivenBack();
        Feast.lead(Api.rootKey(), person, order, "refunds", refund(1))
                .then()
                .statusCode(422)
                .body("code", equalTo("refund_too_large"));
        assertAllGivenBack();
    }

    @Test
    void aRefundThatIsSentAgainUnderItsKeyIsPaidOnce() {
        String order = completed();
        String path = "/v1/admin/people/" + person + "/orders/" + order + "/refunds";
        Response first =
                Api.operator().header("Idempotency-Key", order).body(refund(400)).post(path);
        first.then().statusCode(200).body("refunds", hasSize(1));
        Api.operator()
                .header("Idempotency-Key", order)
                .body(refund(400))
                .post(path)
                .then()
                .statusCode(200)
                .header("Idempotent-Replay", "true");
        Api.operator()
                .header("Idempotency-Key", order)
                .body(refund(500))
                .post(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("key_reused"));
        Feast.awaitGivenBack(pass, order);
        assertThat(Feast.order(pass, order).jsonPath().getList("refunds")).hasSize(1);
        assertThat(Feast.account("paid_in")).isEqualTo(paidInMinor + 1800);
    }

    @Test
    void seatsCannotBeGivenBackInTheLastHalfHour() {
        String day = Feast.now().toLocalDate().toString();
        String order = Feast.ordered(pass, Feast.at("cinema", Feast.seats(1, day)));
        JsonPath accepted = Feast.await(pass, order, "accepted");
        long startsAtMillis =
                OffsetDateTime.parse(accepted.getString("startsAt")).toInstant().toEpochMilli();
        clock.noEarlierThan(startsAtMillis - 29 * 60_000L);
        JsonPath ready = Feast.await(pass, order, "ready");
        assertThat(ready.getBoolean("cancellable")).isFalse();
        Feast.cancel(pass, order)
                .then()
                .statusCode(409)
                .body("code", equalTo("order_not_cancellable"));
        clock.noEarlierThan(startsAtMillis + 118 * 60_000L);
        Feast.await(pass, order, "completed");
        // To noon, for the other tests.
        Feast.later(clock, 10 * 3_600);
    }
}
