package io.hongbao.server;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every kind of bad input about outlets, what it gets, and that it changes nothing. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class BadOutletInputTest {

    private static BadInput outlets(String what, int status, String code, String query) {
        return new BadInput(what, status, code, _ -> Api.request().get("/v1/outlets" + query));
    }

    private static List<BadInput> outlets() {
        String admin = "/v1/admin/campaigns/winter/outlets";
        return List.of(
                outlets("outlets of several campaigns", 400, "parameter_invalid", ""),
                outlets("outlets of no campaign", 404, "campaign_unknown", "?campaign=none"),
                outlets("half a place", 400, "parameter_invalid", "?campaign=winter&near=31.2,"),
                outlets("a place on Mars", 400, "parameter_invalid", "?campaign=winter&near=91,0"),
                outlets("a place in words", 404, "outlet_unknown", "?campaign=winter&near=home"),
                outlets("no date", 400, "parameter_invalid", "?campaign=winter&date=2026-02-30"),
                outlets(
                        "in 367 days",
                        400,
                        "parameter_invalid",
                        "?campaign=winter&date=2027-02-08"),
                outlets(
                        "in a far year",
                        400,
                        "parameter_invalid",
                        "?campaign=winter&date=9999-12-31"),
                outlets("yesterday", 422, "date_past", "?campaign=winter&date=2026-02-05"),
                outlets("a limit of none", 400, "parameter_invalid", "?campaign=winter&limit=0"),
                outlets("a limit of all", 400, "parameter_invalid", "?campaign=winter&limit=51"),
                outlets("a limit in words", 400, "parameter_invalid", "?campaign=winter&limit=x"),
                new BadInput(
                        "an outlet file in JSON's name",
                        415,
                        "content_type_unsupported",
                        _ -> Api.operator().body("{}").put(admin)),
                new BadInput(
                        "a broken outlet file",
                        422,
                        "outlet_file_invalid",
                        _ -> outletFile("outlets: [".getBytes(StandardCharsets.UTF_8), admin)),
                new BadInput(
                        "too large an outlet file",
                        413,
                        "body_too_large",
                        _ -> outletFile(new byte[(1 << 20) + 1], admin)),
                new BadInput(
                        "outlets for an unknown campaign",
                        404,
                        "campaign_unknown",
                        _ -> outletFile(new byte[0], "/v1/admin/campaigns/nowhere/outlets")),
                new BadInput(
                        "a dry run of neither kind",
                        400,
                        "parameter_invalid",
                        _ -> outletFile(new byte[0], admin + "?dryRun=maybe")),
                new BadInput(
                        "an unknown outlet to pause",
                        404,
                        "outlet_unknown",
                        body(admin + "/none/pause", "{\"reason\":\"r\"}")),
                new BadInput(
                        "an outlet's pause without a reason",
                        400,
                        "json_field_invalid",
                        body(admin + "/bund/pause", "{}")),
                new BadInput(
                        "an unknown act on an outlet",
                        404,
                        "not_found",
                        body(admin + "/bund/explode", "{\"reason\":\"r\"}")),
                new BadInput(
                        "no admin key for outlets",
                        401,
                        "admin_key_missing",
                        _ -> Api.request().get(admin)));
    }

    private static Response outletFile(byte[] file, String path) {
        return Api.yaml(file).put(path);
    }

    private static Function<String, Response> body(String path, String body) {
        return _ -> Api.operator().body(body).post(path);
    }

    @TestFactory
    List<DynamicTest> everyRowGetsItsProblemAndChangesNothing() {
        return outlets().stream()
                .map(row -> DynamicTest.dynamicTest(row.what(), row::check))
                .toList();
    }
}
