package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a kill does to orders: no new ones, and those under way can be given back. */
@QuarkusTest
@QuarkusTestResource(value = FeastServer.class, restrictToAnnotatedClass = true)
class KilledCampaignTest {

    @Test
    void nothingMoreIsOrderedAndWhatWasOrderedCanBeCancelled() {
        String pass = Feast.newPass();
        String voucher = Feast.card(pass, "card20");
        String teas = Feast.at("tea", Feast.TWO_TEAS);
        String order = Feast.ordered(pass, teas);
        Feast.await(pass, order, "accepted");
        long paidInMinor = Feast.account("paid_in");
        String quote = Feast.quoted(pass, Feast.at("tea", "{\"item\":\"water\",\"qty\":1}"));

        Api.operator()
                .body("{\"reason\":\"cards are being resold\"}")
                .post("/v1/admin/campaigns/feast/kill")
                .then()
                .statusCode(200)
                .body("state", equalTo("killed"));

        String before = Feast.everything(pass);
        for (Response refused : List.of(Feast.quote(pass, "k", teas), Feast.confirm(pass, quote))) {
            refused.then().statusCode(409).body("code", equalTo("campaign_killed"));
        }
        assertThat(Feast.everything(pass)).isEqualTo(before);

        Feast.cancel(pass, order).then().statusCode(200).body("status", equalTo("cancelled"));
        JsonPath ended = Feast.awaitGivenBack(pass, order);
        assertThat(ended.getInt("payment.refundedMinor"))
                .isEqualTo(ended.getInt("payment.capturedMinor"))
                .isPositive();
        assertThat(Feast.account("paid_in")).isLessThan(paidInMinor);
        JsonPath wallet = Feast.wallet(pass);
        assertThat(wallet.getString("vouchers[0].id")).isEqualTo(voucher);
        assertThat(wallet.getString("vouchers[0].state")).isEqualTo("issued");
        assertThat(wallet.getInt("vouchers[0].remainingMinor")).isEqualTo(2000);
    }
}
