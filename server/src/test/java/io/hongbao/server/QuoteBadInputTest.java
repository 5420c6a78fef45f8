package io.hongbao.server;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every kind of bad input about quotes, and that it changes nothing. */
@QuarkusTest
@QuarkusTestResource(value = FeastServer.class, restrictToAnnotatedClass = true)
class QuoteBadInputTest {

    private static final String QUOTES = "/v1/quotes";
    private static final String WATER = "{\"item\":\"water\",\"qty\":1}";

    /** What is asked for at the tea house. */
    private static final String ITEMS =
            """
            an unknown item | 422 | item_unknown | items[0].item | {"item":"gold","qty":1}
            a strange item | 400 | json_field_invalid | items[0].item | {"item":"a/b","qty":1}
            no item | 400 | json_field_invalid | items[0].item | {"qty":1}
            null for an item | 400 | json_field_invalid | items[0].item | null
            no lines | 400 | json_field_invalid | items |
            a second item that is unknown | 422 | item_unknown | items[1].item | {"item":"water","qty":1},{"item":"gold","qty":1}
            an item that is not sold now | 409 | item_unavailable | items[0].item | {"item":"soup","qty":1}
            an unknown size | 422 | option_unknown | items[0].size | {"item":"milk-tea","qty":1,"size":"XXL"}
            an unknown topping | 422 | option_unknown | items[0].toppings | {"item":"milk-tea","qty":1,"toppings":["pearls","stones"]}
            an unknown group | 422 | option_unknown | items[0].shape | {"item":"milk-tea","qty":1,"options":{"shape":["round"]}}
            a group of other items | 422 | option_unknown | items[0].ice | {"item":"milk-tea","qty":1,"ice":"none"}
            a strange option | 400 | json_field_invalid | items[0].size | {"item":"milk-tea","qty":1,"size":""}
            two sizes | 422 | option_contradictory | items[0].size | {"item":"milk-tea","qty":1,"size":"M","options":{"size":["L"]}}
            the same topping twice | 422 | option_contradictory | items[0].toppings | {"item":"milk-tea","qty":1,"toppings":["pearls","pearls"]}
            none of it | 422 | quantity_invalid | items[0].qty | {"item":"water","qty":0}
            less than none | 422 | quantity_invalid | items[0].qty | {"item":"water","qty":-1}
            999 of it | 422 | quantity_invalid | items[0].qty | {"item":"water","qty":999}
            the largest number | 422 | quantity_invalid | items[0].qty | {"item":"water","qty":2147483647}
            a larger number | 400 | json_field_invalid | items[0].qty | {"item":"water","qty":2147483648}
            one and a half | 400 | json_field_invalid | items[0].qty | {"item":"water","qty":1.5}
            a quantity in words | 400 | json_field_invalid | items[0].qty | {"item":"water","qty":"2"}
            null for a quantity | 400 | json_field_invalid | items[0].qty | {"item":"water","qty":null}
            no quantity | 400 | json_field_invalid | items[0].qty | {"item":"water"}
            more in all than is allowed | 422 | order_too_large | items | {"item":"water","qty":12},{"item":"water","qty":1}
            more money than is allowed | 422 | order_too_large | items | {"item":"banquet","qty":4}
            an unknown field of an item | 400 | json_field_unknown | items[0].quantity | {"item":"water","quantity":1}
            a price of one's own | 400 | json_field_unknown | items[0].priceMinor | {"item":"water","qty":1,"priceMinor":1}
            a seat in a tea house | 422 | slot_unknown | items[0].showing | {"item":"water","qty":1,"showing":"L1-2359","date":"2026-02-16","class":"standard"}
            """;

    /** The rest of one cinema ticket. */
    private static final String SEATS =
            """
            a seat at no showing | 422 | slot_required | items[0].showing | "qty":1
            a seat without a showing | 400 | json_field_invalid | items[0].showing | "qty":1,"date":"2026-02-16","class":"standard"
            a seat without a date | 400 | json_field_invalid | items[0].date | "qty":1,"showing":"L1-2359","class":"standard"
            a seat without a class | 400 | json_field_invalid | items[0].class | "qty":1,"showing":"L1-2359","date":"2026-02-16"
            an unknown showing | 422 | slot_unknown | items[0].showing | "qty":1,"showing":"L9","date":"2026-02-16","class":"standard"
            an unknown class | 422 | slot_unknown | items[0].showing | "qty":1,"showing":"L1-2359","date":"2026-02-16","class":"vip"
            a day without it | 422 | slot_unknown | items[0].showing | "qty":1,"showing":"L1-2359","date":"2026-02-27","class":"standard"
            a day long ago | 422 | slot_unknown | items[0].showing | "qty":1,"showing":"L1-2359","date":"1999-01-01","class":"standard"
            what has begun | 422 | slot_past | items[0].showing | "qty":1,"showing":"L1-1030","date":"2026-02-06","class":"standard"
            the 30th of February | 400 | json_field_invalid | items[0].date | "qty":1,"showing":"L1-2359","date":"2026-02-30","class":"standard"
            a day in words | 400 | json_field_invalid | items[0].date | "qty":1,"showing":"L1-2359","date":"tomorrow","class":"standard"
            a strange class | 400 | json_field_invalid | items[0].class | "qty":1,"showing":"L1-2359","date":"2026-02-16","class":"a/b"
            """;

    /**
     * Which vouchers are to pay for two teas, when there is a small card and two that don't fit.
     */
    private static final String VOUCHERS =
            """
            an unknown voucher | 404 | voucher_unknown | vouchers | "vouchers":["9000000000"]
            somebody else's voucher | 404 | voucher_unknown | vouchers | "vouchers":["OTHER"]
            the same voucher twice | 404 | voucher_unknown | vouchers | "vouchers":["OWN","OWN"]
            a voucher in words | 400 | json_field_invalid | vouchers | "vouchers":["mine"]
            a negative voucher | 400 | json_field_invalid | vouchers | "vouchers":["-1"]
            null for a voucher | 400 | json_field_invalid | vouchers | "vouchers":[null]
            no vouchers | 400 | json_field_invalid | vouchers | "vouchers":[]
            a wish and vouchers | 400 | json_field_invalid | vouchers | "voucher":"best","vouchers":["OWN"]
            more vouchers than are allowed | 422 | too_many_vouchers | vouchers | "vouchers":["1","2","3"]
            a strange wish | 400 | json_field_invalid | voucher | "voucher":"A B"
            a prize that one has not | 409 | voucher_not_usable | voucher | "voucher":"card20"
            a prize for other things | 409 | voucher_not_usable | voucher | "voucher":"cinema-card"
            a prize for larger orders | 409 | voucher_not_usable | voucher | "voucher":"feast-card"
            """;

    private static final String BODIES =
            """
            half a body | 400 | json_malformed | | {"outlet":
            no JSON | 400 | json_malformed | | outlet=tea
            text after the body | 400 | json_malformed | | {"outlet":"tea"}{}
            an outlet twice | 400 | json_malformed | | {"outlet":"tea","outlet":"tiny"}
            an array | 400 | json_field_invalid | | []
            null | 400 | json_field_invalid | | null
            an unknown field | 400 | json_field_unknown | coupon | {"outlet":"tea","coupon":"FREE"}
            a number for an outlet | 400 | json_field_invalid | outlet | {"outlet":5}
            no outlet | 400 | json_field_invalid | outlet | {"items":[{"item":"water","qty":1}]}
            an unknown outlet | 404 | outlet_unknown | outlet | {"outlet":"nowhere","items":[{"item":"water","qty":1}]}
            a closed outlet | 409 | outlet_closed | outlet | {"outlet":"closed","items":[{"item":"water","qty":1}]}
            no items | 400 | json_field_invalid | items | {"outlet":"tea"}
            items that are no list | 400 | json_field_invalid | items | {"outlet":"tea","items":{"item":"water","qty":1}}
            the same again and items | 400 | json_field_invalid | reorder | {"reorder":"q-1","items":[]}
            an unknown order again | 404 | order_unknown | order | {"reorder":"q-1"}
            somebody else's order again | 404 | order_unknown | order | {"reorder":"OTHER"}
            """;

    /** A train that ends where it starts. */
    private static final String NOWHERE =
            """
            format: 1
            campaign: feast
            currency: CNY
            cities:
              - { id: beijing, names: { zh: 北京, en: Beijing } }
            seatClasses:
              - { id: second, names: { zh: 二等座, en: Second class } }
            menus:
              - id: trains
                items:
                  - { id: train-ticket, names: { zh: 火车票, en: Train ticket } }
            outlets:
              - id: circle
                merchant: Feast Railway
                category: train
                names: { zh: 环线, en: Circle }
                place: { latitude: 39.8652, longitude: 116.3786 }
                menu: trains
                showings:
                  - item: train-ticket
                    from: beijing
                    to: beijing
                    minutes: 270
                    days: { from: 2026-02-06, to: 2026-02-28 }
                    classes:
                      - { id: second, price: "553.00", seats: 478 }
                    starts:
                      - { id: G0, at: "23:50" }
            """;

    private String otherPass = "";
    private String otherVoucher = "";
    private String otherOrder = "";

    @BeforeEach
    void somebodyElseHasOrdered() {
        Feast.behave("{\"outlets\":{\"straight\":true}}");
        otherPass = Feast.newPass();
        otherVoucher = Feast.card(otherPass, "card20");
        otherOrder = Feast.ordered(otherPass, Feast.at("tea", Feast.TWO_TEAS));
        Feast.await(otherPass, otherOrder, "completed");
    }

    @AfterEach
    void behaveWell() {
        Feast.behave("{}");
    }

    private static Supplier<Response> quote(String pass, String body) {
        return () -> Feast.quote(pass, "bad", body);
    }

    private static BadOrder quote(String what, int status, String code, String field, String body) {
        return BadOrder.of(what, status, code, field, pass -> Feast.quote(pass, "bad", body));
    }

    private Supplier<Response> quoteWithVouchers(String pass, String wish) {
        String own = Feast.card(pass, "card5");
        Feast.card(pass, "cinema-card");
        Feast.card(pass, "feast-card");
        String named = wish.replace("OTHER", otherVoucher).replace("OWN", own);
        return quote(pass, Feast.at("tea", Feast.TWO_TEAS, named));
    }

    private static void sellOut(String date) {
        String pass = Feast.newPass();
        Feast.await(
                pass, Feast.ordered(pass, Feast.at("cinema", Feast.seats(2, date))), "completed");
    }

    private static List<BadOrder> more() {
        String good = Feast.at("tea", WATER);
        return List.of(
                quote(
                        "21 lines",
                        400,
                        "json_field_invalid",
                        "items",
                        Feast.at("tea", String.join(",", Collections.nCopies(21, WATER)))),
                quote(
                        "41 toppings",
                        400,
                        "json_field_invalid",
                        "items[0]",
                        Feast.at(
                                "tea",
                                "{\"item\":\"milk-tea\",\"qty\":1,\"toppings\":["
                                        + String.join(",", Collections.nCopies(41, "\"pearls\""))
                                        + "]}")),
                quote(
                        "seats on two days",
                        422,
                        "slots_differ",
                        "items[1].showing",
                        Feast.at(
                                "cinema",
                                Feast.seats(1, "2026-02-16") + "," + Feast.seats(1, "2026-02-17"))),
                quote(
                        "a train ticket to a film",
                        422,
                        "item_unknown",
                        "items[0].item",
                        Feast.at("cinema", "{\"item\":\"train-ticket\",\"qty\":1}")),
                quote(
                        "too long an outlet",
                        400,
                        "json_field_invalid",
                        "outlet",
                        Feast.at("x".repeat(41), WATER)),
                quote("no body", 400, "body_missing", "", " "),
                quote("a huge body", 413, "body_too_large", "", " ".repeat(70_000)),
                quote(
                        "deep nesting",
                        400,
                        "json_field_invalid",
                        "outlet",
                        "{\"outlet\":" + "[".repeat(5_000)),
                BadOrder.of(
                        "a body in another encoding",
                        400,
                        "body_not_utf8",
                        "",
                        pass ->
                                Api.as(pass)
                                        .contentType("application/json")
                                        .body(
                                                new ByteArrayInputStream(
                                                        new byte[] {'{', (byte) 0xb2, '}'}))
                                        .post(QUOTES)),
                BadOrder.of(
                        "a form",
                        415,
                        "content_type_unsupported",
                        "Content-Type",
                        pass ->
                                Api.as(pass)
                                        .contentType("application/x-www-form-urlencoded")
                                        .body("outlet=tea")
                                        .post(QUOTES)),
                BadOrder.of(
                        "a wish for XML",
                        406,
                        "not_acceptable",
                        "Accept",
                        pass ->
                                Api.as(pass)
                                        .accept("application/xml")
                                        .contentType("application/json")
                                        .body(good)
                                        .post(QUOTES)),
                BadOrder.of(
                        "a key with a space",
                        400,
                        "key_invalid",
                        "Idempotency-Key",
                        pass -> Feast.quote(pass, "a b", good)),
                BadOrder.of(
                        "too long a key",
                        400,
                        "key_invalid",
                        "Idempotency-Key",
                        pass -> Feast.quote(pass, "k".repeat(65), good)),
                BadOrder.of(
                        "two keys",
                        400,
                        "key_missing",
                        "Idempotency-Key",
                        pass ->
                                Api.as(pass)
                                        .header("Idempotency-Key", "a", "b")
                                        .contentType("application/json")
                                        .body(good)
                                        .post(QUOTES)));
    }

    private static List<BadOrder> states() {
        String good = Feast.at("tea", WATER);
        String teas = Feast.at("tea", Feast.TWO_TEAS);
        return List.of(
                BadOrder.of(
                        "another campaign's pass",
                        404,
                        "outlet_unknown",
                        "outlet",
                        _ -> Feast.quote(Api.pass(Api.newPerson(), "spring"), "bad", good)),
                BadOrder.of(
                        "a campaign that has not begun",
                        409,
                        "campaign_not_started",
                        "",
                        _ -> Feast.quote(Api.pass(Api.newPerson(), "summer"), "bad", good)),
                BadOrder.of(
                        "trains that go nowhere",
                        422,
                        "outlet_file_invalid",
                        "",
                        _ ->
                                Api.as(Api.rootKey())
                                        .contentType("application/yaml")
                                        .body(NOWHERE.getBytes(StandardCharsets.UTF_8))
                                        .put("/v1/admin/campaigns/feast/outlets")),
                new BadOrder(
                        "a seat that is sold",
                        409,
                        "seats_sold_out",
                        "items",
                        pass -> {
                            sellOut("2026-02-18");
                            return quote(pass, Feast.at("cinema", Feast.seats(1, "2026-02-18")));
                        }),
                new BadOrder(
                        "a seat that was sold since the quote",
                        409,
                        "seats_sold_out",
                        "items",
                        pass -> {
                            String seat = Feast.at("cinema", Feast.seats(1, "2026-02-19"));
                            String quote = Feast.quoted(pass, seat);
                            sellOut("2026-02-19");
                            return () -> Feast.confirm(pass, quote);
                        }),
                new BadOrder(
                        "a voucher that is spent",
                        409,
                        "voucher_not_usable",
                        "vouchers",
                        pass -> {
                            String id = Feast.card(pass, "card5");
                            Feast.await(pass, Feast.ordered(pass, teas), "completed");
                            String wish = "\"vouchers\":[\"" + id + "\"]";
                            return quote(pass, Feast.at("tea", Feast.TWO_TEAS, wish));
                        }),
                new BadOrder(
                        "a voucher that was spent since the quote",
                        409,
                        "voucher_not_usable",
                        "voucher",
                        pass -> {
                            Feast.card(pass, "card5");
                            String quote = Feast.quoted(pass, teas);
                            Feast.await(pass, Feast.ordered(pass, teas), "completed");
                            return () -> Feast.confirm(pass, quote);
                        }));
    }

    @TestFactory
    List<DynamicTest> everyRowGetsItsProblemAndChangesNothing() {
        return Stream.of(
                        BadOrder.table(ITEMS, (pass, item) -> quote(pass, Feast.at("tea", item))),
                        BadOrder.table(
                                SEATS,
                                (pass, rest) ->
                                        quote(
                                                pass,
                                                Feast.at(
                                                        "cinema",
                                                        "{\"item\":\"movie-ticket\","
                                                                + rest
                                                                + "}"))),
                        BadOrder.table(VOUCHERS, this::quoteWithVouchers),
                        BadOrder.table(
                                BODIES,
                                (pass, body) -> quote(pass, body.replace("OTHER", otherOrder))),
                        more(),
                        states())
                .flatMap(List::stream)
                .map(row -> DynamicTest.dynamicTest(row.what(), () -> row.check(otherPass)))
                .toList();
    }
}
