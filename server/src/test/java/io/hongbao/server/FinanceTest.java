package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports for accounting, of a server that goes on meanwhile. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class FinanceTest {

    private static final String PATH = "/v1/admin/finance";
    private static final String HEADER = "id,kind,reference,amount,currency,time\r\n";

    /** A voucher that was taken back, and one that was not. */
    private static void grantAndVoid() {
        String person = Api.newPerson();
        String pass = Api.pass(person);
        String id = Api.claim(pass, "k", "tea").path("envelope.id");
        Api.operator()
                .body("{\"campaign\":\"spring\",\"reason\":\"a test\"}")
                .post("/v1/admin/people/" + person + "/vouchers/" + id + "/void")
                .then()
                .statusCode(200);
        Api.claim(Api.pass(Api.newPerson()), "k", "tea").then().statusCode(200);
    }

    @Test
    void theTrialBalanceIsWhatTheRunningTotalsAre() {
        grantAndVoid();
        Map<String, Integer> totals =
                Api.operator()
                        .get("/v1/admin/campaigns/spring/totals")
                        .then()
                        .extract()
                        .path("accounts");
        Response report = Api.operator().get(PATH + "/trial-balance?campaign=spring");
        report.then()
                .statusCode(200)
                .header("Report-Holds", "true")
                .body("report", equalTo("trial-balance"))
                .body("holds", equalTo(true))
                .body("checks.holds", everyItem(equalTo(true)));
        for (Map<String, Object> account : report.<List<Map<String, Object>>>path("accounts")) {
            assertThat(totals)
                    .containsEntry(
                            "" + account.get("account"), (Integer) account.get("balanceMinor"));
        }
        String csv =
                Api.operator()
                        .get(PATH + "/trial-balance?campaign=spring&format=csv")
                        .then()
                        .statusCode(200)
                        .contentType(containsString("text/csv"))
                        .extract()
                        .asString();
        assertThat(csv).startsWith("part,item,value,").contains("\r\naccounts,");
        Api.operator()
                .get(PATH + "/trial-balance?campaign=spring&format=text")
                .then()
                .statusCode(200)
                .body(containsString("trial-balance of campaign spring"));
    }

    @Test
    void whatIsVoidedIsInTheBreakageReport() {
        grantAndVoid();
        Api.operator()
                .get(PATH + "/breakage?campaign=spring&from=2026-02-06&to=2026-02-07")
                .then()
                .statusCode(200)
                .header("Report-Holds", "true")
                .body("unused.find { it.reason == 'voided' }.count", greaterThan(0))
                .body("unused.find { it.reason == 'voided' }.to", equalTo("treasury"));
    }

    @Test
    void aDayIsClosedOnceForGood() throws IOException {
        String address = PATH + "/days/2026-02-05/close?campaign=spring";
        Api.operator().get(address).then().statusCode(404).body("code", equalTo("day_not_closed"));
        Response first = Api.operator().header("Idempotency-Key", "close-1").post(address);
        first.then()
                .statusCode(200)
                .body("day", equalTo("2026-02-05"))
                .body("holds", equalTo(true))
                .body("digest", org.hamcrest.Matchers.matchesPattern("[0-9a-f]{64}"));
        Path folder = RunningServer.dataDirectory().resolve("finance");
        assertThat(Files.readString(folder.resolve("spring.2026-02-05.json")))
                .isEqualTo(first.asString());
        grantAndVoid();
        Response replay = Api.operator().header("Idempotency-Key", "close-1").post(address);
        replay.then().header("Idempotent-Replay", "true");
        Response again = Api.operator().post(address);
        assertThat(List.of(replay.asString(), again.asString())).containsOnly(first.asString());
        assertThat(Api.operator().get(address).asString()).isEqualTo(first.asString());
        Api.operator()
                .get(address + "&format=csv")
                .then()
                .statusCode(200)
                .body(containsString("fact,digest,"));
        Api.operator()
                .get("/v1/admin/audit-log?action=finance.close&limit=3")
                .then()
                .body("target", everyItem(equalTo("spring 2026-02-05")))
                .body("outcome", equalTo(List.of("done", "repeated", "done")));
    }

    @Test
    void aDayThatIsNotOverIsNotClosed() {
        Api.operator()
                .post(PATH + "/days/2026-02-06/close?campaign=spring")
                .then()
                .statusCode(409)
                .body("code", equalTo("day_not_over"))
                .body("detail", endsWith("2026-02-07T00:00:00+08:00 on"));
        Api.operator().get(PATH + "/days/2026-02-06/close?campaign=spring").then().statusCode(404);
    }

    @Test
    void aProvidersFileIsReconciled() {
        Response found =
                Api.as(Api.rootKey())
                        .contentType("text/csv")
                        .body(HEADER + "x-1,charge,r,12.50,CNY,2026-02-06T12:00:00+08:00\r\n")
                        .post(PATH + "/reconciliations?campaign=spring&from=2026-02-06");
        found.then()
                .statusCode(200)
                .header("Report-Holds", "false")
                .body("differences", hasSize(1))
                .body("differences[0].type", equalTo("unknown_here"))
                .body("differences[0].thereMinor", equalTo(1_250));
        Api.as(Api.rootKey())
                .contentType("text/csv")
                .body(HEADER)
                .post(PATH + "/reconciliations?campaign=spring&from=2026-02-06")
                .then()
                .statusCode(200)
                .body("clean", equalTo(true));
        Api.as(Api.rootKey())
                .contentType("text/csv")
                .body(HEADER + "x-1,charge,r,12,50,CNY\r\n")
                .post(PATH + "/reconciliations?campaign=spring&from=2026-02-06")
                .then()
                .statusCode(422)
                .body("code", equalTo("provider_file_invalid"))
                .body("detail", containsString("line 2"));
    }

    /** As large as a campaign file may be, but not for those who have no key. */
    @Test
    void aProvidersFileMayBeLarge() {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 10_000; i++) {
            file.append("x-")
                    .append(i)
                    .append(",refund,reference,1.00,CNY,2026-02-06T12:00:00+08:00\n");
        }
        byte[] body = file.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(body.length).isBetween(400_000, 1 << 20);
        Api.as(Api.rootKey())
                .contentType("text/csv")
                .body(body)
                .post(PATH + "/reconciliations?campaign=spring&from=2026-02-06")
                .then()
                .statusCode(200)
                .body("differenceCount", equalTo(10_000));
        Api.request()
                .contentType("text/csv")
                .body(body)
                .post(PATH + "/reconciliations?campaign=spring&from=2026-02-06")
                .then()
                .statusCode(413);
    }

    @ParameterizedTest
    @CsvSource({
        "/trial-balance?campaign=nobody,404,campaign_unknown",
        "/trial-balance,400,parameter_invalid",
        "/trial-balance?campaign=../../x,400,parameter_invalid",
        "/trial-balance?campaign=spring&format=xml,400,parameter_invalid",
        "/breakage?campaign=spring,400,parameter_invalid",
        "/breakage?campaign=spring&from=6.2.2026,400,parameter_invalid",
        "/breakage?campaign=spring&from=2026-02-07&to=2026-02-06,400,parameter_invalid",
        "/settlements?campaign=spring&from=2026-02-06&merchant=nobody,400,parameter_invalid",
        "/days/yesterday/close?campaign=spring,400,parameter_invalid"
    })
    void whatIsAskedForWronglyIsRefused(String address, int status, String code) {
        Api.operator().get(PATH + address).then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void reportsTakeTheFinanceRole() throws IOException {
        String finance = Api.newKey("accountant", "finance");
        String operator = Api.newKey("no-accountant", "operator");
        for (String address :
                List.of(
                        "/trial-balance?campaign=spring",
                        "/breakage?campaign=spring&from=2026-02-06",
                        "/settlements?campaign=spring&from=2026-02-06")) {
            Api.as(finance).get(PATH + address).then().statusCode(200);
            Api.as(operator)
                    .get(PATH + address)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("role_missing"));
        }
        Api.as(operator)
                .post(PATH + "/days/2026-02-04/close?campaign=spring")
                .then()
                .statusCode(403);
        try (Stream<Path> left = Files.list(RunningServer.dataDirectory())) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.contains("export") || name.contains("report"));
        }
    }
}
