package io.hongbao.server;

import static io.hongbao.server.webhook.FakeProvider.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.hongbao.core.Command;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.UserId;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.server.effect.Shop;
import io.hongbao.server.webhook.FakeProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments and outlets behind signed webhooks, over HTTP, and what operators see of them. */
@QuarkusTest
@QuarkusTestResource(value = ConnectedServer.class, restrictToAnnotatedClass = true)
class ConnectedTest {

    private static final String DONE = "{\"status\":\"done\",\"reference\":\"ref-1\"}";
    private static final String REASON = "{\"reason\":\"a test\"}";
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final List<FakeProvider> PROVIDERS = new ArrayList<>();

    @Inject EmbeddedHost host;

    @BeforeAll
    static void connect() {
        PROVIDERS.add(new FakeProvider(Integer.getInteger(ConnectedServer.PAYMENTS_PORT, 0)));
        PROVIDERS.add(new FakeProvider(Integer.getInteger(ConnectedServer.OUTLETS_PORT, 0)));
    }

    @AfterAll
    static void disconnect() {
        PROVIDERS.forEach(FakeProvider::close);
        PROVIDERS.clear();
    }

    @BeforeEach
    void beWell() {
        Shop.openShop(host);
        payments().behave(answering(200, DONE));
        outlets().behave(answering(200, DONE));
        payments().received().clear();
        outlets().received().clear();
    }

    private static FakeProvider payments() {
        return PROVIDERS.getFirst();
    }

    private static FakeProvider outlets() {
        return PROVIDERS.getLast();
    }

    private static UserId newUser() {
        return new UserId(0xc0ffee, NUMBERS.incrementAndGet());
    }

    private void awaitState(UserId user, Order order, OrderState state) {
        Shop.await("order is " + state, () -> Shop.now(host, user, order).state() == state);
    }

    private static FakeProvider.Received next(FakeProvider provider) throws InterruptedException {
        FakeProvider.Received received = provider.received().poll(20, TimeUnit.SECONDS);
        assertThat(received).isNotNull();
        return received;
    }

    private static String tell(EffectId effect, String status) {
        return "{\"id\":\"d-"
                + NUMBERS.incrementAndGet()
                + "\",\"effect\":\""
                + effect
                + "\",\"status\":\""
                + status
                + "\"}";
    }

    private static Response deliver(String party, String secret, long atSeconds, String body) {
        return Api.request()
                .contentType("application/json")
                .header("Hongbao-Signature", FakeProvider.sign(secret, atSeconds, body))
                .body(body)
                .post("/v1/webhooks/" + party);
    }

    private static long nowSeconds() {
        return System.currentTimeMillis() / 1000;
    }

    private static Response paymentsTell(String body) {
        return deliver("payments", ConnectedServer.PAYMENTS_SECRET, nowSeconds(), body);
    }

    private static void outletsTell(UserId user, Order order, String status) {
        String body = tell(id(user, order, EffectId.Kind.SEND_ORDER), status);
        deliver("outlets", ConnectedServer.OUTLETS_SECRET, nowSeconds(), body)
                .then()
                .statusCode(200)
                .body("status", equalTo("done"));
    }

    private static EffectId id(UserId user, Order order, EffectId.Kind kind) {
        return new EffectId(user, kind, order.id(), 1);
    }

    private static EffectId charge(UserId user, Order order) {
        return id(user, order, EffectId.Kind.CHARGE);
    }

    @Test
    void anOrderIsPaidSentMadeAndCompletedByWebhooks() throws InterruptedException {
        UserId user = newUser();
        Order order = Shop.order(host, user);
        FakeProvider.Received charged = next(payments());
        assertThat(charged.isSignedWith(ConnectedServer.PAYMENTS_SECRET)).isTrue();
        assertThat(charged.idempotencyKey()).isEqualTo(charge(user, order).toString());
        assertThat(charged.body()).contains("\"amountMinor\":800");
        FakeProvider.Received sent = next(outlets());
        assertThat(sent.isSignedWith(ConnectedServer.OUTLETS_SECRET)).isTrue();
        assertThat(sent.body()).contains("\"item\":\"tea\"", "\"readyAt\":\"2026-02-06T");
        awaitState(user, order, OrderState.ACCEPTED);
        for (OrderState state :
                List.of(OrderState.MAKING, OrderState.READY, OrderState.COMPLETED)) {
            outletsTell(user, order, state.name().toLowerCase(Locale.ROOT));
            assertThat(Shop.now(host, user, order).state()).isEqualTo(state);
        }
        assertThat(Shop.now(host, user, order).payment().reference()).isEqualTo("ref-1");
    }

    @Test
    void aPaymentThatIsDeclinedRejectsTheOrder() {
        payments().behave(answering(409, "{\"status\":\"refused\",\"reason\":\"no money\"}"));
        UserId user = newUser();
        Order order = Shop.order(host, user);
        awaitState(user, order, OrderState.REJECTED);
        assertThat(Shop.now(host, user, order).end()).isEqualTo(OrderEnd.PAYMENT_DECLINED);
        assertThat(outlets().received()).isEmpty();
    }

    @Test
    void anAnswerThatComesLaterByWebhookCountsOnce() throws InterruptedException {
        payments().behave(answering(202, ""));
        UserId user = newUser();
        Order order = Shop.order(host, user);
        next(payments());
        String body = tell(charge(user, order), "done");
        paymentsTell(body).then().statusCode(200).body("status", equalTo("done"));
        paymentsTell(body).then().statusCode(200).body("status", equalTo("repeated"));
        awaitState(user, order, OrderState.ACCEPTED);
        assertThat(outlets().received()).hasSize(1);
        // Another delivery that says the same, or the opposite, changes nothing either.
        paymentsTell(tell(charge(user, order), "done")).then().statusCode(200);
        paymentsTell(tell(charge(user, order), "refused")).then().statusCode(200);
        assertThat(Shop.now(host, user, order).state()).isEqualTo(OrderState.ACCEPTED);
    }

    @Test
    void anOutletThatMakesHasAccepted() throws InterruptedException {
        outlets().behave(answering(202, ""));
        UserId user = newUser();
        Order order = Shop.order(host, user);
        next(outlets());
        awaitState(user, order, OrderState.SENDING);
        outletsTell(user, order, "making");
        assertThat(Shop.now(host, user, order).state()).isEqualTo(OrderState.MAKING);
    }

    @Test
    void whatIsForgedStaleOrNotExactlyRightHasNoEffect() throws InterruptedException {
        payments().behave(answering(202, ""));
        UserId user = newUser();
        Order order = Shop.order(host, user);
        next(payments());
        String body = tell(charge(user, order), "done");
        String secret = ConnectedServer.PAYMENTS_SECRET;
        refused(deliver("payments", ConnectedServer.OUTLETS_SECRET, nowSeconds(), body), 401)
                .body("code", equalTo("signature_invalid"));
        refused(deliver("payments", secret, nowSeconds() - 400, body), 401)
                .body("code", equalTo("signature_stale"));
        refused(deliver("payments", secret, nowSeconds() + 400, body), 401)
                .body("code", equalTo("signature_stale"));
        refused(deliver("payouts", secret, nowSeconds(), body), 404);
        refused(
                        Api.request()
                                .contentType("application/json")
                                .header(
                                        "Hongbao-Signature",
                                        FakeProvider.sign(secret, nowSeconds(), body))
                                .body(body + " ")
                                .post("/v1/webhooks/payments"),
                        401)
                .body("code", equalTo("signature_invalid"));
        refused(
                        Api.request()
                                .contentType("application/json")
                                .body(body)
                                .post("/v1/webhooks/payments"),
                        401)
                .body("code", equalTo("signature_missing"));
        EffectId send = id(user, order, EffectId.Kind.SEND_ORDER);
        for (String wrong :
                List.of(
                        "{}",
                        tell(send, "accepted"),
                        tell(charge(user, order), "accepted"),
                        tell(charge(user, order), "Done"),
                        body.replace("}", ",\"extra\":1}"),
                        body.replace("\"id\":\"d-", "\"id\":\"d /"),
                        body.replace("charge.", "charge.."))) {
            refused(paymentsTell(wrong), 400);
        }
        Order unknown = Shop.now(host, user, order);
        refused(paymentsTell(tell(charge(newUser(), unknown), "done")), 404)
                .body("code", equalTo("order_unknown"));
        assertThat(Shop.now(host, user, order).state()).isEqualTo(OrderState.PAYING);
        paymentsTell(body).then().statusCode(200).body("status", equalTo("done"));
        awaitState(user, order, OrderState.ACCEPTED);
    }

    private static io.restassured.response.ValidatableResponse refused(
            Response response, int status) {
        return response.then().statusCode(status).contentType("application/problem+json");
    }

    @Test
    void aDeadLetterIsSeenAndResent() {
        payments().behave(answering(400, "what?"));
        UserId user = newUser();
        Order order = Shop.order(host, user);
        String id = charge(user, order).toString();
        Shop.await("it is given up", () -> deadLetters().contains(id));
        String found = "deadLetters.find { it.id == '" + id + "' }.";
        Api.operator()
                .get("/v1/admin/dead-letters")
                .then()
                .statusCode(200)
                .body(found + "kind", equalTo("charge"))
                .body(found + "amountMinor", equalTo(800))
                .body(found + "attempts", equalTo(1))
                .body(
                        found + "error",
                        equalTo("answered 400 without saying done, refused or later"))
                .body("adapters.lane", hasItem("payments"));
        assertThat(metric("hongbao_effects_dead_letters")).isGreaterThanOrEqualTo(1);

        String viewer = Api.newKey("viewer-" + NUMBERS.incrementAndGet(), "viewer");
        refused(act(viewer, id, "resend", REASON), 403);
        refused(act(Api.rootKey(), id, "resend", "{}"), 400);
        refused(act(Api.rootKey(), "charge.nobody", "resend", REASON), 404)
                .body("code", equalTo("dead_letter_unknown"));

        payments().behave(answering(200, DONE));
        act(Api.rootKey(), id, "resend", REASON)
                .then()
                .statusCode(200)
                .body("status", equalTo("done"))
                .body("id", equalTo(id));
        awaitState(user, order, OrderState.ACCEPTED);
        Shop.await("it is gone", () -> !deadLetters().contains(id));
        refused(act(Api.rootKey(), id, "resend", REASON), 404);
        assertThat(Api.operator().get("/v1/admin/audit-log?action=effect.resend").asString())
                .contains(id, "\"outcome\":\"done\"", "role_missing", "dead_letter_unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "refused"})
    void aDeadLetterIsResolvedByHand(String result) {
        payments().behave(answering(422, ""));
        UserId user = newUser();
        Order order = Shop.order(host, user);
        String id = charge(user, order).toString();
        Shop.await("it is given up", () -> deadLetters().contains(id));
        refused(act(Api.rootKey(), id, "resolve", REASON), 400);
        refused(
                act(Api.rootKey(), id, "resolve", "{\"result\":\"perhaps\",\"reason\":\"a test\"}"),
                400);
        act(
                        Api.rootKey(),
                        id,
                        "resolve",
                        "{\"result\":\"" + result + "\",\"reason\":\"seen on their console\"}")
                .then()
                .statusCode(200);
        awaitState(user, order, result.equals("done") ? OrderState.ACCEPTED : OrderState.REJECTED);
        Shop.await("it is gone", () -> !deadLetters().contains(id));
    }

    private static boolean isAsked(EffectId id) {
        return payments().received().stream()
                .anyMatch(received -> received.body().contains(id.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p-55", ""})
    void aStopThatCameTooLateIsResolvedWithThePaymentsReference(String reference) {
        payments().behave(answering(202, ""));
        UserId user = newUser();
        Order order = Shop.order(host, user);
        Shop.await("the charge is asked for", () -> isAsked(charge(user, order)));
        payments().behave(answering(422, ""));
        Shop.ask(host, new Command.CancelOrder(user, order.id(), OrderEnd.CANCELLED_BY_PERSON));
        String id = new EffectId(user, EffectId.Kind.STOP_CHARGE, order.id(), 1).toString();
        Shop.await("it is given up", () -> deadLetters().contains(id));
        payments().behave(answering(200, DONE));
        String named = reference.isEmpty() ? "" : "\"reference\":\"" + reference + "\",";
        act(
                        Api.rootKey(),
                        id,
                        "resolve",
                        "{\"result\":\"refused\"," + named + "\"reason\":\"taken, they say\"}")
                .then()
                .statusCode(200);
        awaitState(user, order, OrderState.CANCELLED);
        assertThat(
                        host.read(user.shard(host.shards()), new EntityKey.OfOrders(user))
                                .order(order.id())
                                .orElseThrow()
                                .payment()
                                .reference())
                .isEqualTo(reference);
    }

    @Test
    void aProviderThatIsDownOpensTheBreakerAndOrdersGoOnWhenItIsBack() {
        payments().behave(answering(503, ""));
        List<UserId> users = new ArrayList<>();
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            users.add(newUser());
            orders.add(Shop.order(host, users.getLast()));
        }
        Shop.await("the breaker opens", () -> breaker().equals("open"));
        Api.request().get("/q/health/ready").then().statusCode(200);
        payments().behave(answering(200, DONE));
        for (int i = 0; i < 12; i++) {
            awaitState(users.get(i), orders.get(i), OrderState.ACCEPTED);
        }
        Shop.await("the breaker closes", () -> breaker().equals("closed"));
    }

    @Test
    void theSandboxPlaysOnlyWhatIsNotConnected() {
        Api.operator()
                .body("{\"outlets\":{\"refusePercent\":100}}")
                .put("/v1/admin/sandbox")
                .then()
                .statusCode(200)
                .body("outlets.refusePercent", equalTo(100));
        UserId user = newUser();
        Order order = Shop.order(host, user);
        awaitState(user, order, OrderState.ACCEPTED);
        refused(
                Api.operator().body("{\"outlets\":{\"slowPercent\":101}}").put("/v1/admin/sandbox"),
                400);
        refused(Api.operator().body("{\"outlet\":{}}").put("/v1/admin/sandbox"), 400);
        String viewer = Api.newKey("viewer-" + NUMBERS.incrementAndGet(), "viewer");
        refused(
                Api.as(viewer).contentType("application/json").body("{}").put("/v1/admin/sandbox"),
                403);
        Api.operator().body("{}").put("/v1/admin/sandbox").then().statusCode(200);
        Api.operator()
                .get("/v1/admin/sandbox")
                .then()
                .body("outlets.refusePercent", equalTo(0))
                .body("seed", equalTo(1));
    }

    private static String deadLetters() {
        return Api.operator().get("/v1/admin/dead-letters").asString();
    }

    private static Response act(String key, String effect, String act, String body) {
        return Api.as(key)
                .contentType("application/json")
                .body(body)
                .post("/v1/admin/dead-letters/" + effect + "/" + act);
    }

    private static String breaker() {
        return Api.request()
                .get("/q/health/ready")
                .then()
                .extract()
                .path("checks.find { it.name == 'effects' }.data.'payments.breaker'");
    }

    private static double metric(String name) {
        return Api.request()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
