package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** What people do: get a pass, claim, look into the wallet. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class ClaimTest {

    @Test
    void aClaimIsGrantedOnceAndItsRetryIsAnsweredTheSame() {
        String pass = Api.pass(Api.newPerson());
        Response first = Api.claim(pass, "k-1", "tea");
        first.then()
                .statusCode(200)
                .contentType("application/json")
                .body("status", equalTo("granted"))
                .body("code", equalTo("granted"))
                .body("repeated", equalTo(false))
                .body("envelope.prize", equalTo("tea"))
                .body("envelope.wave", equalTo("first"))
                .body("envelope.kind", equalTo("card"))
                .body("envelope.name", equalTo("Tea card"))
                .body("envelope.amountMinor", equalTo(500))
                .body("envelope.currency", equalTo("CNY"))
                .body("envelope.categories", equalTo(java.util.List.of("drinks")))
                .body("envelope.expiresAt", equalTo("2026-03-01T00:00:00+08:00"))
                .body("envelope.issuedAt", matchesPattern("2026-02-06T1[2-9]:.*\\+08:00"))
                .body("envelope.state", equalTo("issued"));
        Response again = Api.claim(pass, "k-1", "tea");
        again.then().statusCode(200).body("repeated", equalTo(true));
        assertThat(again.asString())
                .isEqualTo(first.asString().replace("\"repeated\":false", "\"repeated\":true"));
    }

    @Test
    void anotherClaimOfTheSamePrizeIsRefusedInTheCallersLanguage() {
        String pass = Api.pass(Api.newPerson());
        Api.claim(pass, "k-1", "tea").then().statusCode(200);
        Api.claim(pass, "k-2", "tea")
                .then()
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("code", equalTo("already_claimed"))
                .body("message", equalTo("You already have this envelope."));
        Api.as(pass)
                .header("Idempotency-Key", "k-2")
                .header("Accept-Language", "fr;q=0.9, zh-CN;q=0.8, en;q=0.1")
                .contentType("application/json")
                .body("{\"prize\":\"tea\"}")
                .post("/v1/campaigns/spring/claims")
                .then()
                .body("message", equalTo("你已经领过这个红包了。"));
    }

    @Test
    void aDailyClaimSaysWhenToComeBack() {
        String pass = Api.pass(Api.newPerson());
        Api.claim(pass, "k-1", "cash")
                .then()
                .body("envelope.kind", equalTo("cash"))
                .body("envelope.position", notNullValue());
        Api.claim(pass, "k-2", "cash")
                .then()
                .statusCode(200)
                .body("code", equalTo("already_claimed_today"))
                .body("retryAt", equalTo("2026-02-07T00:00:00+08:00"));
    }

    @Test
    void theAppsWordOnTheRegionDecidesEligibility() {
        Api.claim(Api.pass(Api.newPerson()), "k", "north")
                .then()
                .body("code", equalTo("region_not_eligible"));
        String northern =
                Api.request()
                        .contentType("application/json")
                        .body(
                                "{\"user\":\""
                                        + Api.newPerson()
                                        + "\",\"campaign\":\"spring\",\"region\":\"CN-11\"}")
                        .post("/v1/sessions")
                        .path("pass");
        Api.claim(northern, "k", "north").then().body("code", equalTo("granted"));
    }

    @Test
    void whenTheLastOneIsGoneThePrizeIsSoldOut() {
        String first = Api.pass(Api.newPerson());
        Api.claim(first, "k", "rare").then().body("code", equalTo("granted"));
        String second = Api.pass(Api.newPerson());
        Response answer = Api.claim(second, "k", "rare");
        // A till that runs dry asks the treasury first, which asks all the others.
        for (int i = 0; i < 100 && answer.statusCode() == 202; i++) {
            answer.then().header("Retry-After", notNullValue()).body("code", equalTo("queued"));
            answer = Api.claim(second, "k", "rare");
        }
        answer.then()
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("code", equalTo("prize_sold_out"));
    }

    @Test
    void theWalletShowsWhatWasClaimedAndWhatIsLeft() {
        String pass = Api.pass(Api.newPerson());
        Api.claim(pass, "k-1", "tea").then().statusCode(200);
        int cashMinor = Api.claim(pass, "k-2", "cash").path("envelope.amountMinor");
        Api.as(pass)
                .header("Accept-Language", "zh")
                .get("/v1/wallet")
                .then()
                .statusCode(200)
                .body("vouchers", hasSize(1))
                .body("vouchers[0].name", equalTo("奶茶券"))
                .body("vouchers[0].remainingMinor", equalTo(500))
                .body("vouchers[0].state", equalTo("issued"))
                .body("cash.items", hasSize(1))
                .body("cash.outstanding[0].currency", equalTo("CNY"))
                .body("cash.outstanding[0].amountMinor", equalTo(cashMinor))
                .body("capsLeft.find { it.campaign == 'spring' }.total", equalTo(1))
                .body("orders", hasSize(0));
    }

    @Test
    void thePublicCardIsTheSameForEverybodyForASecond() {
        Response card = Api.request().get("/v1/campaigns/spring");
        card.then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=1")
                .body("state", equalTo("running"))
                .body("texts.zh.title", equalTo("春天"))
                .body("waves[0].open", equalTo(true))
                .body("prizes[1].odds.tiers[0].fraction", equalTo("1/10"))
                .body("seedHashes.draw", matchesPattern("[0-9a-f]{64}"))
                .body("seeds", equalTo(null))
                .body("serverTime", containsString("2026-02-06T1"));
        Api.request()
                .header("If-None-Match", "\"not this one\"")
                .get("/v1/campaigns/spring")
                .then()
                .statusCode(200);
    }

    @Test
    void theEchoThatClaimsAreMeasuredAgainstEchoes() {
        Api.request()
                .contentType("application/json")
                .body("{\"user\":\"u\",\"campaign\":\"c\",\"prize\":\"p\",\"amountMinor\":5}")
                .post("/bench/echo")
                .then()
                .statusCode(200)
                .body("amountMinor", equalTo(5));
    }
}
