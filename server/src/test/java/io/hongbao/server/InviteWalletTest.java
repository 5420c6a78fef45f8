package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.invite.Doubts;
import io.hongbao.core.invite.Side;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What wallets and public cards say about invites. */
@QuarkusTest
@TestProfile(PartyProfile.class)
class InviteWalletTest {

    @Inject PartyProfile.PlayedWatch watch;

    @AfterEach
    void nobodyIsDoubted() {
        watch.doubt(Doubts.NONE);
    }

    private static JsonPath wallet(String pass) {
        return Api.as(pass).get("/v1/wallet").then().statusCode(200).extract().jsonPath();
    }

    private static void accept(String friend, String code) {
        Party.accept(friend, code, Feast.unused()).then().statusCode(200);
    }

    @Test
    void whoHasNothingToDoWithInvitesIsShownNothing() {
        assertThat(wallet(Party.newPass()).getList("invites")).isEmpty();
    }

    @Test
    void theOwnInviteIsShownWithWhatItHasEarned() {
        String inviter = Party.newPass();
        String code = Party.made(inviter, Party.CAMPAIGN).getString("code");
        JsonPath before = wallet(inviter);
        assertThat(before.getString("invites[0].campaign")).isEqualTo("party");
        assertThat(before.getString("invites[0].own.code")).isEqualTo(code);
        assertThat(before.getInt("invites[0].own.accepted")).isZero();
        assertThat(before.getInt("invites[0].own.most")).isEqualTo(2);
        assertThat(before.getInt("invites[0].own.earned")).isZero();
        assertThat(before.<Object>get("invites[0].own.message")).isNull();
        assertThat(before.<Object>get("invites[0].accepted")).isNull();
        for (int i = 0; i < 3; i++) {
            accept(Party.newPass(), code);
        }
        JsonPath after = wallet(inviter);
        assertThat(after.getInt("invites[0].own.accepted")).isEqualTo(3);
        // Two accepted invites count, and the second one earns the draw besides.
        assertThat(after.getInt("invites[0].own.earned")).isEqualTo(3);
        assertThat(after.getInt("invites[0].own.owed")).isZero();
        assertThat(after.getInt("invites[0].own.held")).isZero();
    }

    @Test
    void whatIsReviewedIsSaidToBeHeldAndNotLost() {
        String inviter = Party.newPass();
        String code = Party.made(inviter, Party.CAMPAIGN).getString("code");
        String friend = Party.newPass();
        watch.doubt(new Doubts(Side.BOTH, List.of("a test")));
        accept(friend, code);
        JsonPath own = wallet(inviter);
        assertThat(own.getInt("invites[0].own.held")).isEqualTo(1);
        assertThat(own.getInt("invites[0].own.earned")).isZero();
        assertThat(own.getString("invites[0].own.message")).contains("nothing is lost");
        JsonPath accepted = wallet(friend);
        assertThat(accepted.getString("invites[0].accepted.state")).isEqualTo("held");
        assertThat(accepted.getString("invites[0].accepted.rewards[0].state")).isEqualTo("held");
        assertThat(accepted.getString("invites[0].accepted.message")).contains("nothing is lost");
        String chinese =
                Api.as(friend)
                        .header("Accept-Language", "zh-CN")
                        .get("/v1/wallet")
                        .path("invites[0].accepted.message");
        assertThat(chinese).contains("什么都不会丢");
    }

    @Test
    void theAcceptedInviteIsShownWithTheDaysOnWhichMoreCanBeEarned() {
        String code = Party.code();
        String friend = Party.newPass();
        accept(friend, code);
        JsonPath wallet = wallet(friend);
        assertThat(wallet.<Object>get("invites[0].own")).isNull();
        assertThat(wallet.getString("invites[0].accepted.code")).isEqualTo(code);
        assertThat(wallet.getString("invites[0].accepted.state")).isEqualTo("accepted");
        assertThat(wallet.<Map<String, Object>>getList("invites[0].accepted.rewards"))
                .containsExactly(Map.of("prize", "tea", "name", "Tea card", "state", "granted"));
        String day = Api.request().get("/v1/campaigns/party").path("serverTime");
        String tomorrow = java.time.LocalDate.parse(day.substring(0, 10)).plusDays(1).toString();
        assertThat(wallet.<Map<String, Object>>getList("invites[0].accepted.later"))
                .containsExactly(
                        Map.of("day", 1, "from", tomorrow, "prize", "tea", "name", "Tea card"));
        assertThat(wallet.<Object>get("invites[0].accepted.message")).isNull();
    }

    @Test
    void thePublicCardSaysTheRulesOfInvites() {
        JsonPath party = Api.request().get("/v1/campaigns/party").jsonPath();
        assertThat(party.<Map<String, Object>>get("invites"))
                .isEqualTo(
                        Map.of(
                                "inviter",
                                "tea",
                                "friend",
                                "tea",
                                "most",
                                2,
                                "draw",
                                Map.of("every", 2, "prize", "cash"),
                                "later",
                                List.of(Map.of("day", 1, "friend", "tea")),
                                "validityDays",
                                3,
                                "friends",
                                "all"));
        JsonPath newcomers = Api.request().get("/v1/campaigns/newcomers").jsonPath();
        assertThat(newcomers.getString("invites.friends")).isEqualTo("new");
        assertThat(Api.request().get("/v1/campaigns/feast").<Object>path("invites")).isNull();
    }
}
