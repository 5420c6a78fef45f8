package io.hongbao.server;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** The server under test, as its callers use it. */
final class Api {

    private static final AtomicLong PEOPLE = new AtomicLong();

    private Api() {}

    static int port() {
        return Integer.getInteger("hongbao.http.port", 0);
    }

    static RequestSpecification request() {
        return given().port(port()).urlEncodingEnabled(false);
    }

    /** An id that no test has used. */
    static String newPerson() {
        return "person-" + PEOPLE.incrementAndGet();
    }

    static String pass(String user) {
        return pass(user, "spring");
    }

    static String pass(String user, String campaign) {
        return request()
                .contentType("application/json")
                .body(
                        "{\"user\":\""
                                + user
                                + "\",\"device\":\"d\",\"campaign\":\""
                                + campaign
                                + "\"}")
                .post("/v1/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("pass");
    }

    static RequestSpecification as(String pass) {
        return request().header("Authorization", "Bearer " + pass);
    }

    static Response claim(String pass, String key) {
        return as(pass).header("Idempotency-Key", key).post("/v1/campaigns/spring/claims");
    }

    static Response claim(String pass, String key, String prize) {
        return as(pass).header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"prize\":\"" + prize + "\"}")
                .post("/v1/campaigns/spring/claims");
    }

    /** The first admin key. */
    static String rootKey() {
        try {
            return Files.readString(Path.of(System.getProperty(RunningServer.KEY_FILE, "")))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RequestSpecification operator() {
        return as(rootKey()).contentType("application/json");
    }

    /** A file from the first operator. */
    static RequestSpecification yaml(byte[] file) {
        return as(rootKey()).contentType("application/yaml").body(file);
    }

    /** A new admin key. */
    static String newKey(String name, String role) {
        return operator()
                .body("{\"name\":\"" + name + "\",\"roles\":[\"" + role + "\"]}")
                .post("/v1/admin/keys")
                .then()
                .statusCode(200)
                .extract()
                .path("key");
    }

    /** Everything that may not change when a request is refused. */
    static String moneyAndKeys() {
        return operator().get("/v1/admin/campaigns/spring/totals").asString()
                + operator().get("/v1/admin/keys").asString();
    }
}
