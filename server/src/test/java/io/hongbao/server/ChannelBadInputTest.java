package io.hongbao.server;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What may be wrong with what operators say of channels, moments and attribution. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class ChannelBadInputTest {

    private static final String SPRING = "/v1/admin/campaigns/spring";
    private static final String NOTE =
            "{\"text\":\"t\",\"source\":\"s\",\"checked\":\"2026-02-06\",\"forbids\":[]}";
    private static final String BINARY =
            "{\"id\":\"gala\",\"channel\":\"wechat\",\"before\":\"2026-02-17T20:00:00+08:00\","
                    + "\"ifLifted\":{\"tell\":\"a\"},\"ifNot\":{\"channel\":\"wechat\",\"form\":\"code\"},"
                    + "\"reason\":\"x\"}";

    private static Function<String, Response> send(String method, String path, String body) {
        return _ -> Api.operator().body(body).request(method, SPRING + path);
    }

    private static BadInput field(String what, String method, String path, String body) {
        return new BadInput(what, 400, "json_field_invalid", send(method, path, body));
    }

    private static BadInput parameter(String what, String method, String path) {
        return new BadInput(what, 400, "parameter_invalid", send(method, path, ""));
    }

    private static List<BadInput> channels() {
        String canaries = "/channels/wechat/canaries";
        String pin = "/channels/wechat/pin";
        String schedule = "/channels/wechat/canary-schedule";
        String notes = "/channels/wechat/notes";
        return List.of(
                field("no form", "POST", canaries, "{\"result\":\"ok\"}"),
                field(
                        "a form that is none",
                        "POST",
                        canaries,
                        "{\"form\":\"fax\",\"result\":\"ok\"}"),
                field("no result", "POST", canaries, "{\"form\":\"link\"}"),
                field(
                        "a result that is none",
                        "POST",
                        canaries,
                        "{\"form\":\"link\",\"result\":\"BLOCKED\"}"),
                field(
                        "a long note",
                        "POST",
                        canaries,
                        "{\"form\":\"link\",\"result\":\"ok\",\"note\":\""
                                + "n".repeat(201)
                                + "\"}"),
                new BadInput(
                        "an unknown field",
                        400,
                        "json_field_unknown",
                        send("POST", canaries, "{\"form\":\"link\",\"result\":\"ok\",\"at\":1}")),
                new BadInput(
                        "a channel with capitals",
                        400,
                        "parameter_invalid",
                        send(
                                "POST",
                                "/channels/WeChat/canaries",
                                "{\"form\":\"link\",\"result\":\"ok\"}")),
                new BadInput(
                        "an unknown campaign",
                        404,
                        "campaign_unknown",
                        _ ->
                                Api.operator()
                                        .body("{\"form\":\"link\",\"result\":\"ok\"}")
                                        .post(
                                                "/v1/admin/campaigns/nothing/channels/wechat/canaries")),
                new BadInput(
                        "channels of an unknown campaign",
                        404,
                        "campaign_unknown",
                        _ -> Api.operator().get("/v1/admin/campaigns/nothing/channels")),
                field("a pin without a reason", "PUT", pin, "{\"form\":\"link\"}"),
                field("a pin without a form", "PUT", pin, "{\"reason\":\"x\"}"),
                parameter("unpinned without a reason", "DELETE", pin),
                field(
                        "a schedule without minutes",
                        "PUT",
                        schedule,
                        "{\"form\":\"link\",\"reason\":\"x\"}"),
                field(
                        "negative minutes",
                        "PUT",
                        schedule,
                        "{\"form\":\"link\",\"everyMinutes\":-1,\"reason\":\"x\"}"),
                field(
                        "more than a week",
                        "PUT",
                        schedule,
                        "{\"form\":\"link\",\"everyMinutes\":10081,\"reason\":\"x\"}"),
                field("notes that are none", "PUT", notes, "{\"reason\":\"x\"}"),
                field(
                        "a null among the notes",
                        "PUT",
                        notes,
                        "{\"notes\":[null],\"reason\":\"x\"}"),
                field("notes without a reason", "PUT", notes, "{\"notes\":[" + NOTE + "]}"),
                field(
                        "a day that is none",
                        "PUT",
                        notes,
                        "{\"notes\":[" + NOTE.replace("02-06", "02-30") + "],\"reason\":\"x\"}"),
                field(
                        "a code that is forbidden",
                        "PUT",
                        notes,
                        "{\"notes\":[" + NOTE.replace("[]", "[\"code\"]") + "],\"reason\":\"x\"}"),
                field(
                        "too many notes",
                        "PUT",
                        notes,
                        "{\"notes\":["
                                + String.join(",", java.util.Collections.nCopies(21, NOTE))
                                + "],\"reason\":\"x\"}"),
                field(
                        "usual without a form",
                        "POST",
                        "/channels/wechat/usual",
                        "{\"reason\":\"x\"}"));
    }

    private static List<BadInput> moments() {
        String binary = "/moments/binary";
        return List.of(
                field("a moment without a kind", "POST", "/moments", "{\"text\":\"t\"}"),
                field(
                        "a kind that is none",
                        "POST",
                        "/moments",
                        "{\"kind\":\"party\",\"text\":\"t\"}"),
                field("a moment without a text", "POST", "/moments", "{\"kind\":\"note\"}"),
                field(
                        "a time without an offset",
                        "POST",
                        "/moments",
                        "{\"kind\":\"note\",\"text\":\"t\",\"at\":\"2026-02-06T10:00:00\"}"),
                field(
                        "an end before the beginning",
                        "POST",
                        "/moments",
                        "{\"kind\":\"note\",\"text\":\"t\",\"at\":\"2026-02-06T10:00:00+08:00\","
                                + "\"until\":\"2026-02-06T09:00:00+08:00\"}"),
                field(
                        "an id with a space",
                        "POST",
                        "/moments",
                        "{\"id\":\"a b\",\"kind\":\"note\",\"text\":\"t\"}"),
                field("a past moment", "POST", binary, BINARY.replace("2026-02-17", "2026-02-01")),
                field("no id", "POST", binary, BINARY.replace("\"id\":\"gala\",", "")),
                field(
                        "no channel",
                        "POST",
                        binary,
                        BINARY.replace("\"channel\":\"wechat\",\"before\"", "\"before\"")),
                field("no reason", "POST", binary, BINARY.replace(",\"reason\":\"x\"", "")),
                field("nothing to do", "POST", binary, BINARY.replace("{\"tell\":\"a\"}", "{}")),
                field(
                        "nothing if not",
                        "POST",
                        binary,
                        BINARY.replace("{\"channel\":\"wechat\",\"form\":\"code\"}", "null")),
                field(
                        "two things to do",
                        "POST",
                        binary,
                        BINARY.replace("{\"tell\":\"a\"}", "{\"tell\":\"a\",\"form\":\"code\"}")),
                field(
                        "a pin without a form",
                        "POST",
                        binary,
                        BINARY.replace(",\"form\":\"code\"", "")),
                parameter("taken back without a reason", "DELETE", "/moments/binary/gala"));
    }

    private static List<BadInput> referrals() {
        return List.of(
                parameter("a tree of nobody", "GET", "/referrals/tree"),
                parameter("a long id", "GET", "/referrals/tree?user=" + "u".repeat(129)),
                parameter("a negative depth", "GET", "/referrals/tree?user=u&depth=-1"),
                parameter("too deep", "GET", "/referrals/tree?user=u&depth=21"),
                new BadInput(
                        "an unknown campaign",
                        404,
                        "campaign_unknown",
                        _ -> Api.operator().get("/v1/admin/campaigns/nothing/referrals")),
                new BadInput(
                        "no key",
                        401,
                        "admin_key_missing",
                        _ -> Api.request().get("/v1/admin/events")),
                new BadInput(
                        "events as JSON only",
                        406,
                        "not_acceptable",
                        _ ->
                                Api.operator()
                                        .header("Accept", "application/json")
                                        .get("/v1/admin/events")));
    }

    @TestFactory
    Stream<DynamicTest> badInputGetsItsProblemAndChangesNothing() {
        return Stream.of(channels(), moments(), referrals())
                .flatMap(List::stream)
                .map(input -> DynamicTest.dynamicTest(input.what(), input::check));
    }

    @Test
    void viewersLookAndDoNothing() {
        String viewer = Api.newKey("channel-viewer", "viewer");
        Api.as(viewer).get(SPRING + "/channels").then().statusCode(200);
        Api.as(viewer).get(SPRING + "/moments").then().statusCode(200);
        Api.as(viewer).get(SPRING + "/referrals").then().statusCode(200);
        Api.as(viewer).get(SPRING + "/referrals/tree?user=u").then().statusCode(200);
        for (Response refused :
                List.of(
                        Api.as(viewer)
                                .contentType("application/json")
                                .body("{\"form\":\"link\",\"result\":\"ok\"}")
                                .post(SPRING + "/channels/wechat/canaries"),
                        Api.as(viewer)
                                .contentType("application/json")
                                .body("{\"kind\":\"note\",\"text\":\"t\"}")
                                .post(SPRING + "/moments"),
                        Api.as(viewer)
                                .contentType("application/json")
                                .body(BINARY)
                                .post(SPRING + "/moments/binary"))) {
            refused.then().statusCode(403).body("code", equalTo("role_missing"));
        }
    }
}
