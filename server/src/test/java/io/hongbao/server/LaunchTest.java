package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.hongbao.core.campaign.LaunchGoals;
import io.hongbao.rehearsal.certificate.CertifiedBuild;
import io.hongbao.rehearsal.certificate.CertifiedMachine;
import io.hongbao.rehearsal.certificate.LaunchCertificate;
import io.hongbao.rehearsal.certificate.Measured;
import io.hongbao.rehearsal.certificate.SignedCertificate;
import io.hongbao.rehearsal.certificate.SigningKey;
import io.hongbao.server.launch.Clearances;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Publishing on a server that is no sandbox: with a certificate, with an override, or not. */
@QuarkusTest
@QuarkusTestResource(value = LaunchServer.class, restrictToAnnotatedClass = true)
class LaunchTest {

    private static final long DAY_SECONDS = 86_400;
    private static final String OVERRIDE =
            "\"override\":{\"name\":\"Wang Fang\",\"reason\":\"rented for a day\"}";

    @Inject Clearances clearances;

    private static String draft(String id) throws IOException {
        String file =
                Files.readString(Path.of("src/test/resources/spring.yaml"))
                        .replace("id: spring", "id: " + id);
        Api.as(Api.rootKey())
                .contentType("application/yaml")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/admin/campaigns")
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"));
        return Api.operator()
                .get("/v1/admin/campaigns/" + id)
                .then()
                .statusCode(200)
                .body("campaign.clearance", equalTo(null))
                .extract()
                .path("campaign.digest");
    }

    private static Response publish(String key, String campaign, String shown) {
        return Api.as(key)
                .contentType("application/json")
                .body("{\"reason\":\"the big day\"" + (shown.isEmpty() ? "" : "," + shown) + "}")
                .post("/v1/admin/campaigns/" + campaign + "/publish");
    }

    private SignedCertificate certificate(
            String campaign, String digest, UnaryOperator<LaunchCertificate> change) {
        LaunchGoals goals = new LaunchGoals(1_000, 200, 60, 90);
        long nowSeconds = Instant.now().getEpochSecond();
        LaunchCertificate right =
                new LaunchCertificate(
                        campaign,
                        digest,
                        clearances.build(),
                        clearances.machine(),
                        nowSeconds - 60,
                        nowSeconds + DAY_SECONDS,
                        goals,
                        new Measured(1_010, 30, 50, 99),
                        20,
                        2026);
        return SigningKey.in(LaunchServer.signingKey()).sign(change.apply(right));
    }

    private SignedCertificate certificate(String campaign, String digest) {
        return certificate(campaign, digest, right -> right);
    }

    private static String show(SignedCertificate certificate) {
        return "\"certificate\":" + certificate.text();
    }

    private static void refused(Response answer, int status, String code, String detail) {
        answer.then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("field", equalTo("certificate"))
                .body("detail", containsString(detail));
    }

    @Test
    void aStartWithoutACertificateLeavesADraftAndPublishesAShadow() {
        Api.operator()
                .get("/v1/admin/campaigns/spring")
                .then()
                .body("campaign.state", equalTo("draft"));
        Api.operator()
                .get("/v1/admin/campaigns/shadow")
                .then()
                .body("campaign.clearance.kind", equalTo("waived"))
                .body("campaign.clearance.reason", equalTo("a shadow campaign"));
        Api.operator()
                .get("/v1/admin/audit-log?action=campaign.publish&actor=start")
                .then()
                .body("outcome", hasItem("certificate_needed"))
                .body("outcome", hasItem(containsString("waived: a shadow campaign")));
    }

    @Test
    void itSaysWhatACertificateMustBeBoundTo() {
        Api.operator()
                .get("/v1/admin/launch")
                .then()
                .statusCode(200)
                .body("certificateNeeded", equalTo(true))
                .body("waived", equalTo(null))
                .body(
                        "certifiers[0]",
                        equalTo(SigningKey.in(LaunchServer.signingKey()).certifier().id()))
                .body("build.digest", equalTo(clearances.build().digest()))
                .body("machine.processors", equalTo(Runtime.getRuntime().availableProcessors()));
        Api.request().get("/v1/admin/launch").then().statusCode(401);
    }

    @Test
    void nobodyPublishesWithoutACertificate() throws IOException {
        draft("bare");
        refused(publish(Api.rootKey(), "bare", ""), 409, "certificate_needed", "--certify");
        Api.operator()
                .get("/v1/admin/campaigns/bare")
                .then()
                .body("campaign.state", equalTo("draft"))
                .body("campaign.waiting.size()", equalTo(0));
    }

    @Test
    void bothPeopleShowOneAndTheSecondOnesIsRecorded() throws IOException {
        String digest = draft("certified");
        SignedCertificate certificate = certificate("certified", digest);
        String second = Api.newKey("second-certified", "operator");
        publish(Api.rootKey(), "certified", OVERRIDE).then().statusCode(202);
        refused(publish(second, "certified", ""), 409, "certificate_needed", "--certify");
        publish(second, "certified", show(certificate))
                .then()
                .statusCode(200)
                .body("state", equalTo("scheduled"));
        Api.operator()
                .get("/v1/admin/campaigns/certified")
                .then()
                .body("campaign.clearance.kind", equalTo("certified"))
                .body("campaign.clearance.certificate", equalTo(certificate.digest()))
                .body("campaign.clearance.certifier", equalTo(certificate.certifier()));
        publish(second, "certified", "").then().statusCode(200); // it is published already
        Api.operator()
                .get("/v1/admin/audit-log?action=campaign.publish&target=certified")
                .then()
                .body(
                        "outcome",
                        hasItem(
                                startsWith(
                                        "done (certificate "
                                                + certificate.digest().substring(0, 12))));
    }

    @Test
    void theDocumentMayComeAsText() throws IOException {
        String digest = draft("text");
        String text = certificate("text", digest).text().replace("\"", "\\\"").replace("\n", "\\n");
        publish(Api.rootKey(), "text", "\"certificate\":\"" + text + "\"").then().statusCode(202);
    }

    @Test
    void anOverrideIsInTheAuditLogAndOnTheCard() throws IOException {
        draft("override");
        String second = Api.newKey("second-override", "operator");
        publish(Api.rootKey(), "override", OVERRIDE).then().statusCode(202);
        publish(second, "override", OVERRIDE).then().statusCode(200);
        Api.operator()
                .get("/v1/admin/campaigns/override")
                .then()
                .body("campaign.clearance.kind", equalTo("overridden"))
                .body("campaign.clearance.name", equalTo("Wang Fang"))
                .body("campaign.clearance.reason", equalTo("rented for a day"));
        Api.operator()
                .get("/v1/admin/audit-log?action=campaign.publish&target=override")
                .then()
                .body(
                        "outcome",
                        hasItem("done (no certificate, overridden by Wang Fang: rented for a day)"))
                .body("reason", hasItem("the big day"));
    }

    @Test
    void anOverrideNeedsANameAndAReason() throws IOException {
        draft("nameless");
        for (String[] one :
                new String[][] {
                    {"\"override\":{\"reason\":\"r\"}", "override.name"},
                    {"\"override\":{\"name\":\"n\",\"reason\":\" \"}", "override.reason"},
                    {OVERRIDE + ",\"certificate\":{}", "override"}
                }) {
            publish(Api.rootKey(), "nameless", one[0])
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("json_field_invalid"))
                    .body("field", equalTo(one[1]));
        }
        Api.operator()
                .body("{\"reason\":\"r\"," + OVERRIDE + "}")
                .post("/v1/admin/campaigns/nameless/pause")
                .then()
                .statusCode(400)
                .body("field", equalTo("override"));
    }

    @Test
    void aCertificateIsWorthNothingWhereOneBindingIsAnother() throws IOException {
        String digest = draft("bound");
        String other = "0".repeat(64);
        record Case(String detail, UnaryOperator<LaunchCertificate> change) {}
        Case[] cases = {
            new Case(
                    "campaign: it certifies the campaign spring",
                    it -> with(it, "spring", it.campaignDigest())),
            new Case(
                    "campaign version: it certifies the campaign version " + other,
                    it -> with(it, it.campaign(), other)),
            new Case(
                    "build: it certifies the build",
                    it -> with(it, new CertifiedBuild("0.0.1", it.build().digest()), it.machine())),
            new Case(
                    "machine: it certifies the machine",
                    it -> with(it, it.build(), faster(it.machine()))),
            new Case("date: it was valid until", it -> until(it, it.issuedAtSeconds() + 1))
        };
        for (Case one : cases) {
            Response answer =
                    publish(
                            Api.rootKey(),
                            "bound",
                            show(certificate("bound", digest, one.change())));
            refused(answer, 422, "certificate_invalid", one.detail());
        }
        SignedCertificate right = certificate("bound", digest);
        String forged = right.text().replace("\"seed\": 2026", "\"seed\": 2027");
        refused(
                publish(Api.rootKey(), "bound", "\"certificate\":" + forged),
                422,
                "certificate_invalid",
                "signature: the signature is not the one of key");
        Path stranger = Files.createTempDirectory("stranger").resolve("key");
        refused(
                publish(
                        Api.rootKey(),
                        "bound",
                        show(SigningKey.make(stranger).sign(right.certificate()))),
                422,
                "certificate_invalid",
                "nobody who is trusted signed it");
        refused(
                publish(Api.rootKey(), "bound", "\"certificate\":{\"format\":1}"),
                422,
                "certificate_invalid",
                "no launch certificate");
        Api.operator()
                .get("/v1/admin/campaigns/bound")
                .then()
                .body("campaign.state", equalTo("draft"));
        assertThat(right.certificate().campaignDigest()).isEqualTo(digest);
    }

    private static LaunchCertificate with(LaunchCertificate it, String campaign, String digest) {
        return new LaunchCertificate(
                campaign,
                digest,
                it.build(),
                it.machine(),
                it.issuedAtSeconds(),
                it.validUntilSeconds(),
                it.goals(),
                it.measured(),
                it.peakSeconds(),
                it.seed());
    }

    private static LaunchCertificate with(
            LaunchCertificate it, CertifiedBuild build, CertifiedMachine machine) {
        return new LaunchCertificate(
                it.campaign(),
                it.campaignDigest(),
                build,
                machine,
                it.issuedAtSeconds(),
                it.validUntilSeconds(),
                it.goals(),
                it.measured(),
                it.peakSeconds(),
                it.seed());
    }

    private static CertifiedMachine faster(CertifiedMachine it) {
        return new CertifiedMachine(
                it.system(),
                it.architecture(),
                it.processor(),
                it.processors() + 1,
                it.memoryGiB());
    }

    private static LaunchCertificate until(LaunchCertificate it, long validUntilSeconds) {
        return new LaunchCertificate(
                it.campaign(),
                it.campaignDigest(),
                it.build(),
                it.machine(),
                it.issuedAtSeconds(),
                validUntilSeconds,
                it.goals(),
                it.measured(),
                it.peakSeconds(),
                it.seed());
    }
}
