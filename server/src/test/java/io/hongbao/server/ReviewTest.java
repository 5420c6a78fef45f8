package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.audit.AuditSource;
import io.hongbao.audit.Auditor;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.UserId;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.OfflineDirectory;
import io.hongbao.server.session.People;
import io.hongbao.share.InviteSearch;
import io.hongbao.share.ShortCode;
import io.hongbao.share.Wordings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Header;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Families that pass, farms that are held, reviewers who decide, and people who are erased. */
@QuarkusTest
@TestProfile(WatchProfile.class)
class ReviewTest {
    private static final String REVIEWS = "/v1/admin/campaigns/party/reviews";
    private static final String REASON = "{\"reason\":\"a test\"}";

    @TempDir private Path folder;

    @Inject EmbeddedHost host;
    @Inject People people;

    private record Someone(String user, String pass) {}

    private static Someone someone(String device) {
        String user = Api.newPerson();
        String pass =
                Api.request()
                        .contentType("application/json")
                        .body(
                                "{\"user\":\""
                                        + user
                                        + "\",\"device\":\""
                                        + device
                                        + "\",\"campaign\":\"party\"}")
                        .post("/v1/sessions")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("pass");
        return new Someone(user, pass);
    }

    /**
     * So many people on a device, who all accept the first one's invite; the first is the first.
     */
    private static List<Someone> star(String device, int count) {
        List<Someone> star = new ArrayList<>();
        star.add(someone(device));
        String code = Party.made(star.getFirst().pass(), "party").getString("code");
        for (int i = 1; i < count; i++) {
            Someone friend = someone(device);
            Party.accept(friend.pass(), code, "k-" + friend.user()).then().statusCode(200);
            star.add(friend);
        }
        return star;
    }

    private String pseudonym(Someone one) {
        return people.of(one.user()).toString();
    }

    private static boolean isHeld(Someone one, String code) {
        return Party.accept(one.pass(), code, "k-" + one.user()).then().extract().path("held");
    }

    private static String codeOf(Someone inviter) {
        return Party.made(inviter.pass(), "party").getString("code");
    }

    private static JsonPath round() {
        return Api.operator()
                .body(REASON)
                .post(REVIEWS + "/rounds")
                .then()
                .statusCode(200)
                .body("status", equalTo("done"))
                .extract()
                .jsonPath();
    }

    private static Response decide(String key, String decisions) {
        return Api.as(key)
                .contentType("application/json")
                .body("{\"reason\":\"a test\",\"decisions\":[" + decisions + "]}")
                .post(REVIEWS + "/decisions");
    }

    private static String decision(String friend, String to) {
        return "{\"friend\":\"" + friend + "\",\"to\":\"" + to + "\"}";
    }

    /** The pseudonyms of all that are held, read page by page. */
    private static Set<String> held() {
        Set<String> all = new HashSet<>();
        String cursor = "";
        do {
            JsonPath page =
                    Api.operator()
                            .get(REVIEWS + "?state=held&limit=3&cursor=" + cursor)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            List<String> friends = page.getList("reviews.friend");
            assertThat(friends).hasSizeLessThanOrEqualTo(3);
            friends.forEach(friend -> assertThat(all.add(friend)).isTrue());
            cursor = page.getString("cursor");
        } while (cursor != null);
        return all;
    }

    @Test
    void aFamilyOfSixOnOnePhoneGetsEverythingAtOnce() {
        List<Someone> family = star("family-phone", 6);
        int _ = round().getInt("held");
        String code = codeOf(family.getFirst());
        for (Someone friend : family.subList(1, 6)) {
            assertThat(isHeld(friend, code)).isFalse();
            assertThat(Party.vouchers(friend.pass())).isEqualTo(1);
            assertThat(held()).doesNotContain(pseudonym(friend));
        }
    }

    @Test
    void aFarmIsHeldAndGetsNothingUntilItIsCleared() {
        List<Someone> farm = star("farm-phone", 12);
        String code = codeOf(farm.getFirst());
        for (Someone late : farm.subList(7, 12)) {
            assertThat(isHeld(late, code)).isTrue();
            assertThat(Party.vouchers(late.pass())).isZero();
        }
        // Those who came before it showed are held by the next look; what they have is theirs until
        // somebody decides, and they are told so.
        String early = pseudonym(farm.get(1));
        assertThat(held()).doesNotContain(early);
        assertThat(round().getInt("held")).isGreaterThanOrEqualTo(5);
        assertThat(held()).contains(early);
        Api.operator()
                .get(REVIEWS + "/" + early)
                .then()
                .body("review.standings.friend", equalTo("held"))
                .body("review.held", hasSize(0));
        Party.accept(farm.get(1).pass(), code, "k-" + farm.get(1).user())
                .then()
                .body("held", equalTo(false))
                .body("messageKey", equalTo("invite.accepted_gift"))
                .body("rewards[0].state", equalTo("granted"));
        Api.operator()
                .get("/v1/admin/audit-log?action=review.hold&limit=100")
                .then()
                .body("actor", hasItem("abuse score"))
                .body("target", hasItem("party " + pseudonym(farm.get(1))))
                .body("reason", hasItem(containsString("device-crowd +")));
        assertThat(held()).containsAll(farm.subList(1, 12).stream().map(this::pseudonym).toList());
        String cleared = pseudonym(farm.get(11));
        Api.operator()
                .header("Accept-Language", "zh")
                .get(REVIEWS + "/" + cleared)
                .then()
                .statusCode(200)
                .body("review.friend", equalTo(cleared))
                .body("review.inviter", equalTo(pseudonym(farm.getFirst())))
                .body("review.code", equalTo(code))
                .body("review.standings.inviter", equalTo("held"))
                .body("review.standings.friend", equalTo("held"))
                .body("review.scores.friend", greaterThan(59))
                .body("review.reasons[0].code", equalTo("device-crowd"))
                .body("review.reasons[0].text", containsString("个账号共用"))
                .body("review.held[0].side", equalTo("friend"))
                .body("review.held[0].prize", equalTo("tea"))
                .body("circle.onDevices", hasSize(11))
                .body("circle.invitedBy", hasItem(pseudonym(farm.getFirst())));
        decided(farm, code, cleared);
    }

    private void decided(List<Someone> farm, String code, String cleared) {
        String operator = Api.newKey("reviewer", "operator");
        String forfeited = pseudonym(farm.get(10));
        String nobody = "0".repeat(32);
        String asked =
                decision(cleared, "clear")
                        + ","
                        + decision(nobody, "clear")
                        + ","
                        + decision(forfeited, "forfeited");
        decide(operator, asked)
                .then()
                .statusCode(200)
                .body("decisions.status", equalTo(List.of("done", "refused", "done")))
                .body("decisions[1].code", equalTo("acceptance_unknown"));
        assertThat(Party.vouchers(farm.get(11).pass())).isEqualTo(1);
        assertThat(Party.vouchers(farm.get(10).pass())).isZero();
        decide(operator, asked)
                .then()
                .body("decisions.status", equalTo(List.of("unchanged", "refused", "unchanged")));
        assertThat(Party.vouchers(farm.get(11).pass())).isEqualTo(1);
        decide(operator, decision(forfeited, "clear"))
                .then()
                .statusCode(200)
                .body("decisions[0].code", equalTo("review_ended"));
        Api.operator()
                .get("/v1/admin/audit-log?actor=reviewer&limit=100")
                .then()
                .body("action", hasItem("review.clear"))
                .body("action", hasItem("review.forfeited"))
                .body("target", hasItem("party " + forfeited))
                .body("outcome", hasItem("acceptance_unknown"));
        // Whatever the score says: what people decided stays.
        int _ = round().getInt("held");
        assertThat(isHeld(farm.get(11), code)).isFalse();
        assertThat(held()).doesNotContain(cleared, forfeited);
    }

    /** Whoever invites one account of a farm by accident gets theirs; only the account waits. */
    @Test
    void whoIsNotDoubtfulGetsTheirsAtOnce() {
        List<Someone> farm = star("crowded-phone", 9);
        Someone honest = someone("honest-phone");
        String code = codeOf(honest);
        Someone farmed = someone("crowded-phone");
        Party.accept(farmed.pass(), code, "k-" + farmed.user())
                .then()
                .statusCode(200)
                .body("held", equalTo(true));
        assertThat(Party.vouchers(honest.pass())).isEqualTo(1);
        String friend = pseudonym(farmed);
        Api.operator()
                .get(REVIEWS + "/" + friend)
                .then()
                .body("review.standings.inviter", equalTo("clear"))
                .body("review.standings.friend", equalTo("held"))
                .body("review.held.side", equalTo(List.of("friend")));
        int _ = round().getInt("held");
        assertThat(held()).contains(friend, pseudonym(farm.get(1)));
        String operator = Api.newKey("side-reviewer", "operator");
        decide(operator, decision(friend, "forfeited").replace("}", ",\"side\":\"friend\"}"))
                .then()
                .statusCode(200)
                .body("decisions[0].status", equalTo("done"));
        assertThat(held()).doesNotContain(friend);
        assertThat(Party.vouchers(farmed.pass())).isZero();
        assertThat(usable(honest)).isEqualTo(1);
        Api.operator()
                .get("/v1/admin/audit-log?actor=side-reviewer&limit=100")
                .then()
                .body("target", hasItem("party " + friend + " friend"));
    }

    @Test
    void anInviteIsClawedBackAsAWhole() {
        List<Someone> star = star("clawed-phone", 3);
        String code = codeOf(star.getFirst());
        assertThat(Party.vouchers(star.get(1).pass())).isEqualTo(1);
        String path = "/v1/admin/campaigns/party/invites/" + code + "/clawback";
        Api.operator()
                .body(REASON)
                .post(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("done"))
                .body("accepted", equalTo(2))
                .body("repeated", equalTo(false));
        Api.operator().body(REASON).post(path).then().body("repeated", equalTo(true));
        for (Someone one : star) {
            assertThat(usable(one)).isZero();
        }
        Party.accept(someone("another").pass(), code, "k").then().statusCode(404);
        Api.operator()
                .body(REASON)
                .post("/v1/admin/campaigns/party/invites/00000-00000/clawback")
                .then()
                .statusCode(404)
                .body("code", equalTo("invite_unknown"));
    }

    private static long usable(Someone one) {
        List<String> states =
                Api.as(one.pass()).get("/v1/wallet").jsonPath().getList("vouchers.state");
        return states.stream().filter("issued"::equals).count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ?state=clear         | state
                    ?limit=0             | limit
                    ?limit=201           | limit
                    ?limit=x             | limit
                    ?cursor=x            | cursor
                    ?cursor=1-2          | cursor
                    /nobody              | friend
                    """)
    void whatCannotBeReadIsRefused(String path, String field) {
        Api.operator()
                .get(REVIEWS + path)
                .then()
                .statusCode(400)
                .body("code", equalTo("parameter_invalid"))
                .body("field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"reason":"r"}                                              | json_field_invalid
                    {"reason":"r","decisions":[]}                               | json_field_invalid
                    {"decisions":[{"friend":"F","to":"clear"}]}                 | json_field_invalid
                    {"reason":"r","decisions":[{"friend":"F","to":"held"}]}     | json_field_invalid
                    {"reason":"r","decisions":[{"friend":"F"}]}                 | json_field_invalid
                    {"reason":"r","decisions":[{"friend":"x","to":"clear"}]}    | json_field_invalid
                    {"reason":"r","decisions":[{"friend":"F","to":"clear","side":"x"}]} | json_field_invalid
                    {"reason":"r","decisions":[null]}                           | json_field_invalid
                    {"reason":"r","decisions":[{"friend":"F","to":"clear"},{"friend":"F","to":"clear"}]} | json_field_invalid
                    {"reason":"r","decisions":[],"more":1}                      | json_field_unknown
                    """)
    void decisionsThatSayNothingAreRefused(String body, String code) {
        Api.operator()
                .body(body.replace("F", "0".repeat(31) + "1"))
                .post(REVIEWS + "/decisions")
                .then()
                .statusCode(400)
                .body("code", equalTo(code));
    }

    @Test
    void moreThan500AtOnceAreRefusedAndViewersOnlyLook() {
        StringBuilder many = new StringBuilder(decision("%032x".formatted(0), "clear"));
        for (int i = 1; i <= 500; i++) {
            many.append(',').append(decision("%032x".formatted(i), "clear"));
        }
        decide(Api.rootKey(), many.toString())
                .then()
                .statusCode(400)
                .body("field", equalTo("decisions"));
        String viewer = Api.newKey("onlooker", "viewer");
        Api.as(viewer).get(REVIEWS).then().statusCode(200);
        decide(viewer, decision("%032x".formatted(1), "clear"))
                .then()
                .statusCode(403)
                .body("code", equalTo("role_missing"));
        Api.request().get(REVIEWS).then().statusCode(401);
        Api.operator()
                .get("/v1/admin/campaigns/nowhere/reviews")
                .then()
                .statusCode(404)
                .body("code", equalTo("campaign_unknown"));
        Api.operator()
                .get(REVIEWS + "/" + "0".repeat(32))
                .then()
                .statusCode(404)
                .body("code", equalTo("acceptance_unknown"));
    }

    @Test
    void whoGuessesIsAskedToWaitAndOthersAreNot() {
        Someone guesser = someone("guesser-phone");
        String code = Party.code();
        for (int i = 0; i < 8; i++) {
            Party.find(guesser.pass(), "ABCDE-FGH0" + i).then().statusCode(not(429));
        }
        Response wrong = Party.find(guesser.pass(), "0000000000");
        Response right = Party.find(guesser.pass(), code);
        for (Response refused : List.of(wrong, right)) {
            refused.then().statusCode(429).body("code", equalTo("too_many_codes"));
            assertThat(refused.header("Retry-After")).isNotNull();
        }
        assertThat(right.<String>path("message")).isEqualTo(wrong.path("message"));
        Party.accept(guesser.pass(), code, "k").then().statusCode(429);
        Party.find(someone("neighbours-phone").pass(), code).then().statusCode(200);
    }

    /** Unknown, another campaign's, taken back: the same bytes, also in the acceptance. */
    @Test
    void whatLeadsNowhereLooksTheSameWhateverIsWrongWithIt() {
        String unknown = ShortCode.of(12_345).text();
        String elsewhere = Party.made(Party.newcomersPass(), "newcomers").getString("code");
        String taken = Party.code();
        Api.operator()
                .body(REASON)
                .post("/v1/admin/campaigns/party/invites/" + taken + "/clawback")
                .then()
                .statusCode(200);
        Response first = Party.find(someone("a-phone").pass(), unknown);
        first.then().statusCode(404).body("code", equalTo("invite_unknown"));
        Response accepting = Party.accept(someone("b-phone").pass(), unknown, "k");
        accepting.then().statusCode(404);
        for (String code : List.of(elsewhere, taken)) {
            looksLike(first, Party.find(someone("c-phone").pass(), code));
            looksLike(accepting, Party.accept(someone("d-phone").pass(), code, "k"));
        }
    }

    /**
     * A code with a wrong check symbol is asked back about, or is unknown: that depends on its text
     * alone, never on whether the code that was meant exists.
     */
    @Test
    void aMistypedCodeSaysNothingOfWhetherTheRightOneExists() {
        for (boolean near : List.of(true, false)) {
            String known = Party.code();
            while (isNear(mistyped(known)) != near) {
                known = Party.code();
            }
            long number = 54_321;
            while (isNear(mistyped(ShortCode.of(number).text())) != near) {
                number++;
            }
            Response one = Party.find(someone("e-phone").pass(), mistyped(known));
            Response other =
                    Party.find(someone("f-phone").pass(), mistyped(ShortCode.of(number).text()));
            if (near) {
                assertThat(one.<String>path("status")).isEqualTo("did_you_mean");
                assertThat(other.<String>path("status")).isEqualTo("did_you_mean");
                assertThat(one.<String>path("message")).isEqualTo(other.path("message"));
                assertThat(headers(one).keySet()).isEqualTo(headers(other).keySet());
            } else {
                Response unknown =
                        Party.find(someone("g-phone").pass(), ShortCode.of(12_345).text());
                looksLike(unknown, one);
                looksLike(unknown, other);
            }
        }
    }

    /** Whether the text alone is nearly a code. */
    private static boolean isNear(String text) {
        return new InviteSearch(Set.of(), Wordings.shipped()).search(text)
                instanceof InviteSearch.Outcome.DidYouMean;
    }

    private static String mistyped(String code) {
        char last = code.charAt(code.length() - 1);
        return code.substring(0, code.length() - 1) + (last == '7' ? '8' : '7');
    }

    private static void looksLike(Response one, Response other) {
        assertThat(other.statusCode()).isEqualTo(one.statusCode());
        assertThat(other.asString()).isEqualTo(one.asString());
        assertThat(headers(other)).isEqualTo(headers(one));
    }

    private static Map<String, String> headers(Response response) {
        return response.headers().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("date"))
                .collect(
                        Collectors.toMap(
                                Header::getName, Header::getValue, (a, _) -> a, TreeMap::new));
    }

    /** Of a backup: the data directory itself is open. */
    private AuditReport audited() {
        Path backup = folder.resolve("backup");
        host.backup(backup);
        try (OfflineDirectory directory = OfflineDirectory.open(backup)) {
            return new Auditor(Auditor.Options.STOPPED, AuditProgress.NONE)
                    .run(
                            new AuditSource() {
                                @Override
                                public int shards() {
                                    return 1;
                                }

                                @Override
                                public Stream<Entry> journal(int shard) {
                                    return directory.entries();
                                }

                                @Override
                                public Stream<Keyed> state(int shard) {
                                    return directory
                                            .entities()
                                            .map(one -> new Keyed(one.key(), one.entity()));
                                }
                            });
        }
    }

    @Test
    void whoeverIsErasedLeavesTheLedgerWholeAndIsNotFound() {
        List<Someone> pair = star("erased-phone", 2);
        Someone gone = pair.get(1);
        String before = pseudonym(gone);
        assertThat(Party.vouchers(gone.pass())).isEqualTo(1);
        String totals = Api.operator().get("/v1/admin/campaigns/party/totals").asString();
        String path = "/v1/admin/people/" + gone.user() + "/erasure";
        String operator = Api.newKey("no-eraser", "operator");
        Api.as(operator)
                .contentType("application/json")
                .body(REASON)
                .post(path)
                .then()
                .statusCode(403);
        Api.operator()
                .header("Idempotency-Key", "before-" + gone.user())
                .body(REASON)
                .post("/v1/admin/people/" + gone.user() + "/passes/revoke")
                .then()
                .statusCode(200);
        Api.operator().body("{}").post(path).then().statusCode(400);
        assertThat(pseudonym(gone)).isEqualTo(before);
        Api.operator()
                .body(REASON)
                .post(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("done"))
                .body("barredFrom", hasItem("party"));
        assertThat(pseudonym(gone)).isNotEqualTo(before);
        Api.as(gone.pass()).get("/v1/wallet").then().statusCode(401);
        Api.operator()
                .get("/v1/admin/people/" + gone.user())
                .then()
                .statusCode(200)
                .body("pseudonym", not(equalTo(before)))
                .body("wallet.vouchers", hasSize(0));
        Api.request()
                .contentType("application/json")
                .body("{\"user\":\"" + gone.user() + "\",\"campaign\":\"party\"}")
                .post("/v1/sessions")
                .then()
                .statusCode(403)
                .body("code", equalTo("person_erased"));
        assertThat(Api.operator().get("/v1/admin/campaigns/party/totals").asString())
                .isEqualTo(totals);
        // The ledger's own: the voucher is there, under a pseudonym that nothing leads to.
        assertThat(host.read(0, new EntityKey.OfWallet(UserId.parse(before))).vouchers())
                .isNotEmpty();
        AuditReport audit = audited();
        assertThat(audit.violations()).isEmpty();
        assertThat(audit.grants()).isPositive();
        Api.operator()
                .get("/v1/admin/audit-log?action=person.erase&limit=10")
                .then()
                .body("reason", hasItem("a test"))
                .body("target", not(hasItem(containsString(gone.user()))));
    }
}
