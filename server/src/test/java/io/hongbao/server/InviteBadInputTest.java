package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.server.campaign.CampaignClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever people do to a code: it is understood, or refused with a reason and changes nothing. */
@QuarkusTest
@TestProfile(PartyProfile.class)
class InviteBadInputTest {

    /** The body of an acceptance, the code being good. */
    private static final String BODIES =
            """
            an unknown field | 400 | json_field_unknown | to | {"to":"me"}
            an unknown form | 400 | json_field_invalid | form | {"form":"fax"}
            a channel in capitals | 400 | json_field_invalid | channel | {"channel":"WeChat"}
            a channel of Chinese characters | 400 | json_field_invalid | channel | {"channel":"微信"}
            an empty channel | 400 | json_field_invalid | channel | {"channel":""}
            a channel that is too long | 400 | json_field_invalid | channel | {"channel":"abcdefghijklmnopqrstu"}
            a number for a channel | 400 | json_field_invalid | channel | {"channel":7}
            an empty click | 400 | json_field_invalid | click | {"click":""}
            a text besides the code | 400 | json_field_invalid | text | {"text":"hello"}
            half a body | 400 | json_malformed | | {"form":
            """;

    /** What the path has for a code. */
    private static final String PATHS =
            """
            a code that nobody has | 404 | invite_unknown | code | 00000-00000
            a code that is no code | 404 | invite_unknown | code | hello
            a path out of here | 404 | invite_unknown | code | ..%2F..%2Fetc
            a query for a code | 404 | invite_unknown | code | %27%20or%201=1--
            nothing but spaces | 400 | parameter_invalid | code | %20%20
            nothing but an emoji | 400 | parameter_invalid | code | %F0%9F%A7%A7
            neither text nor click | 400 | json_field_invalid | text | -
            """;

    @Inject CampaignClock clock;
    @Inject EmbeddedHost host;
    @Inject PartyProfile.PlayedWatch watch;

    private static List<String[]> rows(String table) {
        return table.lines().map(line -> line.split("\\s*\\|\\s*", -1)).toList();
    }

    private static void refused(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("type", equalTo("urn:hongbao:problem:" + code))
                .body("message", not(emptyOrNullString()));
        assertThat(answer.asString()).doesNotContain("Exception", "io.hongbao", "java.");
    }

    private static void rejected(Response answer, String code) {
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .body("status", equalTo("rejected"))
                .body("code", equalTo(code))
                .body("message", not(emptyOrNullString()));
    }

    @TestFactory
    Stream<DynamicTest> mistypedCodesAreUnderstood() {
        Map<String, UnaryOperator<String>> writings =
                Map.of(
                        "lower case", String::toLowerCase,
                        "O for 0", code -> code.replace('0', 'O'),
                        "I for 1", code -> code.replace('1', 'I'),
                        "l for 1", code -> code.replace('1', 'l'),
                        "no hyphen", code -> code.replace("-", ""),
                        "spaces", code -> " " + code.replace("-", "  ") + " ",
                        "full width", InviteBadInputTest::fullWidth,
                        "an emoji stuck to it", code -> "🧧" + code + "🎉",
                        "a chat message", code -> "在吗？帮我填一下 " + code + " 谢谢啦");
        String code = Party.codeToMistake();
        return writings.entrySet().stream()
                .map(one ->
                        DynamicTest.dynamicTest(
                                one.getKey(),
                                () -> {
                                    String friend = Party.newPass();
                                    String key = Feast.unused();
                                    Party.accept(friend, one.getValue().apply(code), key)
                                            .then()
                                            .statusCode(200)
                                            .body("status", equalTo("accepted"));
                                    assertThat(Party.vouchers(friend)).isEqualTo(1);
                                }));
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c > ' ' && c < 127 ? c + 0xFEE0 : c)));
        return wide.toString();
    }

    @TestFactory
    Stream<DynamicTest> badBodiesAreRefusedAndChangeNothing() {
        String inviter = Party.newPass();
        String code = Party.made(inviter, "party").getString("code");
        return rows(BODIES).stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0], () -> refusedWithoutTrace(inviter, code, row[4], row)));
    }

    @TestFactory
    Stream<DynamicTest> badPathsAreRefusedAndChangeNothing() {
        String inviter = Party.newPass();
        String before = Party.made(inviter, "party").getString("code");
        assertThat(before).isNotEmpty();
        return rows(PATHS).stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () -> {
                                    String friend = Party.newPass();
                                    String state = Party.everything("party", inviter);
                                    Response answer =
                                            Api.as(friend)
                                                    .header("Idempotency-Key", "k")
                                                    .post("/v1/invites/" + row[4] + "/acceptances");
                                    refused(answer, Integer.parseInt(row[1]), row[2]);
                                    assertThat(answer.<String>path("field")).isEqualTo(row[3]);
                                    assertThat(Party.everything("party", inviter)).isEqualTo(state);
                                    assertThat(Party.vouchers(friend)).isZero();
                                }));
    }

    private static void refusedWithoutTrace(
            String inviter, String code, String body, String[] row) {
        String friend = Party.newPass();
        String before = Party.everything("party", inviter);
        Response answer = Party.accept(friend, code, "k", body);
        refused(answer, Integer.parseInt(row[1]), row[2]);
        if (!row[3].isEmpty()) {
            answer.then().body("field", equalTo(row[3]));
        }
        assertThat(Party.everything("party", inviter)).isEqualTo(before);
        assertThat(Party.vouchers(friend)).isZero();
    }

    @Test
    void longTextsAreBounded() {
        String friend = Party.newPass();
        refused(
                Party.accept(friend, "-", "k", "{\"text\":\"" + "啊".repeat(10_001) + "\"}"),
                400,
                "json_field_invalid");
        refused(Party.accept(friend, "A".repeat(301), "k"), 400, "parameter_invalid");
        Party.accept(
                        friend,
                        "-",
                        "k",
                        "{\"text\":\"" + "啊".repeat(9_000) + " " + Party.code() + "\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("accepted"));
        Response named = Party.make(friend, "party", "{\"name\":\"" + "n".repeat(201) + "\"}");
        refused(named, 400, "json_field_invalid");
        named.then().body("field", equalTo("name"));
        assertThat(named.<String>path("detail")).contains("at most 200", "201", "send a shorter");
        refused(Party.make(friend, "party", "{\"lang\":\"fr\"}"), 400, "json_field_invalid");
        Party.make(friend, "party", "{\"name\":\"<script>\\n" + "🧧".repeat(90) + "\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void onesOwnCodeAndASecondOneAreRejectedInTheirPersonsWords() {
        String inviter = Party.newPass();
        String code = Party.made(inviter, "party").getString("code");
        String before = Party.everything("party", inviter);
        rejected(Party.accept(inviter, code, "k"), "own_invite");
        assertThat(Party.everything("party", inviter)).isEqualTo(before);

        String other = Party.newPass();
        String otherCode = Party.made(other, "party").getString("code");
        String friend = Party.newPass();
        Party.accept(friend, code, "k").then().statusCode(200);
        String after = Party.everything("party", inviter, other);
        rejected(Party.accept(friend, otherCode, "k2"), "already_accepted");
        refused(Party.accept(friend, otherCode, "k"), 409, "key_reused");
        Party.find(friend, otherCode)
                .then()
                .statusCode(200)
                .body("acceptable", equalTo(false))
                .body("reason", equalTo("already_accepted"));
        assertThat(Party.everything("party", inviter, other)).isEqualTo(after);
        assertThat(Party.vouchers(friend)).isEqualTo(1);
    }

    @Test
    void aCopyOfSomebodyElsesRequestIsRefused() {
        String inviter = Party.newPass();
        String code = Party.made(inviter, "party").getString("code");
        Party.accept(Party.newPass(), code, "copied").then().statusCode(200);
        String thief = Party.newPass();
        String before = Party.everything("party", inviter);
        refused(Party.accept(thief, code, "copied"), 409, "key_reused");
        assertThat(Party.everything("party", inviter)).isEqualTo(before);
        assertThat(Party.vouchers(thief)).isZero();
    }

    @Test
    void allThatLeadsNowhereIsAnsweredAlike() {
        String inviter = Party.newPass();
        String expired = Party.made(inviter, "party").getString("code");
        String revokedPass = Party.newPass();
        Feast.later(clock, Duration.ofDays(3).toSeconds());
        String revoked = Party.made(revokedPass, "party").getString("code");
        clawBack(revoked);
        String elsewhere = Party.made(Party.newPass("lny2026"), "lny2026").getString("code");
        String unknown = Party.code();
        String known = unknown.charAt(0) == '0' ? "1" : "0";
        String first = Party.find(Party.newPass(), "00000-00000").asString();
        for (String code : List.of(expired, revoked, elsewhere, "hello")) {
            int wrong = watch.wrongCodes();
            String friend = Party.newPass();
            Response found = Party.find(friend, code);
            refused(found, 404, "invite_unknown");
            assertThat(found.asString()).isEqualTo(first);
            assertThat(watch.wrongCodes()).isEqualTo(wrong + 1);
            Response accepted = Party.accept(friend, code, "k");
            assertThat(accepted.asString()).isEqualTo(first);
            assertThat(watch.wrongCodes()).isEqualTo(wrong + 2);
            assertThat(Party.vouchers(friend)).isZero();
        }
        int wrong = watch.wrongCodes();
        Party.find(Party.newPass(), known + unknown.substring(1))
                .then()
                .statusCode(anyOf(equalTo(200), equalTo(404)));
        assertThat(watch.wrongCodes()).isEqualTo(wrong + 1);
        Party.make(inviter, "party", "{}").then().body("status", equalTo("expired"));
        Party.make(revokedPass, "party", "{}").then().body("status", equalTo("revoked"));
    }

    private void clawBack(String code) {
        CompletableFuture<Outcome> done = new CompletableFuture<>();
        assertThat(
                        host.submit(
                                new Command.ClawBackInvite(
                                        "party", Party.number(code), new Authority("a", "a test")),
                                done::complete))
                .isTrue();
        assertThat(done.join()).isInstanceOf(Outcome.InviteStands.class);
    }

    @Test
    void whoGuessesIsSlowedDownAlsoForGoodCodes() {
        String good = Party.code();
        String guesser = Party.newPass();
        for (int i = 0; i < PartyProfile.PlayedWatch.MOST_WRONG; i++) {
            refused(Party.find(guesser, "00000-00000"), 404, "invite_unknown");
        }
        for (Response slowed :
                List.of(
                        Party.find(guesser, good),
                        Party.find(guesser, "hello"),
                        Party.accept(guesser, good, "k"),
                        Party.install(
                                guesser,
                                "{\"click\":\"" + Party.number(good) + ".link.wechat\"}"))) {
            refused(slowed, 429, "too_many_codes");
            assertThat(slowed.<String>path("retryAt")).endsWith("+08:00");
            assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(800, 901);
        }
        assertThat(Party.vouchers(guesser)).isZero();
    }

    @Test
    void nearlyACodeIsAskedBackAndCountsAsWrong() {
        String code = Party.code();
        String swapped = swapped(code);
        String friend = Party.newPass();
        int wrong = watch.wrongCodes();
        for (Response asked :
                List.of(Party.find(friend, swapped), Party.accept(friend, swapped, "k"))) {
            asked.then().statusCode(200).body("status", equalTo("did_you_mean"));
            assertThat(asked.<List<String>>path("suggestions")).contains(code);
        }
        assertThat(watch.wrongCodes()).isEqualTo(wrong + 2);
        assertThat(Party.vouchers(friend)).isZero();
    }

    /** With its first two neighbours swapped that differ. */
    private static String swapped(String code) {
        int at = 0;
        while (code.charAt(at) == code.charAt(at + 1)) {
            at++;
        }
        return code.substring(0, at)
                + code.charAt(at + 1)
                + code.charAt(at)
                + code.substring(at + 2);
    }

    @Test
    void onlyNewPeopleAcceptWhereTheCampaignSaysSo() {
        String inviter = Party.newPass("newcomers");
        String code = Party.made(inviter, "newcomers").getString("code");
        String known = Party.newPass("newcomers");
        String before = Party.everything("newcomers", inviter);
        rejected(Party.accept(known, code, "k"), "friend_not_new");
        Party.find(known, code).then().body("reason", equalTo("friend_not_new"));
        assertThat(Party.everything("newcomers", inviter)).isEqualTo(before);
        Party.accept(Party.newcomersPass(), code, "k1")
                .then()
                .statusCode(200)
                .body("messageKey", equalTo("invite.accepted_gift"));
        String late = Party.newcomersPass();
        JsonPath lapsed =
                Party.accept(late, code, "k2").then().statusCode(200).extract().jsonPath();
        // That there is none is said only when it is proved; until then one is owed.
        for (int i = 0; i < 1_000 && lapsed.getString("rewards[0].state").equals("owed"); i++) {
            assertThat(lapsed.getString("messageKey")).isEqualTo("invite.accepted_owed");
            lapsed = Party.accept(late, code, "k2").jsonPath();
        }
        assertThat(lapsed.getString("rewards[0].state")).isEqualTo("lapsed");
        assertThat(lapsed.getString("rewards[0].reason")).isEqualTo("sold_out");
        assertThat(lapsed.getString("messageKey")).isEqualTo("invite.accepted_in_vain");
        String friend = Party.newcomersPass();
        for (String[] act :
                List.of(
                        new String[] {"pause", "campaign_paused"},
                        new String[] {"kill", "campaign_killed"})) {
            Party.lead("newcomers", act[0]);
            String state = Party.everything("newcomers", inviter);
            refused(Party.accept(friend, code, "k"), 409, act[1]);
            refused(Party.make(friend, "newcomers", "{}"), 409, act[1]);
            Party.find(friend, code)
                    .then()
                    .statusCode(200)
                    .body("acceptable", equalTo(false))
                    .body("reason", equalTo(act[1]));
            assertThat(Party.everything("newcomers", inviter)).isEqualTo(state);
            assertThat(Party.vouchers(friend)).isZero();
        }
    }

    @Test
    void aCampaignThatHasNoInvitesSaysSoAndOneThatHasNotBegunToo() {
        refused(Party.make(Party.newPass("spring"), "spring", "{}"), 409, "no_invites");
        refused(Party.make(Party.newPass("summer"), "summer", "{}"), 409, "campaign_not_started");
        refused(Party.make(Party.newPass(), "lny2026", "{}"), 403, "pass_of_another_campaign");
        refused(Party.make(Party.newPass(), "nothing", "{}"), 404, "campaign_unknown");
    }

    @Test
    void everyRouteNeedsAPassAndAcceptingAKey() {
        String code = Party.code();
        String friend = Party.newPass();
        refused(Api.request().get("/v1/invites/" + code), 401, "pass_missing");
        refused(
                Api.request()
                        .header("Idempotency-Key", "k")
                        .post("/v1/invites/" + code + "/acceptances"),
                401,
                "pass_missing");
        refused(Api.request().post("/v1/installs"), 401, "pass_missing");
        refused(Api.request().post("/v1/campaigns/party/invites"), 401, "pass_missing");
        refused(Api.as(friend).post("/v1/invites/" + code + "/acceptances"), 400, "key_missing");
        refused(Party.accept(friend, code, "a key"), 400, "key_invalid");
        refused(Api.as(friend).post("/v1/invites/" + code), 405, "method_not_allowed");
        refused(
                Api.as(friend)
                        .header("Idempotency-Key", "k")
                        .contentType("text/plain")
                        .body("{}")
                        .post("/v1/invites/" + code + "/acceptances"),
                415,
                "content_type_unsupported");
        assertThat(Party.vouchers(friend)).isZero();
    }

    @Test
    void sharesReportsAndInstallsSayWhatIsWrongWithThem() {
        String inviter = Party.newPass();
        String code = Party.made(inviter, "party").getString("code");
        for (String what : List.of("shares", "reports")) {
            refused(Party.tell(inviter, code, what, "{}"), 400, "json_field_invalid");
            refused(
                    Party.tell(inviter, code, what, "{\"form\":\"link\",\"channel\":\"We Chat\"}"),
                    400,
                    "json_field_invalid");
        }
        refused(
                Party.tell(
                        inviter,
                        code,
                        "reports",
                        "{\"form\":\"link\",\"channel\":\"sms\",\"obstacle\":\"ugly\"}"),
                400,
                "json_field_invalid");
        refused(
                Party.tell(
                        inviter,
                        "hello",
                        "reports",
                        "{\"form\":\"link\",\"channel\":\"sms\",\"obstacle\":\"cannot_copy\"}"),
                404,
                "invite_unknown");
        refused(Party.install(inviter, "{}"), 400, "json_field_invalid");
        refused(Party.install(inviter, "{\"clicks\":\"c\"}"), 400, "json_field_unknown");
    }
}
