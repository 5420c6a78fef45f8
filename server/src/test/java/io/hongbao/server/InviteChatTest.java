package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invites by talking to the assistant, without a model. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class InviteChatTest {

    private final String inviter = newPass();
    private final String friend = newPass();

    private static String newPass() {
        return Api.pass(Api.newPerson(), "lny2026");
    }

    private static String say(String pass, String text) {
        return Api.as(pass)
                .contentType("application/json")
                .body("{\"conversation\":\"one\",\"text\":\"" + text + "\"}")
                .post("/v1/chat")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static JsonPath invite(String pass) {
        return Api.as(pass)
                .contentType("application/json")
                .body("{}")
                .post("/v1/campaigns/lny2026/invites")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @ParameterizedTest
    @ValueSource(strings = {"怎么邀请朋友", "我的邀请码是多少", "邀请好友", "what's my invite code"})
    void theOwnInviteIsShownWithATextToHandOn(String question) {
        String answer = say(inviter, question);
        String code = invite(inviter).getString("code");
        assertThat(answer)
                .contains("\"type\":\"invite\"")
                .contains("\"code\":\"" + code + "\"")
                .contains("/i/" + code)
                .contains("/v1/posters/")
                .contains("\"passphrase\"");
        assertThat(invite(inviter).getBoolean("repeated")).isTrue();
    }

    @Test
    void aFriendsInviteIsAcceptedAfterTheYesToIt() {
        JsonPath made = invite(inviter);
        String offer = say(friend, made.getString("kit.passphrase.text").replace("\"", ""));
        assertThat(offer).contains("invite_offer").contains("Shall I accept it?");
        assertThat(invite(inviter).getInt("accepted")).isZero();
        assertThat(say(friend, "好的")).contains("invite_accepted").contains("\"accepted\"");
        assertThat(invite(inviter).getInt("accepted")).isEqualTo(1);
        assertThat(say(friend, "我的卡包")).contains("25");
        assertThat(say(friend, "好的")).doesNotContain("invite_accepted");
        assertThat(say(friend, made.getString("code"))).doesNotContain("Shall I accept it?");
    }

    @Test
    void withoutAYesNothingIsAccepted() {
        String code = invite(inviter).getString("code");
        assertThat(say(friend, code)).contains("Shall I accept it?");
        assertThat(say(friend, "不用了")).containsAnyOf("nothing was accepted", "没有接受");
        assertThat(say(friend, "好的")).doesNotContain("invite_accepted");
        assertThat(invite(inviter).getInt("accepted")).isZero();
    }

    @Test
    void anOwnCodeAnUnknownOneAndAMistakeAreToldInWords() {
        String code = invite(inviter).getString("code");
        assertThat(say(inviter, code)).contains("\"acceptable\":false").contains("own_invite");
        assertThat(say(inviter, io.hongbao.share.ShortCode.of(77).text()))
                .contains("refused")
                .doesNotContain("invite_offer");
        int at = 0;
        while (at == 4 || code.charAt(at) == code.charAt(at + 1)) {
            at++;
        }
        String swapped =
                code.substring(0, at)
                        + code.charAt(at + 1)
                        + code.charAt(at)
                        + code.substring(at + 2);
        assertThat(say(friend, swapped)).contains("invite_suggestions").contains(code);
    }
}
