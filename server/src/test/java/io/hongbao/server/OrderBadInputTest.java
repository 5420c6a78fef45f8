package io.hongbao.server;

import static org.hamcrest.Matchers.equalTo;

import io.hongbao.server.campaign.CampaignClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every kind of bad input about orders and refunds, and that it changes nothing. */
@QuarkusTest
@QuarkusTestResource(value = FeastServer.class, restrictToAnnotatedClass = true)
class OrderBadInputTest {

    private static final String QUOTES = "/v1/quotes";
    private static final String ORDERS = "/v1/orders";
    private static final String WATER = "{\"item\":\"water\",\"qty\":1}";
    private static final String REASON = "{\"reason\":\"a test\"}";
    private static final String REFUND = "{\"amountMinor\":100,\"reason\":\"a test\"}";

    /** The body of a confirmation; OTHER stands for somebody else's quote. */
    private static final String CONFIRMATIONS =
            """
            no quote | 400 | json_field_invalid | quote | {}
            an empty quote | 400 | json_field_invalid | quote | {"quote":""}
            null for a quote | 400 | json_field_invalid | quote | {"quote":null}
            a number for a quote | 400 | json_field_invalid | quote | {"quote":1}
            too long a quote | 400 | json_field_invalid | quote | {"quote":"12345678901234567890123456789012345678901"}
            items in an order | 400 | json_field_unknown | items | {"quote":"q-1","items":[]}
            half an order | 400 | json_malformed | | {"quote":
            half a hash | 400 | json_field_invalid | hash | {"quote":"q-1","hash":"abc"}
            an unknown quote | 404 | quote_unknown | quote | {"quote":"q-1"}
            a strange quote | 404 | quote_unknown | quote | {"quote":"../../奶茶"}
            somebody else's quote | 404 | quote_unknown | quote | {"quote":"OTHER"}
            """;

    /** What stands behind {@code /v1/orders/}. */
    private static final String PATHS =
            """
            an unknown order | 404 | order_unknown | order | q-1
            somebody else's order | 404 | order_unknown | order | OTHER
            an order of dots | 404 | order_unknown | order | ..%2f..%2fetc
            an order of nothing | 404 | order_unknown | order | %00
            an order in Chinese | 404 | order_unknown | order | %E5%A5%B6%E8%8C%B6
            an order in percent | 404 | order_unknown | order | 100%25
            an order with quotation marks | 404 | order_unknown | order | %22%27;--
            an order without a name | 404 | not_found | |
            a part of an order | 404 | not_found | | q-1/lines
            """;

    /** The body of a refund of four thousand fen that were paid. */
    private static final String REFUNDS =
            """
            nothing back | 400 | json_field_invalid | amountMinor | {"amountMinor":0,"reason":"a test"}
            less than nothing back | 400 | json_field_invalid | amountMinor | {"amountMinor":-1,"reason":"a test"}
            no amount | 400 | json_field_invalid | amountMinor | {"reason":"a test"}
            half a fen | 400 | json_field_invalid | amountMinor | {"amountMinor":0.5,"reason":"a test"}
            an amount in words | 400 | json_field_invalid | amountMinor | {"amountMinor":"1","reason":"a test"}
            more than was paid | 422 | refund_too_large | amountMinor | {"amountMinor":4001,"reason":"a test"}
            all the money there is | 422 | refund_too_large | amountMinor | {"amountMinor":9223372036854775807,"reason":"a test"}
            more than there are numbers | 400 | json_field_invalid | amountMinor | {"amountMinor":9223372036854775808,"reason":"a test"}
            no reason | 400 | json_field_invalid | reason | {"amountMinor":1}
            an unknown field of a refund | 400 | json_field_unknown | to | {"amountMinor":1,"to":"me","reason":"a test"}
            """;

    @Inject CampaignClock clock;

    /** Somebody else, who has had two teas, half paid with a card, and has a quote for water. */
    private String otherPerson = "";

    private String otherPass = "";
    private String otherQuote = "";
    private String otherOrder = "";

    @BeforeEach
    void somebodyElseHasOrdered() {
        Feast.behave("{\"outlets\":{\"straight\":true}}");
        otherPerson = Api.newPerson();
        otherPass = Api.pass(otherPerson, "feast");
        Feast.card(otherPass, "card20");
        otherOrder = Feast.ordered(otherPass, Feast.at("tea", Feast.TWO_TEAS));
        Feast.await(otherPass, otherOrder, "completed");
        otherQuote = Feast.quoted(otherPass, Feast.at("tea", WATER));
    }

    @AfterEach
    void behaveWell() {
        Feast.behave("{}");
    }

    private static Response post(String pass, String path, String body) {
        return Api.as(pass).contentType("application/json").body(body).post(path);
    }

    /** A pass whose holder was changed, with the signature of the true one. */
    private static String forged(String pass) {
        int at = pass.indexOf('.', 4) + 5;
        char other = pass.charAt(at) == 'A' ? 'B' : 'A';
        return pass.substring(0, at) + other + pass.substring(at + 1);
    }

    private static BadOrder withoutPass(String what, String code, Function<String, Response> send) {
        return BadOrder.of(what, 401, code, "Authorization", send);
    }

    private List<BadOrder> passes() {
        String good = Feast.at("tea", WATER);
        return List.of(
                withoutPass(
                        "no pass",
                        "pass_missing",
                        _ -> Api.request().contentType("application/json").body(good).post(QUOTES)),
                withoutPass(
                        "no pass for an order",
                        "pass_missing",
                        _ -> Api.request().contentType("application/json").body("{}").post(ORDERS)),
                withoutPass(
                        "no bearer",
                        "pass_invalid",
                        _ -> Api.request().header("Authorization", "Basic dTpw").get(ORDERS)),
                withoutPass(
                        "a forged pass",
                        "pass_invalid",
                        pass -> Feast.quote(forged(pass), "bad", good)),
                withoutPass(
                        "an admin key for a pass",
                        "pass_invalid",
                        _ -> Feast.quote(Api.rootKey(), "bad", good)),
                withoutPass(
                        "a forged pass for an order",
                        "pass_invalid",
                        _ -> Feast.confirm(forged(otherPass), otherQuote)),
                withoutPass(
                        "a forged pass for a list",
                        "pass_invalid",
                        _ -> Api.as(forged(otherPass)).get(ORDERS)),
                withoutPass(
                        "a forged pass to look",
                        "pass_invalid",
                        _ -> Feast.order(forged(otherPass), otherOrder)),
                withoutPass(
                        "a forged pass to cancel",
                        "pass_invalid",
                        _ -> Feast.cancel(forged(otherPass), otherOrder)),
                BadOrder.of(
                        "another campaign's pass for an own order",
                        404,
                        "order_unknown",
                        "order",
                        _ -> Feast.order(Api.pass(otherPerson, "spring"), otherOrder)),
                BadOrder.of(
                        "another campaign's pass for an own quote",
                        404,
                        "quote_unknown",
                        "quote",
                        _ -> Feast.confirm(Api.pass(otherPerson, "spring"), otherQuote)));
    }

    private List<BadOrder> confirmations() {
        return List.of(
                BadOrder.of(
                        "no body for an order",
                        400,
                        "body_missing",
                        "",
                        pass -> Api.as(pass).contentType("application/json").post(ORDERS)),
                BadOrder.of(
                        "a huge body for an order",
                        413,
                        "body_too_large",
                        "",
                        pass -> post(pass, ORDERS, " ".repeat(70_000))),
                BadOrder.of(
                        "an order as a text",
                        415,
                        "content_type_unsupported",
                        "Content-Type",
                        pass -> Api.as(pass).contentType("text/plain").body("q").post(ORDERS)),
                BadOrder.of(
                        "an order with a strange key",
                        400,
                        "key_invalid",
                        "Idempotency-Key",
                        _ -> Api.as(otherPass).header("Idempotency-Key", "a b").post(ORDERS)),
                BadOrder.of(
                        "another hash",
                        409,
                        "quote_differs",
                        "hash",
                        _ -> Feast.confirm(otherPass, otherQuote, "0".repeat(64))),
                BadOrder.of(
                        "another hash for what was ordered",
                        409,
                        "quote_differs",
                        "hash",
                        _ -> Feast.confirm(otherPass, otherOrder, "0".repeat(64))),
                new BadOrder(
                        "an expired quote",
                        409,
                        "quote_expired",
                        "quote",
                        pass -> {
                            String quote = Feast.quoted(pass, Feast.at("tea", WATER));
                            Feast.later(clock, 5 * 60);
                            return () -> Feast.confirm(pass, quote);
                        }),
                new BadOrder(
                        "the price of before",
                        409,
                        "price_changed",
                        "quote",
                        pass -> {
                            String outlet = "cakes-" + Feast.unused();
                            Feast.applyCakes(outlet, "10.00");
                            String cake = Feast.at(outlet, "{\"item\":\"cake\",\"qty\":1}");
                            String quote = Feast.quoted(pass, cake);
                            Feast.applyCakes(outlet, "9.00");
                            return () -> Feast.confirm(pass, quote);
                        }));
    }

    private List<BadOrder> paths() {
        return List.of(
                BadOrder.of(
                        "an own quote for an order",
                        404,
                        "order_unknown",
                        "order",
                        _ -> Feast.order(otherPass, otherQuote)),
                BadOrder.of(
                        "too long an order",
                        414,
                        "uri_too_long",
                        "",
                        pass -> Feast.order(pass, "q".repeat(10_000))),
                BadOrder.of(
                        "too long an order to cancel",
                        414,
                        "uri_too_long",
                        "",
                        pass -> Feast.cancel(pass, "q".repeat(10_000))),
                BadOrder.of(
                        "an unknown order to cancel",
                        404,
                        "order_unknown",
                        "order",
                        pass -> Feast.cancel(pass, "q-1")),
                BadOrder.of(
                        "somebody else's order to cancel",
                        404,
                        "order_unknown",
                        "order",
                        pass -> Feast.cancel(pass, otherOrder)),
                BadOrder.of(
                        "a completed order to cancel",
                        409,
                        "order_not_cancellable",
                        "order",
                        _ -> Feast.cancel(otherPass, otherOrder)),
                BadOrder.of(
                        "a reason for cancelling",
                        400,
                        "json_field_unknown",
                        "",
                        _ -> post(otherPass, ORDERS + "/" + otherOrder + "/cancel", REASON)));
    }

    private List<BadOrder> operators() {
        return List.of(
                BadOrder.of(
                        "a refund without a key",
                        400,
                        "key_missing",
                        "Idempotency-Key",
                        _ ->
                                Api.operator()
                                        .body(REFUND)
                                        .post(
                                                "/v1/admin/people/"
                                                        + otherPerson
                                                        + "/orders/"
                                                        + otherOrder
                                                        + "/refunds")),
                new BadOrder(
                        "a refund by an operator",
                        403,
                        "role_missing",
                        "Authorization",
                        _ -> {
                            String key = Api.newKey("op-" + Feast.unused(), "operator");
                            return () ->
                                    Feast.lead(key, otherPerson, otherOrder, "refunds", REFUND);
                        }),
                new BadOrder(
                        "a cancellation by finance",
                        403,
                        "role_missing",
                        "Authorization",
                        _ -> {
                            String key = Api.newKey("fin-" + Feast.unused(), "finance");
                            return () -> Feast.lead(key, otherPerson, otherOrder, "cancel", REASON);
                        }),
                BadOrder.of(
                        "a refund to oneself",
                        401,
                        "admin_key_invalid",
                        "Authorization",
                        _ -> Feast.lead(otherPass, otherPerson, otherOrder, "refunds", REFUND)),
                BadOrder.of(
                        "a refund of an unknown order",
                        404,
                        "order_unknown",
                        "order",
                        _ -> Feast.lead(Api.rootKey(), otherPerson, "q-1", "refunds", REFUND)),
                BadOrder.of(
                        "a refund to another person",
                        404,
                        "order_unknown",
                        "order",
                        _ -> Feast.lead(Api.rootKey(), "nobody", otherOrder, "refunds", REFUND)),
                BadOrder.of(
                        "a completed order for an operator to cancel",
                        409,
                        "order_not_cancellable",
                        "order",
                        _ -> Feast.lead(Api.rootKey(), otherPerson, otherOrder, "cancel", REASON)),
                BadOrder.of(
                        "a cancellation without a reason",
                        400,
                        "json_field_invalid",
                        "reason",
                        _ -> Feast.lead(Api.rootKey(), otherPerson, otherOrder, "cancel", "{}")),
                new BadOrder(
                        "a refund of an order that was cancelled",
                        409,
                        "order_not_refundable",
                        "order",
                        _ -> {
                            Feast.behave("{}");
                            String person = Api.newPerson();
                            String pass = Api.pass(person, "feast");
                            String order = Feast.ordered(pass, Feast.at("tea", WATER));
                            Feast.undo(pass, order);
                            Feast.behave("{\"outlets\":{\"straight\":true}}");
                            return () ->
                                    Feast.lead(Api.rootKey(), person, order, "refunds", REFUND);
                        }));
    }

    @TestFactory
    List<DynamicTest> everyRowGetsItsProblemAndChangesNothing() {
        return Stream.of(
                        passes(),
                        BadOrder.table(
                                CONFIRMATIONS,
                                (pass, body) ->
                                        () ->
                                                post(
                                                        pass,
                                                        ORDERS,
                                                        body.replace("OTHER", otherQuote))),
                        confirmations(),
                        BadOrder.table(
                                PATHS,
                                (pass, order) ->
                                        () ->
                                                Feast.order(
                                                        pass, order.replace("OTHER", otherOrder))),
                        paths(),
                        BadOrder.table(
                                REFUNDS,
                                (_, body) ->
                                        () ->
                                                Feast.lead(
                                                        Api.rootKey(),
                                                        otherPerson,
                                                        otherOrder,
                                                        "refunds",
                                                        body)),
                        operators())
                .flatMap(List::stream)
                .map(row -> DynamicTest.dynamicTest(row.what(), () -> row.check(otherPass)))
                .toList();
    }

    /** A method that is not allowed, and those that are. */
    private record Method(String method, String path, String allowed) {}

    @TestFactory
    Stream<DynamicTest> otherMethodsAreRefusedWithThoseThatAreAllowed() {
        return Stream.of(
                        new Method("GET", QUOTES, "POST"),
                        new Method("DELETE", QUOTES, "POST"),
                        new Method("PUT", ORDERS, "POST, GET"),
                        new Method("DELETE", ORDERS, "POST, GET"),
                        new Method("POST", ORDERS + "/q-1", "GET"),
                        new Method("DELETE", ORDERS + "/q-1", "GET"),
                        new Method("GET", ORDERS + "/q-1/cancel", "POST"),
                        new Method("PUT", ORDERS + "/q-1/cancel", "POST"))
                .map(row ->
                        DynamicTest.dynamicTest(
                                row.method() + " " + row.path(),
                                () ->
                                        Api.as(otherPass)
                                                .request(row.method(), row.path())
                                                .then()
                                                .statusCode(405)
                                                .header("Allow", row.allowed())
                                                .body("code", equalTo("method_not_allowed"))));
    }
}
