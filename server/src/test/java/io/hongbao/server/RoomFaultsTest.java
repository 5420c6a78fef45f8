package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.hongbao.server.session.Pass;
import io.hongbao.server.session.Passes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What people try with tickets and placed passes that are made up, used up, too old, or somebody
 * else's; and people with two devices.
 */
@QuarkusTest
@QuarkusTestResource(value = FeastServer.class, restrictToAnnotatedClass = true)
class RoomFaultsTest {

    private static final String ROOM = "/v1/campaigns/feast/waiting-room";
    private static final String ADMIN = "/v1/admin/campaigns/feast/waiting-room";
    private static final String WATER = Feast.at("tea", "{\"item\":\"water\",\"qty\":1}");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long MINUTE_MILLIS = 60_000;
    private static final int AT_ONCE = 12;

    @Inject Passes passes;

    @BeforeEach
    void theRoomOpens() {
        ceiling("1000");
        lead("pre-queue");
        lead("open");
    }

    @AfterEach
    void nobodyHasToWait() {
        lead("off");
    }

    private static void lead(String act) {
        Api.operator()
                .body("{\"reason\":\"a test\"}")
                .post(ADMIN + "/" + act)
                .then()
                .statusCode(200);
    }

    private static void ceiling(String perSecond) {
        Api.operator()
                .body("{\"perSecond\":" + perSecond + ",\"reason\":\"a test\"}")
                .put(ADMIN + "/ceiling")
                .then()
                .statusCode(200);
    }

    private static Response join(String pass) {
        return Api.as(pass).post(ROOM + "/tickets");
    }

    private static String ticket(String pass) {
        return join(pass).then().statusCode(200).extract().path("ticket");
    }

    private static Response enter(String pass, String ticket) {
        return Api.as(pass)
                .contentType("application/json")
                .body("{\"ticket\":\"" + ticket + "\"}")
                .post(ROOM + "/passes");
    }

    private static String entered(String pass, String ticket) {
        awaitTurn(pass, ticket);
        return enter(pass, ticket).then().statusCode(200).extract().path("pass");
    }

    /** Waits until the outflow has come to this ticket; does not enter. */
    private static void awaitTurn(String pass, String ticket) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!"admitted".equals(join(pass).<String>path("status"))) {
            assertThat(System.nanoTime()).as(ticket).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static long granted() {
        return Feast.totals().getLong("prizes.find { it.prize == 'card5' }.granted");
    }

    private static void assertGoodForNothing(String token, String code, String ticket) {
        for (Response refused :
                List.of(
                        Feast.claim(token, Feast.unused(), "card5"),
                        Feast.quote(token, Feast.unused(), WATER),
                        Feast.confirm(token, "nothing-1"),
                        enter(token, ticket),
                        join(token))) {
            refused.then().statusCode(401).body("code", equalTo(code));
        }
    }

    /** Does the same thing several times at once. */
    private static List<Response> atOnce(IntFunction<Response> what) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Response>> begun = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int number = i;
                begun.add(threads.submit(() -> what.apply(number)));
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> one : begun) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPlacedPassThatWasChangedIsGoodForNothing() {
        String pass = Feast.newPass();
        String ticket = ticket(pass);
        String placed = entered(pass, ticket);
        String other = Feast.newPass();
        String before = Feast.everything(pass, other);
        String payload = part(placed, 2);
        String mac = part(placed, 3);
        String otherMac = part(other, 3);
        for (String forged :
                List.of(
                        placed.replace(mac, otherMac),
                        other.replace(part(other, 2), payload),
                        placed.replace(payload, flipped(payload)),
                        placed.replace(mac, flipped(mac)),
                        placed.substring(0, placed.lastIndexOf('.') + 1),
                        placed + "." + mac)) {
            assertThat(forged).isNotEqualTo(placed);
            assertGoodForNothing(forged, "pass_invalid", ticket);
        }
        assertThat(Feast.everything(pass, other)).isEqualTo(before);
    }

    /** One of the four parts of a pass, from 0. */
    private static String part(String pass, int number) {
        return List.of(pass.split("\\.", -1)).get(number);
    }

    /** With another character in the middle. */
    private static String flipped(String part) {
        int middle = part.length() / 2;
        char now = part.charAt(middle);
        return part.substring(0, middle) + (now == 'A' ? 'B' : 'A') + part.substring(middle + 1);
    }

    @Test
    void aPlacedPassThatHasExpiredIsRenewedWithItsTicket() {
        String pass = Feast.newPass();
        String ticket = ticket(pass);
        String placed = entered(pass, ticket);
        long nowMillis = System.currentTimeMillis();
        Pass good = passes.verify(placed, nowMillis);
        assertThat(good.expiresAtMillis() - good.issuedAtMillis()).isEqualTo(30 * MINUTE_MILLIS);
        String expired =
                passes.sign(
                        good.placed(
                                good.opening(),
                                good.place(),
                                good.serial(),
                                nowMillis - 30 * MINUTE_MILLIS));
        assertGoodForNothing(expired, "pass_expired", ticket);
        Feast.claim(pass, "k", "card5")
                .then()
                .statusCode(403)
                .body("code", equalTo("place_needed"));
        Response again = enter(pass, ticket);
        again.then().statusCode(200).body("repeated", equalTo(true));
        Feast.claim(again.path("pass"), "k", "card5")
                .then()
                .statusCode(200)
                .body("status", equalTo("granted"));
    }

    @Test
    void aPlacedPassIsRevokedWithAllOthersAndThePlaceStays() {
        String person = Api.newPerson();
        String pass = Api.pass(person, "feast");
        String ticket = ticket(pass);
        String placed = entered(pass, ticket);
        Api.operator()
                .body("{\"reason\":\"lost phone\"}")
                .post("/v1/admin/people/" + person + "/passes/revoke")
                .then()
                .statusCode(200);
        assertGoodForNothing(placed, "pass_revoked", ticket);
        String fresh = Api.pass(person, "feast");
        assertThat(ticket(fresh)).isEqualTo(ticket);
        enter(fresh, ticket).then().statusCode(200).body("repeated", equalTo(true));
    }

    @Test
    void aTicketThatIsMadeUpIsGoodForNothing() {
        String pass = Feast.newPass();
        String person = Feast.newPass();
        String own = ticket(person);
        String before = Feast.everything(pass, person);
        String opening = own.substring(0, own.indexOf('-'));
        for (String madeUp : List.of(opening + "-0", opening + "-2000000", "999-0", own)) {
            enter(pass, madeUp).then().statusCode(404).body("code", equalTo("ticket_unknown"));
        }
        awaitTurn(person, own);
        for (String madeUp : List.of(opening + "-2000000", "999-0")) {
            enter(person, madeUp).then().statusCode(403).body("code", equalTo("ticket_not_yours"));
        }
        assertThat(Feast.everything(pass, person)).isEqualTo(before);
        enter(person, own).then().statusCode(200).body("repeated", equalTo(false));
    }

    @Test
    void aTicketThatIsUsedAgainLetsNobodyElseIn() {
        String pass = Feast.newPass();
        String ticket = ticket(pass);
        awaitTurn(pass, ticket);
        int enteredBefore = Api.operator().get(ADMIN).path("entered");
        List<Response> entries = atOnce(_ -> enter(pass, ticket));
        assertThat(entries).allMatch(answer -> answer.statusCode() == 200);
        assertThat(entries).extracting(answer -> answer.<Integer>path("place")).containsOnly(1);
        assertThat(entries).filteredOn(answer -> !answer.<Boolean>path("repeated")).hasSize(1);
        Api.operator().get(ADMIN).then().body("entered", equalTo(enteredBefore + 1));
        // Each of these passes is the same person: together they have one card.
        long grantedBefore = granted();
        List<Response> claims =
                atOnce(i -> Feast.claim(entries.get(i).path("pass"), "k" + i, "card5"));
        assertThat(claims)
                .filteredOn(answer -> "granted".equals(answer.<String>path("status")))
                .hasSize(1);
        assertThat(granted()).isEqualTo(grantedBefore + 1);
    }

    @Test
    void aPlacedPassThatIsPassedOnIsStillItsOwners() {
        String owner = Feast.newPass();
        String placed = entered(owner, ticket(owner));
        String friend = Feast.newPass();
        Feast.claim(placed, "k", "card5").then().statusCode(200);
        assertThat(Feast.wallet(owner).getList("vouchers")).hasSize(1);
        assertThat(Feast.wallet(friend).getList("vouchers")).isEmpty();
        Feast.claim(friend, "k", "card5").then().statusCode(403);
        Feast.claim(placed, "k2", "card5")
                .then()
                .statusCode(200)
                .body("code", equalTo("already_claimed"));
        Api.as(placed)
                .header("Idempotency-Key", "k")
                .post("/v1/campaigns/spring/claims")
                .then()
                .statusCode(403)
                .body("code", equalTo("pass_of_another_campaign"));
    }

    @Test
    void twoDevicesWithOneAccountHaveOneTicketOnePlaceAndOneCard() {
        String person = Api.newPerson();
        List<String> devices = List.of(device(person, "phone"), device(person, "tablet"));
        int joinedBefore = Api.operator().get(ADMIN).path("joined");
        List<Response> joined = atOnce(i -> join(devices.get(i % 2)));
        assertThat(joined).allMatch(answer -> answer.statusCode() == 200);
        assertThat(joined)
                .extracting(answer -> answer.<String>path("ticket"))
                .containsOnly(joined.getFirst().<String>path("ticket"));
        assertThat(joined).filteredOn(answer -> !answer.<Boolean>path("repeated")).hasSize(1);
        Api.operator().get(ADMIN).then().body("joined", equalTo(joinedBefore + 1));
        String ticket = joined.getFirst().path("ticket");
        List<String> placed =
                List.of(entered(devices.get(0), ticket), entered(devices.get(1), ticket));
        long grantedBefore = granted();
        List<Response> claims = atOnce(i -> Feast.claim(placed.get(i % 2), "device-" + i, "card5"));
        assertThat(claims)
                .filteredOn(answer -> "granted".equals(answer.<String>path("status")))
                .hasSize(1);
        assertThat(granted()).isEqualTo(grantedBefore + 1);
        assertThat(Feast.wallet(devices.get(1)).getList("vouchers")).hasSize(1);
    }

    private static String device(String person, String device) {
        return Api.request()
                .contentType("application/json")
                .body(
                        "{\"user\":\""
                                + person
                                + "\",\"device\":\""
                                + device
                                + "\",\"campaign\":\"feast\"}")
                .post("/v1/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("pass");
    }
}
